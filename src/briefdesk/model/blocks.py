"""The neutral stream that every writer (PDF, DOCX, text) renders: blocks of spans."""

from dataclasses import dataclass
from enum import StrEnum

from briefdesk.model.finding import Citation, FindingId, KeyFigure


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style. `note` is the number of a footnote mark (then `text` is empty).

    `unfilled` marks a placeholder for a field that has no value yet. `link` is http, https or mailto.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None
    note: int | None = None
    unfilled: bool = False


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """What a block or item was made from: the part's id in the draft and, for a finding, its id."""

    part: str
    finding: FindingId | None = None


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The sender at the head of page one; `logo` is the image's bytes (PNG or JPEG), None without one."""

    organization: str
    tagline: str
    contact_lines: tuple[str, ...]
    logo: bytes | None = None
    logo_alt: str = ""


@dataclass(frozen=True, slots=True)
class DateLine:
    """The date as printed: "June 15, 2026"."""

    text: str


@dataclass(frozen=True, slots=True)
class DeliveryLine:
    """How the letter travels, above the inside address: "Via e-mail"."""

    text: str


@dataclass(frozen=True, slots=True)
class InsideAddress:
    """One or two addressees, each a block of lines, first line "The Honorable ..."."""

    blocks: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class SubjectLine:
    """The Re: line, without the word "Re:"."""

    spans: Spans
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Salutation:
    """The greeting, with its colon."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 is a brief's title, 2 a section."""

    level: int
    spans: Spans
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `lead` marks a brief's opening paragraph."""

    spans: Spans
    origin: Origin | None = None
    lead: bool = False


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list."""

    spans: Spans
    origin: Origin | None = None


class ListStyle(StrEnum):
    """How a list counts."""

    BULLETS = "bullets"
    NUMBERS = "numbers"


@dataclass(frozen=True, slots=True)
class ItemList:
    """A bulleted or numbered list; numbers begin at `start`."""

    items: tuple[ListItem, ...]
    style: ListStyle
    start: int = 1


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Two to four figures side by side, each with its label, footnote and origin."""

    figures: tuple[tuple[KeyFigure, int | None, Origin], ...]


@dataclass(frozen=True, slots=True)
class AskBox:
    """The boxed ask of a brief: heading, optional lead-in and numbered asks."""

    heading: str
    lead: Spans
    items: tuple[ListItem, ...]
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Close, room to sign, name, title and organization; never parted over pages."""

    close: str
    name: str
    title: str
    organization: str


@dataclass(frozen=True, slots=True)
class Signatories:
    """Organizations that sign on, alphabetical, under an optional heading (a tier)."""

    heading: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Enclosures:
    """What goes with the letter; stands before cc:."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CopyLine:
    """Who gets a copy."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourcesNote:
    """A brief's sources in small type at the foot: one spans tuple per numbered note."""

    heading: str
    notes: tuple["Footnote", ...]


@dataclass(frozen=True, slots=True)
class ContactStrip:
    """The last line of a brief: who to reach and how, and the date."""

    spans: Spans


Block = (
    Letterhead
    | DateLine
    | DeliveryLine
    | InsideAddress
    | SubjectLine
    | Salutation
    | Heading
    | Paragraph
    | ItemList
    | KeyFigures
    | AskBox
    | SignatureBlock
    | Signatories
    | Enclosures
    | CopyLine
    | SourcesNote
    | ContactStrip
)


@dataclass(frozen=True, slots=True)
class Footnote:
    """A numbered note and what it cites: `citation` first, then what a merged finding rests on `also`."""

    number: int
    spans: Spans
    citation: Citation | None = None
    also: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class ComposedDocument:
    """A finished letter or brief before layout: `title` and `language` go to the file's properties.

    `continuation` is what pages after the first carry at their head beside the page number
    (a letter's addressee and date).
    """

    title: str
    author: str
    language: str
    blocks: tuple[Block, ...]
    footnotes: tuple[Footnote, ...] = ()
    continuation: str = ""
