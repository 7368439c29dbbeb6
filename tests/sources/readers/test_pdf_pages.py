"""What only a PDF's pages show: a title page without headings, and tables whose rows are words in line."""

import io

import pytest

from briefdesk.model.source import PassageKind
from briefdesk.render.reportlab_guard import Canvas

PROSE = "The agency spent money on repairs and let many permits lapse without a word to anybody there"
ROWS = (
    ("County", "Works", "Cost"),
    ("El Paso", "412", "$3.1 million"),
    ("Yuma", "99", "$1.2 million"),
    ("Laredo", "1,204", "$9.9 million"),
)


class Sheets:
    """Pages on which words are put by hand."""

    def __init__(self) -> None:
        self._file = io.BytesIO()
        self._canvas = Canvas(self._file, pagesize=(612, 792))
        self._y = 700.0

    def put(self, *words: str, size: float = 11, font: str = "Times-Roman", step: float = 108) -> None:
        self._canvas.setFont(font, size)
        for number, word in enumerate(words):
            self._canvas.drawString(90 + number * step, self._y, word)
        self._y -= size * 1.3

    def turn(self) -> None:
        self._canvas.showPage()
        self._y = 700.0

    def data(self) -> bytes:
        self._canvas.showPage()
        self._canvas.save()
        return self._file.getvalue()


def body(sheets: Sheets) -> None:
    sheets.put("Introduction", size=16, font="Times-Bold")
    for _ in range(5):
        sheets.put(PROSE)


def test_title_page_tells_authors_publisher_and_date_and_makes_no_headings(read):
    sheets = Sheets()
    sheets.put("Slow Water in Forty", size=24, font="Times-Bold")
    sheets.put("Counties", size=24, font="Times-Bold")
    for words in ("Jane Q. Doe and John Roe", "Example Institute", "March 2024"):
        sheets.put(words, size=14)
    sheets.turn()
    body(sheets)

    document = read("x.pdf", sheets.data())

    assert (document.title, document.author, document.publisher, document.date) == (
        "Slow Water in Forty Counties", "Jane Q. Doe and John Roe", "Example Institute", "2024-03",
    )  # fmt: skip
    assert [section.heading for section in document.sections] == ["Introduction"]


def test_what_else_a_title_page_says_is_kept(read):
    sheets = Sheets()
    sheets.put("Slow Water", size=24, font="Times-Bold")
    sheets.put("what forty counties told us", size=14)
    sheets.turn()
    body(sheets)

    document = read("x.pdf", sheets.data())

    assert document.sections[0].passages[0].text == "what forty counties told us"


@pytest.mark.parametrize("columns", [2, 3])
def test_words_in_line_are_rows_of_a_table(read, columns):
    sheets = Sheets()
    body(sheets)
    for row in ROWS:
        sheets.put(*row[:columns], size=9.5)
    for _ in range(4):
        sheets.put(PROSE)

    passages = read("x.pdf", sheets.data()).sections[0].passages

    assert [p.text for p in passages if p.kind is PassageKind.TABLE] == [
        " | ".join(r[:columns]) for r in ROWS
    ]
    assert [p.text for p in passages if p.kind is PassageKind.TEXT] == [
        " ".join([PROSE] * 5), " ".join([PROSE] * 4),
    ]  # fmt: skip


def test_prose_is_no_table(read):
    sheets = Sheets()
    body(sheets)
    sheets.put("Costs", "12", step=300)

    passages = read("x.pdf", sheets.data()).sections[0].passages

    assert all(p.kind is not PassageKind.TABLE for p in passages)
