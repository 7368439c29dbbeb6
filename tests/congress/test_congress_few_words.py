import pytest

from briefdesk.congress.few_words import in_few_words
from briefdesk.congress.index import RosterIndex
from briefdesk.congress.query import parse_query


@pytest.mark.parametrize(
    ("rule", "wanted"),
    [
        ("committee:SSAP,HSAP -committee:SSAS", "some Appropriations members"),
        ("committee:SSAS*,SSAP", "Armed Services and Appropriations members"),
        ('committee:"Armed Services"', "“armed services” members"),
        ("committee:*", "committee members"),
        ("state:texas, AZ", "Texas and Arizona"),
        ("state:TX committee:SSAS role:chairman", "Armed Services chairs from Texas"),
        ("-party:R state:TX", "some members from Texas"),
        ("party:democrats", "Democrats"),
        ("chamber:senate", "Senators"),
        ("state:TX,AZ,NM,CA", "4 states"),
        ("name:Reed", ""),
        ("chamber:senate party:D", ""),
        ("state:TX state:AZ", ""),
        ("state:TX,committee:SSAS", ""),
        ("-party:R", ""),
        ("", ""),
    ],
)
def test_a_rule_is_said_in_few_words(index: RosterIndex, rule: str, wanted: str):
    assert in_few_words(index, parse_query(rule)) == wanted
