"""Whether a text was changed in substance, or only a typo in it was mended.

Only what is surely a typo is called one: a word that was misspelled and is spelled right now, a word that
stood twice, spaces, commas and full stops. Everything else is of substance.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefdesk.model.sign_on import Judgement, Ruling
from briefdesk.sources.spelling import is_known

ASK = "Ask: "
SUBJECT = "Re: "

_WORD = re.compile(r"[$€£§#]?\w+(?:['.,:/]\w+)*%?")
_SIGNS = re.compile(r'["?!*+=<>\[\]{}|/&%$€£§#@()]')
_PLAIN = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‛": "'", "…": ".",
        "–": "-", "—": "-", "‐": "-", "‑": "-", "‒": "-", "−": "-",
        "\u00ad": None, "\u200b": None, "\u200c": None, "\u200d": None, "\u2060": None, "\ufeff": None,
    }
)  # fmt: skip
_REASON_OF = {
    "number-changed": "a figure changed",
    "percentage-changed": "a figure changed",
    "unit-changed": "a figure changed",
    "date-changed": "a date changed",
    "law-changed": "a law changed",
    "name-changed": "a name changed",
    "negation-lost": "a negation changed",
    "negation-added": "a negation changed",
    "hedge-lost": "a doubt was dropped",
    "quotation-changed": "a quotation changed",
}
# Capitals make other words of these.
_BY_CAPITALS = frozenset(
    """may march august us who it aids guard polish turkey china sunday monday tuesday wednesday thursday
    friday saturday january february april june july september october november december""".split()  # noqa: SIM905
)
_PREFIXES = frozenset("re un non anti pro pre de co dis in im mis over under sub counter".split())  # noqa: SIM905
_SHORTEST = 4
_LONG = 8
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class _Token:
    """A word with the line that it stands in; `begins` tells that a sentence may begin with it."""

    text: str
    line: int
    begins: bool


def normalized(lines: Sequence[str]) -> str:
    """Return the text of paragraphs as it is kept and hashed: a line each, single spaces, straight quotes."""
    plain = (" ".join(unicodedata.normalize("NFKC", line).translate(_PLAIN).split()) for line in lines)
    return "\n".join(line for line in plain if line)


def judge_change(before: str, after: str, known: frozenset[str] = frozenset()) -> Judgement:
    """Return how the normalized text `after` is changed from `before`, and why.

    `known` are words spelled right beside the common ones: those of the sources. Lines that begin with `ASK`
    are asks, the one with `SUBJECT` is the Re: line.
    """
    if before == after:
        return Judgement(Ruling.TYPO)
    old, new = list(_tokens(before)), list(_tokens(after))
    reasons = [*_word_reasons(old, new, before, after, known), *_guard_reasons(before, after)]
    if _signs(before) != _signs(after):
        reasons.append("a sign changed")
    # What weighs most is told first.
    ordered = sorted(dict.fromkeys(reasons), key=lambda reason: reason != "an ask changed")
    return Judgement(Ruling.SUBSTANCE if ordered else Ruling.TYPO, tuple(ordered))


def _tokens(text: str) -> Iterator[_Token]:
    for number, line in enumerate(text.split("\n")):
        last = 0
        for at, word in enumerate(_WORD.finditer(line)):
            between = line[last : word.start()]
            yield _Token(word[0], number, at == 0 or bool(re.search(r"[.:?!]", between)))
            last = word.end()


def _signs(text: str) -> list[str]:
    return _SIGNS.findall(text)


def _word_reasons(
    old: list[_Token], new: list[_Token], before: str, after: str, known: frozenset[str]
) -> Iterator[str]:
    lines = before.split("\n"), after.split("\n")
    for start, gone, come in _changes(old, new):
        if _stood_twice(gone, come, old, start):
            continue
        told = _of_words(gone, come, known)
        if told:
            yield told
        spelled = [t.text.casefold() for t in gone] != [t.text.casefold() for t in come]
        if spelled and any(
            lines[side][t.line].startswith(ASK) for side in (0, 1) for t in (gone, come)[side]
        ):
            # Even a letter may turn what is asked for.
            yield "an ask changed"
        elif told and any(
            lines[side][t.line].startswith(SUBJECT) for side in (0, 1) for t in (gone, come)[side]
        ):
            yield "the subject changed"


def _changes(old: list[_Token], new: list[_Token]) -> Iterator[tuple[int, list[_Token], list[_Token]]]:
    """Yield each stretch of words that changed: where it begins in `old`, what went and what came."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415  (not at start: the window imports this)

    start = other = 0
    for block in Indel.opcodes([t.text for t in old], [t.text for t in new]):
        if block.tag != "equal":
            continue
        if block.src_start > start or block.dest_start > other:
            yield start, old[start : block.src_start], new[other : block.dest_start]
        start, other = block.src_end, block.dest_end
    if start < len(old) or other < len(new):
        yield start, old[start:], new[other:]


def _stood_twice(gone: list[_Token], come: list[_Token], old: list[_Token], start: int) -> bool:
    """Return whether a single word went that stood twice in a row: "the the"."""
    if come or len(gone) != 1 or not gone[0].text.isalpha():
        return False
    beside = old[max(0, start - 1) : start] + old[start + 1 : start + 2]
    return any(t.text.casefold() == gone[0].text.casefold() and t.line == gone[0].line for t in beside)


def _of_words(gone: list[_Token], come: list[_Token], known: frozenset[str]) -> str:
    """Return why words in the place of others are no mended typo, empty where they are one."""
    if not come:
        return f"words left out: “{_shown(gone)}”"
    if not gone:
        return f"words added: “{_shown(come)}”"
    if _same_letters(gone, come, known):
        return ""
    if len(gone) != len(come):
        return f"“{_shown(gone)}” became “{_shown(come)}”"
    return next((told for a, b in zip(gone, come, strict=True) if (told := _of_word(a, b, known))), "")


def _of_word(gone: _Token, come: _Token, known: frozenset[str]) -> str:
    old, new = gone.text, come.text
    if old == new:
        return ""
    changed = f"“{old}” became “{new}”"
    if re.search(r"[\d$€£%§#]", old + new):
        return "a figure changed"
    if old.casefold() == new.casefold():
        loud = any(len(word) > 1 and word.isupper() for word in (old, new))
        return changed if loud or old.casefold() in _BY_CAPITALS else ""
    if old.replace("'", "").casefold() == new.replace("'", "").casefold() and old[-1:] + new[-1:] == "ss":
        return ""  # its and it's: an apostrophe in or out of place
    named = any(token.text[:1].isupper() and not token.begins for token in (gone, come))
    if named or (new[:1].isupper() and not is_known(new)):
        return "a name changed"
    return "" if _is_mended(old.casefold(), new.casefold(), known) else changed


def _is_mended(old: str, new: str, known: frozenset[str]) -> bool:
    """Return whether a word that is none became one by a slip of the finger taken back."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415  (as above)

    if min(len(old), len(new)) < _SHORTEST or (is_known(old, known) or not is_known(new, known)):
        return False
    return OSA.distance(old, new) <= (2 if len(new) >= _LONG else 1)


def _same_letters(gone: list[_Token], come: list[_Token], known: frozenset[str]) -> bool:
    """Return whether only spaces went or came: "ofthe" became "of the", where one of them is no word."""
    old, new = [t.text.casefold() for t in gone], [t.text.casefold() for t in come]
    if len(old) == len(new) or "".join(old) != "".join(new) or not "".join(old).isalpha():
        return False
    if _PREFIXES & {*old, *new}:
        return False
    return all(is_known(w, known) for w in new) and not all(is_known(w, known) for w in old)


def _guard_reasons(before: str, after: str) -> Iterator[str]:
    """Yield what the guards say to each line that changed."""
    from briefdesk.sources.guards import check_edit  # noqa: PLC0415  (letters and the window come sooner)

    old, new = before.split("\n"), after.split("\n")
    if len(old) != len(new):
        # A paragraph parted in two, or two joined: held against each other as wholes.
        old, new = [" ".join(old)], [" ".join(new)]
    for one, other in zip(old, new, strict=True):
        if one != other:
            for flag in check_edit(one, other, today=None, source_date=""):
                if flag.code in _REASON_OF:
                    yield _REASON_OF[flag.code]


def _shown(tokens: list[_Token]) -> str:
    text = " ".join(t.text for t in tokens)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…"
