"""The figures of changed words: those that were named and still stand there, and those found anew."""

import re
from collections.abc import Iterable

from briefdesk.sources.suggest import figures_written


def figures_in(text: str, named: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the figures of `text` as it has them, in order: what is found, and what of `named` it holds.

    A figure within a longer one is left to that.
    """
    kept = [figure for figure in named if _stands(figure, text)]
    figures = dict.fromkeys((*kept, *figures_written(text)))
    alone = [f for f in figures if not any(f in other and f != other for other in figures)]
    return tuple(sorted(alone, key=text.index))


def _stands(figure: str, text: str) -> bool:
    """Return whether `text` has the figure, not as a piece of another number or word."""
    return re.search(rf"(?<![\w$])(?<!\d[.,]){re.escape(figure)}(?!\w)(?![.,]\d)", text) is not None
