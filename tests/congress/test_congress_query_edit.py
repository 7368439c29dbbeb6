import pytest

from briefdesk.congress.errors import QueryInvalid
from briefdesk.congress.query import parse_query
from briefdesk.congress.query_edit import has_term, with_beside, with_term, without_term


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("  STATE:tx   Chamber:Senate ", "state:TX chamber:senate"),
        ("state:Texas , rhode*", None),
        ('state:"rhode island"', "state:RI"),
        ("district:tx34", "district:TX-34"),
        ("district:AK-0", "district:AK-AL"),
        ("district:RI-2", "district:RI-02"),
        ("party:democrats", "party:D"),
        ("role:Chairman", "role:chair"),
        ('role:"Ranking Member"', "role:ranking"),
        ("committee:ssas13", "committee:SSAS13"),
        ("committee:“Armed  Services”*", 'committee:"Armed Services*"'),
        ("“Jack Reed”", '"Jack Reed"'),
        ("state:TX,TX", "state:TX"),
        ("Reed Reed", "Reed"),
        ("-Reed,Jack", "-Reed,Jack"),
        ('"-Reed"', '"-Reed"'),
        ("state:TX,chamber:senate", "state:TX,chamber:senate"),
    ],
)
def test_a_query_is_written_in_one_canonical_form(text: str, expected: str | None):
    if expected is None:
        with pytest.raises(QueryInvalid):
            str(parse_query(text))
    else:
        assert str(parse_query(text)) == expected


@pytest.mark.parametrize(
    ("text", "term", "expected"),
    [
        ("", "state:TX", "state:TX"),
        ("state:AZ", "state:TX", "state:AZ,TX"),
        ("state:AZ,TX", "state:TX", "state:AZ,TX"),
        ("chamber:senate", "state:TX", "chamber:senate state:TX"),
        ("-state:TX", "state:TX", "state:TX"),
        ("-state:TX,AZ", "state:TX", "-state:AZ state:TX"),
        ("-state:TX", "-state:AZ", "-state:TX,AZ"),
        ("committee:SSAS", "committee:SSAS13", "committee:SSAS,SSAS13"),
        ("Reed", "Jack", "Reed Jack"),
        ("member:R000122", "member:C001056", "member:R000122,C001056"),
    ],
)
def test_term_is_added_as_a_facet_means_it(text: str, term: str, expected: str):
    assert with_term(text, term) == expected


@pytest.mark.parametrize(
    ("text", "term", "expected"),
    [
        ("state:TX", "state:TX", ""),
        ("state:AZ,TX chamber:senate", "state:TX", "state:AZ chamber:senate"),
        ("state:AZ", "state:TX", "state:AZ"),
        ("-state:TX", "state:TX", "-state:TX"),
        ("-state:TX", "-state:TX", ""),
        ("committee:ssas", "committee:SSAS", ""),
    ],
)
def test_term_is_taken_out_alone(text: str, term: str, expected: str):
    assert without_term(text, term) == expected


def test_tick_shows_what_the_query_holds():
    assert has_term("state:AZ,TX chamber:senate", "state:texas")
    assert not has_term("-state:TX", "state:TX")
    assert not has_term("state:TX", "")


def test_edit_of_an_invalid_query_says_so():
    with pytest.raises(QueryInvalid):
        with_term("state:", "state:TX")


def test_a_term_joins_one_of_several_keys_that_names_the_same():
    query = with_term("committee:SSAS13", "committee:SSAS13,member:R000122,member:W000437")

    assert query == "committee:SSAS13,member:R000122,W000437"
    assert with_term(query, "committee:HSAS") == f"{query},committee:HSAS"
    assert with_term(query, "state:TX") == f"{query} state:TX"


@pytest.mark.parametrize(
    ("text", "term", "expected"),
    [
        ("", "state:TX", "state:TX"),
        ("state:AZ", "state:TX", "state:AZ,TX"),
        ("party:D state:AZ", "state:TX", "party:D,state:TX state:AZ,TX"),
        ("committee:SSAS -party:R", "state:TX", "committee:SSAS,state:TX -party:R"),
        ("committee:SSAS -state:TX", "state:TX", "committee:SSAS,state:TX"),
        ("Reed state:RI", "member:W000437", "Reed,member:W000437 state:RI,member:W000437"),
        ("-party:R", "state:TX", "state:TX -party:R"),
        ("state:TX", "state:TX", "state:TX"),
    ],
)
def test_what_is_chosen_beside_others_narrows_nobody_away(text: str, term: str, expected: str):
    assert with_beside(text, term) == expected
    assert with_beside(expected, term) == expected


def test_of_several_terms_each_pair_stands_for_either():
    assert with_beside("state:TX", "state:RI chamber:senate") == "state:TX,RI state:TX,chamber:senate"
