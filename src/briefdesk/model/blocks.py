"""The neutral stream that every writer (PDF, DOCX, text) renders: blocks of spans."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

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
class PartnerLogo:
    """The logo of an organization that signs beside the sender: a PNG or JPEG and what it shows."""

    image: bytes
    alt: str


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The sender at the head of page one; `logo` is the image's bytes (PNG or JPEG), None without one.

    `partners` stand beside the sender's own logo, at one optical size.
    """

    organization: str
    tagline: str
    contact_lines: tuple[str, ...]
    logo: bytes | None = None
    logo_alt: str = ""
    partners: tuple[PartnerLogo, ...] = ()


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
    """The addressees, each a block of lines, first line "The Honorable ..."; or the names of many.

    `names` are printed in two columns, one line each, where there are no blocks.
    """

    blocks: tuple[tuple[str, ...], ...]
    names: tuple[str, ...] = ()


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
    """Two to four figures side by side, each with its label, footnote and origin.

    `prominent` figures carry the page: larger, each under a bar in the accent color.
    """

    figures: tuple[tuple[KeyFigure, int | None, Origin], ...]
    prominent: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: what it counts, its length, and the figure as written ("3,000")."""

    label: str
    value: float
    shown: str
    note: int | None = None
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class BarChart:
    """Figures of one unit as bars from zero on one scale, under an optional heading."""

    heading: str
    bars: tuple[Bar, ...]
    origin: Origin | None = None

    @property
    def alt(self) -> str:
        """Return the chart in words: every bar with its figure, in order."""
        said = "; ".join(f"{bar.label}: {bar.shown}" for bar in self.bars)
        return f"Bar chart. {said}."


@dataclass(frozen=True, slots=True)
class PullQuote:
    """Words set large to stand out, and who said them; `attribution` ends with the footnote's mark."""

    spans: Spans
    attribution: Spans
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """Headings, paragraphs, lists and quotes that run down columns of even height; none is parted."""

    blocks: "tuple[Block, ...]"
    count: int = 2


@dataclass(frozen=True, slots=True)
class Question:
    """A question as a heading at the left, with its answer beside it."""

    heading: Heading
    answer: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class AskBox:
    """The boxed ask of a brief: heading, optional lead-in and numbered asks."""

    heading: str
    lead: Spans
    items: tuple[ListItem, ...]
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Close, room to sign, name, title and organization; never parted over pages.

    `origin` is what the close was made from; all else is the sender's.
    """

    close: str
    name: str
    title: str
    organization: str
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Signatories:
    """Organizations that sign on, alphabetical, under an optional heading (a tier).

    `details` tell who signs for each, in the order of the names; empty, or short of them, nobody is told.
    """

    heading: str
    names: tuple[str, ...]
    details: tuple[str, ...] = ()

    @property
    def entries(self) -> tuple[tuple[str, str], ...]:
        """Return each name with who signs for it, or an empty text."""
        return tuple(zip_longest(self.names, self.details[: len(self.names)], fillvalue=""))


@dataclass(frozen=True, slots=True)
class Enclosures:
    """What goes with the letter; stands before cc:."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CopyLine:
    """Who gets a copy."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QrLink:
    """A code that a telephone reads: the address it holds, and what it leads to. Pages print the site too."""

    url: str
    label: str

    @property
    def alt(self) -> str:
        """Return the code in words."""
        return f"QR code: {self.label}, {self.url}"


@dataclass(frozen=True, slots=True)
class SourcesNote:
    """A brief's sources in small type at the foot, one note for each number, beside a code or none."""

    heading: str
    notes: tuple["Footnote", ...]
    qr: QrLink | None = None


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
    | BarChart
    | PullQuote
    | Columns
    | Question
    | AskBox
    | SignatureBlock
    | Signatories
    | Enclosures
    | CopyLine
    | SourcesNote
    | ContactStrip
)


def leaves(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks in reading order, those inside columns and answers in their place."""
    for block in blocks:
        match block:
            case Columns():
                yield from leaves(block.blocks)
            case Question():
                yield block.heading
                yield from leaves(block.answer)
            case _:
                yield block


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
    (a letter's addressee and date). `mark` is printed above every page ("DRAFT – not approved"), empty none.
    """

    title: str
    author: str
    language: str
    blocks: tuple[Block, ...]
    footnotes: tuple[Footnote, ...] = ()
    continuation: str = ""
    mark: str = ""
