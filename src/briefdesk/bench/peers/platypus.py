"""reportlab's platypus: paragraphs and a document template, as its handbook shows."""

import io
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from briefdesk.bench import texts
from briefdesk.bench.peers.fonts import font_files
from briefdesk.render import reportlab_guard as _guard  # noqa: F401  (before any reportlab)


def make(number: int, count: int) -> list[bytes]:
    """Return the letters of a round, one file each."""
    return [letter_file(letter) for letter in texts.letters(number, count)]


def letter_file(letter: texts.Letter) -> bytes:
    """Return one letter as PDF."""
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer  # noqa: PLC0415

    styles = _styles()
    story: list[Any] = [
        Paragraph(texts.ORGANIZATION, styles["head"]),
        Paragraph(escape(texts.CONTACT), styles["contact"]),
        Paragraph(texts.DATE, styles["body"]),
        *(Paragraph(escape(line), styles["line"]) for line in letter.address),
        Paragraph(f"Re: {texts.SUBJECT}", styles["bold"]),
        Paragraph(letter.salutation, styles["body"]),
        Paragraph(letter.opening, styles["body"]),
        *(
            Paragraph(f"{bullet}<super>{place}</super>", styles["bullet"], bulletText="•")
            for place, bullet in enumerate(letter.bullets, 1)
        ),
        Paragraph(letter.ask, styles["body"]),
        Paragraph(texts.CLOSE, styles["body"]),
        Spacer(1, 30),
        *(Paragraph(line, styles["line"]) for line in texts.SIGNED),
        Spacer(1, 20),
        *(Paragraph(f"{n}. {escape(note)}", styles["note"]) for n, note in enumerate(letter.notes, 1)),
    ]
    file = io.BytesIO()
    SimpleDocTemplate(file, pagesize=(612, 792), title=texts.SUBJECT, invariant=1).build(story)
    return file.getvalue()


@lru_cache(maxsize=1)
def _styles() -> dict[str, Any]:
    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415

    for name, path in font_files().items():
        pdfmetrics.registerFont(TTFont(name, str(path)))
    body = {"fontName": "Regular", "fontSize": 11, "leading": 14.5, "spaceAfter": 7}
    return {
        "body": ParagraphStyle("body", **body),
        "line": ParagraphStyle("line", **{**body, "spaceAfter": 0}),
        "bold": ParagraphStyle("bold", **{**body, "fontName": "Bold", "spaceBefore": 10}),
        "head": ParagraphStyle("head", **{**body, "fontName": "Bold", "fontSize": 17, "leading": 20}),
        "contact": ParagraphStyle("contact", fontName="Sans", fontSize=8, leading=11, spaceAfter=20),
        "bullet": ParagraphStyle("bullet", leftIndent=18, bulletFontName="Regular", **body),
        "note": ParagraphStyle("note", fontName="Regular", fontSize=8.5, leading=11),
    }
