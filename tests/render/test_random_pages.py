"""Two hundred one-pagers and two hundred letters of random content: one page, accessible, archival, in order.

`tools/prove_pages.py` asks the same of any number, and shows the figures.
"""

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from briefdesk.model.template import Design
from briefdesk.pipeline.desk import open_desk
from briefdesk.store.folders import folders_in
from render import page_proofs
from render.random_contents import COUNT, THEMES, Content, random_briefs, random_letters

# Every seventh is read by poppler, which takes a process each time; that meets every template and theme.
READ = 7
Pdfs = dict[str, bytes]


@pytest.fixture(scope="module")
def contents(tmp_path_factory: pytest.TempPathFactory) -> tuple[Content, ...]:
    home = folders_in(tmp_path_factory.mktemp("home"))
    with open_desk(today=dt.date(2026, 6, 15), folders=home) as desk:
        return (*random_briefs(desk), *random_letters(desk))


@pytest.fixture(scope="module")
def pdfs(contents: tuple[Content, ...]) -> Pdfs:
    return {each.name: each.pdf() for each in contents}


def wrong(contents: tuple[Content, ...], proof: Callable[[Content], str]) -> dict[str, str]:
    return {each.name: said for each in contents if (said := proof(each))}


def test_contents_meet_every_design_theme_and_paper(contents: tuple[Content, ...]) -> None:
    briefs = [each for each in contents if each.brief]
    kinds = {tuple(each.name.split()[1:]) for each in briefs}

    assert len(briefs) == COUNT
    assert len(kinds) == len(Design) * len(THEMES) * 2
    # Full pages are where one too many would begin.
    assert sum(each.layout.lines_spare == 0 for each in briefs) > COUNT / 2


def test_every_one_pager_is_exactly_one_page(contents: tuple[Content, ...], pdfs: Pdfs) -> None:
    briefs = tuple(each for each in contents if each.brief)

    assert wrong(briefs, lambda each: page_proofs.not_one_page(pdfs[each.name])) == {}


def test_every_pdf_passes_pdf_ua(contents: tuple[Content, ...], pdfs: Pdfs) -> None:
    assert wrong(contents, lambda each: page_proofs.not_accessible(pdfs[each.name])) == {}


def test_every_archival_pdf_passes_pdf_a_and_pdf_ua(contents: tuple[Content, ...]) -> None:
    def faults(each: Content) -> str:
        pdf = each.pdf(archival=True)
        return page_proofs.not_archival(pdf) or page_proofs.not_accessible(pdf)

    assert wrong(contents, faults) == {}


def test_every_pdf_has_title_language_bookmarks_and_described_pictures(
    contents: tuple[Content, ...], pdfs: Pdfs
) -> None:
    assert wrong(contents, lambda each: page_proofs.not_described(each, pdfs[each.name])) == {}


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="needs poppler-utils")
def test_second_reader_finds_the_words_in_the_order_of_the_draft(
    contents: tuple[Content, ...], pdfs: Pdfs, tmp_path: Path
) -> None:
    path = tmp_path / "read.pdf"

    def unread(each: Content) -> str:
        return page_proofs.not_read_in_order(each, pdfs[each.name], path)

    assert wrong(contents[::READ], unread) == {}


def test_checks_see_what_they_look_for(contents: tuple[Content, ...], tmp_path: Path) -> None:
    """A check that finds nothing wrong anywhere would pass."""
    content, other = contents[0], contents[1]
    pdf = content.pdf()

    assert page_proofs.not_accessible(pdf.replace(b"/StructTreeRoot", b"/XtructTreeRoot"))
    assert page_proofs.not_archival(pdf)
    assert page_proofs.not_described(content, pdf.replace(b"/Outlines", b"/Xutlines"))
    assert page_proofs.not_described(content, pdf.replace(b"/Alt", b"/Xlt"))
    assert page_proofs.not_one_page(next(each.pdf() for each in contents if len(each.layout.pages) > 1))
    assert page_proofs.not_read_in_order(other, pdf, tmp_path / "other.pdf")
