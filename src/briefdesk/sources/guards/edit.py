"""Guards on an edit of a few words of a passage: what stands elsewhere in the passage is borne out too."""

import datetime as dt

from briefdesk.model.flag import Flag
from briefdesk.sources.figures import extract_figures, same_figure
from briefdesk.sources.guards.check import MOST_ORIGINAL, check_edit

# What an edit may take from elsewhere in the passage; a lost hedge or negation it may not.
_BORNE_BY_PASSAGE = frozenset(
    {
        "number-changed", "percentage-changed", "unit-changed", "date-changed", "law-changed",
        "name-changed", "quotation-changed",
    }
)  # fmt: skip


def flags_between(
    original: str, passage: str, edited: str, *, today: dt.date | None, source_date: str
) -> tuple[Flag, ...]:
    """Return what `edited` changed that neither the `original` words nor the whole `passage` bear out.

    `original` are the words of `passage` that the edit came from; a number, date, unit, percentage, name,
    law or quotation that stands elsewhere in the passage is no change. Places in the original are
    characters of `original`; `today` and `source_date` are those of `check_edit`.
    """
    flags = check_edit(original, edited, today=today, source_date=source_date)
    if len(passage) > MOST_ORIGINAL or any(flag.code == "too-long" for flag in flags):
        return flags
    if passage.strip() in {"", original.strip()} or not any(f.code in _BORNE_BY_PASSAGE for f in flags):
        return flags
    doubts = [
        flag
        for flag in check_edit(passage, edited, today=None, source_date=source_date)
        if flag.code in _BORNE_BY_PASSAGE
    ]
    return tuple(
        flag
        for flag in flags
        if flag.code not in _BORNE_BY_PASSAGE
        or _misplaced(flag, original, edited)
        or any(_overlap(flag, doubt) for doubt in doubts)
    )


def _overlap(one: Flag, other: Flag) -> bool:
    return one.start < other.end and other.start < one.end


def _misplaced(flag: Flag, original: str, edited: str) -> bool:
    """Return whether the figure is the original's own and stands in a wrong place: two were swapped."""
    if flag.code != "number-changed":
        return False
    ours = extract_figures(edited[flag.start : flag.end])
    return len(ours) == 1 and any(same_figure(ours[0], theirs) for theirs in extract_figures(original))
