"""What a template is once read: facts of its front matter, then named sections in order."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

TemplateId = NewType("TemplateId", str)


class TemplateKind(StrEnum):
    """What a template makes."""

    LETTER = "letter"
    BRIEF = "brief"


class FindingsStyle(StrEnum):
    """How picked findings are set."""

    BULLETS = "bullets"
    NUMBERS = "numbers"
    PARAGRAPHS = "paragraphs"


class Design(StrEnum):
    """How a one-pager is arranged."""

    PLAIN = "plain"
    COLUMNS = "columns"
    FIGURES = "figures"
    CHART = "chart"
    QUESTIONS = "questions"


class Slot(StrEnum):
    """Section names that are filled by Briefdesk; a text under them is a lead-in, printed if the slot is."""

    FINDINGS = "findings"
    ASKS = "asks"
    KEY_FIGURES = "key-figures"
    CHART = "chart"
    QUOTE = "quote"
    SOURCES = "sources"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class TemplateField:
    """A value that the user fills in once per project, used as `fields.NAME`."""

    name: str
    label: str
    default: str = ""


@dataclass(frozen=True, slots=True)
class TemplateSection:
    """One `::: name` section: Markdown with fields. `line` is that of its first line of text, from 1.

    `only_for` is a recipient query, empty for everyone.
    """

    name: str
    label: str
    text: str
    line: int
    only_for: str = ""
    slot: Slot | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """A letter or brief template. `source` is its whole text; `trusted` is true for shipped ones.

    `subject` is the Re: line of a letter and the title of a brief, Markdown with fields. `design` and `qr`
    are a brief's: its arrangement, and whether a code leads to the source.
    """

    id: TemplateId
    kind: TemplateKind
    name: str
    description: str
    language: str
    theme: str
    subject: str
    findings: FindingsStyle
    asks: FindingsStyle
    close: str
    delivery: str
    enclosures: tuple[str, ...]
    cc: tuple[str, ...]
    signatories: bool
    fields: tuple[TemplateField, ...]
    sections: tuple[TemplateSection, ...]
    source: str
    trusted: bool = False
    design: Design = Design.PLAIN
    qr: bool = False

    def section(self, name: str) -> TemplateSection | None:
        """Return the section of that name, or None."""
        return next((s for s in self.sections if s.name == name), None)


class VersionKind(StrEnum):
    """What made a version of a template of one's own."""

    FOUND = "found"
    SAVED = "saved"
    IMPORTED = "imported"
    COPIED = "copied"
    RESTORED = "restored"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class TemplateVersion:
    """A text that a template of one's own had: versions count from 1, and no number comes twice."""

    number: int
    day: dt.date
    kind: VersionKind
    text: str
