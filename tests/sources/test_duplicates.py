"""Findings that say the same are grouped, however they put it; other amounts are other findings."""

import pytest

from briefdesk.sources.duplicates import near_duplicates
from sources.duplicate_labels import Pair, a_crowd, a_finding, read_pairs

PAIRS = read_pairs()


def together(pair: Pair, *others) -> bool:
    groups = near_duplicates((pair.one, *others, pair.other))
    return any({pair.one, pair.other} <= set(group) for group in groups)


@pytest.fixture(scope="module")
def labelled():
    everyone = tuple(f for p in PAIRS for f in (p.one, p.other))
    groups = [frozenset(f.id for f in group) for group in near_duplicates(everyone)]
    return {p: any({p.one.id, p.other.id} <= group for group in groups) for p in PAIRS}


def test_labelled_pairs_are_found_with_few_false_alarms(labelled):
    same = [pair for pair in PAIRS if pair.same]
    other = [pair for pair in PAIRS if not pair.same]

    assert sum(labelled[pair] for pair in same) >= 0.9 * len(same)
    assert sum(labelled[pair] for pair in other) <= 0.1 * len(other)


def test_same_sentence_of_two_sources_is_one_group_in_the_order_given():
    text = "Patrols cost about $4.2 million in 2025."
    found = near_duplicates((a_finding("b/1", text), a_finding("c/1", "Boats rust."), a_finding("a/9", text)))

    assert [[f.id for f in group] for group in found] == [["b/1", "a/9"]]


def test_another_amount_is_another_finding():
    texts = ("Patrols cost $4.2 million in May.", "Patrols cost $4.3 million in May.")

    assert near_duplicates([a_finding(f"a/{i}", text) for i, text in enumerate(texts)]) == ()


def test_three_that_say_the_same_are_one_group():
    texts = (
        "The agency withheld 338 of 640 records.",
        "Of 640 records, the agency withheld 338.",
        "338 of 640 records were withheld by the agency.",
    )

    (group,) = near_duplicates([a_finding(f"a/{i}", text) for i, text in enumerate(texts)])

    assert len(group) == 3


def test_empty_texts_and_common_words_are_no_duplicates():
    texts = ("", "", "It is what it is.", "They would have been there.")

    assert near_duplicates([a_finding(f"a/{i}", text) for i, text in enumerate(texts)]) == ()


def test_pair_is_found_among_many_others():
    pair = next(p for p in PAIRS if p.same)

    assert together(pair, *a_crowd(500))
