"""Find all the figures of a text; where two readings overlap, the more particular one stands."""

import re
from collections.abc import Callable, Iterator

from briefdesk.sources.figures.agencies import agency_figures
from briefdesk.sources.figures.amounts import amount_figures, ordinal_figures
from briefdesk.sources.figures.dates import date_figures
from briefdesk.sources.figures.figure import Figure, masked
from briefdesk.sources.figures.laws import bill_figures, law_figures
from briefdesk.sources.figures.places import place_figures
from briefdesk.sources.figures.shares import share_figures

# What looks like a number and is none: addresses, telephone numbers and references to notes. What no word is
# as long as comes of broken files or evil ones, and would take the readers minutes.
_NO_FIGURE = re.compile(
    r"\S{200,}|https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]{1,80}@[\w-]+\.\w+"
    r"|\[\d{1,3}\]|\(\d{3}\)\s?\d{3}-\d{4}|\b\d{3}-\d{3}-\d{4}\b"
)
_SAYS_ANYTHING = re.compile(r"\w")

# The most particular first: what one has read, the next does not see.
_READERS: tuple[Callable[[str], Iterator[Figure]], ...] = (
    bill_figures, law_figures, date_figures, share_figures,
    amount_figures, ordinal_figures, agency_figures, place_figures,
)  # fmt: skip


def extract_figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of `text` in their order; no two overlap."""
    rest = _NO_FIGURE.sub(lambda match: "\0" * len(match[0]), text)
    found: list[Figure] = []
    if not _SAYS_ANYTHING.search(rest):
        return ()
    for reader in _READERS:
        end = 0
        for figure in sorted(reader(rest), key=lambda figure: (figure.start, -figure.end)):
            if figure.start >= end:
                found.append(figure)
                end = figure.end
        rest = masked(rest, found)
    return tuple(sorted(found, key=lambda figure: figure.start))
