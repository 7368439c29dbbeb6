"""Typographic quotes, primes, dashes and spaces for what people type.

`typeset` does it all. Where a text is made of several spans, `set_dashes` comes first (it changes lengths),
then `set_characters` over the whole (it replaces one character by one other).
Addresses of the web and of e-mail, and code between backticks, stay as typed.
"""

import re
from functools import lru_cache
from itertools import accumulate, pairwise

from briefdesk.compose.number_ranges import with_ranges
from briefdesk.english import MONTHS

_NBSP = "\u00a0"
_MONTH = "|".join(
    (*MONTHS, "Jan\\.", "Feb\\.", "Mar\\.", "Apr\\.", "Aug\\.", "Sept\\.", "Oct\\.", "Nov\\.", "Dec\\.")
)

_VERBATIM = re.compile(
    r"`[^`\n]*`"
    r"|(?:https?://|mailto:|www\.)[^\s<>\"“”]+"
    r"|\w[\w.+'-]*@[\w-]+(?:\.[\w-]+)+"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:com|edu|example|gov|int|mil|net|org|us)\b(?:/[^\s<>\"“”]*)?"
)
# Two or three hyphens between words or between spaces; four and more are a line to fill in.
_TYPED_DASH = re.compile(r"(?<=[^\s-])---?(?=[^\s-])|(?<=[^\s-])---?(?= )|(?<=\S )---?(?= )")
_SPACED_HYPHEN = re.compile(r"(?<=[^\W\d_])( |[,.;:!?)\]”’\"'] )-(?= [^\W_])")

# A space after one of these and before what its lookahead names does not end a line.
_BEFORE_NUMBER = (
    r"H\.R\.|S\.|Res\.|§§?|Secs?\.|[Ss]ections?|[Pp]aras?\.|[Pp]aragraphs?|Nos?\.|pp?\.|[Cc]h\.|[Vv]ol\."
    r"|[Tt]itle|[Cc]hapter|[Pp]art|[Aa]rticle|[Tt]able|[Ff]igure|[Ff]ig\.|Exhibit|Annex|Page|FY|L\.|Rept\."
    r"|U\.S\.C\.|C\.F\.R\.|[Aa]ge"
)
_BEFORE_NAME = r"Reps?|Sens?|Del|Govs?|Gen|Lt|Col|Maj|Capt|Cmdr|Sgt|Adm|Amb|Mr|Mrs|Ms|Dr|Prof|Hon|St|Ft"
_FUNCTION_WORDS = (
    r"a|about|after|all|also|an|and|are|as|at|before|but|by|can|did|do|for|from|had|has|have|he|if|in|into|is|it|its"
    r"|may|not|of|on|or|our|she|so|such|than|that|the|their|they|this|to|until|was|we|were|when|where|which"
    r"|while|who|whom|will|with|would|you"
)
_KEPT_SPACE = re.compile(
    rf"(?:(?<=\W)|^)(?:{_BEFORE_NUMBER}) (?=[$(]?\d)"
    r"|\b(?:[Tt]itle|[Aa]rticle|Art\.|[Pp]art|[Cc]hapter) (?=[IVXL]+\b)"
    rf"|\b(?:{_BEFORE_NAME})\. (?=[A-ZÀ-Þ])"
    r"|(?<![\w.])[A-Z]\. (?=[A-ZÀ-Þ][\w’'.-])"
    r"|\b(?:H\.|S\.|H\.J\.|S\.J\.|Con\.|H\. Con\.) (?=(?:Con\. )?Res\.)"
    r"|\b(?:Pub|Stat)\. (?=L\.|at\b)|\bPub\. L\. (?=No\.)"
    r"|\bU\.S\. (?=Code\b)|\d (?=(?:U\.S\.C|C\.F\.R|U\.S|Stat|F\.\dd|Fed)\b)"
    rf"|\b(?:{_MONTH}) (?=\d{{1,2}}\b(?!:))|(?<!\d )\b[1-9]\d? (?=(?:{_MONTH})\b)"
    r"|\d (?=(?:percent(?:age)?|million|billion|trillion|thousand|a\.m\.|p\.m\.)(?!\w))"
    r"|(?:million|billion|trillion) (?=(?:people|dollars|a\b|euros)\b)"
    rf"|(?<![\w.,$-])(?:\d{{1,3}}(?:,\d{{3}})*(?:\.\d+)?) (?=(?!(?:{_FUNCTION_WORDS})\b)[a-z]{{2,9}}\b)"
    r"|\b(?:U\.S\.C|C\.F\.R)\. (?=§)"
    r"|(?<=\S) (?=[—–](?: |$))"
)
_OPENING_AFTER = re.compile(r"[\s(\[{—–/“‘]")
_ELISION = re.compile(r"'(?=(?:\d|tis\b|twas\b|em\b|til\b|cause\b|n'|n’))", re.IGNORECASE)
_FEET = re.compile(r"(?<=\d)['’](?= ?\d+(?:[″\"”]|½|¼|¾))")


@lru_cache(maxsize=4096)
def typeset(text: str) -> str:
    """Return `text` with curly quotes, true dashes and primes, and spaces that hold numbers to words."""
    (dashed,) = set_dashes(text)
    return set_characters(dashed)


def set_dashes(*texts: str) -> tuple[str, ...]:
    """Return the pieces of one text with an em dash for each dash typed as two or three hyphens."""
    whole = "".join(texts)
    if "--" not in whole:
        return texts
    characters = list(whole)
    kept = [match.span() for match in _VERBATIM.finditer(whole)]
    for match in _TYPED_DASH.finditer(whole):
        start, end = match.span()
        if not any(first < end and start < last for first, last in kept):
            characters[start:end] = ["—", *[""] * (end - start - 1)]
    ends = (0, *accumulate(map(len, texts)))
    return tuple("".join(characters[first:last]) for first, last in pairwise(ends))


@lru_cache(maxsize=4096)
def set_characters(text: str) -> str:
    """Return `text` with quotes, primes, en dashes and kept spaces; the result has the length of `text`."""
    done = text
    if "'" in done or '"' in done:
        done = _curled(done)
    if "-" in done:
        done = with_ranges(_SPACED_HYPHEN.sub(r"\1–", done))
    if " " in done:
        done = _KEPT_SPACE.sub(lambda match: match[0][:-1] + _NBSP, done)
    if done == text:
        return text
    for match in _VERBATIM.finditer(text):
        done = done[: match.start()] + match[0] + done[match.end() :]
    return done


def _curled(text: str) -> str:
    characters = list(_FEET.sub("′", text))
    quoted = False
    for index, character in enumerate(characters):
        if character in "“”":
            quoted = character == "“"
        if character not in "'\"":
            continue
        before = characters[index - 1] if index else " "
        after = text[index + 1] if index + 1 < len(text) else " "
        opens = _opens(before, after)
        if character == '"':
            if before.isdigit() and not quoted:
                characters[index] = "″"
                continue
            characters[index] = "“" if opens else "”"
            quoted = opens
        elif opens and _ELISION.match(text, index):
            characters[index] = "’"  # the ’90s, ’tis, rock ’n’ roll
        else:
            characters[index] = "‘" if opens else "’"
    return "".join(characters)


def _opens(before: str, after: str) -> bool:
    """Return whether a quotation mark between these two characters opens."""
    if before == "-":
        return after.isalnum()
    return _OPENING_AFTER.match(before) is not None and not after.isspace()
