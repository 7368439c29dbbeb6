"""The committees as a tree: chambers, committees, subcommittees, with who leads each and who is chosen."""

from collections import Counter
from collections.abc import Collection
from dataclasses import replace

from briefdesk.congress.committees import topic_of
from briefdesk.congress.index import RosterIndex
from briefdesk.congress.leaders import leaders_of
from briefdesk.congress.spelling import folded
from briefdesk.model.choosing import ChamberBranch, CommitteeLeader, CommitteeNode
from briefdesk.model.congress import Bioguide, Chamber, Committee, CommitteeCode

_CHAMBERS = {Chamber.SENATE: "Senate", Chamber.HOUSE: "House", Chamber.JOINT: "Joint"}


def committee_branches(
    index: RosterIndex, chosen: Collection[Bioguide] = (), words: str = ""
) -> tuple[ChamberBranch, ...]:
    """Return the committees by chamber and name, each with its subcommittees by name.

    `chosen` are counted on each. `words` leaves what they are in: each word begins one of the committee's
    name, its code, or the name of a leader. A committee of whose subcommittees one is left stands above it;
    one that is left itself keeps all of its subcommittees.
    """
    count = Counter(place.committee for place in index.roster.memberships if place.bioguide in chosen)
    wanted = folded(words).split()
    branches = (ChamberBranch(c, label, _branch(index, c, count, wanted)) for c, label in _CHAMBERS.items())
    return tuple(branch for branch in branches if branch.committees)


def _branch(
    index: RosterIndex, chamber: Chamber, count: Counter[CommitteeCode], wanted: list[str]
) -> tuple[CommitteeNode, ...]:
    full = (c for c in index.committees if c.parent is None and c.chamber is chamber)
    nodes: list[CommitteeNode] = []
    for committee in full:
        node = _node(index, committee, count)
        subs = sorted((_node(index, s, count) for s in index.subcommittees(committee.code)), key=_by_name)
        nodes.append(replace(node, subcommittees=tuple(subs)))
    left = (_left(node, wanted) for node in nodes) if wanted else iter(nodes)
    return tuple(sorted((node for node in left if node is not None), key=_by_name))


def _by_name(node: CommitteeNode) -> tuple[str, str]:
    return folded(node.label), node.committee.code


def _node(index: RosterIndex, committee: Committee, count: Counter[CommitteeCode]) -> CommitteeNode:
    places = leaders_of(index, committee.code)
    holders = ((place, index.member(place.bioguide)) for place in places)
    return CommitteeNode(
        committee=committee,
        label=topic_of(committee),
        term=f"committee:{committee.code}",
        leaders=tuple(CommitteeLeader(m, place.role, place.title) for place, m in holders if m is not None),
        members=len(index.places_on(committee.code)),
        chosen=count[committee.code],
    )


def _left(node: CommitteeNode, wanted: list[str]) -> CommitteeNode | None:
    subs = tuple(sub for sub in node.subcommittees if _has(sub, wanted))
    if _has(node, wanted):
        unfound = (sub if sub in subs else replace(sub, found=False) for sub in node.subcommittees)
        return replace(node, subcommittees=tuple(unfound))
    return replace(node, subcommittees=subs, found=False) if subs else None


def _has(node: CommitteeNode, wanted: list[str]) -> bool:
    names = [node.committee.full_name, node.committee.code, *(lead.member.full_name for lead in node.leaders)]
    text = f" {folded(' '.join(names))}"
    return all(f" {word}" in text for word in wanted)
