"""What preflight says of the sign-on: who is left out, and why."""

from briefdesk.english import counted
from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import Project
from briefdesk.model.problem import Problem, Severity
from briefdesk.model.sign_on import ConsentState
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.sign_on import sign_on_view


def sign_on_problems(desk: Desk, project: Project) -> tuple[Problem, ...]:
    """Return what to know about the organizations before letters go out; nothing where none is kept."""
    if not project.sign_on.versions or not project.signatories:
        return ()
    try:
        view = sign_on_view(desk, project, desk.today)
    except BriefdeskError:
        return ()  # the letter says so itself
    again = view.of(ConsentState.SIGN_AGAIN)
    found: list[Problem] = []
    if again:
        who = counted(len(again), "organization")
        names = ", ".join(one.organization for one in again[:3]) + (" …" if len(again) > 3 else "")
        found.append(
            Problem(
                Severity.WARNING,
                "sign-again",
                f"{who} must sign again and {'are' if len(again) > 1 else 'is'} left out: {names}.",
                "Look at Partners, Sign-on: ask them to sign, or put the text back.",
                document="letter",
                words=view.now.sha256,
            )
        )
    if not again and not view.of(ConsentState.SIGNED):
        found.append(
            Problem(
                Severity.NOTE,
                "nobody-signed",
                "Organizations are listed, and none has signed.",
                "Record signatures at Partners, Sign-on.",
                document="letter",
            )
        )
    return tuple(found)
