"""Goldens: the parts of one letter and one brief, indented, so that a change shows where it is.

`BRIEFDESK_GOLDEN=write pytest tests/render/test_docx_golden.py` writes them anew; read the difference
before it is committed.
"""

import os
from pathlib import Path

import pytest
from lxml import etree

from briefdesk.render.docx import render_docx
from briefdesk.render.theme import read_theme
from render.docx_reading import parts_of
from render.docx_samples import a_brief, a_letter

FOLDER = Path(__file__).parents[1] / "golden" / "docx"
# A theme of their own, so that goldens change with the writer and not with the looks of the day.
THEME = read_theme((FOLDER / "theme.toml").read_text(encoding="utf-8"), name="theme.toml")
DOCUMENTS = {"letter": a_letter(logo=True), "brief": a_brief()}
PARTS = ("word/document.xml", "word/footnotes.xml", "word/numbering.xml", "word/header1.xml")


def normalised(content: bytes) -> str:
    """The part indented, one element a line, namespaces once."""
    tree = etree.fromstring(content)
    etree.indent(tree, " ")
    return etree.tostring(tree, encoding="unicode") + "\n"


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_part_is_as_it_was(name, part):
    golden = FOLDER / name / part.rpartition("/")[2]
    made = normalised(parts_of(render_docx(DOCUMENTS[name], THEME).data)[part])
    if os.environ.get("BRIEFDESK_GOLDEN") == "write":
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(made, encoding="utf-8")

    assert made == golden.read_text(encoding="utf-8")
