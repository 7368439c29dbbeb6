"""A bare reportlab canvas: every line broken by hand and drawn with its stock fonts."""

import io

from briefdesk.bench import texts
from briefdesk.bench.peers.fonts import font_files
from briefdesk.render.reportlab_guard import Canvas

_WIDTH = 468
_TOP = 740


def make(number: int, count: int) -> list[bytes]:
    """Return the letters of a round, one file each."""
    return [_letter(letter) for letter in texts.letters(number, count)]


def _letter(letter: texts.Letter) -> bytes:
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415

    for name, path in font_files().items():
        if name not in pdfmetrics._fonts:
            pdfmetrics.registerFont(TTFont(name, str(path)))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(612, 792), pageCompression=1, invariant=1)
    canvas.setTitle(texts.SUBJECT)
    y: float = _TOP

    def lines(text: str, face: str, size: float, *, indent: float = 0, after: float = 0) -> None:
        nonlocal y
        canvas.setFont(face, size)
        for line in _broken(text, face, size, _WIDTH - indent):
            canvas.drawString(72 + indent, y, line)
            y -= size * 1.3
        y -= after

    lines(texts.ORGANIZATION, "Bold", 17)
    lines(texts.CONTACT, "Sans", 8, after=20)
    lines(texts.DATE, "Regular", 11, after=10)
    for line in letter.address:
        lines(line, "Regular", 11)
    lines(f"Re: {texts.SUBJECT}", "Bold", 11, after=8)
    lines(letter.salutation, "Regular", 11, after=7)
    lines(letter.opening, "Regular", 11, after=7)
    for place, bullet in enumerate(letter.bullets, 1):
        canvas.setFont("Regular", 11)
        canvas.drawString(78, y, "•")
        lines(f"{bullet} [{place}]", "Regular", 11, indent=18, after=4)
    lines(letter.ask, "Regular", 11, after=7)
    lines(texts.CLOSE, "Regular", 11, after=38)
    for line in texts.SIGNED:
        lines(line, "Regular", 11)
    y = 120
    for place, note in enumerate(letter.notes, 1):
        lines(f"{place}. {note}", "Regular", 8.5)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def _broken(text: str, face: str, size: float, width: float) -> list[str]:
    from reportlab.pdfbase.pdfmetrics import stringWidth  # noqa: PLC0415

    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and stringWidth(longer, face, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
