"""Sentences: what ends one, what does not, and that nothing of the text is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdesk.sources.suggest import sentences, split_sentences

PIECES = (
    "U.S.", "H.R. 1234", "Sec. 3(b)", "Mr. Ames", "at 9 a.m.", "No. 5", "3.5", "“Stop.”", "…", "...", "\n\n",
    " ", ".", "!", "?", "(See it. Now.)", "word", "The", "\u00a0", "\"", "’s", "J. Smith", "[3]",
)  # fmt: skip
WHOLE = (
    "The U.S. Congress passed H.R. 1234 on Jan. 5.",
    "Rep. J. Q. Smith (R-Tex.) and Sen. Ames spoke at 9 a.m. Monday.",
    "He cited Sec. 3(b) of the act, No. 5, and Smith v. Jones.",
    "The rate was 0.5 per month and cost $3.5 million.",
    "“We waited. Nobody came,” said Dr. Ana M. Ruiz.",
    "The Guard acts in “support of operations…at the request of the President.”",
    "They came from Washington, D.C., and St. Louis, Mo., to Ft. Bliss.",
    "See 8 U.S.C. 1325 and Pub. L. No. 118-50.",
    "“Why?” she asked.",
    "Then... nothing.",
)


@given(
    st.one_of(
        st.text(),
        st.lists(st.sampled_from(PIECES)).map(" ".join),
        st.lists(st.sampled_from(PIECES)).map("".join),
    )
)
def test_the_pieces_joined_are_the_text_and_none_is_empty(text: str):
    pieces = split_sentences(text)

    assert "".join(pieces) == text
    assert all(pieces)


@given(st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_a_sentence_stands_where_it_says_and_is_never_empty(text: str):
    for sentence in sentences(text):
        assert sentence.text.strip() == sentence.text != ""
        assert text[sentence.start : sentence.end] == sentence.text


@pytest.mark.parametrize("sentence", WHOLE)
def test_an_abbreviation_ends_no_sentence(sentence: str):
    assert [s.text for s in sentences(sentence)] == [sentence]


@given(st.lists(st.sampled_from(WHOLE), min_size=1, max_size=5))
def test_sentences_in_a_row_are_told_apart(row: list[str]):
    assert [s.text for s in sentences(" ".join(row))] == row


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It arrived in the U.S. The agency knew.", 2),
        ("It closed at 5 p.m. The line stayed.", 2),
        ("Was it legal? No. We asked.", 3),
        ("One.\n\nTwo without a stop\n\nThree", 3),
        ("He left.[3] She stayed.", 2),
        ("(It was late. Nobody came.) They left.", 2),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(text: str, count: int):
    assert len(sentences(text)) == count
