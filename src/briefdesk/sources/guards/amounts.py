"""Numbers, percentages, sums, units, rates and bounds that the original does not hold."""

import re
from collections.abc import Iterable
from fractions import Fraction
from itertools import combinations

from briefdesk.sources.figures import COUNTED, Figure, FigureKind
from briefdesk.sources.figures.amounts import ADVERB_PERIODS
from briefdesk.sources.guards.flag import Flag, Wording

_SHARES = (FigureKind.PERCENT, FigureKind.FRACTION)
# What an edit may make of a bound without saying more than the source.
_ALLOWED = {
    "": ("", "~", ">=", "<="),
    ">": (">", ">="),
    ">=": (">=",),
    "<": ("<", "<="),
    "<=": ("<=",),
    "<~": ("<~", "~", "<"),
    "~": ("~",),
}
_BOUND_AFTER = {
    ">": r"\bor more\b|\bplus\b|\bexceed|\btop(?:ped|s)\b|\bsurpass|\bhigher than\b|\bgreater than\b",
    ">=": r"\bor more\b|\bat a minimum\b|\bor higher\b",
    "<": r"\bor (?:less|fewer)\b|\bshort of\b",
    "<=": r"\bor (?:less|fewer)\b|\bmaximum\b|\bcapped\b",
    "<~": r"\bshort of\b|\bapproach",
    "~": r"\bor so\b|\bestimat\w+|\bballpark\b|\bapproximat\w+|\brough(?:ly)?\b|\babout\b",
}
_ADVERBS = {
    period: [word for word, p in ADVERB_PERIODS.items() if p == period] for period in ADVERB_PERIODS.values()
}
_DIGITS = re.compile(r"\d(?:[\d,.]*\d)?")
_FOLLOWING = re.compile(r"[A-Za-z][\w'-]*")
_MOST_COMPARED = 12
_COMPARE = "Compare it with the original, and change it back unless the source bears it out."


def amount_flags(before: Wording, after: Wording) -> list[Flag]:
    """Return a flag for each amount of the edit that the original does not hold, or holds otherwise."""
    theirs = [figure for figure in before.figures if figure.kind in (*COUNTED, FigureKind.DATE)]
    ours = [figure for figure in after.figures if figure.kind in COUNTED]
    said = {(figure.kind, figure.normal) for figure in theirs}
    flags: list[Flag] = []
    for figure in ours:
        if (figure.kind, figure.normal) in said:
            continue
        matches = [other for other in theirs if _holds(other, figure)]
        if not matches and not all(any(_holds_value(o, figure, v) for o in theirs) for v in figure.values):
            flags.append(_unknown(figure, theirs, before))
        elif matches:
            flags += _changed(figure, matches, after)
    flags += _ordinals(before, after)
    return flags + (_swapped(ours, theirs, before, after) if not flags else [])


def _holds(other: Figure, figure: Figure) -> bool:
    return all(_holds_value(other, figure, value) for value in figure.values)


def _holds_value(other: Figure, figure: Figure, value: str) -> bool:
    """Return whether the original's figure `other` states `value` of the edit's `figure`."""
    if figure.kind in _SHARES and other.kind in _SHARES:
        return _share(value, figure.kind) in {_share(v, other.kind) for v in other.values}
    if (other.unit == "times") != (figure.unit == "times"):
        return False
    if value.endswith("+"):
        low = int(value[:-1])
        return any(v == value or _magnitude(v, low) for v in other.values)
    return value in other.values


def _share(value: str, kind: FigureKind) -> Fraction:
    return Fraction(value) / (100 if kind is FigureKind.PERCENT else 1)


def _magnitude(value: str, low: int) -> bool:
    """Return whether a number may be called "thousands" (low 1,000), "hundreds", "millions"."""
    return re.fullmatch(r"\d+(?:\.\d+)?", value) is not None and 2 * low <= float(value) < 1000 * low


def _unknown(figure: Figure, theirs: list[Figure], before: Wording) -> Flag:
    code = "percentage-changed" if figure.kind in _SHARES else "number-changed"
    alike = [other for other in theirs if other.kind is figure.kind] or theirs
    nearest = min(alike, key=lambda other: abs(other.start - figure.start), default=None)
    message = f"“{figure.text}” is not in the original."
    if nearest is not None:
        message = f"“{figure.text}” is not in the original, which has “{nearest.text}”."
    return _flag(code, message, figure, nearest or before)


def _changed(figure: Figure, matches: list[Figure], after: Wording) -> list[Flag]:
    """Return what is otherwise about an amount that the original holds: unit, rate, bound."""
    if not any(_same_unit(other, figure) and _same_rate(other, figure, after) for other in matches):
        message = f"“{figure.text}” counts something else than the original’s “{matches[0].text}”."
        return [_flag("unit-changed", message, figure, matches[0])]
    if any(_bound_kept(other, figure, after) for other in matches):
        return []
    other = matches[0]
    code = "hedge-lost" if other.bound else "number-changed"
    message = f"“{figure.text}” says more than the original’s “{other.text}”."
    return [_flag(code, message, figure, other)]


def _same_unit(other: Figure, figure: Figure) -> bool:
    if FigureKind.DATE in (other.kind, figure.kind):
        return True
    if (other.kind in _SHARES) != (figure.kind in _SHARES):
        return False
    if "USD" in (other.unit, figure.unit) or "points" in (other.unit, figure.unit):
        return other.unit == figure.unit
    return not figure.unit or figure.unit == other.unit


def _same_rate(other: Figure, figure: Figure, after: Wording) -> bool:
    ours = set(filter(None, figure.per.split("/")))
    theirs = set(filter(None, other.per.split("/")))
    if ours - theirs:
        return False
    text = after.text.lower()
    return all(
        any(re.search(rf"\b{re.escape(word)}", text) for word in (part, *_ADVERBS.get(part, ())))
        for part in theirs - ours
    )


def _bound_kept(other: Figure, figure: Figure, after: Wording) -> bool:
    if figure.bound in _ALLOWED[other.bound]:
        return True
    return bool(other.bound and not figure.bound and re.search(_BOUND_AFTER[other.bound], after.text))


def retyped_flags(before: Wording, after: Wording) -> list[Flag]:
    """Return a flag for each number that alone was changed in words that are otherwise the same.

    This finds what lists of figures cannot: 15 that became another 19 where the original has both.
    """
    theirs, ours = list(_DIGITS.finditer(before.text)), list(_DIGITS.finditer(after.text))
    if len(theirs) != len(ours) or _DIGITS.sub("#", before.text) != _DIGITS.sub("#", after.text):
        return []
    return [
        Flag("number-changed", f"“{new[0]}” stands where the original has “{old[0]}”.", _COMPARE,
             *new.span(), *old.span())
        for old, new in zip(theirs, ours, strict=True)
        if new[0].replace(",", "") != old[0].replace(",", "")
    ]  # fmt: skip


def _ordinals(before: Wording, after: Wording) -> list[Flag]:
    theirs = [figure for figure in before.figures if figure.kind is FigureKind.ORDINAL]
    # "twice" holds a two, and yet nothing that is the second.
    held = {v for figure in before.figures if figure.unit != "times" for v in figure.values}
    flags: list[Flag] = []
    for figure in after.figures:
        if figure.kind is not FigureKind.ORDINAL or figure.value in held:
            continue
        if theirs or figure.text.lower() not in ("first", "second"):
            message = f"“{figure.text}” is not in the original."
            flags.append(_flag("number-changed", message, figure, theirs[0] if theirs else before))
    return flags


def _swapped(ours: list[Figure], theirs: list[Figure], before: Wording, after: Wording) -> list[Flag]:
    """Return a flag where two numbers of the original changed places: each counts what the other did."""
    for one, other in combinations(ours[:_MOST_COMPARED], 2):
        if one.value != other.value:
            first = next((f for f in theirs if f.value == one.value), None)
            second = next((f for f in theirs if f.value == other.value), None)
            if first is None or second is None or first is second:
                continue
            a, b = _counted(one, after), _counted(other, after)
            c, d = _counted(first, before), _counted(second, before)
            if not a & c and not b & d and a & d and b & c:
                message = f"“{one.text}” and “{other.text}” changed places."
                return [_flag("number-changed", message, one, first)]
    return []


def _counted(figure: Figure, wording: Wording) -> set[str]:
    """Return the words that follow a figure closely: what it counts."""
    following = re.split(r"[.,;:()\d]", wording.text[figure.end :], maxsplit=1)[0]
    return {word.lower()[:6] for word in _FOLLOWING.findall(following)[:3] if len(word) > 3}


def _flag(code: str, message: str, figure: Figure, place: Figure | Wording) -> Flag:
    first, last = (0, len(place.text)) if isinstance(place, Wording) else (place.start, place.end)
    return Flag(code, message, _COMPARE, figure.start, figure.end, first, last)


def any_bound(figures: Iterable[Figure], signs: str) -> int:
    """Return how many of `figures` carry one of the bounds in `signs`, a word list such as "~ <~"."""
    return sum(figure.bound in signs.split() for figure in figures)
