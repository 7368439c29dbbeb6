"""Word files by python-docx, from scratch, and by docxtpl, from a Word file with tags."""

import io
import tempfile
from functools import lru_cache
from pathlib import Path

from briefdesk.bench import texts


def make_from_scratch(number: int, count: int) -> list[bytes]:
    """Return the letters of a round, each built by python-docx."""
    return [letter_file(letter) for letter in texts.letters(number, count)]


def letter_file(letter: texts.Letter) -> bytes:
    """Return one letter as DOCX, built by python-docx."""
    return _built(letter)


def make_by_template(number: int, count: int) -> list[bytes]:
    """Return the letters of a round, each merged by docxtpl."""
    from docxtpl import DocxTemplate  # noqa: PLC0415

    files = []
    for letter in texts.letters(number, count):
        template = DocxTemplate(str(_template()))
        template.render(
            {
                "address": letter.address,
                "salutation": letter.salutation,
                "opening": letter.opening,
                "bullets": letter.bullets,
                "ask": letter.ask,
                "notes": letter.notes,
            }
        )
        file = io.BytesIO()
        template.save(file)
        files.append(file.getvalue())
    return files


@lru_cache(maxsize=1)
def _template() -> Path:
    def tags(name: str) -> tuple[str, ...]:
        return tuple(f"{{{{ {name}[{place}] }}}}" for place in range(4))

    words = texts.Letter(
        tags("address"), "{{ salutation }}", "{{ opening }}", tags("bullets"), "{{ ask }}", tags("notes")
    )
    path = Path(tempfile.mkdtemp(prefix="briefdesk-docxtpl-")) / "letter.docx"
    path.write_bytes(_built(words))
    return path


def _built(letter: texts.Letter) -> bytes:
    from docx import Document  # noqa: PLC0415

    document = Document()
    document.add_heading(texts.ORGANIZATION, 1)
    for text in (texts.CONTACT, texts.DATE, *letter.address):
        document.add_paragraph(text)
    document.add_paragraph().add_run(f"Re: {texts.SUBJECT}").bold = True
    for text in (letter.salutation, letter.opening):
        document.add_paragraph(text)
    for number, bullet in enumerate(letter.bullets, 1):
        paragraph = document.add_paragraph(bullet, style="List Bullet")
        paragraph.add_run(str(number)).font.superscript = True
    for text in (letter.ask, texts.CLOSE, *texts.SIGNED):
        document.add_paragraph(text)
    for number, note in enumerate(letter.notes, 1):
        document.add_paragraph(f"{number}. {note}")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
