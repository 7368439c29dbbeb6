import pytest

from briefdesk.congress.describe import describe
from briefdesk.congress.index import RosterIndex
from briefdesk.congress.query import parse_query

ARMED = "the Senate Committee on Armed Services"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Nobody yet"),
        ("committee:SSAS", f"Members of {ARMED}"),
        ("committee:SSAS state:TX,AZ", f"Members of {ARMED}, only from Texas or Arizona"),
        ("state:TX,AZ committee:SSAS", f"Members of {ARMED}, only from Texas or Arizona"),
        ("committee:SSAS*", f"Members of {ARMED} and its subcommittees"),
        ("committee:SSAS role:chair,ranking", f"Chairs and ranking members of {ARMED}"),
        (
            "committee:SSAS party:D -state:RI",
            f"Members of {ARMED}, only Democrats, except those from Rhode Island",
        ),
        (
            'committee:"armed services"',
            "Members of the House Committee on Armed Services or the Senate Committee on Armed Services",
        ),
        ("committee:SSAS13", f"Members of the Subcommittee on Seapower, {ARMED.removeprefix('the ')}"),
        ("committee:* role:chair", "Chairs of any committee or subcommittee"),
        ("role:chair", "Chairs"),
        ("role:delegate", "Delegates"),
        ("chamber:senate", "Members of the Senate"),
        ("chamber:senate state:TX", "Members of the Senate, only from Texas"),
        ("delegation:TX", "The Texas delegation"),
        (
            "delegation:TX chamber:house",
            "Members of the House of Representatives, only of the Texas delegation",
        ),
        ("state:TX", "Members of Congress from Texas"),
        ("district:TX-34,AK-AL", "Members of Congress from Texas’s 34th District or Alaska at large"),
        ("party:D,I", "Members of Congress who are Democrats or Independents"),
        ("-state:TX", "Members of Congress, except those from Texas"),
        ("member:R000122", "Jack Reed"),
        ("member:R000122,C001056", "Jack Reed and John Cornyn"),
        (
            "member:R000122,C001056,W000437,K000384,K000383",
            "Jack Reed, John Cornyn, Roger F. Wicker, and 2 others",
        ),
        ("Reed", "Members of Congress named “Reed”"),
        ("list:border", "Members of Congress on the list “border”"),
        ("committee:SSAS Reed,Kaine", f"Members of {ARMED}, only named “Reed” or “Kaine”"),
    ],
)
def test_query_is_told_in_plain_words(index: RosterIndex, text: str, words: str):
    assert describe(index, parse_query(text)) == words
