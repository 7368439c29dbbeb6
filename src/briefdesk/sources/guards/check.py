"""Compare an edited wording with the original it came from, and raise what deserves a look."""

import datetime as dt

from briefdesk.sources.guards.ages import age_flags
from briefdesk.sources.guards.amounts import amount_flags, retyped_flags
from briefdesk.sources.guards.dates import date_flags
from briefdesk.sources.guards.flag import Flag, Wording, wording_of
from briefdesk.sources.guards.hedges import hedge_flags
from briefdesk.sources.guards.names import name_flags
from briefdesk.sources.guards.negations import negation_flags
from briefdesk.sources.guards.quotations import quotation_flags

_OF_FIGURES = frozenset(
    {"number-changed", "percentage-changed", "unit-changed", "date-changed", "law-changed", "hedge-lost"}
)
MOST_EDITED, MOST_ORIGINAL = 6_000, 24_000
"""Characters that are compared: a letter has 3,000, and guards take more than as long for twice as many."""
_SHOWN = 60


def check_edit(original: str, edited: str, *, today: dt.date | None, source_date: str) -> tuple[Flag, ...]:
    """Return what the edit changed that its passage does not bear, in the order of the edited text.

    `source_date` is the source's, as exact as known ("2025", "2025-03"); its year may be added to a date.
    With `today`, figures that stand "now" or "in February" are flagged once the source is old: that
    depends on the edited text alone and so also shows for a wording that nobody changed. What is too long
    to be compared has one flag, which says so.
    """
    if len(edited) > MOST_EDITED or len(original) > MOST_ORIGINAL:
        return (_too_long(original, edited),)
    before, after = wording_of(original), wording_of(edited)
    flags: list[Flag] = []
    if before.text != after.text:
        flags += amount_flags(before, after)
        flags += date_flags(before, after, source_date)
        flags += name_flags(before, after)
        flags += negation_flags(before, after)
        flags += hedge_flags(before, after)
        flags += quotation_flags(before, after)
        if not any(flag.code in _OF_FIGURES for flag in flags):
            flags += retyped_flags(before, after)
    if today is not None:
        flags += age_flags(after, today, source_date)
    placed = [_placed(flag, before, after) for flag in flags]
    return tuple(dict.fromkeys(sorted(placed, key=lambda flag: (flag.start, flag.end, flag.code))))


def _too_long(original: str, edited: str) -> Flag:
    long = len(edited) > MOST_EDITED
    what, count, most = (
        ("wording", len(edited), MOST_EDITED) if long else ("original", len(original), MOST_ORIGINAL)
    )
    return Flag(
        "too-long",
        f"The {what} has {count:,} characters: more than {most:,} are not compared with the source.",
        "Shorten it to a sentence or two." if long else "Rest it on fewer words of the source.",
        0,
        min(_SHOWN, len(edited)),
        0,
        0,
    )


def _placed(flag: Flag, before: Wording, after: Wording) -> Flag:
    """Return the flag with its places in the texts as they were given."""
    start, end = after.span(flag.start, flag.end)
    original_start, original_end = before.span(
        min(flag.original_start, len(before.text)), min(flag.original_end, len(before.text))
    )
    return Flag(flag.code, flag.message, flag.next_step, start, end, original_start, original_end)
