import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdesk.app.models.query_terms import holds_term, terms_of, with_term, without_key, without_term
from briefdesk.app.models.query_words import vacant_reached
from briefdesk.app.models.rule_words import short_rule
from briefdesk.app.models.wording import counted
from briefdesk.model.congress import Chamber, Seat, VacantSeat

term_texts = st.builds(
    "{}:{}".format,
    st.sampled_from(["state", "committee", "role"]),
    st.sampled_from(["TX", "AZ", "SSAS*", '"a b"']),
)


@pytest.mark.parametrize(
    ("query", "term", "wanted"),
    [
        ("", "state:TX", "state:TX"),
        ("state:AZ", "state:TX", "state:AZ,TX"),
        ("chamber:senate Reed", "state:TX", "chamber:senate Reed state:TX"),
        ("state:tx", "state:TX", "state:tx"),
        ("-state:TX", "state:AZ", "-state:TX state:AZ"),
        ('committee:"Armed Services"', "committee:SSJU", 'committee:"Armed Services",SSJU'),
    ],
)
def test_a_tick_adds_its_term_to_the_values_of_its_key(query: str, term: str, wanted: str):
    assert with_term(query, term) == wanted


@pytest.mark.parametrize(
    ("query", "term", "wanted"),
    [
        ("state:AZ,TX", "state:TX", "state:AZ"),
        ("state:TX Reed", "state:TX", "Reed"),
        ("-state:TX", "state:TX", "-state:TX"),
        ("committee:SSAS,SSAS*", "committee:SSAS", "committee:SSAS*"),
    ],
)
def test_taking_a_tick_away_leaves_the_other_values(query: str, term: str, wanted: str):
    assert without_term(query, term) == wanted


@given(terms=st.lists(term_texts, max_size=5), term=term_texts)
def test_adding_a_term_and_taking_it_away_leaves_no_trace_of_it(terms: list[str], term: str):
    query = " ".join(terms)

    assert holds_term(with_term(query, term), term)
    assert not holds_term(without_term(with_term(query, term), term), term)


def test_quotes_keep_words_together():
    assert terms_of('name:"de la Cruz" state:TX') == ('name:"de la Cruz"', "state:TX")


def test_a_list_of_facets_counts_without_its_own_key():
    assert without_key("state:TX party:D state:AZ", "state") == "party:D"


@pytest.mark.parametrize(
    ("rule", "wanted"),
    [
        ("committee:SSAP,HSAP -committee:SSAS", "some Appropriations members"),
        ("committee:SSAS*,SSAP", "Armed Services and Appropriations members"),
        ("state:TX,AZ", "Texas and Arizona"),
        ("state:TX committee:SSAS role:chair", "Armed Services chairs from Texas"),
        ("-party:R state:TX", "some members from Texas"),
        ("party:D", "Democrats"),
        ("state:TX,AZ,A1,A2", "4 states"),
        ("name:Reed", ""),
        ("chamber:senate party:D", ""),
        ("-party:R", ""),
        ("", ""),
    ],
)
def test_a_rule_is_said_in_few_words(rule: str, wanted: str):
    topics = {"SSAP": "Appropriations", "HSAP": "Appropriations", "SSAS": "Armed Services"}
    states = {"TX": "Texas", "AZ": "Arizona"}

    assert short_rule(rule, state_name=lambda s: states.get(s, s), topic=topics.__getitem__) == wanted


@given(rule=st.text(max_size=60))
def test_no_text_breaks_the_few_words(rule: str):
    assert isinstance(short_rule(rule, state_name=str, topic=str), str)


def test_a_vacant_seat_is_reached_by_seat_alone():
    vacant = (
        VacantSeat(Seat(Chamber.HOUSE, "TX", 23), "vacant"),
        VacantSeat(Seat(Chamber.HOUSE, "CA", 14), "vacant"),
    )

    assert vacant_reached("state:TX chamber:house", vacant) == vacant[:1]
    assert vacant_reached("district:CA-14", vacant) == vacant[1:]
    assert vacant_reached("state:TX party:D", vacant) == ()
    assert vacant_reached("", vacant) == ()


def test_counts_agree_with_their_noun():
    assert (counted(1, "recipient"), counted(1200, "recipient")) == ("1 recipient", "1,200 recipients")
