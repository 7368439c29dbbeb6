"""Findings in the slots of a one-pager: its key figures, the bars of its chart, its pull quote."""

from typing import TypeGuard

from briefdesk.compose import drafting
from briefdesk.errors import ComposeError
from briefdesk.model.draft import FindingPart, Part, Project
from briefdesk.model.finding import FindingId
from briefdesk.model.template import Slot
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import DocumentName, draft_of, remove_part, template_of, with_draft
from briefdesk.pipeline.locks import refuse_locked


def toggle_key_figure(desk: Desk, project: Project, document: DocumentName, finding_id: FindingId) -> Project:
    """Return the project with the finding's figure among the key figures, or taken out of them."""
    draft = draft_of(project, document)
    finding = project.finding(finding_id)
    shown = next((p for p in draft.parts if is_key_figure(p) and p.finding == finding_id), None)
    if shown is not None:
        return remove_part(project, document, shown.id)
    if finding is None or finding.key_figure is None:
        raise ComposeError("This finding has no key figure.", "Choose one with a figure of its own.")
    template = template_of(desk, project, document)
    return with_draft(project, document, drafting.use_as_key_figure(draft, template, finding))


def toggle_in_chart(desk: Desk, project: Project, document: DocumentName, finding_id: FindingId) -> Project:
    """Return the project with the finding's figure as a bar of the chart, or taken out of it."""
    return _toggled(desk, project, document, finding_id, Slot.CHART)


def toggle_quote(desk: Desk, project: Project, document: DocumentName, finding_id: FindingId) -> Project:
    """Return the project with the finding as pull quote in place of another, or taken out."""
    return _toggled(desk, project, document, finding_id, Slot.QUOTE)


def _toggled(
    desk: Desk, project: Project, document: DocumentName, finding_id: FindingId, slot: Slot
) -> Project:
    draft, finding = draft_of(project, document), project.finding(finding_id)
    shown = next((p for p in draft.parts if stands_in(p, slot) and p.finding == finding_id), None)
    if shown is not None:
        return remove_part(project, document, shown.id)
    if slot is Slot.QUOTE:
        # Another pull quote takes the place of the one that is there.
        for part in draft.parts:
            if stands_in(part, slot):
                refuse_locked(project, draft, part.id)
    if finding is None:
        raise ComposeError("The finding is no longer in the sources.", "Add its source again.")
    place = drafting.use_in_chart if slot is Slot.CHART else drafting.use_as_quote
    return with_draft(project, document, place(draft, template_of(desk, project, document), finding))


def stands_in(part: Part, slot: Slot) -> TypeGuard[FindingPart]:
    """Return whether the part is a finding in that slot."""
    return isinstance(part, FindingPart) and part.slot is slot


def is_key_figure(part: Part) -> TypeGuard[FindingPart]:
    """Return whether the part stands among a brief's key figures."""
    return isinstance(part, FindingPart) and part.slot is Slot.KEY_FIGURES
