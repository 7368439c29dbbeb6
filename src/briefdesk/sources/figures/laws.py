"""Laws and bills: acts by name, sections and titles of the U.S. Code, public laws, orders, amendments."""

import re
from collections.abc import Callable, Iterator

from briefdesk.sources.figures.figure import Figure, FigureKind, masked

_SECTION = r"\d+[A-Za-z]?(?:-\d+)?(?:\([0-9A-Za-z]{1,4}\))*"
_CAPITAL = r"[A-Z][\w’'-]*"
_ACT = re.compile(
    rf"(?<![\w-])(?P<name>{_CAPITAL}(?:,?\s+(?:{_CAPITAL}|of|and|the|for|to|in|against|on|&|from)){{0,9}}?"
    rf"\s+(?:Act|Amendments)|(?:War Powers|Authorization for Use of Military) (?:Resolution|Force))\b"
    rf"(?P<year>\s+of\s+(?:1[6-9]|20)\d\d)?"
)
_LEADING = re.compile(
    r"^(?:(?:The|This|That|These|A|An|Under|In|By|When|While|Although|If|Since|Because|Unlike|Both|And|But|As"
    r"|Congress|Section|Without|Through|For|With|After|Before|Until|Does|Did|Neither|Its|Their|Our|On|To)"
    r"(?:\s+the)?,?\s+)+"
)
_LAWS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (
        re.compile(
            rf"(?<![\w.])(?P<n>\d+)\s+(?P<code>U\.\s?S\.\s?C\.?|USC|C\.\s?F\.\s?R\.?|CFR)\s*(?:§{{0,2}}|[Ss]ec\.|[Pp]art)"
            rf"\s*(?P<s>\d+(?:\.\d+)?{_SECTION[3:]})"
        ),
        lambda m: f"{'cfr' if 'F' in m['code'] else 'title'} {m['n']}&sec {m['s'].lower()}",
    ),
    (
        re.compile(
            rf"(?<!\w)(?:Sec\.|Secs\.|Section|section|Sections|sections|sec\.|§{{1,2}})\s*(?P<s>{_SECTION})"
            rf"(?:\s*(?:and|or|,|–|-|to|through)\s*(?P<s2>\d{{2,}}{_SECTION[3:]}))?"
            r"(?P<t>,?\s+of\s+(?:the\s+)?[Tt]itle\s+(?P<n>\d+))?"
        ),
        lambda m: "&".join(
            [f"sec {s.lower()}" for s in (m["s"], m["s2"]) if s] + ([f"title {m['n']}"] if m["n"] else [])
        ),
    ),
    (re.compile(r"(?<!\w)Title\s+(?P<n>\d+|[IVXLC]+)\b"), lambda m: f"title {m['n'].lower()}"),
    (
        re.compile(
            r"(?<!\w)(?:Public\s+Law|Pub\.\s?L\.|P\.\s?L\.)\s*(?:No\.\s*)?(?P<c>\d+)\s?[-–]\s?(?P<n>\d+)"
        ),
        lambda m: f"public law {m['c']}-{m['n']}",
    ),
    (
        re.compile(r"(?<!\w)(?:[Ee]xecutive\s+[Oo]rder|E\.\s?O\.|EO)\s*(?:No\.\s*)?(?P<n>\d{4,5})\b"),
        lambda m: f"executive order {m['n']}",
    ),
    (
        re.compile(
            r"\b(?P<n>First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Thirteenth|Fourteenth"
            r"|Fifteenth|Nineteenth)\s+Amendment\b"
        ),
        lambda m: f"{m['n'].lower()} amendment",
    ),
    (re.compile(r"\bArticle\s+(?P<n>[IVX]+|\d+)\b"), lambda m: f"article {m['n'].lower()}"),
)
_BILL = re.compile(
    r"(?<![\w.])(?P<house>H\.\s?R\.|HR|H\.\s?J\.\s?Res\.|H\.\s?Con\.\s?Res\.|H\.\s?Res\.|S\.\s?J\.\s?Res\."
    r"|S\.\s?Con\.\s?Res\.|S\.\s?Res\.|S\.)\s*(?P<n>\d{1,5})(?![\w,]*\d)"
)


def law_figures(text: str) -> Iterator[Figure]:
    """Yield laws; a value lists what is named: "sec 502(f)&title 32", "posse comitatus act"."""
    for pattern, value in _LAWS:
        found = [
            Figure(FigureKind.LAW, match[0], match.start(), match.end(), value(match))
            for match in pattern.finditer(text)
        ]
        yield from found
        text = masked(text, found)
    for match in _ACT.finditer(text):
        name = match["name"]
        lead = _LEADING.match(name)
        start = match.start() + (lead.end() if lead else 0)
        name = name[lead.end() :] if lead else name
        if name not in ("Act", "Amendments"):
            act = " ".join(name.replace("’", "'").lower().split())
            yield Figure(FigureKind.LAW, text[start : match.end()], start, match.end(), act)


def bill_figures(text: str) -> Iterator[Figure]:
    """Yield bills and resolutions; a value is "hr1234", "s567", "hres12"."""
    for match in _BILL.finditer(text):
        kind = re.sub(r"[.\s]", "", match["house"]).lower()
        yield Figure(FigureKind.BILL, match[0], match.start(), match.end(), f"{kind}{int(match['n'])}")
