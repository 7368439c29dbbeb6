"""Words of address under a house style: what an office holder is called, and how they are greeted.

A word that follows the gender recorded in the roster ("Madam Speaker", "Congresswoman") never comes in
silence: each such form is returned with a note that says so.
"""

from dataclasses import dataclass

from briefdesk.model.addressee import AddressStyle, ChairWord, HouseWord, OfficeGreeting
from briefdesk.model.congress import CommitteeRole, Member, MemberTitle, RoleKind

PLAIN_TITLES = {
    RoleKind.CHAIR: "Chair",
    RoleKind.RANKING: "Ranking Member",
    RoleKind.VICE_CHAIR: "Vice Chair",
}
_FOLLOWS = " follows the gender that the roster records for "
_CALLED = {"M": "Mr.", "F": "Madam"}
_IN_THE_HOUSE = {"M": "Congressman", "F": "Congresswoman"}


@dataclass(frozen=True, slots=True)
class Greeting:
    """A salutation, and a note where its words follow the recorded gender."""

    text: str
    notes: tuple[str, ...] = ()


def member_word(member: Member, style: AddressStyle) -> Greeting:
    """Return what stands before a member's surname: "Senator", "Representative", "Congresswoman"."""
    if member.title is MemberTitle.REPRESENTATIVE and style.house is HouseWord.CONGRESSMAN:
        word = _IN_THE_HOUSE.get(member.gender)
        if word is not None:
            return Greeting(word, (_by_gender(word, member),))
    return Greeting(member.title.value)


def officer_title(role: CommitteeRole, style: AddressStyle) -> str:
    """Return the title of a committee office: the one recorded, or "Chair" and "Vice Chair" for all."""
    kind = role.membership.role
    recorded = role.membership.title
    if style.chair is ChairWord.CHAIR and kind in {RoleKind.CHAIR, RoleKind.VICE_CHAIR}:
        return "Cochair" if recorded.casefold().startswith("co") else PLAIN_TITLES[kind]
    return recorded or PLAIN_TITLES[kind]


def officer_greeting(member: Member, role: CommitteeRole, title: str, style: AddressStyle) -> Greeting:
    """Return the salutation of a committee's officer, by name or, if the style wants it, by office."""
    called = _CALLED.get(member.gender)
    by_office = style.greeting is OfficeGreeting.OFFICE and role.membership.role is RoleKind.CHAIR
    if not by_office or called is None:
        return Greeting(f"Dear {title} {member.last_name}:")
    # "Madam Chairman" is nobody's style; one who is recorded as Chairwoman is greeted so.
    word = "Chair" if called == "Madam" and title.endswith("man") and not title.endswith("woman") else title
    return Greeting(f"Dear {called} {word}:", (_by_gender(called, member),))


def speaker_greeting(member: Member) -> Greeting:
    """Return the salutation of the Speaker: "Dear Mr. Speaker:", by name where no gender is recorded."""
    called = _CALLED.get(member.gender)
    if called is None:
        return Greeting(f"Dear Speaker {member.last_name}:")
    return Greeting(f"Dear {called} Speaker:", (_by_gender(called, member),))


def by_recorded_gender(note: str) -> str | None:
    """Return the word that a note says to follow the recorded gender, None for another note."""
    word, found, _ = note.partition(_FOLLOWS)
    return word.strip("“”") if found else None


def _by_gender(word: str, member: Member) -> str:
    return f"“{word}”{_FOLLOWS}{member.full_name}."
