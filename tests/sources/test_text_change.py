"""Only what is surely a typo is called one; everything else is a change of substance."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdesk.model.sign_on import Ruling
from briefdesk.sources.spelling import is_known
from briefdesk.sources.text_change import judge_change, normalized

LINES = (
    "Re: Oversight of deportations by the military",
    "We write on behalf of our members in Texas. It says that 590 soldiers were deputized, allegedly without"
    " any training, on March 4, 2025.",
    "The county has not answered, and Senator Okafor said “nobody told us” at the hearing.",
    "Ask: Hold a public hearing on the contract by June 30.",
    "We would welcome a conversation with your staff about these findings.",
)
TEXT = normalized(LINES)
PROSE = normalized(LINES[4:])
WORDS = sorted(set(re.findall(r"\b[a-z]{5,}\b", TEXT)))


def judged(gone: str, come: str, text: str = TEXT) -> Ruling:
    assert gone in text
    return judge_change(text, text.replace(gone, come, 1)).ruling


def reasons(gone: str, come: str) -> tuple[str, ...]:
    return judge_change(TEXT, TEXT.replace(gone, come, 1)).reasons


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("behlaf", "behalf"), ("recieved", "received"), ("oversigth", "oversight"),
        ("conversaton", "conversation"),
        ("soldeirs", "soldiers"), ("ofthe", "of the"), ("findngs", "findings"), ("welcom", "welcome"),
    ],
)  # fmt: skip
def test_a_misspelled_word_mended_is_a_typo(wrong: str, right: str) -> None:
    text = normalized([f"We say {wrong} here, at some length."])

    assert judge_change(text, text.replace(wrong, right)).ruling is Ruling.TYPO


@pytest.mark.parametrize(
    ("gone", "come"),
    [
        ("members in Texas. It", "members in Texas; It"),
        ("We write on", "We write, on"),
        ("a public", "a  public"),
        ("not answered, and", "not answered and"),
        ("staff about", "staff about about"),
    ],
)
def test_spaces_commas_and_stops_are_typos(gone: str, come: str) -> None:
    before, after = TEXT, normalized(TEXT.replace(gone, come, 1).split("\n"))
    if "about about" in come:
        before, after = after, before  # a word that stood twice goes

    assert judge_change(before, after).ruling is Ruling.TYPO


@pytest.mark.parametrize(
    ("gone", "come", "reason"),
    [
        ("590", "950", "a figure changed"),
        ("Texas", "Taxes", "a name changed"),
        ("Okafor", "Okafar", "a name changed"),
        ("has not answered", "has answered", "a negation changed"),
        ("allegedly ", "", "a doubt was dropped"),
        ("Hold a public", "Hold a closed", "an ask changed"),
        ("hearing on the contract", "haering on the contract", "an ask changed"),
        ("Oversight of", "Oversight on", "the subject changed"),
        ("nobody told us", "somebody told us", "a quotation changed"),
    ],
)
def test_what_counts_is_told_by_name(gone: str, come: str, reason: str) -> None:
    assert reason in reasons(gone, come)


@pytest.mark.parametrize(
    ("gone", "come"),
    [
        ("March 4, 2025", "March 5, 2025"), ("June 30", "July 30"), ("county", "country"),
        ("contract", "contact"), ("would", "could"), ("welcome", "welcomed"), ("members", "member"),
        ("says", "said"), ("without", "with"), ("your staff", "our staff"), ("any training", "training"),
        ("hearing.", "hearing?"), ("We would", "We would not"), ("public", "pubic"),
        ("military", "militarty"),
    ],
)  # fmt: skip
def test_a_word_that_becomes_another_is_of_substance(gone: str, come: str) -> None:
    assert judged(gone, come) is Ruling.SUBSTANCE


@given(st.sampled_from(WORDS), st.data())
def test_a_right_word_never_changes_into_anything_as_a_typo(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    other = data.draw(st.sampled_from((word[:at] + letter + word[at + 1 :], word[:at] + word[at + 1 :])))

    if other != word:
        assert judged(word, other) is Ruling.SUBSTANCE


@given(st.sampled_from(WORDS), st.integers(0, 20))
def test_letters_that_changed_places_are_mended_as_a_typo(word: str, place: int) -> None:
    at = place % (len(word) - 1)
    slip = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    text = PROSE.replace("findings", word)

    if slip != word and not is_known(slip) and word not in {"nobody", "without"}:
        assert judge_change(text.replace(word, slip, 1), text).ruling is Ruling.TYPO


@given(st.integers(0, 10**7), st.integers(0, 10**7))
def test_no_figure_changes_as_a_typo(one: int, other: int) -> None:
    before, after = (normalized([f"They held {n} people."]) for n in (one, other))

    if one != other:
        assert judge_change(before, after).ruling is Ruling.SUBSTANCE


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts_are_judged_and_a_text_is_itself(one: str, other: str) -> None:
    before, after = normalized(one.split("\n")), normalized(other.split("\n"))

    judgement = judge_change(before, after)

    assert judge_change(before, before).ruling is Ruling.TYPO
    assert bool(judgement.reasons) is (judgement.ruling is Ruling.SUBSTANCE)


@given(st.text(max_size=200))
def test_normalized_once_is_normalized(text: str) -> None:
    once = normalized(text.split("\n"))

    assert normalized(once.split("\n")) == once


@pytest.mark.parametrize(
    "word", ["country", "county", "oversight", "detainees", "Texas", "deputized", "don’t"]
)
def test_words_of_the_dictionary_are_known(word: str) -> None:
    assert is_known(word)
    assert not is_known(f"{word}xq")
