"""Marks that tell a field without a value from ordinary text, on its way through template and Markdown.

The two private-use characters cannot come from a user: every value is cleaned of them first.
"""

import re

OPEN = "\ue000"
CLOSE = "\ue001"

_MARKS = re.compile(f"[{OPEN}{CLOSE}]")
# C0 and C1 controls (but tab and line ends, which become spaces), lone surrogates, and the marks themselves.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff" + OPEN + CLOSE + "]"
)
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")


def clean(value: str) -> str:
    """Return `value` as one line of text: no control characters, no marks, single spaces."""
    return one_line(_UNPRINTABLE.sub("", value))


def one_line(text: str) -> str:
    """Return `text` with every run of spaces and line ends made one space; non-breaking spaces stay."""
    return _SPACES.sub(" ", text).strip(" ")


def unprintable(value: str) -> bool:
    """Return whether `value` holds a character that no page can show."""
    return _UNPRINTABLE.search(value) is not None


def unfilled(label: str) -> str:
    """Return the context value of a field that is empty and that the user is to fill in."""
    return f"{OPEN}{clean(label)}{CLOSE}"


def label_of(value: str) -> str | None:
    """Return the label if `value` is the context value of an empty field, None for any other text."""
    if value.startswith(OPEN) and value.endswith(CLOSE):
        return value[1:-1]
    return None


def without_marks(text: str) -> str:
    """Return the text with its marks removed: what a reader sees."""
    return _MARKS.sub("", text)
