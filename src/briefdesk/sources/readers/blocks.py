"""What every reader hands on: the blocks of a file in reading order, and what the file tells of itself."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from briefdesk.model.source import PassageKind

# Bullets of the symbol fonts of Word, the ligatures of typesetters, and the hyphen that PDFium marks.
_SPELLED_OUT = {
    0xF0A7: "•", 0xF0B7: "•", 0xF0D8: "•",
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl",
    0x2011: "-",
}  # fmt: skip
# Soft hyphens, marks without width, and the marks that turn the direction of what follows.
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ue000-\uf8ff]")


class Phase(StrEnum):
    """What is done with a file just now: it is read, searched for findings, compared with another edition."""

    READING = "reading"
    SUGGESTING = "suggesting"
    COMPARING = "comparing"


# Called with what is done, in pages, paragraphs or passages, and their total, 0 where unknown.
Counted = Callable[[int, int], None]
Progress = Callable[[int, int, Phase], None]


@dataclass(frozen=True, slots=True)
class ReadBlock:
    """A heading where `level` is 1 or more (1 the highest), else a passage of its `kind`."""

    text: str
    kind: PassageKind = PassageKind.TEXT
    level: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """What the file tells of the publication, empty where it does not; `date` as in SourceDocument."""

    title: str = ""
    publisher: str = ""
    author: str = ""
    date: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read: the facts and the blocks in reading order."""

    facts: Facts
    blocks: tuple[ReadBlock, ...]


def no_progress(_done: int, _total: int, _phase: Phase) -> None:
    """Take note of nothing."""


def uncounted(_done: int, _total: int) -> None:
    """Take note of nothing."""


def clean(text: str) -> str:
    """Return `text` as one line: white space as single spaces, nothing unseen, ligatures spelled out."""
    if text.isascii():
        return " ".join(_CONTROL.sub("", text).split())
    text = text.translate(_SPELLED_OUT)
    text = _CONTROL.sub("", _UNSEEN.sub("", text))
    return " ".join(unicodedata.normalize("NFC", text).split())


def tidy_blocks(blocks: list[ReadBlock]) -> tuple[ReadBlock, ...]:
    """Return the blocks with clean texts, without those that hold none."""
    tidy = (ReadBlock(clean(b.text), b.kind, b.level) for b in blocks)
    return tuple(b for b in tidy if b.text)
