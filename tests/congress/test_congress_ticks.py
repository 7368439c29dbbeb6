import pytest

from briefdesk.congress.index import RosterIndex
from briefdesk.congress.query import member_ids, parse_query
from briefdesk.congress.query_edit import with_term
from briefdesk.congress.ticks import ticks

OFFERED = (
    "state:TX",
    "state:AZ",
    "chamber:house",
    "party:D",
    "committee:SSAS",
    "committee:SSAS*",
    "committee:HSAS",
    "role:chair",
    "role:ranking",
)


@pytest.mark.parametrize(
    "query",
    ["committee:SSAS", "committee:HSJU,SSJU -party:R", "-state:TX", "chamber:senate role:chair", "garcia",
     "committee:SSAS13,delegation:RI", "committee:SSAS role:chair,ranking"],
)  # fmt: skip
def test_every_count_is_what_a_tick_would_find_by_itself(index: RosterIndex, query: str):
    counts = ticks(index, parse_query(query), OFFERED).counts

    for term in OFFERED:
        key = term.partition(":")[0]
        others = [word for word in query.split() if f"{key}:" not in word]
        alone = with_term(" ".join(others), term)
        assert counts[term] == len(member_ids(index, parse_query(alone))), term


def test_over_an_empty_query_everyone_is_counted(index: RosterIndex):
    counts = ticks(index, parse_query(""), ("chamber:senate", "chamber:house")).counts

    assert sum(counts.values()) == len(index.members)


def test_ticks_know_a_term_however_it_is_written(index: RosterIndex):
    held = ticks(index, parse_query('state:texas, "New York" party:democrats'), (*OFFERED, "state:NY")).held

    assert held == {"state:TX", "state:NY", "party:D"}


def test_a_term_with_a_minus_is_not_ticked(index: RosterIndex):
    assert ticks(index, parse_query("-state:TX"), OFFERED).held == frozenset()
