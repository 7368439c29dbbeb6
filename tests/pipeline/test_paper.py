"""Paper: a project on A4 gives A4 pages in both formats, letters and one-pager, and they fit."""

import io
from dataclasses import replace
from pathlib import Path

import docx
import pypdfium2
import pytest

from briefdesk.model.draft import PageSize, Project
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.export import export_brief, export_letters
from briefdesk.pipeline.letters import preview_brief, preview_letter
from briefdesk.pipeline.project_settings import PageSizeUnknown, with_setting
from briefdesk.pipeline.recipients import chosen
from briefdesk.store.project_file import read_project, save_project

SIZES = {PageSize.LETTER: (612, 792), PageSize.A4: (595, 842)}


def pdf_pages(data: bytes) -> list[tuple[int, int]]:
    with pypdfium2.PdfDocument(data) as document:
        return [(round(page.get_width()), round(page.get_height())) for page in document]


def docx_page(path: Path) -> tuple[int, int]:
    section = docx.Document(io.BytesIO(path.read_bytes())).sections[0]
    return round(section.page_width.pt), round(section.page_height.pt)


@pytest.mark.parametrize("size", SIZES)
def test_all_files_are_of_the_chosen_paper(desk: Desk, sample: Project, tmp_path: Path, size: PageSize):
    project = with_setting(sample, "page", size.value)

    list(
        export_letters(
            desk, project, tmp_path, formats=("pdf", "docx", "print"), to="state:RI chamber:senate"
        )
    )
    brief = export_brief(desk, project, tmp_path)

    assert brief.fit.size_pt >= 9.5
    pdfs, files = sorted(tmp_path.glob("*.pdf")), sorted(tmp_path.glob("*.docx"))
    assert (len(pdfs), len(files)) == (4, 3)
    assert {page for pdf in pdfs for page in pdf_pages(pdf.read_bytes())} == {SIZES[size]}
    assert {docx_page(path) for path in files} == {SIZES[size]}
    assert len(pdf_pages((tmp_path / "one-pager.pdf").read_bytes())) == 1


def test_every_letter_and_the_one_pager_of_the_sample_fit_on_a4(desk: Desk, sample: Project):
    project = replace(sample, page_size=PageSize.A4)

    assert preview_brief(desk, project).lines_over == 0
    for addressee in chosen(desk, project)[:6]:
        letters = [preview_letter(desk, p, addressee.id).rendered for p in (sample, project)]
        assert letters[1].page_count <= letters[0].page_count


def test_paper_travels_with_the_project_file(sample: Project, tmp_path: Path):
    path = tmp_path / "a4.briefdesk"
    save_project(replace(sample, page_size=PageSize.A4), path)

    assert read_project(path).page_size is PageSize.A4


def test_paper_is_set_by_name_in_any_case(sample: Project):
    assert with_setting(sample, "page", "a4").page_size is PageSize.A4
    assert with_setting(sample, "page", "letter").page_size is PageSize.LETTER
    assert with_setting(with_setting(sample, "page", "A4"), "page", "theme").page_size is None
    with pytest.raises(PageSizeUnknown, match="A5") as told:
        with_setting(sample, "page", "A5")
    assert "A4" in told.value.next_step
