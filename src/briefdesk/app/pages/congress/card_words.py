"""How the right pane puts members, roles, terms and logged letters into words."""

from pathlib import Path

from briefdesk.app.wording import date_words
from briefdesk.english import counted, ordinal
from briefdesk.model.address_book import LogEntry
from briefdesk.model.addressee import Contact, ContactKind
from briefdesk.model.choosing import MemberCard
from briefdesk.model.congress import CommitteeRole, Member, MemberTitle, RoleKind

KIND_WORDS = {
    ContactKind.STAFF: "Staff of a member",
    ContactKind.AGENCY: "Agency",
    ContactKind.GOVERNOR: "Governor",
    ContactKind.EMBASSY: "Embassy",
    ContactKind.OTHER: "Other",
}
_ROLE_WORDS = {
    RoleKind.CHAIR: "chair",
    RoleKind.RANKING: "ranking member",
    RoleKind.VICE_CHAIR: "vice chair",
    RoleKind.EX_OFFICIO: "ex officio",
    RoleKind.MEMBER: "",
}


def member_label(member: Member) -> str:
    """Return "Jack Reed (RI)", "Vicente Gonzalez (TX-34)"."""
    return f"{member.full_name} ({member.seat.code})"


def seat_words(card: MemberCard) -> str:
    """Return "Senator for Rhode Island" with what else the seat says, and the party."""
    member = card.member
    if member.title is MemberTitle.SENATOR:
        rank = "Senior" if member.senior else "Junior"
        seat = f"{rank} Senator, {card.seat_name.removesuffix(', Senate')}"
    else:
        seat = f"{member.title}, {card.seat_name}"
    return " · ".join(filter(None, (seat, member.party)))


def role_words(role: CommitteeRole) -> str:
    """Return the office on a committee: the word recorded where there is one, empty for plain members."""
    kind = role.membership.role
    recorded = role.membership.title.strip()
    return recorded or _ROLE_WORDS[kind] if kind is not RoleKind.MEMBER else ""


def term_words(card: MemberCard) -> tuple[str, ...]:
    """Return lines on how long the member has served and when the term ends."""
    member, career = card.member, card.career
    lines = []
    if career is not None:
        years = f", {counted(card.years, 'year')}" if card.years else ""
        lines.append(f"{ordinal(career.terms)} term, in Congress since {date_words(career.since)}{years}")
    ends = "is expected to end" if member.term_end_forecast else "ends"
    lines.append(f"This term began {date_words(member.term_start)} and {ends} {date_words(member.term_end)}")
    return tuple(lines)


def letter_words(entry: LogEntry) -> tuple[str, str]:
    """Return the subject of a logged letter, and its day, project and number of findings."""
    findings = counted(len(entry.findings), "finding")
    detail = " · ".join(filter(None, (date_words(entry.day), entry.project, findings)))
    return entry.subject or entry.project or "Without a subject", detail


def file_words(entry: LogEntry) -> str:
    """Return the names of a logged letter's files."""
    return ", ".join(Path(name).name for name in entry.files)


def contact_words(contact: Contact, of: str) -> tuple[str, str]:
    """Return a contact's name, and position with organization or the member (`of`) they work for."""
    name = contact.name or contact.organization
    beside = of or (contact.organization if contact.name else "")
    return name, " · ".join(filter(None, (contact.position or KIND_WORDS[contact.kind], beside)))
