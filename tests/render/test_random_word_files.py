"""Random contents as LibreOffice prints our Word files: pages as laid out, one for a one-pager, same words.

`tools/prove_pages.py` asks the same of any number.
"""

import datetime as dt

import pytest

from briefdesk.pipeline.desk import open_desk
from briefdesk.store.folders import folders_in
from render import page_proofs
from render.libreoffice import missing_packages, printed
from render.random_contents import Content, random_briefs, random_letters

pytestmark = [pytest.mark.libreoffice, pytest.mark.timeout(400)]
LETTERS = 40


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Content, bytes]]:
    """Every one-pager and some letters with what LibreOffice makes of them."""
    if missing := missing_packages():
        pytest.fail(f"These tests need LibreOffice and poppler: sudo apt install {' '.join(missing)}")
    home = folders_in(tmp_path_factory.mktemp("home"))
    with open_desk(today=dt.date(2026, 6, 15), folders=home) as desk:
        contents = [*random_briefs(desk), *random_letters(desk, range(LETTERS))]
    pdfs = printed([each.docx() for each in contents], tmp_path_factory.mktemp("docx"))
    return list(zip(contents, pdfs, strict=True))


def test_every_one_pager_is_exactly_one_page(pairs: list[tuple[Content, bytes]]) -> None:
    found = {each.name: page_proofs.not_one_page(pdf) for each, pdf in pairs if each.brief}

    assert {name: said for name, said in found.items() if said} == {}


def test_one_pagers_have_the_words_of_our_pdf_in_their_order(pairs: list[tuple[Content, bytes]]) -> None:
    found = {each.name: page_proofs.not_as_laid_out(each, pdf) for each, pdf in pairs if each.brief}

    assert {name: said for name, said in found.items() if said} == {}


def test_letters_take_the_pages_that_the_layout_foretold(pairs: list[tuple[Content, bytes]]) -> None:
    letters = {each.name: (each, pdf) for each, pdf in pairs if not each.brief}
    found = {
        name: (page_proofs.page_count(pdf), len(each.layout.pages)) for name, (each, pdf) in letters.items()
    }

    assert {name: counts for name, counts in found.items() if counts[0] != counts[1]} == {}


def test_letters_have_the_words_of_our_pdf_in_their_order_on_the_same_pages(
    pairs: list[tuple[Content, bytes]],
) -> None:
    found = {each.name: page_proofs.not_as_laid_out(each, pdf) for each, pdf in pairs if not each.brief}

    assert {name: said for name, said in found.items() if said} == {}
