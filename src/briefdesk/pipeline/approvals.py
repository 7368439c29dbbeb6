"""Approvals: that somebody has seen a page and lets it go, bound to the hash of what was seen."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from briefdesk.errors import ComposeError
from briefdesk.model.addressee import Addressee, AddresseeId
from briefdesk.model.draft import Project
from briefdesk.model.letter import Letter
from briefdesk.model.settled import Approval
from briefdesk.pipeline.approval_states import ApprovalState, Reviewed, page_hash, state_of
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import DocumentName, theme_of
from briefdesk.pipeline.letters import compose_brief, compose_letters
from briefdesk.pipeline.recipients import chosen

__all__ = [
    "ApprovalRefused",
    "ApprovalState",
    "ApprovalStopped",
    "Reviewed",
    "Watch",
    "approve",
    "page_hash",
    "reviewed_brief",
    "reviewed_letters",
    "withdraw",
]

CHUNK = 32
"""So many letters are made between two words of progress."""


class ApprovalRefused(ComposeError):
    """An approval that cannot be kept."""


class ApprovalStopped(ComposeError):
    """Somebody stopped while letters were looked at; nothing was approved."""

    def __init__(self) -> None:
        super().__init__("Stopped.", "Nothing was approved.")


@dataclass(frozen=True, slots=True)
class Watch:
    """Who waits for many letters: `progress(done, total)` is called now and then, `cancelled` is asked."""

    progress: Callable[[int, int], None] = lambda _done, _total: None
    cancelled: Callable[[], bool] = lambda: False


NOBODY = Watch()


def reviewed_letters(
    desk: Desk, project: Project, to: str | None = None, *, watch: Watch = NOBODY
) -> tuple[Reviewed, ...]:
    """Return the state of each letter of the project. Raises BriefdeskError where none can be made."""
    addressees = chosen(desk, project, to)
    given = {a.addressee: a for a in project.approvals if a.document == "letter"}
    hashes = _letter_hashes(desk, project, addressees, watch)
    return tuple(
        _reviewed(one, given.get(one.id), made) for one, made in zip(addressees, hashes, strict=True)
    )


def reviewed_brief(desk: Desk, project: Project) -> Reviewed:
    """Return the state of the one-pager. Raises BriefdeskError."""
    given = next((a for a in project.approvals if a.document == "brief"), None)
    made = page_hash(compose_brief(desk, project).document, theme_of(desk, project, "brief"))
    return _reviewed(None, given, made)


def approve(
    desk: Desk,
    project: Project,
    document: DocumentName,
    *,
    by: str,
    day: dt.date,
    to: Sequence[AddresseeId] | None = None,
    watch: Watch = NOBODY,
) -> Project:
    """Return the project with its letters (`to` some of them) or its one-pager approved as they are now.

    Raises ApprovalRefused without a name, or where a letter cannot be made, ApprovalStopped once cancelled.
    """
    name = " ".join(by.split())
    if not name:
        raise ApprovalRefused("An approval needs a name.", "Write who approves.")
    if document == "brief":
        made = page_hash(compose_brief(desk, project).document, theme_of(desk, project, "brief"))
        return _with(project, (Approval("brief", None, name, day, made),))
    wanted = None if to is None else frozenset(to)
    addressees = [one for one in chosen(desk, project) if wanted is None or one.id in wanted]
    hashes = _letter_hashes(desk, project, addressees, watch)
    failed = [one.name for one, made in zip(addressees, hashes, strict=True) if not made]
    if failed:
        raise ApprovalRefused(
            f"The letter to {failed[0]} cannot be made, so nobody can have seen it.", "Mend it, then approve."
        )
    return _with(
        project,
        tuple(
            Approval("letter", one.id, name, day, made) for one, made in zip(addressees, hashes, strict=True)
        ),
    )


def withdraw(project: Project, document: DocumentName, to: Sequence[AddresseeId] | None = None) -> Project:
    """Return the project without the approvals of its letters (`to` some of them) or its one-pager."""
    kept = tuple(
        a
        for a in project.approvals
        if a.document != document or (to is not None and a.addressee is not None and a.addressee not in to)
    )
    return replace(project, approvals=kept)


def _letter_hashes(
    desk: Desk, project: Project, addressees: Sequence[Addressee], watch: Watch
) -> tuple[str, ...]:
    """Return the hash of each letter, empty for one that cannot be made. Raises ApprovalStopped."""
    theme = theme_of(desk, project, "letter")
    hashes: list[str] = []
    for start in range(0, len(addressees), CHUNK):
        for letter in compose_letters(desk, project, addressees[start : start + CHUNK]):
            if watch.cancelled():
                raise ApprovalStopped
            hashes.append(page_hash(letter.document, theme) if isinstance(letter, Letter) else "")
        watch.progress(len(hashes), len(addressees))
    return tuple(hashes)


def _reviewed(addressee: Addressee | None, given: Approval | None, made: str) -> Reviewed:
    return Reviewed(addressee, state_of(given, made), given)


def _with(project: Project, approvals: tuple[Approval, ...]) -> Project:
    """Return the project with approvals, in the place of earlier ones of the same pages."""
    pages = {(a.document, a.addressee) for a in approvals}
    kept = tuple(a for a in project.approvals if (a.document, a.addressee) not in pages)
    return replace(project, approvals=(*kept, *approvals))
