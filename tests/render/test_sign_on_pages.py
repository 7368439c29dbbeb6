"""Many signatories over pages: in order, no heading of a tier left behind, PDF and DOCX alike."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefdesk.model.blocks import ComposedDocument, Signatories
from briefdesk.render.docx.writer import render_docx
from briefdesk.render.layout.document import lay_out
from briefdesk.render.layout.even_columns import even_columns
from briefdesk.render.layout.page import Layout, PlacedText
from briefdesk.render.text import plain_text
from render.page_samples import a_letter, shipped_theme
from render.sign_on_pages import a_long_sign_on

TIERS = ("National organizations", "State organizations", "Local organizations")


def letter(counts: tuple[int, int, int], people: bool) -> ComposedDocument:
    extra = tuple(
        Signatories(
            tier,
            tuple(f"{tier[:5]} Coalition {n:03} for Oversight" for n in range(count)),
            tuple(f"Ada Example {n}, Chair of the Board" for n in range(count)) if people else (),
        )
        for tier, count in zip(TIERS, counts, strict=True)
    )
    return a_letter(extra=extra)


def texts(layout: Layout) -> list[list[PlacedText]]:
    return [[i for i in page.items if isinstance(i, PlacedText)] for page in layout.pages]


@pytest.mark.parametrize("people", [False, True])
def test_140_signatories_stand_on_good_pages(people: bool) -> None:
    document = letter((50, 45, 45), people)
    layout = lay_out(document, shipped_theme())
    told = plain_text(document)

    assert len(layout.pages) <= (5 if people else 4)
    assert len(re.findall(r"Coalition \d{3}", told)) == 140
    assert ("(Ada Example 1, Chair of the Board)" in told) is people


@settings(max_examples=40, deadline=None)
@given(st.tuples(st.integers(1, 60), st.integers(1, 60), st.integers(1, 60)), st.booleans())
def test_no_heading_of_a_tier_is_the_last_on_its_page(counts: tuple[int, int, int], people: bool) -> None:
    layout = lay_out(letter(counts, people), shipped_theme())

    for page in layout.pages:
        found = [i for i in page.items if isinstance(i, PlacedText) and i.node >= 0]
        entries = [i.y for i in found if layout.nodes[i.node].role == "LBody"]
        for heading in (i for i in found if layout.nodes[i.node].role == "H2"):
            assert any(y > heading.y for y in entries)


def test_word_parts_the_list_where_the_pdf_does() -> None:
    document = letter((50, 45, 45), people=True)
    layout = lay_out(document, shipped_theme())

    data = render_docx(document, shipped_theme(), layout).data

    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    tables = [t for t in xml.split("<w:tbl>")[1:] if "Coalition" in t.partition("</w:tbl>")[0]]
    parts = [len(re.findall(r"Coalition \d{3}", t.partition("</w:tbl>")[0])) for t in tables]
    assert sum(parts) == 140
    entries = [
        len({layout.nodes[i.node].parent for i in page if layout.nodes[i.node].role == "LBody"})
        for page in texts(layout)
    ]
    assert sum(entries) >= 140
    assert len(parts) >= 3


def test_who_signs_for_nobody_leaves_no_empty_line() -> None:
    block = Signatories("", ("Alpha", "Beta"), ("", "Bo, Chair"))

    assert block.entries == (("Alpha", ""), ("Beta", "Bo, Chair"))
    assert replace(block, details=()).entries == (("Alpha", ""), ("Beta", ""))


def test_columns_are_as_low_as_can_be_and_the_first_the_fullest() -> None:
    heights = [10.0] * 20 + [40.0] + [10.0] * 9

    assert even_columns(heights, 3, 2.0) == (12, 9, 9)
    assert even_columns([], 2, 2.0) == (0, 0)
    assert even_columns([10.0] * 7, 3, 2.0) == (3, 3, 1)


def test_a_list_of_names_says_how_many_sign_and_keeps_their_order() -> None:
    told = plain_text(a_long_sign_on())

    assert "We, the 140 undersigned organizations" in told
    places = [told.index(name) for name in ("Eagle Pass Legal Aid", "Ánimas Legal Aid", "Brazos Legal Aid")]
    assert places[1] < places[2] < places[0]
    assert (
        told.index("Civilian Oversight Project")
        < told.index("The Éireann Society")
        < told.index("Fair Courts")
    )


def test_a_list_that_goes_on_over_a_page_is_headed_again_in_both_files() -> None:
    document = letter((50, 45, 45), people=True)
    layout = lay_out(document, shipped_theme())
    told = [[line.text for i in page for line in i.group.lines] for page in texts(layout)]

    xml = zipfile.ZipFile(io.BytesIO(render_docx(document, shipped_theme(), layout).data)).read(
        "word/document.xml"
    )

    again = [[text for text in page if text.casefold().endswith("(continued)")] for page in told]
    assert sum(map(len, again)) >= 2
    assert all(len(found) <= 1 for found in again)
    # At the head of its page, and no second heading for who hears the document.
    for items, found in zip(texts(layout), again, strict=True):
        if found:
            names = [i for i in items if i.node >= 0 and layout.nodes[i.node].role == "LBody"]
            (head,) = [i for i in items if i.group.lines[0].text == found[0]]
            assert head.y < min(i.y for i in names)
            assert head.node < 0
    assert xml.decode().count("(continued)") == sum(map(len, again))
