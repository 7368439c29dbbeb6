"""One letter's pages and files, set from what can be sent to any process of any machine."""

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, Executor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefdesk.model.blocks import ComposedDocument
from briefdesk.model.letter import Rendered
from briefdesk.render.docx import render_docx
from briefdesk.render.layout.document import lay_out
from briefdesk.render.layout.page import Layout
from briefdesk.render.pdf import render_pdf
from briefdesk.render.text import render_text
from briefdesk.render.theme import Theme

if TYPE_CHECKING:
    from briefdesk.render.print_sheets import DrawnLetter


@dataclass(frozen=True, slots=True)
class SetLetter:
    """A letter's files, and its pages as drawn for the print file where that was asked for."""

    files: tuple[Rendered, ...]
    drawn: "DrawnLetter | None" = None


def set_letter(
    document: ComposedDocument,
    theme: Theme,
    formats: tuple[str, ...],
    *,
    archival: bool = False,
    printed: bool = False,
) -> SetLetter:
    """Return a letter in each of `formats`, and drawn for the print file if `printed`.

    A pure function of what can be pickled, so that any process of any machine may run it.
    """
    layout = lay_out(document, theme)
    files = _files(layout, document, theme, formats, archival=archival)
    if not printed:
        return SetLetter(files)
    from briefdesk.render.print_sheets import draw_letter  # noqa: PLC0415  (loads reportlab)

    return SetLetter(files, draw_letter(layout, document, theme))


def set_pages(
    document: ComposedDocument, theme: Theme, formats: tuple[str, ...], *, archival: bool = False
) -> tuple[Rendered, ...]:
    """Return a letter in each of `formats`, none of them the print file."""
    return set_letter(document, theme, formats, archival=archival).files


def _files(
    layout: Layout, document: ComposedDocument, theme: Theme, formats: tuple[str, ...], *, archival: bool
) -> tuple[Rendered, ...]:
    wanted = bool({"pdf", "eml"} & set(formats))
    pdf = render_pdf(layout, document, theme, archival=archival) if wanted else None
    made: list[Rendered] = []
    for name in formats:
        match name:
            case "pdf" if pdf is not None:
                made.append(pdf)
            case "docx":
                made.append(render_docx(document, theme, layout))
            case "txt":
                made.append(render_text(document))
            case "eml" if pdf is not None:
                from briefdesk.render.email_draft import render_eml  # noqa: PLC0415  (slow to load)

                made.append(render_eml(document, document.title, pdf.data))
    return tuple(made)


def set_elsewhere(work: Callable[[], SetLetter], executor: Executor) -> Callable[[], SetLetter]:
    """Hand `work` to the executor; what gives its result does it here if the executor is gone by then."""
    gone = (BrokenExecutor, CancelledError, OSError)
    try:
        result = executor.submit(work).result
    except gone:
        return work

    def or_here() -> SetLetter:
        try:
            return result()
        except gone:
            return work()

    return or_here
