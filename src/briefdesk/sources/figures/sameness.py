"""When two figures say the same: "more than 40 percent" and "over 40%", "3,600" and "3600"."""

from fractions import Fraction

from briefdesk.sources.figures.figure import Figure, FigureKind

_SHARES = (FigureKind.PERCENT, FigureKind.FRACTION)


def same_figure(one: Figure, other: Figure) -> bool:
    """Return whether both say the same; "about" may be there or not, every other bound must agree."""
    bounds = {one.bound, other.bound}
    agree = len(bounds) == 1 or bounds <= {"", "~"}
    return agree and same_value(one, other) and _unit(one) == _unit(other)


def same_value(one: Figure, other: Figure) -> bool:
    """Return whether both have the same value, whatever their bounds and units.

    Half is 50 percent, and 2024 is 2024 whether it was read as a year or as a number.
    """
    if one.kind in _SHARES and other.kind in _SHARES:
        return _shares(one) == _shares(other)
    if one.kind is other.kind:
        return one.value == other.value
    return {one.kind, other.kind} == {FigureKind.NUMBER, FigureKind.DATE} and one.value == other.value


def _shares(figure: Figure) -> tuple[Fraction, ...]:
    whole = 100 if figure.kind is FigureKind.PERCENT else 1
    return tuple(Fraction(value) / whole for value in figure.values)


def _unit(figure: Figure) -> str:
    return "" if figure.kind in (FigureKind.DATE, FigureKind.PLACE) else figure.unit
