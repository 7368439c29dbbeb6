"""Where sentences end in English prose about government: "U.S.", "H.R. 1234" and "Sec. 3(b)" end none."""

import re
from dataclasses import dataclass
from itertools import pairwise

from briefdesk.sources.suggest.abbreviations import EITHER, NUMBERED, STARTERS, TITLES

_AFTER_TIME = re.compile(
    r"(?:E[SD]?T|C[SD]?T|M[SD]?T|P[SD]?T|GMT|UTC|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun"
    r"|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)
_END = re.compile(
    r"(?<![.!?…])(?P<dots>\.(?:\s?\.){2,}+|…\.?|[.!?]++)(?P<close>[\"”’')\]]*)(?P<note>\[\d{1,3}\]|[¹²³⁴-⁹⁰]+)?(?P<gap>\s+)"
)
_BREAK = re.compile(r"\n[ \t]*\n\s*")
_OPENERS = "\"“‘'([—–- "
# A bracket or a quotation of a reasonable length is kept whole.
_WHOLE = re.compile(r"\([^()]{1,300}\)|“[^“”]{1,350}”|\"(?=\S)[^\"]{1,350}(?<=\S)\"")
_WORD_BEFORE = re.compile(r"[\w.’'&-]*\w$")
_LONGEST_WORD = 40
_LOOK_AHEAD = 80
_NUMBER = re.compile(r"[\d(§]|No\. ?\d|[IVXLC]+\b")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without the space around it; `start` and `end` are characters of the whole text."""

    text: str
    start: int
    end: int


def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of `text`; none is empty, and what lies between them is white space."""
    found: list[Sentence] = []
    start = 0
    for piece in split_sentences(text):
        kept = piece.strip()
        if kept:
            left = start + len(piece) - len(piece.lstrip())
            found.append(Sentence(kept, left, left + len(kept)))
        start += len(piece)
    return tuple(found)


def split_sentences(text: str) -> tuple[str, ...]:
    """Return `text` in pieces of one sentence each, with the white space after it.

    Joined, the pieces give the text back; no piece is empty, and only a text of nothing but white space
    gives a piece without a sentence.
    """
    whole = [match.span() for match in _WHOLE.finditer(text)]
    cuts = {match.end() for match in _BREAK.finditer(text)}
    breaks = sorted(cuts)
    begin = 0
    for match in _END.finditer(text):
        end = match.end()
        while breaks and breaks[0] <= match.start():
            begin = max(begin, breaks.pop(0))
        inside = any(first < match.end("dots") and match.end("close") < last for first, last in whole)
        if end < len(text) and not inside and _ends(text, match, begin):
            cuts.add(end)
            begin = end
    edges = sorted({0, len(text), *cuts})
    pieces: list[str] = []
    for first, last in pairwise(edges):
        piece = text[first:last]
        if pieces and (not piece.strip() or not pieces[-1].strip()):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return tuple(pieces)


def _ends(text: str, match: re.Match[str], begin: int) -> bool:
    """Return whether the stop at `match` ends the sentence that begins at `begin`."""
    following = text[match.end() : match.end() + _LOOK_AHEAD].lstrip(_OPENERS)
    next_word = re.match(r"[\w’'-]*", following)
    word = next_word[0] if next_word else ""
    if word[:1].islower():
        return False
    dots = match["dots"]
    if len(dots) > 1 and set(dots) <= {".", " ", "…"}:
        return bool(dots.count(".") > 3) or word.lower() in STARTERS or not word
    if dots != ".":
        return True
    before = _WORD_BEFORE.search(text, max(begin, match.start() - _LONGEST_WORD), match.start())
    return before is None or _ends_after(before[0], word, following, listed=before.start() == begin)


def _ends_after(before: str, word: str, following: str, *, listed: bool) -> bool:
    """Return whether "before." ends a sentence when `word` follows; `listed`: it begins one."""
    word_before = before.lower().lstrip("'’")
    starts = word.lower() in STARTERS
    ends = True
    if word_before in TITLES or (listed and (before.isdigit() or len(before) == 1)):
        ends = False  # "Rep.", or "1. The first of a list"
    elif word_before in ("a.m", "p.m"):
        ends = not _AFTER_TIME.match(following)
    elif word_before in NUMBERED:
        ends = _NUMBER.match(following) is None
    elif word_before in EITHER or re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", before):
        ends = starts or not word or (word_before == "d.c" and word.endswith("s"))
    elif re.fullmatch(r"(?:[\w’'-]*-)?[A-Z]", before):
        ends = starts and word != "A"  # an initial: "J. Smith"
    return ends
