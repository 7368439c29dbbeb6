"""Which pages are kept as goldens; `tools/make_goldens.py` draws them, a test compares them."""

from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageChops

from briefdesk.model.draft import PageSize
from briefdesk.model.template import Design
from briefdesk.pipeline.desk import theme_named
from briefdesk.render.fit import fit_brief
from briefdesk.render.layout.document import lay_out
from briefdesk.render.pdf import render_pdf
from briefdesk.render.raster import page_image
from render.design_samples import a_designed_brief, joint
from render.page_samples import a_brief, a_letter, a_sign_on_letter, shipped_theme
from render.sign_on_pages import a_long_sign_on

GOLDEN_SCALE = 60 / 72
# Anti-aliasing differs a little between versions of the rasterizer; a moved line differs a lot.
TOLERATED_SHARE = 0.02
TOLERATED_STEP = 48
# Pixels of a tile about as large as two words: a short line that went is a large share of one.
TILE = (64, 12)
PARTNERS = {Design.COLUMNS: 1, Design.FIGURES: 3, Design.CHART: 2, Design.QUESTIONS: 0}


def golden_pages() -> Iterator[tuple[str, tuple[bytes, int]]]:
    """Yield name, PDF and page of each golden."""
    for paper, theme_name, people in ((PageSize.LETTER, "classic", False), (PageSize.A4, "modern", True)):
        document, theme = a_long_sign_on(people=people), theme_named(theme_name, paper)
        rendered = render_pdf(lay_out(document, theme), document, theme)
        for page in range(rendered.page_count):
            yield f"signers-140-{theme_name}-{paper.lower()}-{page + 1}", (rendered.data, page)
    for name, document, theme_name in (
        ("letter-classic", a_letter(logo=True), "classic"),
        ("sign-on-modern", a_sign_on_letter(), "modern"),
        ("joint-classic", joint(5), "classic"),
    ):
        theme = shipped_theme(theme_name)
        rendered = render_pdf(lay_out(document, theme), document, theme)
        for page in range(rendered.page_count):
            yield f"{name}-{page + 1}", (rendered.data, page)
    for theme_name in ("classic", "modern"):
        theme, brief = shipped_theme(theme_name), a_brief()
        layout, _ = fit_brief(brief, theme)
        yield f"brief-{theme_name}-1", (render_pdf(layout, brief, theme).data, 0)
        for design in (design for design in Design if design is not Design.PLAIN):
            # Partners in one theme of each design: alone and together, both are looked at.
            partners = PARTNERS[design] if theme_name == "modern" else 0
            designed = a_designed_brief(design, partners=partners)
            layout, _ = fit_brief(designed, theme)
            yield f"{design}-{theme_name}-1", (render_pdf(layout, designed, theme).data, 0)


def share_changed(pdf: bytes, page: int, golden: Path) -> float:
    """Return which share of the worst tile of a page looks different from its golden, 1 for another size."""
    width, height, pixels = page_image(pdf, page, GOLDEN_SCALE)
    made = Image.frombytes("RGBA", (width, height), pixels).convert("L")
    with Image.open(golden) as stored:
        kept = stored.convert("L")
    if made.size != kept.size:
        return 1.0
    changed = ImageChops.difference(made, kept).point([0] * TOLERATED_STEP + [255] * (256 - TOLERATED_STEP))
    return changed.reduce(TILE).getextrema()[1] / 255
