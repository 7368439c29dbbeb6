"""How far the review of a page has come: its hash beside the one that somebody approved."""

import hashlib
from dataclasses import dataclass, replace
from enum import StrEnum

import msgspec

from briefdesk.english import long_date
from briefdesk.model.addressee import Addressee, AddresseeId
from briefdesk.model.blocks import ComposedDocument
from briefdesk.model.draft import Project
from briefdesk.model.settled import Approval
from briefdesk.pipeline.drafts import DocumentName
from briefdesk.render.theme import Theme

DRAFT_MARK = "DRAFT – not approved"


class ApprovalState(StrEnum):
    """How far the review of a page has come; an approval lapses with any change of the page."""

    NONE = "none"
    APPROVED = "approved"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A page with the state of its review; `addressee` is None for the one-pager."""

    addressee: Addressee | None
    state: ApprovalState
    approval: Approval | None = None

    @property
    def words(self) -> str:
        """Return the state as people say it: "Approved by E. Whitaker, June 20, 2026"."""
        return state_words(self.state, self.approval)


def page_hash(document: ComposedDocument, theme: Theme) -> str:
    """Return the SHA-256 (hex) of all that decides how a page is rendered, the mark of a draft aside."""
    plain = replace(document, mark="") if document.mark else document
    return hashlib.sha256(msgspec.json.encode((plain, theme))).hexdigest()


def approval_of(
    project: Project, document: DocumentName, addressee: AddresseeId | None = None
) -> Approval | None:
    """Return the approval of a letter or of the one-pager, whether it still holds or not."""
    return next((a for a in project.approvals if (a.document, a.addressee) == (document, addressee)), None)


def state_of(given: Approval | None, made: str) -> ApprovalState:
    """Return the state of a page with that hash, which was given that approval."""
    if given is None:
        return ApprovalState.NONE
    return ApprovalState.APPROVED if given.sha256 == made else ApprovalState.LAPSED


def page_state(
    project: Project,
    name: DocumentName,
    addressee: AddresseeId | None,
    document: ComposedDocument,
    theme: Theme,
) -> ApprovalState:
    """Return the state of a page at hand; a page that nobody approved is not hashed."""
    given = approval_of(project, name, addressee)
    return state_of(given, page_hash(document, theme)) if given else ApprovalState.NONE


def as_printed(
    project: Project,
    name: DocumentName,
    addressee: AddresseeId | None,
    document: ComposedDocument,
    theme: Theme,
) -> ComposedDocument:
    """Return a page as it leaves: marked as a draft where the project marks what nobody approved."""
    if not project.marks_drafts:
        return document
    if page_state(project, name, addressee, document, theme) is ApprovalState.APPROVED:
        return document
    # Readers of the file hear its title; the mark above the page is none of its content.
    return replace(document, mark=DRAFT_MARK, title=f"Draft: {document.title}")


def state_words(state: ApprovalState, approval: Approval | None) -> str:
    """Return a state as people say it: "Approval by E. Whitaker has lapsed"."""
    if approval is None or state is ApprovalState.NONE:
        return "Not approved"
    if state is ApprovalState.LAPSED:
        return f"Approval by {approval.by} has lapsed"
    return f"Approved by {approval.by}, {long_date(approval.day)}"
