"""What a print shop would ask about before it prints: colors, letterhead, approvals that lapsed."""

from collections.abc import Iterator

from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import Project
from briefdesk.model.letter import Letter
from briefdesk.model.problem import Problem, Severity
from briefdesk.pipeline.approval_states import ApprovalState, approval_of, page_state, state_words
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import DocumentName, theme_of
from briefdesk.render.contrast import ENOUGH, contrasts
from briefdesk.render.theme import Theme

_BOTH: tuple[DocumentName, ...] = ("letter", "brief")
_NAMES = {"letter": "letter", "brief": "one-pager"}


def page_problems(desk: Desk, project: Project) -> Iterator[Problem]:
    """Yield what is to be known of the pages as a whole, whoever receives them."""
    yield from _letterhead(project)
    for document in _BOTH:
        try:
            yield from _colors(theme_of(desk, project, document), document)
        except BriefdeskError:
            continue  # preflight names a template or theme that cannot be used by itself


def approval_problem(project: Project, letter: Letter, theme: Theme) -> Problem | None:
    """Return that a letter changed after it was approved, or None."""
    addressee = letter.addressee.id
    if page_state(project, "letter", addressee, letter.document, theme) is not ApprovalState.LAPSED:
        return None
    given = approval_of(project, "letter", addressee)
    return Problem(
        Severity.WARNING,
        "approval-lapsed",
        f"{state_words(ApprovalState.LAPSED, given)}: the letter changed since.",
        "Look at it again, then approve it.",
        document="letter",
        addressee=addressee,
    )


def _letterhead(project: Project) -> Iterator[Problem]:
    sender = project.sender
    if sender.organization.strip() and not sender.logo:
        yield Problem(
            Severity.NOTE,
            "letterhead-without-logo",
            "The letterhead has no logo: the organization’s name stands alone.",
            "Choose a logo under Sender and letterhead, if there is one.",
            where="sender",
        )


def _colors(theme: Theme, document: DocumentName) -> Iterator[Problem]:
    for name, found in contrasts(theme.palette).items():
        if not found.enough:
            yield Problem(
                Severity.WARNING,
                "low-contrast",
                f"The theme’s {name} {found.color} is {found.words}; {ENOUGH:g} to 1 is the least for text.",
                "Choose a darker color in the theme, or another theme.",
                where=f"{_NAMES[document]}, theme {theme.name}",
                document=document,
                words=f"{name} {found.color}",
            )
