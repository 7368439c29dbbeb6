"""WeasyPrint: the letter as a page of HTML with a style sheet."""

from functools import lru_cache
from html import escape
from typing import Any

from briefdesk.bench import texts
from briefdesk.bench.peers.fonts import font_files


def make(number: int, count: int) -> list[bytes]:
    """Return the letters of a round, one file each."""
    from weasyprint import HTML  # noqa: PLC0415

    sheet, fonts = _sheet()
    return [
        HTML(string=_page(letter)).write_pdf(stylesheets=[sheet], font_config=fonts)
        for letter in texts.letters(number, count)
    ]


def _page(letter: texts.Letter) -> str:
    address = "<br>".join(escape(line) for line in letter.address)
    bullets = "".join(f"<li>{escape(b)}<sup>{n}</sup></li>" for n, b in enumerate(letter.bullets, 1))
    notes = "".join(f"<p class=note>{n}. {escape(note)}</p>" for n, note in enumerate(letter.notes, 1))
    return (
        f"<html lang=en><title>{texts.SUBJECT}</title><h1>{texts.ORGANIZATION}</h1>"
        f"<p class=contact>{escape(texts.CONTACT)}</p><p>{texts.DATE}</p><p>{address}</p>"
        f"<p><b>Re: {texts.SUBJECT}</b></p><p>{letter.salutation}</p><p>{letter.opening}</p>"
        f"<ul>{bullets}</ul><p>{letter.ask}</p><p class=close>{texts.CLOSE}</p>"
        f"<p>{'<br>'.join(texts.SIGNED)}</p>{notes}</html>"
    )


@lru_cache(maxsize=1)
def _sheet() -> tuple[Any, Any]:
    from weasyprint import CSS  # noqa: PLC0415
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    fonts = FontConfiguration()
    faces = "".join(
        f"@font-face {{ font-family: {name}; src: url({path.as_uri()}) }}"
        for name, path in font_files().items()
    )
    return CSS(
        string=f"{faces} @page {{ size: Letter; margin: 72pt }} body {{ font: 11pt/14.5pt Regular }}"
        " b, h1 { font-family: Bold; font-weight: normal } h1 { font-size: 17pt }"
        " .contact { font: 8pt Sans } .close { margin-bottom: 38pt } .note { font-size: 8.5pt }",
        font_config=fonts,
    ), fonts
