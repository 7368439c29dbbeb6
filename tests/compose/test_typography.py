"""Typography: quotes that curl the right way, dashes that are dashes, spaces that hold numbers to words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdesk.compose.markdown import plain_text, spans_of
from briefdesk.compose.typography import set_characters, typeset

NBSP = "\u00a0"

QUOTES = [
    ("Texas's", "Texas’s"),
    ("the states' duty", "the states’ duty"),
    ('He said "no."', "He said “no.”"),
    ('("yes") ["yes"]', "(“yes”) [“yes”]"),
    ("\"'Inner,' he said.\"", "“‘Inner,’ he said.”"),
    ("'\"Inner\"'", "‘“Inner”’"),
    ('the so-called-"reform"', "the so-called-“reform”"),
    ('"pre-" and "post-"', "“pre-” and “post-”"),
    ('yes--"no"', "yes—“no”"),
    ("the '90s and 'tis", "the ’90s and ’tis"),
    ("rock 'n' roll", "rock ’n’ roll"),
    ("don't", "don’t"),
    ("already “curly” ’", "already “curly” ’"),
    ("5'10\" tall", "5′10″ tall"),
    ('a 6" pipe', "a 6″ pipe"),
    ('He said, "We need 600"', "He said, “We need 600”"),
    ('"600" and "700"', "“600” and “700”"),
]
SPACES = [
    ("H.R. 1234 and S. 56", "H.R.~1234 and S.~56"),
    ("H.J. Res. 7, H. Con. Res. 5", "H.J.~Res.~7, H.~Con.~Res.~5"),
    ("Pub. L. No. 119-21", "Pub.~L.~No.~119-21"),
    ("10 U.S.C. § 12406", "10~U.S.C.~§~12406"),
    ("the U.S. Code", "the U.S.~Code"),
    ("Sec. 502(f), § 275", "Sec.~502(f), §~275"),
    ("Section 12406 of title 10, Title 32", "Section~12406 of title~10, Title~32"),
    ("Title XVIII", "Title~XVIII"),
    ("paras. 3-5, No. 5", "paras.~3–5, No.~5"),
    (
        "Reps. Jones and Reed, Sens. Kelly and Cruz, Rep. X",
        "Reps.~Jones and Reed, Sens.~Kelly and Cruz, Rep.~X",
    ),
    ("S. 12 of Oct. 3, within 14 days, p. 12, Art. II", "S.~12 of Oct.~3, within 14~days, p.~12, Art.~II"),
    ("Rep. Jones and Sen. Reed", "Rep.~Jones and Sen.~Reed"),
    ("Mr. Smith, Gen. Guillot", "Mr.~Smith, Gen.~Guillot"),
    ("John F. Kennedy, J. D. Vance", "John F.~Kennedy, J.~D.~Vance"),
    ("on June 15, 2026, and Sept. 11", "on June~15, 2026, and Sept.~11"),
    ("15 June 2026", "15~June 2026"),
    ("in June 2026 in 2024 the", "in June 2026 in 2024 the"),
    ("$4.2 million, 50 percent, 10,000 agents", "$4.2~million, 50~percent, 10,000~agents"),
    ("12 of the 30 on", "12 of the 30 on"),
    ("$95,000", "$95,000"),
    ("the U.S. Army", "the U.S. Army"),
    ("9 a.m. to 5 p.m.", "9~a.m. to 5~p.m."),
]
DASHES = [
    ("word--word, word---word", "word—word, word—word"),
    ("words -- words", "words~— words"),
    ("words - words", "words~– words"),
    ("- item", "- item"),
    ("use --to now", "use --to now"),
    ("sign here: ------", "sign here: ------"),
    ("1960-1996, 1996-97", "1960–1996, 1996–97"),
    ("pp. 3-5, ages 5-12, FY 2024-2026", "pp.~3–5, ages 5–12, FY~2024–2026"),
    ("10-20 percent, $5-$10 million, 3%-5%", "10–20~percent, $5–$10~million, 3%–5%"),
    ("3,000-5,000 agents", "3,000–5,000~agents"),
    ("50 U.S.C. 1541-1548", "50~U.S.C.~1541–1548"),
    ("a 5-4 decision", "a 5–4~decision"),
    ("9:00-5:00", "9:00–5:00"),
]
UNTOUCHED = [
    "555-0144 or 202-555-1234 or (202) 555-1234 or 555-1234",
    "DC 20510-4307",
    "2026-06-15",
    "Public Law 117-328",
    "H.R.-1",
    "COVID-19, the F-35 and the MQ-9",
    "GAO-24-106",
    "https://example.org/a--b-1960-1996",
    "write to o'neil--x@1960-1996.example.org",
    "see www.example.org/it's--1-2",
    '`it\'s --x 1-2 "y"`',
    "example.org/notes-3-5",
]


@pytest.mark.parametrize(("typed", "printed"), [*QUOTES, *SPACES, *DASHES])
def test_text_is_set_as_a_typographer_would(typed: str, printed: str):
    assert typeset(typed).replace(NBSP, "~") == printed


@pytest.mark.parametrize("typed", UNTOUCHED)
def test_what_is_no_range_no_quote_and_no_dash_is_left_alone(typed: str):
    assert typeset(typed) == typed


def test_report_number_keeps_its_hyphen_and_its_word():
    assert typeset("H. Rept. 118-301").replace(NBSP, "~") == "H.~Rept.~118-301"
    assert typeset("No. 24-1234").replace(NBSP, "~") == "No.~24-1234"


PROSE = st.lists(
    st.sampled_from(
        [
            *"'\"-–—“”‘’′″ .,:;()[]$%§",
            "--", " -- ", " - ", " ", NBSP, "\n", "5", "10", "1996", "2026", "1,000", "90s", "words", "No.",
            "pp.", "Sec.", "H.R.", "S.", "J.", "June", "Rep.", "Jones", "million", "percent", "`",
            "the", "agents", "https://a.org/b-1-2", "a@b.org", "Title", "Res.", "Con.", "U.S.C.", "n", "tis",
            "x.org/'a'",
        ]
    ),
    max_size=14,
).map("".join)  # fmt: skip


@given(PROSE | st.text())
def test_setting_twice_changes_nothing_more(text: str):
    assert typeset(typeset(text)) == typeset(text)


def as_typed(text: str) -> str:
    """Return a text as somebody would type it: straight quotes, plain spaces, hyphens."""
    text = re.sub("[‘’′]", "'", re.sub("[“”″]", '"', text.replace(NBSP, " ")))
    return re.sub("-{2,3}", "—", text).replace("–", "-").replace("—", "--")


@given(PROSE | st.text())
def test_words_stay_the_same_but_for_quotes_dashes_and_spaces(text: str):
    assert as_typed(typeset(text)) == as_typed(text)


@given(PROSE | st.text())
def test_figures_never_change(text: str):
    figures = re.compile(r"\d+")

    assert figures.findall(typeset(text)) == figures.findall(text)


@given(PROSE | st.text())
def test_characters_are_replaced_one_by_one(text: str):
    assert len(set_characters(text)) == len(text)


@given(st.sampled_from(["https://a.org/b--c's-1960-1996", "a.b--c@1-2.org", "`x--y '1-2' \"z\"`"]), PROSE)
def test_addresses_and_code_stay_as_typed_wherever_they_stand(address: str, text: str):
    quiet = text.replace("`", "")

    assert address in typeset(f"{quiet} {address} {quiet}")


def test_dash_beside_bold_words_is_set_and_the_spans_keep_their_words():
    spans = spans_of('We ask--**now**--for "it" on pp. 3-5 -- *please*')

    assert plain_text(spans).replace(NBSP, "~") == "We ask—now—for “it” on pp.~3–5~— please"
    assert [span.text for span in spans if span.bold or span.italic] == ["now", "please"]
