from collections.abc import Callable

import pytest

from briefdesk.congress.committee_tree import committee_branches
from briefdesk.congress.index import RosterIndex
from briefdesk.model.choosing import CommitteeNode
from briefdesk.model.congress import Chamber, RoleKind


@pytest.fixture(scope="module")
def node(index: RosterIndex) -> Callable[..., CommitteeNode]:
    def find(code: str, chosen: frozenset[str] = frozenset(), words: str = "") -> CommitteeNode:
        branches = committee_branches(index, chosen, words)
        nodes = [n for b in branches for full in b.committees for n in (full, *full.subcommittees)]
        return next(n for n in nodes if n.committee.code == code)

    return find


def test_every_committee_stands_in_the_tree_once(index: RosterIndex):
    branches = committee_branches(index)

    codes = [n.committee.code for b in branches for full in b.committees for n in (full, *full.subcommittees)]
    assert sorted(codes) == sorted(c.code for c in index.committees)
    assert [b.chamber for b in branches] == [Chamber.SENATE, Chamber.HOUSE, Chamber.JOINT]
    assert [len(b.committees) for b in branches] == [21, 23, 5]


def test_leaders_are_named_chair_first(node):
    armed = node("SSAS")

    assert [(lead.member.last_name, lead.role) for lead in armed.leaders] == [
        ("Wicker", RoleKind.CHAIR),
        ("Reed", RoleKind.RANKING),
    ]
    assert armed.leaders[0].title == "Chairman"


def test_the_chosen_are_counted_on_each_committee(index: RosterIndex, node):
    chosen = frozenset(place.bioguide for place in index.places_on("SSAS13"))

    assert node("SSAS13", chosen).chosen == node("SSAS13").members == len(chosen)
    assert node("SSAS", chosen).chosen == len(chosen) < node("SSAS").members
    assert node("SSAS").chosen == 0


def test_words_leave_what_they_are_in_with_the_committee_above(index: RosterIndex):
    branches = committee_branches(index, words="seapower")

    found = [(n.label, n.found, [s.label for s in n.subcommittees]) for b in branches for n in b.committees]
    assert found == [
        ("Armed Services", False, ["Seapower"]),
        ("Armed Services", False, ["Seapower and Projection Forces"]),
    ]


@pytest.mark.parametrize("words", ["Wicker armed", "ssas", "ARMED serv"])
def test_a_committee_is_found_by_leader_code_and_beginnings_of_words(index: RosterIndex, words: str):
    branches = committee_branches(index, words=words)

    found = [node for b in branches for node in b.committees if node.found]
    assert "SSAS" in {node.committee.code for node in found}
    # What is below it can still be chosen.
    assert all(node.subcommittees for node in found)


def test_words_in_no_committee_leave_nothing(index: RosterIndex):
    assert committee_branches(index, words="zzz") == ()
