"""Which parts of Word files are kept as goldens, indented, so that a change shows where it is.

`tools/make_goldens.py` writes them, a test compares them.
"""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from briefdesk.render.docx import render_docx
from briefdesk.render.theme_reading import read_theme
from render.docx_reading import parts_of
from render.docx_samples import a_brief, a_letter

FOLDER = Path(__file__).parents[1] / "golden" / "docx"
PARTS = ("word/document.xml", "word/footnotes.xml", "word/numbering.xml", "word/header1.xml")


def golden_parts() -> Iterator[tuple[str, str]]:
    """Yield path below FOLDER and content of each golden part, of one letter and one brief."""
    # A theme of their own, so that goldens change with the writer and not with the looks of the day.
    theme = read_theme((FOLDER / "theme.toml").read_text(encoding="utf-8"), name="theme.toml")
    for name, document in (("letter", a_letter(logo=True)), ("brief", a_brief())):
        parts = parts_of(render_docx(document, theme).data)
        for part in PARTS:
            yield f"{name}/{part.rpartition('/')[2]}", normalised(parts[part])


def normalised(content: bytes) -> str:
    """Return the part indented, one element a line, namespaces once."""
    tree = etree.fromstring(content)
    etree.indent(tree, " ")
    return etree.tostring(tree, encoding="unicode") + "\n"
