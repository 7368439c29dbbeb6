"""Whom the rows of somebody's list mean."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefdesk.congress.index import RosterIndex
from briefdesk.congress.matching import match_rows
from briefdesk.congress.spelling import without_accents
from briefdesk.model.addressee import Contact, ContactId, ContactKind
from briefdesk.model.choosing import MatchKind, NameMatch, NameRow
from briefdesk.model.congress import Bioguide, Chamber, Member, Roster

PARTY = {"Democrat": "D", "Republican": "R", "Independent": "I"}


WORDS = (
    "Sen.", "Rep.", "Smith", "Johnson", ",", "(R-", "D-TX)", "[R-LA-4]", "A.", "Mike", "TX-34", "Jr.", "MD",
    "of", "Texas", "–", "former",
)  # fmt: skip


def spellings(member: Member) -> Iterator[str]:
    """The ways in which lists write a member's name."""
    names = member.full_name.split()
    first = member.first_name if len(member.first_name.strip(".")) > 1 else names[0]
    short = "Rep." if member.chamber is Chamber.HOUSE else "Sen."
    district = "" if member.seat.district is None else f"-{member.seat.district}"
    letter = PARTY[member.party]
    yield member.full_name
    yield member.full_name.upper()
    yield member.full_name.lower()
    yield without_accents(member.full_name)
    yield f"{short} {member.full_name}"
    yield f"The Honorable {member.full_name}"
    yield f"{member.title.value} {member.full_name} ({letter}-{member.state})"
    yield f"{short} {member.last_name}, {first} [{letter}-{member.state}{district}]"
    yield f"{member.last_name}, {first}"
    yield f"{member.last_name.upper()}, {first}"
    yield f"{first} {member.last_name}"
    yield f"{member.full_name}, {member.state}"
    yield f"{member.last_name} ({member.seat.code})"
    yield f"1. {member.full_name} – {member.seat.code}"
    yield member.bioguide
    if member.nickname:
        yield f"{member.nickname} {member.last_name}"


def matched(index: RosterIndex, *texts: str) -> tuple[NameMatch, ...]:
    return match_rows(index, [NameRow(line, text) for line, text in enumerate(texts, start=1)])


def whom(index: RosterIndex, text: str) -> str:
    """The full name of the one who matched, else the kind of the match."""
    (found,) = matched(index, text)
    return found.member.full_name if found.member else found.kind.value


def test_every_member_is_found_by_their_name_however_it_is_written(index: RosterIndex):
    asked = [(text, member) for member in index.members for text in spellings(member)]

    found = matched(index, *(text for text, _ in asked))

    missed = [
        f"{match.text}: {match.kind}, {match.why}"
        for match, (_, member) in zip(found, asked, strict=True)
        # Two senators of one surname and state would rightly be ambiguous by that alone; there are none.
        if match.member != member
    ]
    assert missed == []


def test_nobody_is_matched_by_the_name_of_somebody_who_left(roster: Roster):
    taken = []
    for gone in roster.members:
        left = tuple(m for m in roster.members if m != gone)
        index = RosterIndex(replace(roster, members=left, memberships=(), leadership=()))
        names = (gone.full_name, f"{gone.last_name}, {gone.full_name.split()[0]}")
        taken += [f"{m.text}: {m.member.full_name}" for m in matched(index, *names) if m.member]

    assert taken == []


def test_a_shared_surname_alone_is_never_taken(index: RosterIndex):
    surnames = [m.last_name for m in index.members]
    shared = sorted({name for name in surnames if surnames.count(name) > 1})

    found = matched(index, *shared)

    assert len(shared) >= 20
    assert {m.kind for m in found} == {MatchKind.AMBIGUOUS}
    assert all(len(m.members) > 1 for m in found)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sen. Jack Reed", "Jack Reed"),
        ("Reed, Jack (D-RI)", "Jack Reed"),
        ("Reed Jack", "Jack Reed"),
        ("Reed", "Jack Reed"),
        ("JackReed", "Jack Reed"),
        ("Jack Reed <scheduler@example.org>", "Jack Reed"),
        ("The Honorable Jack Reed, United States Senate", "Jack Reed"),
        ("Rep. Sanford D. Bishop Jr.", "Sanford D. Bishop, Jr."),
        ("• Bishop, Sanford D., Jr.", "Sanford D. Bishop, Jr."),
        ("Chuy Garcia", "Jesús G. “Chuy” García"),
        ("Jesús (Chuy) García", "Jesús G. “Chuy” García"),
        ("Rep. Johnson, Mike [R-LA-4]", "Mike Johnson"),
        ("Mike Johnson, R-La.", "Mike Johnson"),
        ("Speaker Johnson", "Mike Johnson"),
        ("Smith (NE)", "Adrian Smith"),
        ("Mr. Smith of New Jersey", "Christopher H. Smith"),
        ("Foxx, Virginia", "Virginia Foxx"),
        ("GREEN, AL", "Al Green"),
        ("Andy Harris, M.D.", "Andy Harris"),
        ("NEAL P. DUNN", "Neal P. Dunn"),
        ("Wasserman-Schultz, Debbie", "Debbie Wasserman Schultz"),
        ("Catherine Masto", "Catherine Cortez Masto"),
        ("vanhollen", "Chris Van Hollen"),
        ("LUJAN", "Ben Ray Luján"),
        ("Liz Warren", "Elizabeth Warren"),
        ("Bernie Sanders (D-VT)", "Bernard Sanders"),
        ("Eleanor Holmes Norton, Delegate, DC", "Eleanor Holmes Norton"),
        ("Resident Commissioner Hernández", "Pablo José Hernández"),
        ("Sheldon Whithouse", "Sheldon Whitehouse"),
        ("Klobachar (MN)", "Amy Klobuchar"),
        ("TX-34", "Vicente Gonzalez"),
        ("Texas’s 34th congressional district", "Vicente Gonzalez"),
        ("The Speaker of the House", "Mike Johnson"),
        ("Rep. from Alaska", "Nicholas J. Begich III"),
    ],
)
def test_a_row_is_understood_as_people_write_it(index: RosterIndex, text: str, name: str):
    assert whom(index, text) == name


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("Johnson", MatchKind.AMBIGUOUS, "5 members may be meant"),
        ("Smith, A.", MatchKind.AMBIGUOUS, "2 members may be meant"),
        ("M. Kelly", MatchKind.AMBIGUOUS, "2 members may be meant"),
        ("Senator from Rhode Island", MatchKind.AMBIGUOUS, "2 members sit for Rhode Island in the Senate"),
        ("Jack Reed TX", MatchKind.AMBIGUOUS, "sits for Rhode Island, the row says Texas"),
        ("Rep. Ruben Gallego", MatchKind.AMBIGUOUS, "sits in the Senate, the row says the House"),
        ("Mike Rogers (R-MI)", MatchKind.AMBIGUOUS, "sits for Alabama, the row says Michigan"),
        ("Former Sen. Jack Reed", MatchKind.AMBIGUOUS, "served before"),
        ("Robert Menendez, Sr.", MatchKind.AMBIGUOUS, "is Jr., the row says Sr."),
        ("Andrea Garbarino", MatchKind.AMBIGUOUS, "Andrea for Andrew"),
        ("Carl Miller", MatchKind.AMBIGUOUS, "Carl for Carol"),
        ("Jack Reid", MatchKind.AMBIGUOUS, "spells it Reed"),
        ("Joe Kennedy", MatchKind.UNKNOWN, "Nobody who sits"),
        ("Marco Rubio", MatchKind.UNKNOWN, "Nobody who sits"),
        ("Matt Gaetz (FL-01)", MatchKind.UNKNOWN, "is held by Jimmy Patronis"),
        ("CA-14", MatchKind.VACANT, "vacant or missing"),
        ("Eric Swalwell (D-CA-14)", MatchKind.VACANT, "Is not a sitting member"),
        ("TX-99", MatchKind.UNKNOWN, "There is no seat TX-99"),
        ("Z999999", MatchKind.UNKNOWN, "may have left"),
        ("SSAS", MatchKind.UNKNOWN, "committee:SSAS"),
        ("nobody@example.org", MatchKind.UNKNOWN, "None of your contacts"),
        ("Senate Whip", MatchKind.AMBIGUOUS, "members hold such an office"),
        ("Jack Reed " * 20, MatchKind.UNKNOWN, "too long"),
        ("AOC", MatchKind.UNKNOWN, "Nobody who sits"),
        ("", MatchKind.UNKNOWN, "no name"),
    ],
)
def test_a_doubtful_row_is_taken_for_nobody_and_says_why(
    index: RosterIndex, text: str, kind: MatchKind, told: str
):
    (found,) = matched(index, text)

    assert (found.kind, found.member) == (kind, None)
    assert told in found.why
    assert ".." not in found.why


def test_an_unknown_row_names_those_who_come_near(index: RosterIndex):
    (found,) = matched(index, "Joe Kennedy")

    assert {m.last_name for m in found.members} == {"Kennedy"}


def test_columns_are_believed_before_words(index: RosterIndex):
    rows = [
        NameRow(1, "", (("last", "Smith"), ("first", "A."), ("state", "Washington"))),
        NameRow(2, "", (("last", "Green"), ("first", "Al"), ("state", "TX"), ("district", "9"))),
        NameRow(3, "", (("state", "AK"), ("district", "AL"))),
        NameRow(4, "", (("name", "Tina Smith"), ("id", "R000122"))),
        NameRow(5, "", (("last", "Kelly"), ("first", "M"), ("chamber", "Senate"))),
    ]

    found = match_rows(index, rows)

    assert [m.member.full_name if m.member else m.kind.value for m in found] == [
        "Adam Smith",
        "Al Green",
        "Nicholas J. Begich III",
        "ambiguous",
        "Mark Kelly",
    ]


def test_own_contacts_are_found_by_address_and_name(index: RosterIndex):
    staff = Contact(
        ContactId("a"), ContactKind.STAFF, "Ana Ortiz", email="Ana@example.org", member=Bioguide("R000122")
    )
    agency = Contact(ContactId("b"), ContactKind.AGENCY, "Lee Park")
    rows = [NameRow(1, "ana@EXAMPLE.org"), NameRow(2, "Lee Park"), NameRow(3, "x@example.org")]

    by_email, by_name, nobody = match_rows(index, rows, (staff, agency))

    assert (by_email.kind, by_email.contacts) == (MatchKind.MATCHED, (staff,))
    assert [m.bioguide for m in by_email.members] == ["R000122"]
    assert (by_name.kind, by_name.contacts, by_name.members) == (MatchKind.MATCHED, (agency,), ())
    assert nobody.kind is MatchKind.UNKNOWN


def test_equal_rows_keep_their_own_lines(index: RosterIndex):
    found = matched(index, "Jack Reed", "Tina Smith", "Jack Reed")

    assert [m.line for m in found] == [1, 2, 3]


@settings(max_examples=300, deadline=None)
@given(text=st.text(max_size=400))
def test_no_text_makes_the_matching_fail(index: RosterIndex, text: str):
    (found,) = matched(index, text)

    assert 0 <= found.likeness <= 1
    assert found.why.endswith(".")
    assert (found.member is not None) == (found.kind is MatchKind.MATCHED)


@settings(max_examples=300, deadline=None)
@given(words=st.lists(st.sampled_from(WORDS), max_size=9))
def test_whoever_matches_has_a_surname_or_seat_of_the_row(index: RosterIndex, words: list[str]):
    (found,) = matched(index, " ".join(words))

    if found.member is not None:
        assert found.member.last_name in words or found.member.state in " ".join(words)
