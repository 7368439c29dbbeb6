"""What holds for every recipient query, whatever its words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefdesk.congress.describe import describe
from briefdesk.congress.errors import QueryInvalid
from briefdesk.congress.index import RosterIndex
from briefdesk.congress.query import member_ids, parse_query, select
from briefdesk.congress.query_edit import has_term, with_term, without_term

# The roster is built once; hypothesis draws queries only.
LAWS = settings(max_examples=150, deadline=None)

SELF_CONTAINED = {
    "chamber": ["house", "senate"],
    "state": ["TX", "AZ", "RI", "PR", "AK", "Texas"],
    "delegation": ["TX", "GU"],
    "district": ["TX-34", "AK-AL", "RI-2", "CA-14"],
    "party": ["D", "R", "I"],
    "committee": ["SSAS", "HSAS*", '"armed services"', "JSEC", "seapower", "*"],
    "member": ["C001056", "R000122"],
    "name": ["Lee", '"Jack Reed"', "García"],
}
VALUES = {
    **SELF_CONTAINED,
    "role": ["chair", "ranking", "leader", "delegate", "subcommittee_chair", "member"],
}


def terms_of(values: dict[str, list[str]]) -> st.SearchStrategy[str]:
    def term(key: str) -> st.SearchStrategy[str]:
        alternatives = st.lists(st.sampled_from(values[key]), min_size=1, max_size=3, unique=True)
        return alternatives.map(lambda found: f"{key}:{','.join(found)}")

    return st.sampled_from(sorted(values)).flatmap(term)


def queries_of(values: dict[str, list[str]]) -> st.SearchStrategy[list[str]]:
    return st.lists(
        st.builds("".join, st.tuples(st.sampled_from(["", "-"]), terms_of(values))), min_size=1, max_size=4
    )


term = terms_of(SELF_CONTAINED)
query = queries_of(VALUES)


@LAWS
@given(text=st.text(max_size=60))
def test_any_text_selects_or_says_what_is_wrong(index: RosterIndex, text: str):
    try:
        chosen = select(index, parse_query(text))
        describe(index, parse_query(text))
    except QueryInvalid as invalid:
        assert 0 <= invalid.position <= len(text)
        assert str(invalid)
    else:
        assert len(chosen) <= len(index.members)


@LAWS
@given(text=st.text('abS13:,-"“”* \t\nchamberstateTX', max_size=40))
def test_any_text_of_query_marks_selects_or_says_what_is_wrong(index: RosterIndex, text: str):
    try:
        select(index, parse_query(text))
        assert str(parse_query(str(parse_query(text)))) == str(parse_query(text))
    except QueryInvalid as invalid:
        assert 0 <= invalid.position <= len(text)


@LAWS
@given(text=term)
def test_minus_selects_everybody_else(index: RosterIndex, text: str):
    wanted, unwanted = member_ids(index, parse_query(text)), member_ids(index, parse_query(f"-{text}"))

    assert wanted | unwanted == {m.bioguide for m in index.members}
    assert not wanted & unwanted


@LAWS
@given(key=st.sampled_from(sorted(VALUES)), data=st.data())
def test_comma_selects_whom_either_selects(index: RosterIndex, key: str, data: st.DataObject):
    one, other = data.draw(st.sampled_from(VALUES[key])), data.draw(st.sampled_from(VALUES[key]))

    either = member_ids(index, parse_query(f"{key}:{one},{other}"))

    assert either == member_ids(index, parse_query(f"{key}:{one}")) | member_ids(
        index, parse_query(f"{key}:{other}")
    )


@LAWS
@given(one=term, other=term)
def test_comma_joins_different_keys_too(index: RosterIndex, one: str, other: str):
    either = member_ids(index, parse_query(f"{one},{other}"))

    assert either == member_ids(index, parse_query(one)) | member_ids(index, parse_query(other))


@LAWS
@given(one=term, other=term)
def test_space_selects_whom_both_select(index: RosterIndex, one: str, other: str):
    both = member_ids(index, parse_query(f"{one} {other}"))

    assert both == member_ids(index, parse_query(one)) & member_ids(index, parse_query(other))


@LAWS
@given(terms=query, data=st.data())
def test_order_of_terms_means_nothing(index: RosterIndex, terms: list[str], data: st.DataObject):
    shuffled = data.draw(st.permutations(terms))

    assert member_ids(index, parse_query(" ".join(terms))) == member_ids(
        index, parse_query(" ".join(shuffled))
    )


@LAWS
@given(terms=query)
def test_canonical_text_means_the_same_and_stays(index: RosterIndex, terms: list[str]):
    text = " ".join(terms)

    assert parse_query(str(parse_query(text))) == parse_query(text)
    assert str(parse_query(str(parse_query(text)))) == str(parse_query(text))


def test_a_term_that_another_edit_made_twice_stands_once():
    text = with_term("-chamber:senate -chamber:house,senate", "chamber:house")

    assert text == "-chamber:senate chamber:house"


@LAWS
@given(terms=query, added=terms_of(VALUES))
def test_added_term_is_there_and_gone_when_taken_out(terms: list[str], added: str):
    text = with_term(" ".join(terms), added)

    assert has_term(text, added)
    assert with_term(text, added) == text
    assert not has_term(without_term(text, added), added)


@LAWS
@given(terms=query)
def test_description_is_one_plain_line(index: RosterIndex, terms: list[str]):
    words = describe(index, parse_query(" ".join(terms)))

    assert words
    assert ":" not in words
    assert "\n" not in words


@pytest.mark.parametrize("length", [1_000, 19_000])
@pytest.mark.parametrize("piece", ["a", "a,", "-", '"', "a ", "é", "committee:", "state:T"])
def test_long_text_is_answered_at_once(index: RosterIndex, piece: str, length: int):
    try:
        select(index, parse_query((piece * length)[:length]))
    except QueryInvalid as invalid:
        assert len(str(invalid)) < 500
