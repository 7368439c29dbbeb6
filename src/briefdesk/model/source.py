"""What a source document is: sections of numbered passages."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

SourceId = NewType("SourceId", str)
PassageId = NewType("PassageId", str)


class PassageKind(StrEnum):
    """What a passage is in its document; only `TEXT` is running text.

    `FACT` is something that a user noted from the document: it has no place there that a note could name.
    """

    TEXT = "text"
    LIST_ITEM = "list_item"
    TABLE = "table"
    BLOCK_QUOTE = "block_quote"
    FOOTNOTE = "footnote"
    CAPTION = "caption"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Passage:
    """One numbered passage of a section.

    `id` is unique in its document ("texas-4"); `number` counts from 1 within the section, captions
    not counted. `paraphrase` is true where `text` is a summary in other words than the source's own.
    What is `confidential` leaves in no file, what has an `embargo` not before that day.
    """

    id: PassageId
    number: int
    text: str
    kind: PassageKind = PassageKind.TEXT
    paraphrase: bool = False
    confidential: bool = False
    embargo: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its passages; `id` is unique in its document ("mass-deportations")."""

    id: str
    heading: str
    level: int
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A published document. `date` is as exact as known: "2025", "2025-03" or "2025-03-04".

    `short_title` is what a footnote prints; `edition` is the SHA-256 of the file's bytes (hex).
    """

    id: SourceId
    title: str
    short_title: str
    publisher: str
    author: str
    date: str
    url: str
    edition: str
    sections: tuple[Section, ...]

    def section(self, section_id: str) -> Section | None:
        """Return the section of that id, or None."""
        return next((s for s in self.sections if s.id == section_id), None)

    def passage(self, passage_id: PassageId) -> Passage | None:
        """Return the passage of that id, or None."""
        return next((p for s in self.sections for p in s.passages if p.id == passage_id), None)
