"""Pages as pictures: the preview's pixels, and goldens that show when a page looks different."""

from pathlib import Path

import pytest

from briefdesk.render.raster import PageUnreadable, page_image
from render.page_goldens import TOLERATED_SHARE, golden_pages, share_changed

GOLDEN = Path(__file__).parents[1] / "golden"
PAGES = dict(golden_pages())


@pytest.mark.parametrize("name", PAGES)
def test_page_looks_as_it_did(name: str) -> None:
    changed = share_changed(*PAGES[name], GOLDEN / f"{name}.png")

    assert changed <= TOLERATED_SHARE, (
        f"{changed:.2%} of the page looks different; if that is wanted, run tools/make_goldens.py and look"
    )


def test_picture_has_the_size_asked_for_in_rgba() -> None:
    pdf, page = next(iter(PAGES.values()))

    width, height, pixels = page_image(pdf, page, 1.5)

    assert (width, height) == (918, 1188)
    assert len(pixels) == width * height * 4
    assert pixels[:4] in (b"\xff\xff\xff\xff", pixels[:3] + b"\xff")


def test_page_that_is_not_there_is_named() -> None:
    pdf, _ = next(iter(PAGES.values()))

    with pytest.raises(PageUnreadable, match="no page 100"):
        page_image(pdf, 99, 1)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"nothing of the kind"])
def test_file_that_is_no_pdf_is_refused(content: bytes) -> None:
    with pytest.raises(PageUnreadable):
        page_image(content, 0, 1)
