from collections.abc import Callable

import pytest

from briefdesk.congress.errors import QueryInvalid
from briefdesk.congress.index import RosterIndex
from briefdesk.congress.query import (
    check_query,
    matches,
    member_ids,
    parse_query,
    select,
    vacant_seats_meant,
)
from briefdesk.model.congress import Bioguide, Chamber, Member, MemberTitle, RoleKind

Ask = Callable[[str], tuple[Member, ...]]


@pytest.fixture
def ask(index: RosterIndex) -> Ask:
    return lambda text: select(index, parse_query(text))


def surnames(members: tuple[Member, ...]) -> list[str]:
    return [member.last_name for member in members]


@pytest.mark.parametrize("blank", ["", "  ", "\t\n"])
def test_empty_query_selects_nobody(ask: Ask, blank: str):
    assert ask(blank) == ()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("chamber:senate", 100),
        ("chamber:house", 437),
        ("chamber:house,senate", 537),
        ("party:I", 3),
        ("state:TX", 39),
        ("state:Texas", 39),
        ('state:"new york"', 28),
        ("delegation:TX", 39),
        ("delegation:TX chamber:senate", 2),
        ("committee:SSAS", 27),
        ("committee:ssas", 27),
        ('committee:"armed services"', 84),
        ('committee:"armed services" chamber:senate', 27),
        ("role:delegate", 5),
        ("role:commissioner", 1),
        ("role:senator", 100),
        ("role:representative", 431),
        ("role:leader", 28),
        ("role:speaker", 1),
        ("role:majority_leader", 2),
        ("role:minority_leader", 2),  # the assistant of one is none
        ("role:whip", 4),
        ("committee:SSAS role:chair", 1),
        ("committee:SSAS role:chair,ranking", 2),
        ('committee:"armed services" role:ranking', 2),
        ("committee:SSAS role:subcommittee_chair", 7),
        ("committee:SSAS -role:chair", 26),
        ("-state:TX", 498),
        ("-state:TX chamber:senate", 98),
        ("district:CA-14", 0),
    ],
)
def test_query_counts_whom_the_roster_counts(ask: Ask, text: str, count: int):
    assert len(ask(text)) == count


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("district:TX-34", ["Gonzalez"]),
        ("district:tx34", ["Gonzalez"]),
        ("district:AK-AL", ["Begich"]),
        ("district:AK-0", ["Begich"]),
        ("district:AK-00", ["Begich"]),
        ("district:RI-1,AK-AL", ["Begich", "Amo"]),
        ("member:C001056", ["Cornyn"]),
        ("member:c001056,R000122", ["Reed", "Cornyn"]),
        ("member:C001056,role:speaker", ["Cornyn", "Johnson"]),
        ("state:TX , RI chamber:senate", ["Reed", "Whitehouse", "Cornyn", "Cruz"]),
        ("garcia", ["Garcia", "García", "Garcia"]),
        ("GARCÍA", ["Garcia", "García", "Garcia"]),
        ('name:"chuy garcía"', ["García"]),
        ("“Jack Reed”", ["Reed"]),
        ('"hyde smith"', ["Hyde-Smith"]),
        ("hyde-smith", ["Hyde-Smith"]),
        ("monica", ["De La Cruz"]),
        ("cornyn,cruz", ["Cornyn", "Cruz", "De La Cruz"]),
        ("john cornyn", ["Cornyn"]),
        ("corn", ["Cornyn"]),
        ("name:corn", []),
        ("role:pro_tempore", ["Grassley"]),
        ("committee:SLIN role:vice_chair", ["Warner"]),
        ("committee:JSPR role:chair", ["McConnell"]),
    ],
)
def test_query_finds_by_seat_id_and_name(ask: Ask, text: str, names: list[str]):
    assert surnames(ask(text)) == names


def test_star_adds_the_subcommittees(ask: Ask, index: RosterIndex):
    everywhere = {p.bioguide for c in index.subcommittees("HSAP") for p in index.places_on(c.code)}

    assert {m.bioguide for m in ask("committee:HSAP*")} == everywhere | {
        m.bioguide for m in ask("committee:HSAP")
    }


def test_role_without_committee_means_full_committees(ask: Ask, index: RosterIndex):
    for member in ask("role:chair"):
        places = index.roles_of(member.bioguide)
        assert any(p.parent is None and p.membership.role is RoleKind.CHAIR for p in places)


def test_role_with_committee_means_that_committee(ask: Ask):
    assert surnames(ask("committee:SSAS13 role:chair")) == ["Scott"]


def test_role_with_all_committees_includes_subcommittees(ask: Ask):
    assert len(ask("committee:* role:chair")) > len(ask("role:chair"))


def test_committee_words_prefer_full_committees(ask: Ask):
    assert set(ask('committee:"homeland security"')) == set(ask("committee:HSHM,SSGA"))


def test_committee_words_find_subcommittees_where_no_full_committee_has_them(ask: Ask):
    assert set(ask("committee:seapower")) == set(ask("committee:HSAS28,SSAS13"))


def test_committee_words_pass_over_accents_and_apostrophes(ask: Ask):
    assert set(ask('committee:"veterans affairs"')) == set(ask("committee:HSVR,SSVA"))


def test_list_names_saved_members_and_skips_those_who_left(index: RosterIndex):
    lists = {"Border Staff": (Bioguide("R000122"), Bioguide("Z000000"))}

    assert surnames(select(index, parse_query('list:"border staff"'), lists=lists)) == ["Reed"]


def test_selection_keeps_the_order_of_the_roster(ask: Ask, index: RosterIndex):
    chosen = ask("state:WY,AK")

    assert list(chosen) == [m for m in index.members if m in chosen]


def test_matches_agrees_with_select(index: RosterIndex):
    query = parse_query("committee:SSAS -party:R")

    chosen = select(index, query)

    assert [m for m in index.members if matches(index, query, m)] == list(chosen)
    assert member_ids(index, query) == {m.bioguide for m in chosen}


def test_title_follows_the_seat_not_the_committee(ask: Ask):
    assert {m.title for m in ask("role:delegate")} == {MemberTitle.DELEGATE}


@pytest.mark.parametrize(
    ("text", "term", "position", "suggestion"),
    [
        ("chamber:sennate", "chamber:sennate", 0, "chamber:senate"),
        ("Reed chamber:sennate", "chamber:sennate", 5, "chamber:senate"),
        ("committee:SSAZ", "committee:SSAZ", 0, "committee:SSAS"),
        ("state:TX committee:SSAZ", "committee:SSAZ", 9, "committee:SSAS"),
        ('committee:"armed servces"', "committee:armed servces", 0, 'committee:"armed services"'),
        ("committee:judicary", "committee:judicary", 0, 'committee:"judiciary"'),
        ("state:TZ", "state:TZ", 0, "state:TX"),
        ("state:AZ,Texs", "Texs", 9, "state:TX"),
        ("sate:TX", "sate:TX", 0, "state:"),
        ("-comittee:SSAS", "comittee:SSAS", 1, "committee:"),
        ("role:chiar", "role:chiar", 0, "role:chair"),
        ("role:rankng", "role:rankng", 0, "role:ranking"),
        ("party:Demcrat", "party:Demcrat", 0, "party:D"),
        ("district:AK-1", "district:AK-1", 0, "district:AK-AL"),
        ("member:Cornyn", "member:Cornyn", 0, "Cornyn"),
        ("list:bordr", "list:bordr", 0, 'list:"border"'),
    ],
)
def test_misspelling_is_named_placed_and_answered(
    index: RosterIndex, text: str, term: str, position: int, suggestion: str
):
    with pytest.raises(QueryInvalid) as invalid:
        select(index, parse_query(text), lists={"border": ()})

    assert (invalid.value.term, invalid.value.position) == (term, position)
    assert suggestion in invalid.value.suggestions
    assert term in str(invalid.value)
    assert "Did you mean" in invalid.value.next_step


@pytest.mark.parametrize(
    "text",
    [
        "-",
        "--TX",
        "- state:TX",
        "state:",
        "state: TX",
        "state:TX,",
        ",state:TX",
        "a,,b",
        '"open',
        '""',
        'x"y',
        '"x"y',
        "state:TX,-AZ",
        "!!!",
        "district:TX",
        "district:TX-39",
        "district:TX-0",
        "district:DC-1",
        "member:Z000000",
        "x" * 20_001,
        "x" * 201,
        "x y " * 51 + "z " * 51 + " ".join(map(str, range(100))),
    ],
)
def test_text_that_states_no_query_is_refused_in_words(index: RosterIndex, text: str):
    with pytest.raises(QueryInvalid) as invalid:
        select(index, parse_query(text))

    assert 0 <= invalid.value.position <= len(text)
    assert invalid.value.next_step.endswith((".", "?"))


def test_misspelled_term_is_reported_even_if_the_others_leave_nobody(index: RosterIndex):
    with pytest.raises(QueryInvalid):
        select(index, parse_query("chamber:senate chamber:house committee:SSAZ"))


def test_check_returns_a_sentence_or_none(index: RosterIndex):
    assert check_query(index, "committee:SSAS state:TX,AZ") is None
    assert "Did you mean “state:TX”?" in (check_query(index, "state:Texs") or "")


def test_vacant_seats_of_a_query_are_those_of_its_places(index: RosterIndex):
    def vacant(text: str) -> list[str]:
        return [v.seat.code for v in vacant_seats_meant(index, parse_query(text))]

    assert vacant("chamber:house") == ["CA-14", "FL-20", "GA-13", "TX-23"]
    assert vacant("delegation:TX") == ["TX-23"]
    assert vacant("district:CA-14,CA-15") == ["CA-14"]
    assert vacant("chamber:house -state:TX,CA") == ["FL-20", "GA-13"]
    assert vacant("delegation:TX committee:HSAS") == []
    assert vacant("chamber:senate") == vacant("") == vacant("-state:TX") == []


def test_both_chambers_are_told_apart(ask: Ask):
    assert {m.chamber for m in ask("chamber:house")} == {Chamber.HOUSE}
