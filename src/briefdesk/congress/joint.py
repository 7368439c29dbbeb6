"""Letters to several: the chair with the ranking member, both senators of a state, a delegation, or all."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from briefdesk.congress.address import PLAIN_STYLE
from briefdesk.congress.forms import Greeting, member_word
from briefdesk.congress.index import RosterIndex
from briefdesk.congress.leaders import leaders_together
from briefdesk.congress.spelling import cleaned
from briefdesk.congress.states import state_name
from briefdesk.english import counted, series
from briefdesk.model.addressee import Addressee, AddresseeId, AddresseeKind, AddressOverride, AddressStyle
from briefdesk.model.congress import (
    Bioguide,
    Chamber,
    CommitteeCode,
    Member,
    MemberTitle,
)
from briefdesk.model.draft import Grouping

ALL_OF_CONGRESS = "Dear Members of Congress:"


def group_addressees(
    index: RosterIndex,
    addressees: Sequence[Addressee],
    grouping: Grouping,
    scope: frozenset[CommitteeCode] = frozenset(),
    *,
    style: AddressStyle = PLAIN_STYLE,
    overrides: Iterable[AddressOverride] = (),
) -> tuple[Addressee, ...]:
    """Return who gets a letter when those addressed one by one share letters by `grouping`.

    A joint letter stands where the first of its members stood; who has nobody to share with keeps a letter
    of their own. `scope` are the committees that the query names: leaders are joined on these, on every
    committee that two of the chosen lead if it names none. Each of `addressees` holds one member.
    """
    preferred = {override.member: override for override in overrides}
    match grouping:
        case Grouping.LEADERS:
            return leaders_together(index, addressees, scope, style=style, preferred=preferred)
        case Grouping.SENATORS:
            return _joined(addressees, _senators_state, partial(_two_senators, style, preferred))
        case Grouping.DELEGATION:
            return _joined(addressees, _any_state, _delegation)
        case Grouping.TOGETHER:
            return _all_together(addressees, index, scope, style, preferred)
        case Grouping.OPEN:
            return _open_letter(addressees)
        case Grouping.EACH:
            return tuple(addressees)


def _joined(
    addressees: Sequence[Addressee],
    key: Callable[[Member], str],
    join: Callable[[Sequence[Addressee]], Addressee],
) -> tuple[Addressee, ...]:
    """Return the addressees with those of one key joined where the first stood; an empty key joins none."""
    groups: dict[str, list[Addressee]] = {}
    for addressee in addressees:
        groups.setdefault(key(addressee.members[0]) or addressee.id, []).append(addressee)
    return tuple(found[0] if len(found) == 1 else join(found) for found in groups.values())


def _senators_state(member: Member) -> str:
    return member.state if member.title is MemberTitle.SENATOR else ""


def _any_state(member: Member) -> str:
    return member.state


def _two_senators(
    style: AddressStyle, preferred: Mapping[Bioguide, AddressOverride], senators: Sequence[Addressee]
) -> Addressee:
    members = [a.members[0] for a in sorted(senators, key=lambda a: not a.members[0].senior)]
    blocks = {a.members[0].bioguide: a.blocks[0] for a in senators}
    greeting = _greeting_of_two(members, style, preferred)
    return Addressee(
        id=AddresseeId(f"joint:senators-{members[0].state}"),
        kind=AddresseeKind.JOINT,
        name=f"Senators {series([m.last_name for m in members])} ({members[0].state})",
        salutation=greeting.text,
        blocks=tuple(blocks[member.bioguide] for member in members),
        members=tuple(members),
        notes=(*greeting.notes, *_preferences(senators)),
    )


def _delegation(chosen: Sequence[Addressee]) -> Addressee:
    """Address the chosen members of a state by name, without rooms: senators first, then by district."""
    members = sorted((a.members[0] for a in chosen), key=_precedence)
    state = state_name(members[0].state)
    return Addressee(
        id=AddresseeId(f"joint:delegation-{members[0].state}"),
        kind=AddresseeKind.JOINT,
        name=f"{state} delegation",
        salutation=f"Dear Members of the {state} Delegation:",
        names=tuple(f"The Honorable {member.full_name}" for member in members),
        members=tuple(members),
    )


def _precedence(member: Member) -> tuple[bool, bool, int]:
    return member.chamber is Chamber.HOUSE, not member.senior, member.seat.district or 0


def _all_together(
    addressees: Sequence[Addressee],
    index: RosterIndex,
    scope: frozenset[CommitteeCode],
    style: AddressStyle,
    preferred: Mapping[Bioguide, AddressOverride],
) -> tuple[Addressee, ...]:
    if len(addressees) < 2:
        return tuple(addressees)
    members = tuple(a.members[0] for a in addressees)
    two = len(members) == 2
    if two:
        greeting = _greeting_of_two(members, style, preferred)
    else:
        greeting = Greeting(_greeting_of_all(members, index, scope))
    joint = Addressee(
        id=AddresseeId("joint:all"),
        kind=AddresseeKind.JOINT,
        name=_names_of(members),
        salutation=greeting.text,
        blocks=tuple(a.blocks[0] for a in addressees) if two else (),
        names=() if two else tuple(f"The Honorable {member.full_name}" for member in members),
        members=members,
        notes=(*greeting.notes, *_preferences(addressees)) if two else (),
    )
    return (joint,)


def _names_of(members: Sequence[Member]) -> str:
    if len(members) == 2:
        return " and ".join(member.full_name for member in members)
    return counted(len(members), "Member of Congress", "Members of Congress")


def _greeting_of_all(members: Sequence[Member], index: RosterIndex, scope: frozenset[CommitteeCode]) -> str:
    """Return the narrowest greeting that is true of all: of their committee, their chamber, Congress."""
    committee = _one_committee(index, scope)
    if committee is not None:
        on_it = {place.bioguide for place in index.places_on(committee)}
        body = index.committee(committee)
        if body is not None and all(member.bioguide in on_it for member in members):
            return f"Dear Members of the {body.full_name}:"
    if all(member.title is MemberTitle.SENATOR for member in members):
        return "Dear Senators:"
    if all(member.chamber is Chamber.HOUSE for member in members):
        return "Dear Members of the House of Representatives:"
    return ALL_OF_CONGRESS


def _one_committee(index: RosterIndex, scope: frozenset[CommitteeCode]) -> CommitteeCode | None:
    """Return the one full committee of the scope, or its one subcommittee; None if there are several."""
    whole = [code for code in scope if (found := index.committee(code)) is not None and found.parent is None]
    if len(whole) == 1:
        return whole[0]
    return next(iter(scope)) if len(scope) == 1 else None


def _open_letter(addressees: Sequence[Addressee]) -> tuple[Addressee, ...]:
    """Address nobody by name. It holds no members: no rule can be true of all who read it."""
    if not addressees:
        return ()
    members = [a.members[0] for a in addressees]
    chambers = {member.chamber for member in members}
    greeting = "Dear Senators:" if chambers == {Chamber.SENATE} else ALL_OF_CONGRESS
    return (Addressee(AddresseeId("open:letter"), AddresseeKind.OPEN, "Open letter", greeting),)


def _greeting_of_two(
    members: Sequence[Member], style: AddressStyle, preferred: Mapping[Bioguide, AddressOverride]
) -> Greeting:
    """Return "Dear Senator Cornyn and Senator Cruz:", each by the title of the seat or the one preferred."""
    words: list[str] = []
    notes: list[str] = []
    for member in members:
        override = preferred.get(member.bioguide)
        title = cleaned(override.title) if override else ""
        word = Greeting(title) if title else member_word(member, style)
        words.append(f"{word.text} {member.last_name}")
        notes += word.notes
    return Greeting(f"Dear {' and '.join(words)}:", tuple(notes))


def _preferences(addressees: Sequence[Addressee]) -> tuple[str, ...]:
    return tuple(note for a in addressees for note in a.notes if note.startswith("Preferred"))
