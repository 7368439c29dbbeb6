"""Ranges of numbers, which take an en dash, told from all that only looks like one.

1960-1996 and pp. 3-5 are ranges; telephone numbers, ZIP+4, dates as 2026-06-15, public laws, reports, bills
and models of aircraft are not.
"""

import re

_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+"
_CANDIDATE = re.compile(
    rf"(?<![\w.,:/§–—-])(?<!\d )(?P<sign>\$?)(?P<low>(?:{_NUMBER})(?:\.\d+)?)(?P<share>%?)-"
    rf"\$?(?P<high>(?:{_NUMBER})(?:\.\d+)?)(?!\w|[–-]\w|[.,:/]\d|-)"
)
_TIMES = re.compile(r"(?<![\w:–-])(\d{1,2}:\d\d)-(?=\d{1,2}:\d\d(?![\w:–-]))")
# What stands before a number that goes by its hyphen: Public Law 119-21, H. Rept. 118-301, No. 24-1234.
_NAMED_BEFORE = re.compile(
    r"(?:\b(?:Law|Laws|L\.|Rept\.|Report|Reports|No\.|Nos\.|Number|Case|Docket|Doc\.|Order|H\.R\.|S\.|Res\.|Act"
    r"|Form|Rule|Code|ZIP|Tel\.|Phone|Fax|Box|Suite|Room|Flight|Executive|Treaty)|[#(+]) ?$"
    r"|\(\d{3}\) ?$|\b\d{3}[ .-]$"
)
_RANGE_BEFORE = re.compile(
    r"(?:\b(?:pp?\.|[Pp]ages?|[Pp]aras?\.|[Pp]aragraphs?|[Ss]ecs?\.|[Ss]ections?|[Cc]hapters?|[Ff]igures?|[Tt]ables?"
    r"|[Ll]ines?|[Aa]ges?|[Aa]ged|[Gg]rades?|[Ii]tems?|[Tt]itles?|[Vv]erses?|FY|nn?\.)|§) ?$"
)
_SCORE_AFTER = re.compile(r" (?:votes?|decisions?|margin|majority|split|rulings?|party-line)\b")


def with_ranges(text: str) -> str:
    """Return `text` with en dashes in its ranges of numbers; nothing else changes, not even its length."""
    text = _TIMES.sub(r"\1–", text)
    places = [m.start("high") for m in _CANDIDATE.finditer(text) if _is_range(m, text)]
    for place in places:
        at = text.rindex("-", 0, place)
        text = f"{text[:at]}–{text[at + 1 :]}"
    return text


def _is_range(match: re.Match[str], text: str) -> bool:
    low, high = match["low"], match["high"]
    before = text[: match.start()].replace("\u00a0", " ")
    if _NAMED_BEFORE.search(before):
        return False
    if _RANGE_BEFORE.search(before):
        return True
    if match["sign"] or match["share"] or text[match.end() :].startswith(("%", " percent", "\u00a0percent")):
        return True
    if "." in low or "." in high or low.startswith("0") or high.startswith("0"):
        return _years(low, high)
    if (len(low), len(high)) == (3, 4):
        return False  # a telephone number
    return _years(low, high) or _value(low) < _value(high) or bool(_SCORE_AFTER.match(text, match.end()))


def _years(low: str, high: str) -> bool:
    """Return whether these are years: 1960-1996, or 1996-97 and 2005-06."""
    if not (low.isdigit() and high.isdigit() and len(low) == 4 and 1500 <= int(low) <= 2200):
        return False
    return (len(high) == 4 and int(low) < int(high)) or (len(high) == 2 and int(low) % 100 < int(high))


def _value(number: str) -> int:
    return int(number.replace(",", ""))
