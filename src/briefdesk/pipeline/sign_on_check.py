"""What preflight says of the sign-on: who is left out, and why."""

from collections.abc import Iterator

from briefdesk.english import counted
from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import MOST_PARTNERS, Project, Signatory
from briefdesk.model.problem import Problem, Severity
from briefdesk.model.sign_on import ConsentState
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import template_of
from briefdesk.pipeline.logos import LOGO_BOX_PT
from briefdesk.pipeline.sign_on import sign_on_view
from briefdesk.pipeline.signatories import alike, mark_of
from briefdesk.pipeline.signing_logos import left_out_logos, shown_logos
from briefdesk.render.logo import printable_logo


def sign_on_problems(desk: Desk, project: Project) -> tuple[Problem, ...]:
    """Return what to know about the organizations before letters go out."""
    return (
        *_printing(desk, project), *_consents(desk, project), *_names(project), *_logos(project),
    )  # fmt: skip


def _printing(desk: Desk, project: Project) -> Iterator[Problem]:
    if not project.signatories:
        return
    try:
        template = template_of(desk, project, "letter")
    except BriefdeskError:
        return  # the letter says so itself
    if not template.signatories:
        who = counted(len(project.signatories), "organization")
        yield Problem(
            Severity.WARNING,
            "signatories-not-printed",
            f"{who} {'is' if len(project.signatories) == 1 else 'are'} listed to sign, and the template "
            f"“{template.name}” prints none.",
            "Choose “Coalition sign-on letter” for the letter, or add “signatories: yes” to the template.",
            document="letter",
        )


def _names(project: Project) -> Iterator[Problem]:
    first: dict[str, Signatory] = {}
    for one in project.signatories:
        earlier = first.setdefault(mark_of(one.organization), one)
        if earlier is not one:
            yield Problem(
                Severity.ERROR,
                "organization-twice",
                f"“{one.organization}” is listed twice, as “{earlier.organization}” before.",
                "Look at Partners, Sign-on, and remove one.",
                document="letter",
                words=one.organization,
            )
    pairs = alike(project)
    if pairs:
        later, earlier = pairs[0]
        more = f", and {counted(len(pairs) - 1, 'more pair')}" if len(pairs) > 1 else ""
        yield Problem(
            Severity.NOTE,
            "organizations-alike",
            f"“{earlier.organization}” and “{later.organization}” may be one organization{more}.",
            "Look at Partners, Sign-on, and remove one if they are.",
            document="letter",
            words=later.organization,
        )


def _logos(project: Project) -> Iterator[Problem]:
    for one in shown_logos(project):
        try:
            printable_logo(project.asset(one.logo or "") or b"", *LOGO_BOX_PT)
        except BriefdeskError as error:
            told = f"The logo of “{one.organization}”: {error}"
            yield Problem(Severity.ERROR, "logo-unreadable", told, error.next_step, where="signatories")
    left = left_out_logos(project)
    if left:
        yield Problem(
            Severity.WARNING,
            "logos-without-room",
            f"{counted(len(left), 'logo')} of organizations cannot be shown: "
            f"{MOST_PARTNERS} have room beside yours.",
            "Take some off at Partners, Sign-on, or among the partners’ logos.",
            words=", ".join(one.organization for one in left),
        )


def _consents(desk: Desk, project: Project) -> tuple[Problem, ...]:
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
