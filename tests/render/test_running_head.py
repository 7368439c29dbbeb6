"""The running head: one line beside the page's number, the same in the PDF and in the Word file."""

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest

from briefdesk.render.docx import render_docx
from briefdesk.render.layout.document import lay_out
from briefdesk.render.layout.page import PlacedText
from briefdesk.render.running_head import head_line
from render.docx_samples import a_letter, shipped_theme

COMMITTEE = (
    "Leaders of the House Select Committee on the Strategic Competition Between the United States and the"
)
LONG = f"{COMMITTEE} Chinese Communist Party · November 23, 2026"


def test_head_too_long_for_its_line_keeps_the_date_and_is_the_same_in_both_formats() -> None:
    document, theme = replace(a_letter(extra=40), continuation=LONG), shipped_theme()
    layout = lay_out(document, theme)

    texts = [item for item in layout.pages[1].items if isinstance(item, PlacedText)]
    (drawn,) = [text for item in texts if "Leaders" in (text := item.group.lines[0].text)]
    with ZipFile(BytesIO(render_docx(document, theme, layout).data)) as file:
        (written,) = re.findall(r">(Leaders [^<]*)<", file.read("word/header1.xml").decode())

    assert drawn == written
    assert drawn.endswith("… · November 23, 2026")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("The Honorable Jack Reed · June 15, 2026", "The Honorable Jack Reed · June 15, 2026"),
        (f"{'word ' * 50}", "word…"),
        (f"{'x' * 500} · June 15, 2026", "… · June 15, 2026"),
        ("word " * 50_000, "word…"),
        ("x" * 200_000, "x…"),
        ("", ""),
    ],
)
def test_head_is_cut_at_words_before_the_date_and_marked(said: str, shown: str) -> None:
    theme = shipped_theme()

    assert head_line(said, theme.letter.styles.running, theme, 468).endswith(shown)
