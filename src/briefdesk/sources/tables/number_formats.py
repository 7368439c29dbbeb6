"""Numbers of a worksheet as people see them: leading zeros, dates, and no digits lost."""

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

_DATES = frozenset((*range(14, 18), 22, *range(27, 37), *range(50, 59)))
"""The format numbers of dates that stand in no file (ECMA-376 part 1, 18.8.30)."""
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_ZEROS = re.compile(r"0+(?:[-\s]0+)*")
_MOST_DIGITS = 30
_LAST_DAY = 2_958_465  # December 31, 9999


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How a cell shows its number: as a date, or with the zeros of a pattern such as "00000-0000"."""

    is_date: bool = False
    zeros: str = ""


def formats_of(styles: "etree._Element | None") -> tuple[NumberFormat, ...]:
    """Return the number formats of a workbook's cell styles, in the order in which cells count them."""
    if styles is None:
        return ()
    codes = {e.get("numFmtId", ""): e.get("formatCode", "") for e in _children(styles, "numFmts")}
    return tuple(_format(e.get("numFmtId", "0"), codes) for e in _children(styles, "cellXfs"))


def shown(value: str, form: NumberFormat, *, from_1904: bool) -> str:
    """Return a stored number as text; what is no number stays as it is.

    A date becomes "2026-06-15", a number keeps all its digits and gains the zeros that its format shows.
    """
    try:
        number = Decimal(value.strip())
    except InvalidOperation:
        return value
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        return value
    if form.is_date and 1 <= number <= _LAST_DAY:
        return _date(number, from_1904=from_1904)
    if number == number.to_integral_value():
        digits = str(int(number))
        return _with_zeros(digits, form.zeros) if form.zeros and number >= 0 else digits
    # Stored as a binary fraction: 0.1 stands there as 0.10000000000000001.
    return f"{float(number):.15g}"


def _format(number: str, codes: dict[str, str]) -> NumberFormat:
    if number not in codes:
        return NumberFormat(is_date=number.isascii() and number.isdigit() and int(number[:6]) in _DATES)
    raw = codes[number][:200].partition(";")[0]
    plain = _NOT_SHOWN.sub(lambda found: found[0][1] if found[0].startswith("\\") else "", raw).strip()
    return NumberFormat(
        is_date=bool(re.search(r"[yd]", plain, re.IGNORECASE)) and "general" not in plain.casefold(),
        zeros=plain if _ZEROS.fullmatch(plain) and len(plain) > 1 else "",
    )


def _with_zeros(digits: str, pattern: str) -> str:
    """Return the digits in a pattern of zeros: "2138001" in "00000-0000" is "00213-8001"."""
    wanted = pattern.count("0")
    left = list(digits.zfill(wanted))
    extra = "".join(left[: len(left) - wanted])
    rest = iter(left[len(left) - wanted :])
    return extra + "".join(next(rest) if sign == "0" else sign for sign in pattern)


def _date(number: Decimal, *, from_1904: bool) -> str:
    days = int(number) + (1462 if from_1904 else 0)
    # Excel counts a February 29, 1900, that never was.
    began = dt.date(1899, 12, 30) if days >= 61 else dt.date(1899, 12, 31)
    try:
        return (began + dt.timedelta(days=days)).isoformat()
    except OverflowError:
        return str(number)


def _children(styles: "etree._Element", name: str) -> "list[etree._Element]":
    return [
        child
        for group in styles
        if isinstance(group.tag, str) and group.tag.rpartition("}")[2] == name
        for child in group
        if isinstance(child.tag, str)
    ]
