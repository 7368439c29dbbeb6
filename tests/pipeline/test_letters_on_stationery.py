"""Letters on a partner's paper: the page under the PDF, the Word file's look in the DOCX."""

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.shared import Pt
from PIL import Image

from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import Project
from briefdesk.model.letter import Rendered
from briefdesk.pipeline.check import check
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import theme_of
from briefdesk.pipeline.letters import compose_letter
from briefdesk.pipeline.named_settings import with_settings
from briefdesk.pipeline.projects import read_project, sample_project, save_project
from briefdesk.pipeline.recipients import chosen
from briefdesk.pipeline.set_letters import set_pages
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
