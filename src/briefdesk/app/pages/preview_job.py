"""What the preview asks of a worker: pages as pictures, and what is to be said about them."""

from dataclasses import dataclass

from PySide6.QtGui import QImage

from briefdesk.app.pages.easel import Easel
from briefdesk.model.addressee import AddresseeId
from briefdesk.model.draft import Project
from briefdesk.model.letter import Rendered, Sentence
from briefdesk.pipeline.approval_states import ApprovalState, approval_of, state_words
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import DocumentName
from briefdesk.pipeline.letters import preview_brief, preview_letter

MAX_PAGES = 12


@dataclass(frozen=True, slots=True)
class Preview:
    """A finished preview. `images` are at `scale` device pixels per point; `approval` says its state."""

    document: DocumentName
    rendered: Rendered
    images: tuple[QImage, ...]
    scale: float
    lines_over: int = 0
    sentences: tuple[Sentence, ...] = ()
    state: ApprovalState = ApprovalState.NONE
    approval: str = ""


def make_preview(
    desk: Desk,
    project: Project,
    document: DocumentName,
    addressee: AddresseeId | None,
    *,
    scale: float,
    easel: Easel,
) -> Preview | None:
    """Return the pages of the letter to `addressee`, or of the brief; None for a letter to nobody.

    They are drawn on `easel` at `scale` device pixels per point.
    """
    if document == "brief":
        brief = preview_brief(desk, project)
        images = draw_first(easel, brief.rendered, scale)
        return Preview(
            document,
            brief.rendered,
            images,
            scale,
            brief.lines_over,
            brief.sentences,
            brief.state,
            state_words(brief.state, approval_of(project, "brief")),
        )
    if addressee is None:
        return None
    letter = preview_letter(desk, project, addressee)
    images = draw_first(easel, letter.rendered, scale)
    words = state_words(letter.state, approval_of(project, "letter", addressee))
    return Preview(
        document,
        letter.rendered,
        images,
        scale,
        sentences=letter.sentences,
        state=letter.state,
        approval=words,
    )


def draw_first(easel: Easel, rendered: Rendered, scale: float) -> tuple[QImage, ...]:
    """Return pictures of the first pages of a PDF."""
    return easel.draw(rendered, min(rendered.page_count, MAX_PAGES), scale)


def summary(preview: Preview, page: int) -> tuple[str, bool]:
    """Return what the foot of the preview says, and whether it is a warning."""
    pages = preview.rendered.page_count
    where = f"Page {page + 1} of {pages}"
    if preview.lines_over > 0:
        lines = "1 line" if preview.lines_over == 1 else f"{preview.lines_over} lines"
        return f"{where} · {lines} over", True
    if preview.rendered.fit is not None:
        # What is left of the page stands in its budget right above.
        return f"{where} · type {preview.rendered.fit.size_pt:g} pt", False
    spare = preview.rendered.lines_spare
    if pages == 1:
        return f"{where} · {spare} {'line' if spare == 1 else 'lines'} to spare", False
    return where, False
