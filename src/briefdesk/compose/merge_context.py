"""The values that a template's fields stand for, for one addressee or for a brief: plain types only."""

import datetime as dt
from collections.abc import Callable, Mapping

from briefdesk.compose.fields import LABELS
from briefdesk.compose.placeholder import clean, unfilled
from briefdesk.english import long_date, ordinal, printed_date
from briefdesk.model.congress import (
    Addressee,
    Chamber,
    CommitteeRole,
    LeadershipRole,
    Member,
    MemberTitle,
    RoleKind,
)
from briefdesk.model.draft import Project
from briefdesk.model.template import Template

Value = str | int | list[str]
Context = dict[str, dict[str, Value]]

_CHAMBERS = {Chamber.SENATE: "Senate", Chamber.HOUSE: "House of Representatives", Chamber.JOINT: "Congress"}
_ROLE_WORDS = {
    RoleKind.CHAIR: "Chair",
    RoleKind.RANKING: "Ranking Member",
    RoleKind.VICE_CHAIR: "Vice Chair",
    RoleKind.EX_OFFICIO: "Ex Officio Member",
    RoleKind.MEMBER: "Member",
}


def project_context(project: Project, template: Template, *, today: dt.date) -> Context:
    """Return the fields that are the same for every recipient; empty ones carry their label as a mark."""
    given = dict(project.fields)
    return {
        "sender": _filled("sender", _sender(project)),
        "source": _filled("source", _source(project)),
        "letter": {"date": long_date(today)},
        "fields": {
            field.name: clean(given.get(field.name, "")) or clean(field.default) or unfilled(field.label)
            for field in template.fields
        },
    }


def recipient_fields(addressee: Addressee, *, state_name: Callable[[str], str]) -> dict[str, Value]:
    """Return the fields of `recipient.` for one addressee in the capacity addressed."""
    member, role = addressee.member, addressee.role
    kind = role.membership.role if isinstance(role, CommitteeRole) else None
    full = [held.committee for held in addressee.committees if held.committee.parent is None]
    return {
        "name": clean(member.full_name),
        "first_name": clean(member.first_name),
        "last_name": clean(member.last_name),
        "title": member.title.value,
        "title_and_name": clean(f"{member.title.value} {member.last_name}"),
        "chamber": _CHAMBERS[member.chamber],
        "state": member.state,
        "state_name": clean(state_name(member.state)),
        "district": member.seat.district or 0,
        "district_name": clean(_district_name(member, state_name(member.state))),
        "party": clean(member.party),
        "committees": [clean(held.committee.code) for held in addressee.committees],
        "committee_names": [clean(committee.full_name) for committee in full],
        "role": clean(_role_name(addressee)),
        "role_committee": clean(_committee_name(role)) if isinstance(role, CommitteeRole) else "",
        "is_senator": member.title is MemberTitle.SENATOR,
        "is_chair": kind is RoleKind.CHAIR,
        "is_ranking": kind is RoleKind.RANKING,
    }


def with_counts(
    context: Mapping[str, Mapping[str, Value]],
    *,
    findings: int,
    asks: int,
    recipients: int,
    signatories: int,
    recipient: Mapping[str, Value] | None = None,
) -> Mapping[str, Mapping[str, Value]]:
    """Return `context` with the counts, and with the recipient's fields where there is a recipient."""
    counts = {"findings": findings, "asks": asks, "recipients": recipients, "signatories": signatories}
    whole: dict[str, Mapping[str, Value]] = {**context, "counts": counts}
    if recipient is not None:
        whole["recipient"] = recipient
    return whole


def _filled(group: str, values: Mapping[str, str]) -> dict[str, Value]:
    return {name: clean(value) or unfilled(LABELS[f"{group}.{name}"]) for name, value in values.items()}


def _sender(project: Project) -> dict[str, str]:
    sender = project.sender
    return {
        "organization": sender.organization,
        "signatory": sender.signatory,
        "signatory_title": sender.signatory_title,
        "phone": sender.phone,
        "email": sender.email,
        "website": sender.website,
        "contact_name": sender.contact_name,
    }


def _source(project: Project) -> dict[str, str]:
    names = ("title", "short_title", "publisher", "date", "year", "url")
    if not project.sources:
        return dict.fromkeys(names, "")
    document = project.sources[0].document
    return {
        "title": document.title,
        "short_title": document.short_title or document.title,
        "publisher": document.publisher or document.author,
        "date": printed_date(document.date),
        "year": document.date[:4],
        "url": document.url,
    }


def _district_name(member: Member, state: str) -> str:
    if member.seat.district is None:
        return ""
    if member.title in {MemberTitle.DELEGATE, MemberTitle.RESIDENT_COMMISSIONER}:
        return state
    if member.seat.district == 0:
        return f"{state}’s At-Large District"
    return f"{state}’s {ordinal(member.seat.district)} District"


def _role_name(addressee: Addressee) -> str:
    match addressee.role:
        case CommitteeRole(membership=membership) as role:
            word = membership.title or _ROLE_WORDS[membership.role]
            return f"{word} of the {_committee_name(role)}"
        case LeadershipRole(title=title):
            return title
        case _:
            return ""


def _committee_name(role: CommitteeRole) -> str:
    if role.parent is None:
        return role.committee.full_name
    return f"{role.committee.full_name} of the {role.parent.full_name}"
