"""`briefdesk members ID --card`: a member at a glance."""

from typing import Any

from briefdesk.cli.call import Answer, Call
from briefdesk.cli.columns import table, wrapped
from briefdesk.cli.wrong import CallWrong
from briefdesk.english import counted, long_date, ordinal
from briefdesk.model.choosing import MemberCard
from briefdesk.model.congress import CommitteeRole, RoleKind
from briefdesk.pipeline.choosing import match_names
from briefdesk.pipeline.member_cards import member_card


def show_card(call: Call, words: str) -> Answer:
    """Show the card of the one member whom an id, a seat or a name means."""
    if not words.strip():
        raise CallWrong("Whose card?", "Name one member: briefdesk members R000122 --card.")
    (match,) = match_names(call.desk, [words])
    card = member_card(call.desk, match.member.bioguide) if match.member else None
    if card is None:
        near = "; ".join(f"{m.full_name}, {m.bioguide}" for m in match.members)
        step = f"Name one of them by id: {near}." if near else "Look for the id: briefdesk members NAME."
        raise CallWrong(f"“{words[:60]}” is not one member: {match.why}", step)
    return Answer(_card_json(card), (*_facts(card), *_committees(card), *_remarks(card)))


def _facts(card: MemberCard) -> tuple[str, ...]:
    member = card.member
    ends = "expected until" if member.term_end_forecast else "until"
    rows = [
        ["Name", member.full_name],
        ["Seat", f"{card.seat_name} ({member.party})"],
        *(["Leadership", role.title] for role in card.leadership),
        ["Term", f"since {long_date(member.term_start)}, {ends} {long_date(member.term_end)}"],
    ]
    if card.career is not None:
        rows.append(["", f"{ordinal(card.career.terms)} term; first in {card.career.since.year}"])
    rows += [["Office", member.office], ["Phone", member.phone], ["Website", member.url]]
    limit = f" (up to {card.form_limit:,} characters)" if card.form_limit else ""
    rows.append(["Form", f"{member.contact_form}{limit}" if member.contact_form else ""])
    for office in card.offices:
        place = ", ".join((*office.lines, *filter(None, (office.phone, office.hours))))
        rows.append(["At home", place])
    rows += [["Staff known", f"{c.name}, {c.position} {c.email}".rstrip(" ,")] for c in card.contacts]
    rows.append(["Letters", counted(len(card.letters), "letter") if card.letters else "none noted"])
    return table([[name, text] for name, text in rows if text])


def _committees(card: MemberCard) -> tuple[str, ...]:
    return tuple(
        f"{'  ' if role.parent else ''}{role.committee.full_name}{_office(role)}" for role in card.committees
    )


def _office(role: CommitteeRole) -> str:
    kind, title = role.membership.role, role.membership.title
    return "" if kind is RoleKind.MEMBER else f" ({title or kind})"


def _remarks(card: MemberCard) -> tuple[str, ...]:
    return tuple(line for remark in card.remarks for line in wrapped(f"Note: {remark}"))


def _card_json(card: MemberCard) -> dict[str, Any]:
    member = card.member
    return {
        "bioguide": member.bioguide,
        "name": member.full_name,
        "seat": member.seat.code,
        "party": member.party,
        "term_start": member.term_start,
        "term_end": member.term_end,
        "term_end_forecast": member.term_end_forecast,
        "terms": card.career.terms if card.career else None,
        "since": card.career.since if card.career else None,
        "office": member.office,
        "phone": member.phone,
        "url": member.url,
        "contact_form": member.contact_form,
        "form_limit": card.form_limit,
        "leadership": [role.title for role in card.leadership],
        "committees": [
            {
                "code": role.committee.code,
                "name": role.committee.full_name,
                "role": role.membership.role,
                "title": role.membership.title,
            }
            for role in card.committees
        ],
        "offices": [
            {
                "address": office.address,
                "city": office.city,
                "state": office.state,
                "zip_code": office.zip_code,
                "phone": office.phone,
                "hours": office.hours,
            }
            for office in card.offices
        ],
        "contacts": [contact.name for contact in card.contacts],
        "letters": [
            {"day": entry.day, "project": entry.project, "subject": entry.subject} for entry in card.letters
        ],
        "remarks": list(card.remarks),
    }
