"""Which pages are kept as goldens; `tools/make_goldens.py` draws them, a test compares them."""

from collections.abc import Iterator

from briefdesk.render.fit import fit_brief
from briefdesk.render.layout.document import lay_out
from briefdesk.render.pdf import render_pdf
from render.page_samples import a_brief, a_letter, a_sign_on_letter, shipped_theme

GOLDEN_SCALE = 60 / 72


def golden_pages() -> Iterator[tuple[str, tuple[bytes, int]]]:
    """Yield name, PDF and page of each golden."""
    for name, document, theme_name in (
        ("letter-classic", a_letter(logo=True), "classic"),
        ("sign-on-modern", a_sign_on_letter(), "modern"),
    ):
        theme = shipped_theme(theme_name)
        rendered = render_pdf(lay_out(document, theme), document, theme)
        for page in range(rendered.page_count):
            yield f"{name}-{page + 1}", (rendered.data, page)
    for theme_name in ("classic", "modern"):
        theme, brief = shipped_theme(theme_name), a_brief()
        layout, _ = fit_brief(brief, theme)
        yield f"brief-{theme_name}-1", (render_pdf(layout, brief, theme).data, 0)
