"""What nobody approved says DRAFT where the project wants it; approving does not look at the mark."""

import datetime as dt
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import page
import pypdfium2
import pytest

from briefdesk.model.draft import Project
from briefdesk.pipeline.approval_states import DRAFT_MARK, ApprovalState
from briefdesk.pipeline.approvals import approve, reviewed_letters
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import add_text, set_subject
from briefdesk.pipeline.export import export_brief, export_letters
from briefdesk.pipeline.letters import preview_brief, preview_letter
from briefdesk.pipeline.recipients import chosen

TO = "member:R000122"
FORMATS = ("pdf", "docx", "txt", "eml", "print")


def texts(folder: Path) -> dict[str, str]:
    """Return what each file of an export says, by its ending."""
    found: dict[str, str] = {}
    for path in filter(Path.is_file, folder.iterdir()):
        data = path.read_bytes()
        match path.suffix:
            case ".pdf":
                found[path.name if path.name == "letters.pdf" else "pdf"] = pdf_text(data)
            case ".docx":
                with zipfile.ZipFile(BytesIO(data)) as archive:
                    names = [n for n in archive.namelist() if "header" in n]
                    found["docx"] = "".join(archive.read(n).decode() for n in names)
            case ".txt" | ".eml":
                found[path.suffix[1:]] = data.decode()
    return found


def pdf_text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_every_file_of_a_letter_that_nobody_approved_says_so(desk: Desk, sample: Project, tmp_path: Path):
    list(export_letters(desk, replace(sample, marks_drafts=True), tmp_path, formats=FORMATS, to=TO))

    said = texts(tmp_path)
    assert set(said) == {"pdf", "docx", "txt", "eml", "letters.pdf"}
    assert [name for name, text in said.items() if "DRAFT" not in text] == []


def test_approved_letters_carry_no_mark(desk: Desk, sample: Project, tmp_path: Path):
    project = approve(desk, replace(sample, marks_drafts=True), "letter", by="E. Whitaker", day=desk.today)

    list(export_letters(desk, project, tmp_path, formats=FORMATS, to=TO))

    assert [name for name, text in texts(tmp_path).items() if "DRAFT" in text] == []


def test_projects_that_want_no_mark_have_none(desk: Desk, sample: Project, tmp_path: Path):
    list(export_letters(desk, sample, tmp_path, formats=FORMATS, to=TO))

    assert [name for name, text in texts(tmp_path).items() if "DRAFT" in text] == []


def test_the_mark_is_no_part_of_what_is_approved(desk: Desk, sample: Project):
    project = approve(desk, sample, "letter", by="E. Whitaker", day=desk.today)

    marked = reviewed_letters(desk, replace(project, marks_drafts=True))

    assert {one.state for one in marked} == {ApprovalState.APPROVED}
    assert marked[0].words == "Approved by E. Whitaker, June 20, 2026"


def test_a_changed_letter_is_marked_again(desk: Desk, sample: Project):
    project = approve(desk, replace(sample, marks_drafts=True), "letter", by="E. W.", day=desk.today)
    one = chosen(desk, project, TO)[0]
    assert preview_letter(desk, project, one.id).state is ApprovalState.APPROVED

    changed = preview_letter(desk, set_subject(project, "letter", "Another subject"), one.id)

    assert changed.state is ApprovalState.LAPSED
    assert DRAFT_MARK in pdf_text(changed.rendered.data)


def test_every_page_of_a_long_letter_is_marked(desk: Desk, sample: Project):
    project, _ = add_text(
        replace(sample, marks_drafts=True), "letter", None, "\n\n".join(["Words. " * 60] * 12)
    )
    rendered = preview_letter(desk, project, chosen(desk, project, TO)[0].id).rendered

    assert rendered.page_count > 1
    assert pdf_text(rendered.data).count("DRAFT") == rendered.page_count


def test_the_mark_moves_nothing_on_the_page(desk: Desk, sample: Project):
    one = chosen(desk, sample, TO)[0].id
    plain = preview_letter(desk, sample, one).rendered
    marked = preview_letter(desk, replace(sample, marks_drafts=True), one).rendered

    assert marked.regions == plain.regions


def test_the_one_pager_is_marked_until_it_is_approved(desk: Desk, sample: Project, tmp_path: Path):
    project = replace(sample, marks_drafts=True)
    export_brief(desk, project, tmp_path / "draft")
    approved = approve(desk, project, "brief", by="E. Whitaker", day=dt.date(2026, 6, 19))
    export_brief(desk, approved, tmp_path / "final")

    assert all("DRAFT" in text for text in texts(tmp_path / "draft").values())
    assert not any("DRAFT" in text for text in texts(tmp_path / "final").values())
    assert preview_brief(desk, approved).state is ApprovalState.APPROVED


@pytest.mark.parametrize("document", ["letter", "brief"])
def test_marked_files_are_accessible(desk: Desk, sample: Project, document: str):
    project = replace(sample, marks_drafts=True)
    made = (
        preview_brief(desk, project)
        if document == "brief"
        else preview_letter(desk, project, chosen(desk, project, TO)[0].id)
    )

    report = page.validate_pdf_bytes(made.rendered.data, profile=page.ValidationProfile.PDF_UA_1)

    assert report.is_compliant, report
