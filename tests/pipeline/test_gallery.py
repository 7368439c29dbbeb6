"""The gallery: every template and design looks as it did when somebody last looked at it."""

from pathlib import Path

import pytest

from briefdesk.shipped import shipped_path
from pipeline.gallery_pages import gallery_pages
from render.page_goldens import TOLERATED_SHARE, share_changed

GOLDEN = Path(__file__).parents[1] / "golden" / "gallery"
PAGES = {page.name: page for page in gallery_pages()}


@pytest.mark.parametrize("name", PAGES)
def test_page_of_the_gallery_looks_as_it_did(name: str) -> None:
    changed = share_changed(PAGES[name].pdf, PAGES[name].page, GOLDEN / f"{name}.png")

    assert changed <= TOLERATED_SHARE, (
        f"{changed:.2%} of the page looks different; if that is wanted, run tools/make_goldens.py and look"
    )


def test_gallery_holds_every_template_in_every_theme() -> None:
    templates = [path.stem for path in shipped_path("templates").glob("*/*.md")]
    themes = [path.stem for path in shipped_path("templates", "themes").glob("*.toml")]

    missing = {
        (template, theme)
        for template in templates
        for theme in themes
        if f"{template}-{theme}-letter-1" not in PAGES
    }

    assert templates
    assert not missing


def test_gallery_keeps_no_picture_of_a_page_that_is_gone() -> None:
    assert {path.stem for path in GOLDEN.glob("*.png")} == set(PAGES)
