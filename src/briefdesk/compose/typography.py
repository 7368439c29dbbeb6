"""Typographic apostrophes, quotation marks and spaces, character for character.

Every change replaces one character by one other, so that positions in the text stay what they were.
"""

import re
from functools import lru_cache

from briefdesk.english import MONTHS

_NBSP = "\u00a0"

# What must not be parted at a line's end: the space in each of these groups.
_KEEP_TOGETHER = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<=\bH\.R\.) (?=\d)",
        r"(?<=\bS\.) (?=\d)",
        r"(?<=\bRes\.) (?=\d)",
        r"(?<=\bSec\.) (?=\d)",
        r"(?<=\bSecs\.) (?=\d)",
        r"(?<=\b[Ss]ection) (?=\d)",
        r"(?<=\b[Pp]ara\.) (?=\d)",
        r"(?<=\bNo\.) (?=\d)",
        r"(?<=§) (?=\d)",
        r"(?<=\b(?:Rep|Sen|Del)\.) (?=[A-ZÀ-Þ])",
        r"(?<=\b(?:Mr|Ms|Dr)\.) (?=[A-ZÀ-Þ])",
        r"(?<=\bMrs\.) (?=[A-ZÀ-Þ])",
    )
)
_DATE = re.compile(rf"\b({'|'.join(MONTHS)}) (?=\d{{1,2}}\b)")
_OPENING_AFTER = re.compile(r"[\s(\[{—–/“‘]")


@lru_cache(maxsize=4096)
def typeset(text: str) -> str:
    """Return `text` with curly quotes and apostrophes, and with spaces that keep numbers to their words.

    The result has the length of `text`. Straight quotes inside a number ('6"') are left alone.
    """
    if "'" in text or '"' in text:
        text = _curled(text)
    if " " in text:
        for pattern in _KEEP_TOGETHER:
            text = pattern.sub(_NBSP, text)
        text = _DATE.sub(lambda match: match[1] + _NBSP, text)
    return text


def _curled(text: str) -> str:
    characters = list(text)
    for index, character in enumerate(characters):
        if character not in "'\"":
            continue
        before = characters[index - 1] if index else " "
        after = text[index + 1] if index + 1 < len(text) else " "
        if character == '"' and before.isdigit() and '"' not in text[:index]:
            continue  # inches
        opens = _OPENING_AFTER.match(before) is not None and not after.isspace()
        if character == '"':
            characters[index] = "“" if opens else "”"
        elif opens and after.isdigit():
            characters[index] = "’"  # the ’90s
        else:
            characters[index] = "‘" if opens else "’"
    return "".join(characters)
