import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdesk.congress.errors import QueryInvalid
from briefdesk.congress.index import RosterIndex
from briefdesk.congress.query import member_ids, parse_query
from briefdesk.congress.suggestion import suggested, suggestion_for

WORDS = ("armed", "services", "committee", "texas", "senate", "chairs", "or", "the", "reed", "xyzzy")
words = st.sampled_from((*WORDS, "state:TX", "-reed"))


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("armed services", 'committee:"armed services"'),
        ("armed services committee", 'committee:"armed services"'),
        ("Committee on the Judiciary", "committee:judiciary"),
        ("ways and means", 'committee:"ways and means"'),
        ("veterans' affairs", 'committee:"veterans affairs"'),
        ("ssas", "committee:SSAS"),
        ("texas", "state:TX"),
        ("rhode island senators", "state:RI role:senator"),
        ("members from texas or arizona", "state:TX,AZ"),
        ("texas,arizona", "state:TX,AZ"),
        ("senate", "chamber:senate"),
        ("House of Representatives", "chamber:house"),
        ("democrats", "party:D"),
        ("chairs", "role:chair"),
        ("ranking members", "role:ranking"),
        ("subcommittee chairs", "role:subcommittee_chair"),
        ("house judiciary democrats", "chamber:house committee:judiciary party:D"),
        ('"armed services" state:TX', 'committee:"armed services" state:TX'),
        ("committee:armed services", 'committee:"armed services"'),
        ("reed armed services", 'reed committee:"armed services"'),
    ],
)
def test_words_that_name_nobody_are_read_as_what_they_mean(index: RosterIndex, query: str, meant: str):
    assert suggestion_for(index, query) == meant


@pytest.mark.parametrize(
    "query", ["", "garcia", "virginia", "xyzzy", "the members", "party:D party:R", "-texas"]
)
def test_nothing_is_suggested_without_a_better_query(index: RosterIndex, query: str):
    assert suggestion_for(index, query) is None
    assert suggested(index, query) is None


def test_a_suggestion_is_never_one_that_names_nobody(index: RosterIndex):
    assert suggestion_for(index, "reed texas") is None


def test_the_words_that_name_nobody_are_said(index: RosterIndex):
    found = suggested(index, "Armed Services state:TX")

    assert found is not None
    assert found.reason == "Nobody is named “Armed Services”."


def test_a_wrong_query_is_not_read_anew(index: RosterIndex):
    with pytest.raises(QueryInvalid):
        suggestion_for(index, "sate:TX texas")


@given(row=st.lists(words, max_size=6))
def test_every_suggestion_finds_somebody_where_the_query_found_nobody(index: RosterIndex, row: list[str]):
    query = " ".join(row)
    better = suggestion_for(index, query)

    if better is not None:
        assert not member_ids(index, parse_query(query))
        assert member_ids(index, parse_query(better))
