"""A joint letterhead: every partner's logo on letters and one-pagers, of one weight, in words too."""

import page
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdesk.model.blocks import ComposedDocument, Letterhead
from briefdesk.render.docx import render_docx
from briefdesk.render.layout.document import lay_out
from briefdesk.render.layout.page import PlacedPicture
from briefdesk.render.layout.partners import partner_sizes
from briefdesk.render.pdf import render_pdf
from render.design_samples import joint
from render.docx_reading import parts_of
from render.docx_samples import shipped_theme

THEME = shipped_theme()


def pictures_on(document: ComposedDocument) -> list[PlacedPicture]:
    (page, *_) = lay_out(document, THEME).pages
    return [item for item in page.items if isinstance(item, PlacedPicture)]


@pytest.mark.parametrize("count", range(2, 7))
def test_letter_shows_every_logo_once_within_its_margins(count: int) -> None:
    document = joint(count)
    layout = lay_out(document, THEME)
    placed = pictures_on(document)

    left, right = layout.setting.margins.left_pt, layout.page_width - layout.setting.margins.right_pt
    assert len(placed) == count
    assert all(left - 0.01 <= p.x and p.x + p.width <= right + 0.01 for p in placed)
    assert not any(
        a is not b
        and a.x < b.x + b.width
        and b.x < a.x + a.width
        and a.y < b.y + b.height
        and b.y < a.y + a.height
        for a in placed
        for b in placed
    )
    assert [layout.nodes[p.node].alt for p in placed][1:] == [f"Partner {at}" for at in range(1, count)]


def test_logos_of_all_shapes_weigh_alike() -> None:
    areas = [p.width * p.height for p in pictures_on(joint(4))]

    assert max(areas) <= 1.36 * min(areas)


@given(st.integers(1, 6), st.floats(200, 600))
def test_rows_of_logos_fill_the_width_and_a_short_last_row_stands_in_the_middle(
    count: int, width: float
) -> None:
    head = joint(count).blocks[0]
    assert isinstance(head, Letterhead)

    rows = partner_sizes(head, THEME.letter.letterhead, width)

    assert sum(len(row.logos) for row in rows) == count
    for row in rows:
        used = row.indent + sum(logo.width for logo in row.logos) + row.gap * (len(row.logos) - 1)
        assert used <= width + 0.01
        if len(row.logos) < len(rows[0].logos):
            assert used + row.indent == pytest.approx(width)


@pytest.mark.parametrize("count", [2, 5, 6])
def test_word_file_has_the_logos_with_their_words_in_the_same_order(count: int) -> None:
    document = joint(count)

    data = render_docx(document, THEME, lay_out(document, THEME)).data
    xml = parts_of(data)["word/document.xml"].decode()

    found = [xml.index(f'descr="Partner {at}"') for at in range(1, count)]
    assert found == sorted(found)
    assert xml.count("<wp:inline") == count


@pytest.mark.parametrize("profile", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A])
def test_letter_with_six_logos_passes_the_checker(profile: page.ValidationProfile) -> None:
    document = joint(6)
    archival = profile is page.ValidationProfile.PDF_A_2A
    pdf = render_pdf(lay_out(document, THEME), document, THEME, archival=archival).data

    assert page.validate_pdf_bytes(pdf, profile=profile).failures == []
