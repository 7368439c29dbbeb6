"""What the conditions of a recipient query mean in one roster: sets of members."""

import re
from collections.abc import Iterable

from briefdesk.congress import roles
from briefdesk.congress.beyond import Heard, Lists
from briefdesk.congress.conditions import PARTIES, Condition
from briefdesk.congress.errors import QueryInvalid
from briefdesk.congress.index import RosterIndex
from briefdesk.congress.spelling import folded, nearest
from briefdesk.model.congress import Bioguide, Committee, CommitteeCode, Member, RoleKind

Ids = frozenset[Bioguide]
_TOPIC = re.compile(r"^.*?\b(?:Committee|Subcommittee|Commission|Caucus)\s+on\s+(?:the\s+)?")
_CODE = re.compile(r"[A-Za-z]{4}(?:\d\d)?")


def members_meant(
    index: RosterIndex,
    condition: Condition,
    *,
    scope: frozenset[CommitteeCode],
    lists: Lists,
    heard: Heard,
) -> Ids:
    """Return the members that one condition names; `scope` is the committees that roles refer to.

    Raises QueryInvalid for a committee, member, list or source that there is not.
    """
    key, value = condition.key, condition.value
    match key:
        case "committee":
            return _sitting_on(index, committees_meant(index, condition))
        case "role":
            return _in_role(index, value, scope)
        case "member":
            return _one_member(index, condition)
        case "list" | "heard" | "fact":
            return _beyond_roster(index, condition, lists, heard)
        case "name" | "":
            # A whole word ends with a space; a bare one may only have begun.
            words = f" {folded(value)} " if key else f" {folded(value)}"
            return frozenset(m.bioguide for m in index.members if words in index.name_words(m))
        case _:
            return frozenset(m.bioguide for m in index.members if _holds(m, key, value))


def committees_meant(index: RosterIndex, condition: Condition) -> frozenset[CommitteeCode]:
    """Return the codes that a `committee:` condition names; a final star adds subcommittees.

    Raises QueryInvalid if there is no such committee.
    """
    if condition.value == "*":
        return frozenset(committee.code for committee in index.committees)
    words = condition.value.removesuffix("*")
    known = index.committee(words.strip().upper())
    found = (known,) if known else index.committees_named(words)
    if not found:
        raise QueryInvalid(
            f"there is no committee “{words[:60]}”.",
            term=f"committee:{condition.value}",
            position=condition.position,
            suggestions=_likely_committees(index, words),
        )
    codes = {committee.code for committee in found}
    if words != condition.value:
        codes |= {sub.code for committee in found for sub in index.subcommittees(committee.code)}
    return frozenset(codes)


def offices_meant(
    index: RosterIndex, word: str, scope: frozenset[CommitteeCode]
) -> tuple[frozenset[CommitteeCode], RoleKind] | None:
    """Return the committees and the office on them that a word of `role:` means, None for other words."""
    if word in roles.OFFICES:
        codes = scope or frozenset(c.code for c in index.committees if c.parent is None)
        return codes, roles.OFFICES[word]
    if word in roles.SUBCOMMITTEE_OFFICES:
        parents = scope or frozenset(c.code for c in index.committees)
        subs = (c for c in index.committees if c.parent is not None)
        codes = frozenset(c.code for c in subs if c.code in parents or c.parent in parents)
        return codes, roles.SUBCOMMITTEE_OFFICES[word]
    return None


def _holds(member: Member, key: str, value: str) -> bool:
    match key:
        case "chamber":
            return member.chamber.value == value
        case "state" | "delegation":
            return member.state == value
        case "district":
            return member.seat.district is not None and member.seat.code == value
        case _:
            # A contact is no member: a rule is held against contacts by itself.
            return key == "party" and member.party == PARTIES[value]


def _sitting_on(index: RosterIndex, codes: Iterable[CommitteeCode]) -> Ids:
    return frozenset(place.bioguide for code in codes for place in index.places_on(code))


def _in_role(index: RosterIndex, word: str, scope: frozenset[CommitteeCode]) -> Ids:
    if word in roles.TITLES:
        return frozenset(m.bioguide for m in index.members if m.title is roles.TITLES[word])
    if word in roles.LEADERSHIP:
        wanted = roles.LEADERSHIP[word]
        return frozenset(r.bioguide for r in index.roster.leadership if roles.is_titled(r.title, wanted))
    offices = offices_meant(index, word, scope)
    if offices is None:
        return frozenset()
    codes, kind = offices
    return frozenset(p.bioguide for code in codes for p in index.places_on(code) if p.role is kind)


def _one_member(index: RosterIndex, condition: Condition) -> Ids:
    member = index.member(condition.value)
    if member is None:
        raise QueryInvalid(
            f"nobody in the roster of {index.roster.as_of:%Y-%m-%d} has this id; the member may have left.",
            term=f"member:{condition.value}",
            position=condition.position,
        )
    return frozenset({member.bioguide})


def _beyond_roster(index: RosterIndex, condition: Condition, lists: Lists, heard: Heard) -> Ids:
    if condition.key == "list":
        return _listed(index, condition, lists)
    if condition.key == "heard":
        return _heard(index, condition, heard)
    places = heard.places()
    return frozenset(m.bioguide for m in index.members if {m.state, m.seat.code} & places)


def _listed(index: RosterIndex, condition: Condition, lists: Lists) -> Ids:
    by_name = {folded(name): name for name in lists}
    name = by_name.get(folded(condition.value))
    if name is None or not folded(condition.value):
        likely = nearest(folded(condition.value), by_name)
        raise QueryInvalid(
            f"there is no saved list “{condition.value[:60]}”.",
            term=f"list:{condition.value}",
            position=condition.position,
            suggestions=tuple(f'list:"{by_name[found]}"' for found in likely),
        )
    # Who has left Congress since the list was saved is no longer a recipient.
    return frozenset(bioguide for bioguide in lists[name] if index.member(bioguide))


def _heard(index: RosterIndex, condition: Condition, heard: Heard) -> Ids:
    found = heard.members(condition.value)
    if found is None:
        by_name = {folded(name): name for name in heard.known()}
        asked = folded(condition.value)
        begun = [name for name in by_name if asked and asked in name]
        likely = dict.fromkeys((*begun[:3], *nearest(asked, by_name)))
        raise QueryInvalid(
            f"there is no source “{condition.value[:60]}” and no letter of a project of that title.",
            term=f"heard:{condition.value}",
            position=condition.position,
            suggestions=tuple(f'heard:"{by_name[name]}"' for name in likely) or ("heard:any",),
        )
    return frozenset(bioguide for bioguide in found if index.member(bioguide))


def _likely_committees(index: RosterIndex, words: str) -> tuple[str, ...]:
    if _CODE.fullmatch(words):
        codes = nearest(words, (committee.code for committee in index.committees), limit=3)
        if codes:
            return tuple(f"committee:{code}" for code in codes)
    topics: dict[str, Committee] = {}
    for committee in index.committees:
        topics.setdefault(folded(_TOPIC.sub("", committee.full_name)), committee)
    return tuple(f'committee:"{topic}"' for topic in nearest(folded(words), topics))
