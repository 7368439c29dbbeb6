"""Letters on a partner's paper: the page under the PDF, the Word file's look in the DOCX."""

import io
from dataclasses import replace
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.shared import Pt
from PIL import Image
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import Project
from briefdesk.model.letter import Rendered
from briefdesk.pipeline.check import check
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import theme_of
from briefdesk.pipeline.letters import compose_brief, compose_letter
from briefdesk.pipeline.named_settings import with_settings
from briefdesk.pipeline.projects import read_project, sample_project, save_project
from briefdesk.pipeline.recipients import chosen
from briefdesk.pipeline.set_letters import set_pages
from briefdesk.pipeline.stationery import DRAWING_ASSET, stationery_problems
from briefdesk.render.docx.writer import render_docx
from briefdesk.render.fit import fit_brief
from briefdesk.render.layout.document import lay_out
from briefdesk.render.pdf import render_pdf
from briefdesk.render.print_file import PrintFile, PrintLook
from briefdesk.render.print_sheets import draw_letter
from briefdesk.sources.stationery.errors import StationeryUnreadable
from render.page_proofs import not_accessible, not_archival


@pytest.fixture
def project(desk: Desk) -> Project:
    return sample_project(desk)


@pytest.fixture
def word_file(tmp_path: Path) -> Path:
    file = docx.Document()
    file.styles["Normal"].font.name, file.styles["Normal"].font.size = "Georgia", Pt(12)
    file.sections[0].header.paragraphs[0].text = "Partner Coalition"
    file.save(str(tmp_path / "partner.docx"))
    return tmp_path / "partner.docx"


@pytest.fixture
def page_file(tmp_path: Path) -> Path:
    Image.new("RGB", (850, 1100), "#f4f4ff").save(tmp_path / "paper.png")
    return tmp_path / "paper.png"


@pytest.fixture
def vector_file(tmp_path: Path) -> Path:
    """Return a letterhead as designers make it: color to the edge, type, a line at the foot."""
    canvas = Canvas(str(tmp_path / "paper.pdf"), pagesize=(612, 792), invariant=1)
    canvas.setFillColorRGB(0.5, 0.1, 0.2)
    canvas.rect(0, 720, 612, 72, fill=1, stroke=0)
    canvas.drawString(72, 24, "A registered charity")
    canvas.save()
    return tmp_path / "paper.pdf"


def brief_files(desk: Desk, project: Project) -> tuple[Rendered, Rendered]:
    document, theme = compose_brief(desk, project).document, theme_of(desk, project, "brief")
    layout, _ = fit_brief(document, theme)
    return render_pdf(layout, document, theme, archival=True), render_docx(document, theme, layout)


def files(desk: Desk, project: Project) -> tuple[Rendered, Rendered]:
    letter = compose_letter(desk, project, chosen(desk, project)[0].id)
    pdf, word = set_pages(letter.document, theme_of(desk, project, "letter"), ("pdf", "docx"), archival=True)
    return pdf, word


def test_the_page_lies_under_the_letter_as_decoration(desk: Desk, project: Project, page_file: Path):
    project = with_settings(desk, project, [("stationery.pdf", str(page_file)), ("stationery.pages", "all")])

    pdf, word = files(desk, project)

    assert not_accessible(pdf.data) == ""
    assert not_archival(pdf.data) == ""
    assert pdf.data.count(b"/Subtype /Image") == 1
    section = docx.Document(io.BytesIO(word.data)).sections[0]
    assert len(section.first_page_header.part.rels) == 1
    assert len(section.header.part.rels) == 1


def test_word_letters_take_over_header_font_and_margins_and_keep_our_text(
    desk: Desk, project: Project, word_file: Path, tmp_path: Path
):
    project = with_settings(desk, project, [("stationery.docx", str(word_file))])
    save_project(project, tmp_path / "p.briefdesk")
    project = read_project(tmp_path / "p.briefdesk")

    pdf, word = files(desk, project)

    file = docx.Document(io.BytesIO(word.data))
    assert file.sections[0].header.paragraphs[0].text == "Partner Coalition"
    assert file.sections[0].first_page_header.paragraphs[0].text == "Partner Coalition"
    assert file.styles["Body Text"].font.name == "Georgia"
    assert file.styles["Body Text"].font.size == Pt(12)
    assert any(paragraph.text.startswith("Dear ") for paragraph in file.paragraphs)
    assert word.page_count == 0
    assert not_accessible(pdf.data) == ""


def test_preflight_tells_what_stationery_changes(desk: Desk, project: Project, word_file: Path):
    project = with_settings(desk, project, [("stationery.docx", str(word_file))])

    told = [problem.message for problem in check(desk, project) if problem.code == "stationery"]

    assert any("end elsewhere" in message for message in told)


def test_a_broken_asset_of_a_project_from_elsewhere_is_a_sentence(
    desk: Desk, project: Project, word_file: Path
):
    project = with_settings(desk, project, [("stationery.docx", str(word_file))])
    broken = tuple(replace(a, data=b"PK" + a.data[9:]) if "docx" in a.name else a for a in project.assets)
    project = replace(project, assets=broken)

    assert any(problem.code in ("stationery", "letter-fails") for problem in check(desk, project))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("stationery.top", "99"),
        ("stationery.top", "wide"),
        ("stationery.pages", "some"),
        ("stationery.x", "1"),
    ],
)
def test_a_setting_that_will_not_do_is_told(desk: Desk, project: Project, key: str, value: str):
    with pytest.raises(BriefdeskError):
        with_settings(desk, project, [(key, value)])


def test_stationery_is_taken_out_with_its_file(desk: Desk, project: Project, page_file: Path):
    on = with_settings(desk, project, [("stationery.pdf", str(page_file))])

    off = with_settings(desk, on, [("stationery.pdf", "")])

    assert off == project


def test_a_pdf_letterhead_is_drawn_in_outlines_and_the_letter_stays_accessible_and_archival(
    desk: Desk, project: Project, vector_file: Path, tmp_path: Path
):
    project = with_settings(
        desk, project, [("stationery.pdf", str(vector_file)), ("stationery.pages", "all")]
    )
    save_project(project, tmp_path / "p.briefdesk")

    pdf, word = files(desk, read_project(tmp_path / "p.briefdesk"))

    assert pdf.data == files(desk, project)[0].data
    assert b"/Subtype /Image" not in pdf.data
    assert pdf.data.count(b"/Subtype /Form") == 1
    assert (not_accessible(pdf.data), not_archival(pdf.data)) == ("", "")
    assert len(docx.Document(io.BytesIO(word.data)).sections[0].first_page_header.part.rels) == 1
    top = pypdfium2.PdfDocument(pdf.data)[0].render(scale=1).to_pil().convert("RGB").getpixel((300, 20))
    assert top == pytest.approx((127, 25, 51), abs=2)


def test_all_letters_of_a_print_file_share_one_letterhead(
    desk: Desk, project: Project, vector_file: Path, tmp_path: Path
):
    project = with_settings(
        desk, project, [("stationery.pdf", str(vector_file)), ("stationery.pages", "all")]
    )
    theme = theme_of(desk, project, "letter")
    written = io.BytesIO()
    printed = PrintFile(written.write, PrintLook("All", "Us", archival=True))
    for addressee in chosen(desk, project)[:3]:
        document = compose_letter(desk, project, addressee.id).document
        printed.add(draw_letter(lay_out(document, theme), document, theme), addressee.id)
    printed.finish()

    assert written.getvalue().count(b"/Subtype /Form") == 1
    assert not_accessible(written.getvalue()) == ""


def test_the_page_lies_under_the_one_pager_where_it_is_wanted_and_its_text_keeps_clear(
    desk: Desk, project: Project, vector_file: Path
):
    settings = [("stationery.pdf", str(vector_file)), ("stationery.top", "1.5"), ("stationery.left", "1.4")]
    plain = with_settings(desk, project, settings)
    assert theme_of(desk, plain, "brief").paper is None

    project = with_settings(desk, plain, [("stationery.brief", "yes")])
    pdf, word = brief_files(desk, project)

    assert pdf.page_count == 1
    assert pdf.data.count(b"/Subtype /Form") == 1
    assert (not_accessible(pdf.data), not_archival(pdf.data)) == ("", "")
    text = pypdfium2.PdfDocument(pdf.data)[0].get_textpage()
    boxes = [text.get_charbox(at) for at in range(text.count_chars()) if text.get_text_range(at, 1).strip()]
    assert max(top for _, _, _, top in boxes) <= 792 - 1.5 * 72
    assert min(left for left, _, _, _ in boxes) >= 1.4 * 72 - 1
    section = docx.Document(io.BytesIO(word.data)).sections[0]
    assert len(section.first_page_header.part.rels) == 1


def test_text_of_every_page_keeps_clear_of_paper_under_all_pages(
    desk: Desk, project: Project, vector_file: Path
):
    settings = [("stationery.pdf", str(vector_file)), ("stationery.pages", "all"), ("stationery.top", "4")]
    project = with_settings(desk, project, [*settings, ("stationery.bottom", "2")])

    pdf, _ = files(desk, project)

    assert pdf.page_count > 1
    for page in pypdfium2.PdfDocument(pdf.data):
        text = page.get_textpage()
        boxes = [
            text.get_charbox(at) for at in range(text.count_chars()) if text.get_text_range(at, 1).strip()
        ]
        assert max(top for _, _, _, top in boxes) <= 792 - 4 * 72
        assert min(bottom for _, bottom, _, _ in boxes) >= 2 * 72


def test_why_a_letterhead_stays_a_picture_is_told(desk: Desk, project: Project, tmp_path: Path):
    canvas = Canvas(str(tmp_path / "paper.pdf"), pagesize=(612, 792))
    canvas.linearGradient(0, 700, 612, 792, (HexColor("#ff0000"), HexColor("#0000ff")), extend=False)
    canvas.save()

    project = with_settings(desk, project, [("stationery.pdf", str(tmp_path / "paper.pdf"))])

    assert any("holds a gradient" in problem.message for problem in stationery_problems(project))


def test_a_drawing_from_elsewhere_that_holds_more_is_refused(desk: Desk, project: Project, vector_file: Path):
    project = with_settings(desk, project, [("stationery.pdf", str(vector_file))])
    worse = tuple(
        replace(a, data=a.data + b"q BT (x) Tj ET Q\n") if a.name == DRAWING_ASSET else a
        for a in project.assets
    )

    with pytest.raises(StationeryUnreadable, match="damaged: line"):
        theme_of(desk, replace(project, assets=worse), "letter")
