import pytest

from briefdesk.congress.facets import Facet, FacetGroup, facets
from briefdesk.congress.index import RosterIndex
from briefdesk.congress.query import parse_query, select
from briefdesk.congress.query_edit import with_term


@pytest.fixture(scope="module")
def groups(index: RosterIndex) -> dict[str, FacetGroup]:
    return {group.key: group for group in facets(index, select(index, parse_query("committee:SSAS")))}


def test_groups_stand_in_a_fixed_order(groups: dict[str, FacetGroup]):
    assert list(groups) == ["chamber", "party", "state", "committee", "role"]


def test_terms_that_nobody_matches_are_left_out(groups: dict[str, FacetGroup]):
    assert [f.term for f in groups["chamber"].facets] == ["chamber:senate"]
    assert min(f.count for group in groups.values() for f in group.facets) > 0


def test_subcommittees_follow_their_committee(groups: dict[str, FacetGroup]):
    found = groups["committee"].facets
    place = [f.term for f in found].index("committee:SSAS")

    assert found[place].label == "Senate Committee on Armed Services"
    assert [f.parent for f in found[place + 1 : place + 8]] == ["committee:SSAS"] * 7


@pytest.mark.parametrize("text", ["committee:SSAS", "delegation:TX", "chamber:house", "role:chair"])
def test_every_count_is_that_of_the_query_with_the_term(index: RosterIndex, text: str):
    members = select(index, parse_query(text))
    chosen = set(members)

    for group in facets(index, members):
        for facet in group.facets:
            alone = set(select(index, parse_query(facet.term)))
            assert facet.count == len(alone & chosen), facet.term


def test_click_narrows_to_the_count_shown(index: RosterIndex, groups: dict[str, FacetGroup]):
    facet = next(f for f in groups["party"].facets if f.term == "party:D")

    assert len(select(index, parse_query(with_term("committee:SSAS", facet.term)))) == facet.count


def test_nobody_has_no_facets(index: RosterIndex):
    assert all(group.facets == () for group in facets(index, ()))


def test_states_stand_by_name(groups: dict[str, FacetGroup]):
    labels = [f.label for f in groups["state"].facets]

    assert labels == sorted(labels)
    assert Facet("state:RI", "Rhode Island", 1) in groups["state"].facets
