"""Dates that the original does not hold, part by part: a year, a month, a day, a weekday, an hour."""

from briefdesk.sources.figures import Figure, FigureKind
from briefdesk.sources.guards.flag import Flag, Wording

_COMPARE = "Compare it with the original, and change it back unless the source bears it out."
_THIRDS = {"early": range(1, 6), "mid": range(4, 10), "late": range(8, 13)}


def date_flags(before: Wording, after: Wording, source_date: str) -> list[Flag]:
    """Return a flag for each date of the edit with a part that the original lacks.

    The source's own year may be added, and its month where the original has none: so "in February"
    becomes "in February 2025", and "so far" becomes "by March 2025".
    """
    theirs = [figure for figure in before.figures if figure.kind is FigureKind.DATE]
    held = {part for figure in theirs for part in _parts(figure)}
    held |= {f"y{v}" for f in before.figures if f.kind is FigureKind.NUMBER for v in f.values}
    months = {int(part[1:]) for part in held if part.startswith("m")}
    if len(source_date) >= 4:
        held.add(f"y{source_date[:4]}")
    if len(source_date) >= 7 and not months:
        held.add(f"m{source_date[5:7]}")
    flags: list[Flag] = []
    for figure in after.figures:
        if figure.kind is not FigureKind.DATE:
            continue
        if _parts(figure) <= held and _same_part_of_year(figure, theirs, months, source_date):
            continue
        nearest = min(theirs, key=lambda other: abs(other.start - figure.start), default=None)
        has = f", which has “{nearest.text}”" if nearest else ""
        place = (nearest.start, nearest.end) if nearest else (0, len(before.text))
        message = f"“{figure.text}” is not in the original{has}."
        flags.append(Flag("date-changed", message, _COMPARE, figure.start, figure.end, *place))
    return flags


def _parts(figure: Figure) -> set[str]:
    """Return what a date names: "y2025", "m02", "d02-15", and whole for fiscal years, quarters, hours."""
    parts: set[str] = set()
    for value in figure.values:
        if value[:2] == "FY" or value[0] in "TW" or value.endswith("s"):
            parts.add(value)
            continue
        year, month, day = value[:4] if value[0] != "-" else "", "", ""
        rest = value[5:] if year else value[2:]
        if rest.startswith("Q"):
            parts.add(value)
        elif rest:
            month, _, day = rest.partition("-")
        parts |= {f"y{year}"} if year else set()
        parts |= {f"m{month}"} if month else set()
        parts |= {f"d{month}-{day}"} if day else set()
    return parts


def _same_part_of_year(figure: Figure, theirs: list[Figure], months: set[int], source_date: str) -> bool:
    """Return whether "early", "mid" or "late" is the original's, or fits its month."""
    if not figure.unit or any(other.unit == figure.unit for other in theirs):
        return True
    if any(other.unit for other in theirs):
        return False
    known = months or ({int(source_date[5:7])} if len(source_date) >= 7 else set())
    return any(month in _THIRDS[figure.unit] for month in known)
