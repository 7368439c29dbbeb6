"""Where lines and pages of a PDF end, read from the file itself: the same way for every program's PDFs."""

import ctypes
import re
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

# A footnote mark stands up to 4 pt off its line; the next line is farther.
_SAME_LINE_PT = 5.0
_BACK_PT = 3.0
_RUNNING = re.compile(r"Page\d+of\d+$")
# One meaning, several characters: which of them is drawn depends on the font and the writer.
_ALIKE = str.maketrans({"\u2010": "-", "\u2011": "-", "\u00ad": "-", "\uf0b7": "•", "\x02": "-"})


@dataclass(frozen=True, slots=True)
class Lines:
    """The text of a PDF without white space, in the order in which it is drawn.

    `ends` and `pages` are the places in `text` where a line and where a page ends. Running heads are
    in `heads`, one for each page that has one, and not in `text`.
    """

    text: str
    ends: tuple[int, ...]
    pages: tuple[int, ...]
    heads: tuple[str, ...]


def lines_of(data: bytes) -> Lines:
    """Return the lines of a PDF."""
    text, ends, pages, heads = "", [], [], []
    document = pypdfium2.PdfDocument(data)
    for page in document:
        for line in _page_lines(page):
            if _RUNNING.search(line):
                heads.append(line)
                continue
            text += line
            ends.append(len(text))
        pages.append(len(text))
    document.close()
    return Lines(text, tuple(ends), tuple(pages), tuple(heads))


def _page_lines(page: pypdfium2.PdfPage) -> list[str]:
    lines: list[str] = []
    text_page = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    last_x, last_y = 0.0, -1e6
    for index in range(text_page.count_chars()):
        character = chr(pdfium.FPDFText_GetUnicode(text_page, index)).translate(_ALIKE)
        if character.isspace() or pdfium.FPDFText_IsGenerated(text_page, index) == 1:
            continue
        pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
        new = abs(y.value - last_y) > _SAME_LINE_PT or x.value < last_x - _BACK_PT
        if new or not lines:
            lines.append("")
            last_y = y.value
        lines[-1] += character
        last_x = x.value
    return lines
