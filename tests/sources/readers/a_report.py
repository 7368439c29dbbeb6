"""One report, and the files that word processors, printers, web sites and editors make of it."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

import docx
from docx.shared import Pt

from briefdesk.model.source import PassageKind, SourceDocument
from briefdesk.render.reportlab_guard import Canvas

SHARED = Path(__file__).parents[4] / "shared" / "data"
PUBLICATION = SHARED / "sources" / "soldiers-arent-border-police.txt"


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with its paragraphs; a caption is written with “^” before it, an item with “* ”."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A report as its author thinks of it; the first part has no heading of its own."""

    title: str
    parts: tuple[Part, ...] = field(default=())

    def lines(self) -> list[tuple[str, str]]:
        """Return what to write, in order: (“title” | “heading” | “text” | “item” | “caption”, words)."""
        found = [("title", self.title)]
        for part in self.parts:
            if part.heading:
                found.append(("heading", part.heading))
            for text in part.paragraphs:
                kind = {"^": "caption", "*": "item"}.get(text[0], "text")
                found.append((kind, text if kind == "text" else text[1:].strip()))
        return found


RIVERS = Report(
    "River Crossings: What Two Years of Records Show",
    (
    Part("", (
        "The report draws on two years of public records and says which of them were withheld. Of the 412 "
        "records requested, the agency withheld more than half, and gave no reason for most of these.",
        "Patrols on the river are a cross-border matter. It asks Congress to require regular reporting, and "
        "names the committees that would receive it, because nobody else has asked since 2019.",
    )),
    Part("What patrols cost", (
        "Patrols cost about $4.2 million in 2025, half as much again as the year before. The agency told "
        "Congress that fuel was the reason; the records show that overtime was.",
        "^A patrol boat near Laredo, Texas. Source: Example Agency on Twitter.",
        "Three items make up most of the cost:",
        "* Overtime for crews that work more than 50 hours a week, month after month.",
        "* Fuel for boats that were bought for the open sea and are too large for a river.",
        "* Repairs, which a private company makes under a contract of 2021 without competition.",
        "Each of these could be cut without fewer patrols, as the agency’s own inspectors wrote in a letter "
        "of March 4, 2024, that was not answered until a reporter asked for it under the law.",
    )),
    Part("Who was harmed", (
        "At least 31 people were injured in 2025, among them nine children. The records name no officer who "
        "was punished, and in 26 of the cases nobody was asked what had happened.",
        "Hospitals in two counties confirm the number. They do not ask how an injury came about, so that the "
        "true number is likely to be higher than the one that the agency gives to Congress each spring.",
    )),
    Part("Recommendations", (
        "Congress should require a public report each quarter on the cost of river patrols, on injuries, and "
        "on what was done about them. A bill of 2023 would have done so and never came to a vote.",
    )),
    ),
)  # fmt: skip


def publication() -> Report | None:
    """Return the shared publication as a report, None where it is not at hand."""
    if not PUBLICATION.is_file():
        return None
    headings = {"Mexico", "Guatemala", "Texas", "Mass deportations", "Conclusion"}
    parts: list[tuple[str, list[str]]] = [("", [])]
    for line in filter(None, map(str.strip, PUBLICATION.read_text(encoding="utf-8").splitlines())):
        if line in headings:
            parts.append((line, []))
        else:
            parts[-1][1].append(f"^{line}" if line.endswith("on Twitter.") else line)
    return Report("Soldiers Aren’t Border Police", tuple(Part(h, tuple(p)) for h, p in parts))


def as_text(report: Report) -> bytes:
    """Return the report as an editor saves it: a paragraph to a line, blank lines between."""
    marks = {"item": "- "}
    return "\n\n".join(marks.get(kind, "") + words for kind, words in report.lines()).encode()


def as_markdown(report: Report) -> bytes:
    """Return the report in Markdown, with some emphasis and a link in it."""
    marks = {"title": "# ", "heading": "## ", "item": "- "}
    text = "\n\n".join(marks.get(kind, "") + words for kind, words in report.lines())
    return (
        text.replace("Congress", "**Congress**", 3)
        .replace("2025", "[2025](https://example.org/a)", 2)
        .encode()
    )


def as_html(report: Report) -> bytes:
    """Return the report as a web page among menus, teasers, scripts and a footer."""
    tags = {"title": "h1", "heading": "h2", "text": "p", "item": "li", "caption": "figcaption"}
    body = "".join(f"<{tags[kind]}>{words}</{tags[kind]}>\n" for kind, words in report.lines())
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>Report | Example</title>"
        "<meta property='og:site_name' content='Example Rights Center'>"
        "<meta name='author' content='Jane Doe'>"
        "<meta property='article:published_time' content='2026-02-14T09:00:00Z'>"
        "<link rel='canonical' href='https://example.org/river'></head><body>"
        "<header><p>Example Rights Center: donate today</p></header>"
        "<nav><ul><li>Home</li><li>Reports</li></ul></nav>"
        f"<main><article>{body}</article><aside><h2>Related</h2><p>Another report</p></aside></main>"
        "<script>var a = '<p>not text</p>';</script><form><p>Subscribe</p></form>"
        "<footer><p>Copyright. All rights reserved.</p></footer></body></html>"
    ).encode()


def as_docx(report: Report, *, styles: bool = True) -> bytes:
    """Return the report as a Word file, its headings in styles or only in bold."""
    names = {"title": "Title", "heading": "Heading 1", "item": "List Bullet", "caption": "Caption"}
    document = docx.Document()
    for kind, words in report.lines():
        if styles:
            document.add_paragraph(words, style=names.get(kind))
        else:
            run = document.add_paragraph().add_run(f"• {words}" if kind == "item" else words)
            run.bold = kind in {"title", "heading"}
            run.font.size = Pt(18 if kind == "title" else 11)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def as_pdf(report: Report, *, columns: int = 1) -> bytes:
    """Return the report as a PDF with running heads, page numbers, and words cut at the ends of lines."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(612, 792), invariant=1)
    canvas.setTitle("Microsoft Word - draft.docx")
    page = _Sheet(canvas, columns)
    for kind, words in report.lines():
        page.write(kind, words)
    page.end()
    canvas.save()
    return file.getvalue()


class _Sheet:
    """Sets paragraphs into the columns of pages."""

    looks: ClassVar = {
        "title": ("Times-Bold", 20),
        "heading": ("Times-Bold", 13),
        "caption": ("Times-Italic", 8.5),
    }

    def __init__(self, canvas: Canvas, columns: int) -> None:
        self._canvas = canvas
        self._columns = columns
        self._width = (612 - 144 - 24 * (columns - 1)) / columns
        self._page = 0
        self._column = 0
        self._new_page()

    def write(self, kind: str, words: str) -> None:
        """Set a paragraph, its lines broken to the column's width."""
        font, size = self.looks.get(kind, ("Times-Roman", 10.5))
        across = kind == "title"
        indent = 14.0 if kind == "item" else 0.0
        lines = self._broken(words, font, size, (468 if across else self._width) - indent)
        self._y -= size * 0.8
        for number, line in enumerate(lines):
            if self._y < 90:
                self._next_column()
            x = 72 + self._column * (self._width + 24) + indent
            self._canvas.setFont(font, size)
            if kind == "item" and number == 0:
                self._canvas.drawString(x - 12, self._y, "•")
            self._canvas.drawString(x, self._y, line)
            self._y -= size * 1.25
        if across:
            self._top = self._y

    def end(self) -> None:
        """Finish the last page."""
        self._canvas.showPage()

    def _broken(self, words: str, font: str, size: float, width: float) -> list[str]:
        lines = [""]
        for word in words.split():
            if self._canvas.stringWidth(f"{lines[-1]} {word}".strip(), font, size) <= width:
                lines[-1] = f"{lines[-1]} {word}".strip()
            elif (
                len(word) > 9
                and word.isalpha()
                and self._canvas.stringWidth(f"{lines[-1]} {word[:5]}-", font, size) <= width
            ):
                lines[-1] += f" {word[:5]}-"
                lines.append(word[5:])
            else:
                lines.append(word)
        return lines

    def _next_column(self) -> None:
        self._column += 1
        self._y = self._top
        if self._column == self._columns:
            self._canvas.showPage()
            self._new_page()

    def _new_page(self) -> None:
        self._page += 1
        self._column = 0
        self._y = self._top = 700
        self._canvas.setFont("Helvetica", 8)
        self._canvas.drawString(72, 750, "Example Rights Center | February 2026")
        self._canvas.drawCentredString(306, 40, f"Page {self._page}")


WRITERS: dict[str, tuple[str, Callable[[Report], bytes]]] = {
    "text": (".txt", as_text),
    "markdown": (".md", as_markdown),
    "web page": (".html", as_html),
    "word": (".docx", as_docx),
    "word without styles": (".docx", lambda report: as_docx(report, styles=False)),
    "pdf": (".pdf", as_pdf),
    "pdf in two columns": (".pdf", lambda report: as_pdf(report, columns=2)),
}


def outline_of(document: SourceDocument) -> list[str]:
    """Return the headings of a document."""
    return [section.heading for section in document.sections]


def passages_of(document: SourceDocument) -> list[tuple[str, int, PassageKind, str]]:
    """Return the passages as (heading, number, kind, text)."""
    return [(s.heading, p.number, p.kind, p.text) for s in document.sections for p in s.passages]


def expected_passages(report: Report) -> list[tuple[str, int, PassageKind, str]]:
    """Return the passages that a reader should find in the report."""
    kinds = {"^": PassageKind.CAPTION, "*": PassageKind.LIST_ITEM}
    found: list[tuple[str, int, PassageKind, str]] = []
    for part in report.parts:
        number = 0
        for text in part.paragraphs:
            kind = kinds.get(text[0], PassageKind.TEXT)
            number += kind is not PassageKind.CAPTION
            shown = 0 if kind is PassageKind.CAPTION else number
            words = text if kind is PassageKind.TEXT else text[1:].strip()
            found.append((part.heading or "Introduction", shown, kind, words))
    return found
