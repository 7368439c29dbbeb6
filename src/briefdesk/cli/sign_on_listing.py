"""What `briefdesk signon` tells of organizations: one, or the list of them."""

from typing import Any

from briefdesk.cli.call import Answer, Call
from briefdesk.cli.columns import table
from briefdesk.cli.projects import opened
from briefdesk.model.draft import Project
from briefdesk.model.sign_on import ConsentState
from briefdesk.pipeline.sign_on import Signing, SignOnView, sign_on_view
from briefdesk.pipeline.signatories import named
from briefdesk.store.project_file import file_hash

TEXTS = {
    "state": "the state of a state or local organization, as TX",
    "signatory": "who signs for it",
    "title": "the title of who signs",
    "contact": "whom you write to",
    "email": "the e-mail address",
    "phone": "the telephone number",
    "website": "the website",
    "address": "the postal address, its lines parted by ;",
    "note": "a note of your own; it is never printed",
}
"""What is told of an organization in words, and what each is."""


def hashed(call: Call) -> tuple[str, Project]:
    """Return the hash of the project's file, and the project."""
    return file_hash(call.options.project), opened(call)


def listed(call: Call, project: Project, state: str | None) -> Answer:
    """Tell the organizations, those of a state or all, and what comes next."""
    view = sign_on_view(call.desk, project, call.desk.today)
    found = [s for s in view.signings if state is None or s.state == state]
    rows = [_row(signing) for signing in found]
    head = ("ORGANIZATION", "TIER", "STATE", "CONTACT", "CONSENT", "VERSION")
    lines = table(rows, head=head) if rows else ()
    said = [view.now.words, view.next_words]
    said += [f"{view.deadline_words}."] if view.deadline_words else []
    return Answer(_view_json(view, found), (*lines, *said))


def told(call: Call, project: Project, organization: str) -> Answer:
    """Tell how far one organization has come."""
    view = sign_on_view(call.desk, project, call.desk.today)
    wanted = named(project, organization)
    signing = next(s for s in view.signings if s.signatory == wanted)
    version = f", version {wanted.consent.version}" if wanted.consent else ""
    return Answer(_json(signing), (f"{wanted.organization}: {signing.words}{version}.",))


def _row(signing: Signing) -> list[str]:
    one = signing.signatory
    version = str(one.consent.version) if one.consent else ""
    return [one.organization, one.tier, one.state, one.contact or one.email, signing.words, version]


def _view_json(view: SignOnView, found: list[Signing]) -> dict[str, Any]:
    return {
        "text": view.now.words,
        "deadline": view.sign_on.deadline.isoformat() if view.sign_on.deadline else None,
        "days_left": view.days_left,
        "signed": len(view.of(ConsentState.SIGNED)),
        "organizations": [_json(signing) for signing in found],
    }


def _json(signing: Signing) -> dict[str, Any]:
    one = signing.signatory
    consent = one.consent
    return {
        "organization": one.organization,
        "tier": one.tier,
        **{field: getattr(one, field) for field in TEXTS},
        "logo": one.logo is not None,
        "shows_logo": one.shows_logo,
        "consent": signing.state.value,
        "late": signing.late,
        "version": consent.version if consent else None,
        "day": consent.day.isoformat() if consent else None,
        "by": consent.by if consent else "",
        "declined": one.declined.isoformat() if one.declined else None,
    }
