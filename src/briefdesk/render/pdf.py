"""A layout as a PDF file."""

from briefdesk.model.blocks import ComposedDocument
from briefdesk.model.letter import Rendered
from briefdesk.render.layout.page import Layout
from briefdesk.render.theme import Theme


def render_pdf(
    layout: Layout, document: ComposedDocument, theme: Theme, *, archival: bool = False
) -> Rendered:
    """Return the tagged PDF of a layout of `document`: fonts embedded, the same bytes every time.

    It follows PDF/UA-1, and with `archival` PDF/A-2a too.

    Raises LogoUnreadable if the logo's data is damaged, FontUnavailable if our own fonts are missing.
    """
    from briefdesk.render.pdf_canvas import shipped_press  # noqa: PLC0415  (loads reportlab)

    return Rendered(
        format="pdf",
        data=shipped_press().print(layout, document, theme.palette.unfilled, archival=archival),
        page_count=len(layout.pages),
        lines_spare=layout.lines_spare,
        fit=layout.fit,
        regions=layout.regions,
    )
