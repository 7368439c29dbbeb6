"""The files that programs make of a long report: pages, Word, web page, Markdown and text."""

import html
import io
from typing import TYPE_CHECKING

import docx

from briefdesk.render.reportlab_guard import Canvas

if TYPE_CHECKING:
    from make_report import Piece

_LEVELS = {"title": 0, "chapter": 1, "section": 2}
_WIDTH, _HEIGHT, _LEFT, _TOP, _FOOT = 612.0, 792.0, 90.0, 700.0, 110.0
_LEADING = 1.8


def as_text(pieces: "list[Piece]") -> bytes:
    """Return plain text: a paragraph to a line, blank lines between."""
    marks = {"item": "- ", "quote": "> "}
    notes = 0
    lines: list[str] = []
    for piece in pieces:
        if piece.kind == "note":
            notes += 1
            lines.append(f"[{notes % 900 + 1}] {piece.text}")
        else:
            lines.append(marks.get(piece.kind, "") + piece.text)
    return "\n\n".join(lines).encode()


def as_markdown(pieces: "list[Piece]") -> bytes:
    """Return Markdown with tables and notes."""
    marks = {"title": "# ", "chapter": "## ", "section": "### ", "item": "- ", "quote": "> "}
    lines: list[str] = []
    notes = 0
    for before, piece in zip([None, *pieces], pieces, strict=False):
        if piece.kind == "row":
            first = before is None or before.kind != "row"
            rule = "\n" + "|---" * (piece.text.count("|") + 1) + "|" if first else ""
            lines.append(f"| {piece.text} |{rule}\n" if first else f"| {piece.text} |\n")
        elif piece.kind == "note":
            notes += 1
            lines.append(f"\n[^{notes}]: {piece.text}\n")
        else:
            lines.append(f"\n{marks.get(piece.kind, '')}{piece.text}\n")
    return "".join(lines).encode()


def as_html(pieces: "list[Piece]") -> bytes:
    """Return a web page with navigation and footer."""
    tags = {
        "title": "h1", "chapter": "h2", "section": "h3", "item": "li", "quote": "blockquote",
        "caption": "figcaption",
    }  # fmt: skip
    body: list[str] = []
    for piece in pieces:
        words = html.escape(piece.text)
        if piece.kind == "row":
            cells = "".join(f"<td>{cell.strip()}</td>" for cell in words.split("|"))
            body.append(f"<table><tr>{cells}</tr></table>")
        elif piece.kind == "note":
            body.append(f'<div class="footnote"><p>{words}</p></div>')
        else:
            tag = tags.get(piece.kind, "p")
            body.append(f"<{tag}>{words}</{tag}>")
    return (
        "<!doctype html><html><head><meta charset='utf-8'><title>Report</title></head><body>"
        "<nav><ul><li>Home</li><li>Reports</li></ul></nav><main><article>"
        + "\n".join(body)
        + "</article></main><footer><p>Example Institute</p></footer></body></html>"
    ).encode()


def as_docx(pieces: "list[Piece]") -> bytes:
    """Return a Word file with styles and tables."""
    styles = {"item": "List Bullet", "quote": "Quote", "caption": "Caption"}
    document = docx.Document()
    rows: list[list[str]] = []
    for piece in [*pieces, None]:
        if piece is not None and piece.kind == "row":
            rows.append([cell.strip() for cell in piece.text.split("|")])
            continue
        if rows:
            table = document.add_table(len(rows), len(rows[0]))
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, words in zip(row.cells, cells, strict=True):
                    cell.text = words
            rows = []
        if piece is None:
            break
        if piece.kind in _LEVELS:
            document.add_heading(piece.text, _LEVELS[piece.kind])
        else:
            document.add_paragraph(piece.text, style=styles.get(piece.kind))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def as_pdf(pieces: "list[Piece]") -> bytes:
    """Return pages with running heads, page numbers, tables, pictures and notes at the foot."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(_WIDTH, _HEIGHT), invariant=1)
    sheet = _Sheet(canvas)
    for piece in pieces:
        sheet.write(piece)
    sheet.end()
    canvas.save()
    return file.getvalue()


class _Sheet:
    """Sets blocks on pages."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._page = 0
        self._notes: list[str] = []
        self._number = 0
        self._new_page()

    def write(self, piece: "Piece") -> None:
        """Set one block."""
        looks = {
            "title": ("Times-Bold", 22), "chapter": ("Times-Bold", 16), "section": ("Times-Bold", 12.5),
            "caption": ("Times-Italic", 9), "row": ("Times-Roman", 9.5),
        }  # fmt: skip
        font, size = looks.get(piece.kind, ("Times-Roman", 11))
        if piece.kind == "note":
            self._number += 1
            self._notes.append(f"{self._number} {piece.text}")
            return
        if piece.kind == "chapter" and self._y < _TOP:
            self._turn()
        if piece.kind == "caption" and piece.text.startswith("Figure"):
            self._picture()
        if piece.kind == "row":
            self._row(piece.text, font, size)
            return
        indent = {"item": 16.0, "quote": 28.0}.get(piece.kind, 0.0)
        self._y -= size * 0.7
        for number, line in enumerate(self._broken(piece.text, font, size, 432 - 2 * indent)):
            self._make_room(size * _LEADING)
            self._canvas.setFont(font, size)
            if piece.kind == "item" and number == 0:
                self._canvas.drawString(_LEFT + 4, self._y, "•")
            self._canvas.drawString(_LEFT + indent, self._y, line)
            self._y -= size * _LEADING

    def end(self) -> None:
        """Finish the last page."""
        self._foot()
        self._canvas.showPage()

    def _row(self, words: str, font: str, size: float) -> None:
        self._make_room(size * 1.5)
        self._canvas.setFont(font, size)
        for number, cell in enumerate(words.split("|")):
            self._canvas.drawString(_LEFT + number * 108, self._y, cell.strip())
        self._y -= size * 1.5

    def _picture(self) -> None:
        self._make_room(110)
        self._y -= 90
        self._canvas.setFillGray(0.8)
        self._canvas.rect(_LEFT, self._y, 432, 84, stroke=0, fill=1)
        self._canvas.setFillGray(0)
        self._y -= 6

    def _broken(self, words: str, font: str, size: float, width: float) -> list[str]:
        lines: list[str] = []
        line, used = [], 0.0
        space = self._canvas.stringWidth(" ", font, size)
        for word in words.split():
            wide = self._canvas.stringWidth(word, font, size)
            if line and used + space + wide > width:
                lines.append(" ".join(line))
                line, used = [], 0.0
            used += wide + (space if line else 0.0)
            line.append(word)
        return [*lines, " ".join(line)]

    def _make_room(self, height: float) -> None:
        if self._y - height < _FOOT:
            self._turn()

    def _turn(self) -> None:
        self._foot()
        self._canvas.showPage()
        self._new_page()

    def _foot(self) -> None:
        self._canvas.setFont("Times-Roman", 8)
        for at, note in enumerate(self._notes[:4]):
            self._canvas.drawString(_LEFT, 95 - at * 10, note)
        self._notes = self._notes[4:]
        self._canvas.drawCentredString(_WIDTH / 2, 40, str(self._page))

    def _new_page(self) -> None:
        self._page += 1
        self._y = _TOP
        self._canvas.setFont("Times-Roman", 8.5)
        self._canvas.drawString(_LEFT, 745, "Example Institute")
        self._canvas.drawRightString(_WIDTH - _LEFT, 745, "Slow Water")
