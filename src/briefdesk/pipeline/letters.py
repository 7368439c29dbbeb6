"""From a project to finished pages: one letter for the preview, many for export, and the one-pager."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from briefdesk.compose.brief import resolve_brief
from briefdesk.compose.letter import resolve_letters
from briefdesk.congress.relevance import relevance
from briefdesk.errors import BriefdeskError
from briefdesk.model.addressee import Addressee, AddresseeId
from briefdesk.model.blocks import ComposedDocument
from briefdesk.model.draft import Project
from briefdesk.model.letter import Brief, Letter, Rendered, Sentence
from briefdesk.model.template import Template
from briefdesk.pipeline.approval_states import ApprovalState, as_printed, page_state
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import template_of, theme_of
from briefdesk.pipeline.recipients import addressee, chosen, matches_rule
from briefdesk.pipeline.sign_on import standing
from briefdesk.pipeline.signing_logos import with_signing_logos
from briefdesk.render import raster
from briefdesk.render.fit import BriefTooLong, fit_brief
from briefdesk.render.layout.document import lay_out
from briefdesk.render.layout.page import Layout
from briefdesk.render.pdf import render_pdf

__all__ = [
    "BriefPreview",
    "LetterPreview",
    "PageImage",
    "draw_pages",
    "page_image",
    "preview_brief",
    "preview_letter",
]


@dataclass(frozen=True, slots=True)
class LetterPreview:
    """A letter and its PDF, the very bytes that export writes, with the sentences on its pages."""

    letter: Letter
    rendered: Rendered
    sentences: tuple[Sentence, ...] = ()
    state: ApprovalState = ApprovalState.NONE


@dataclass(frozen=True, slots=True)
class BriefPreview:
    """The one-pager and its PDF. Where it does not fit, `lines_over` > 0, `rendered` is set at the floor
    over more than a page; what each block takes stands in its `page_budget`."""

    brief: Brief
    rendered: Rendered
    lines_over: int = 0
    sentences: tuple[Sentence, ...] = ()
    state: ApprovalState = ApprovalState.NONE


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as pixels: `rgba` holds width x height x 4 bytes, rows from the top."""

    width: int
    height: int
    rgba: bytes


def page_image(rendered: Rendered, page: int, scale: float) -> PageImage:
    """Return a page (from 0) of a PDF at `scale` pixels per point."""
    return PageImage(*raster.page_image(rendered.data, page, scale))


def draw_pages(rendered: Rendered, count: int, scale: float, room: raster.Room) -> None:
    """Draw the first `count` pages of a PDF, each into its own `room`, at `scale` pixels per point."""
    raster.draw_pages(rendered.data, count, scale, room)


def compose_letters(
    desk: Desk, project: Project, addressees: Sequence[Addressee]
) -> tuple[Letter | BriefdeskError, ...]:
    """Return one letter, or the error that prevented it, for each addressee in order.

    Raises TemplateInvalid and the like where no letter at all can be made.
    """
    template = template_of(desk, project, "letter")
    project = standing(desk, project)
    if template.signatories:
        project = with_signing_logos(project, letter=True)
    return resolve_letters(
        project,
        template,
        addressees,
        state_name=desk.index.state_name,
        relevance=partial(relevance, desk.index),
        matches=partial(_is_meant, desk, project),
        recipients=_told_number(desk, project, template, len(addressees)),
        today=project.date or desk.today,
        runner=desk.runner,
    )


def _told_number(desk: Desk, project: Project, template: Template, made: int) -> int:
    """Return how many get the letter: all of the project's, however many are made at a time.

    They are counted only where the letter may say so.
    """
    texts = (
        template.source,
        project.letter.subject or "",
        *(part.text or "" for part in project.letter.parts),
    )
    if not any("recipients" in text for text in texts):
        return made
    return max(made, len(chosen(desk, project)))


def _is_meant(desk: Desk, project: Project, rule: str, addressee: Addressee) -> bool:
    return matches_rule(desk, rule, addressee, project)


def compose_letter(desk: Desk, project: Project, addressee_id: AddresseeId) -> Letter:
    """Return the letter to one addressee. Raises BriefdeskError."""
    one = addressee(desk, project, addressee_id)
    if one is None:
        raise BriefdeskError(
            f"Nobody is addressed as {addressee_id}.", "Choose the recipients again: the roster has changed."
        )
    (letter,) = compose_letters(desk, project, [one])
    if isinstance(letter, BriefdeskError):
        raise letter
    return letter


def preview_letter(desk: Desk, project: Project, addressee_id: AddresseeId) -> LetterPreview:
    """Return one letter as it will print. Raises BriefdeskError."""
    letter = compose_letter(desk, project, addressee_id)
    theme = theme_of(desk, project, "letter")
    state = page_state(project, "letter", addressee_id, letter.document, theme)
    printed = as_printed(project, "letter", addressee_id, letter.document, theme)
    layout = lay_out(printed, theme)
    sentences = _sentences(layout, printed, project)
    return LetterPreview(letter, render_pdf(layout, printed, theme), sentences, state)


def compose_brief(desk: Desk, project: Project) -> Brief:
    """Return the one-pager before layout. Raises BriefdeskError."""
    template = template_of(desk, project, "brief")
    project = with_signing_logos(standing(desk, project), letter=False)
    recipients = len(chosen(desk, project))
    return resolve_brief(
        project, template, recipients=recipients, today=project.date or desk.today, runner=desk.runner
    )


def preview_brief(desk: Desk, project: Project) -> BriefPreview:
    """Return the one-pager as it will print, or what is over. Raises BriefdeskError."""
    brief = compose_brief(desk, project)
    theme = theme_of(desk, project, "brief")
    state = page_state(project, "brief", None, brief.document, theme)
    printed = as_printed(project, "brief", None, brief.document, theme)
    try:
        layout, _ = fit_brief(printed, theme)
    except BriefTooLong as error:
        rendered = render_pdf(error.layout, printed, theme)
        sentences = _sentences(error.layout, printed, project)
        return BriefPreview(brief, rendered, error.lines_over, sentences, state)
    sentences = _sentences(layout, printed, project)
    return BriefPreview(brief, render_pdf(layout, printed, theme), sentences=sentences, state=state)


def _sentences(layout: Layout, document: ComposedDocument, project: Project) -> tuple[Sentence, ...]:
    # Only what people look at tells of its sentences: files come sooner without what finds them.
    from briefdesk.pipeline.page_sentences import page_sentences  # noqa: PLC0415

    return page_sentences(layout, document, project)
