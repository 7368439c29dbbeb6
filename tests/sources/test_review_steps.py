"""Review of findings, step by step: what each step changes, keeps and refuses."""

import datetime as dt

import pytest

from briefdesk.errors import SourceError
from briefdesk.model.finding import Excuse, FindingKind, FindingState, KeyFigure, SourcePack
from briefdesk.model.library import LibraryChange
from briefdesk.sources import review
from briefdesk.sources.pack import read_pack, write_pack
from briefdesk.sources.review import apply

TODAY = dt.date(2026, 6, 15)
OWN_WORDS = """\
---
briefdesk-pack: 1
id: river
title: River
publisher: P
date: 2026-02
---
# Costs
[1] The cost of patrols rose, and so did complaints.
[2] Records.

## finding: zebra
Complaints rose in 2025.
- passage: 1
- figures: 2025

## statistic: apple
Patrols cost $4.2 million.
- passage: 1
- figures: $4.2 million
- key figure: $4.2 million | spent
"""
VERBATIM = """\
---
briefdesk-pack: 1
id: rivers
title: Rivers
publisher: P
date: 2026-02
passages: verbatim
---
# Costs
[1] Patrols cost about $4.2 million in 2025. Sheriff Ana Ruiz said that 12 deputies left. Records are thin.
[2] Congress should require a report.
[3 table] River | 40
[caption] Boats on the Rio Grande

## statistic: cost
Patrols cost about $4.2 million in 2025.
- passage: 1
- words: 0-40
- figures: about $4.2 million; 2025
- topics: cost
- committees: HSAP
- states: TX
- state: suggested

## finding: left
Sheriff Ana Ruiz said that 12 deputies left.
- passage: 1
- words: 41-85
- figures: 12
- topics: police, cost
- states: AZ, TX
- state: suggested

## ask: report
Congress should require a report.
- passage: 2
- words: 0-33
"""


@pytest.fixture
def pack() -> SourcePack:
    return read_pack(VERBATIM, name="p")


@pytest.fixture
def own_words() -> SourcePack:
    return read_pack(OWN_WORDS, name="p")


def test_accepted_finding_changes_in_its_state_alone(pack):
    change = review.accept(pack, ["rivers/cost"])

    assert change.label == "Accept finding"
    (after,) = change.added
    assert after.state is FindingState.ACCEPTED
    assert [f.id for f in apply(pack, change).findings] == [f.id for f in pack.findings]


def test_dismissed_finding_keeps_the_reason_until_it_is_reopened(pack):
    after = apply(pack, review.dismiss(pack, ["rivers/cost", "rivers/left"], " Said\ttwice. "))
    assert [(f.state.value, f.reason) for f in after.findings[:2]] == [("dismissed", "Said twice.")] * 2

    again = apply(after, review.reopen(after, ["rivers/cost"]))
    assert (again.findings[0].state, again.findings[0].reason) == (FindingState.SUGGESTED, "")


def test_step_that_changes_nothing_is_empty(pack):
    accepted = apply(pack, review.accept(pack, ["rivers/cost"]))

    assert review.accept(accepted, ["rivers/cost"]).added == ()
    assert review.reword(pack, "rivers/cost", pack.findings[0].text).added == ()


def test_reworded_suggestion_is_accepted_and_keeps_its_place(pack):
    (after,) = review.reword(pack, "rivers/cost", "In 2025, patrols cost  $4.2 million.").added

    assert after.text == "In 2025, patrols cost $4.2 million."
    assert after.figures == ("2025", "$4.2 million")
    assert after.citation == pack.findings[0].citation
    assert (after.topics, after.states, after.state) == (("cost",), ("TX",), FindingState.ACCEPTED)
    assert review.original_of(pack.document, after) == "Patrols cost about $4.2 million in 2025."


def test_dismissed_finding_stays_dismissed_when_reworded(pack):
    after = apply(pack, review.dismiss(pack, ["rivers/cost"], "Old"))

    assert review.reword(after, "rivers/cost", "New words.").added[0].state is FindingState.DISMISSED


def test_key_figure_and_excuses_go_with_the_words_they_spoke_of(pack):
    after = apply(pack, review.set_key_figure(pack, "rivers/cost", KeyFigure(" $4.2 million", "spent ")))
    after = apply(after, review.excuse(after, "rivers/cost", Excuse("hedge-lost", "about", "Exact by now")))
    assert after.findings[0].key_figure == KeyFigure("$4.2 million", "spent")

    kept = review.reword(after, "rivers/cost", "It cost about $4.2 million.").added[0]
    assert (kept.key_figure, len(kept.excuses)) == (after.findings[0].key_figure, 1)
    lost = review.reword(after, "rivers/cost", "It cost a lot.").added[0]
    assert (lost.key_figure, lost.excuses) == (None, ())


def test_figures_that_somebody_named_stay_where_the_text_has_them(own_words):
    pack = apply(own_words, review.retag(own_words, ["river/zebra"], topics=("a",)))
    (after,) = review.reword(pack, "river/zebra", "Complaints rose 12 percent by 2025.").added

    assert after.figures == ("12 percent", "2025")


def test_tags_are_set_for_all_chosen_and_the_rest_is_left(pack):
    change = review.retag(
        pack, ["rivers/cost", "rivers/left"], topics=("rivers", " rivers ", ""), states=("nm",)
    )

    assert [(f.topics, f.states) for f in change.added] == [(("rivers",), ("NM",))] * 2
    assert change.added[0].committees == ("HSAP",)
    assert review.retag(pack, ["rivers/cost"], topics=()).added[0].topics == ()


def test_excuse_takes_the_place_of_a_former_one_for_the_same_words(pack):
    once = apply(pack, review.excuse(pack, "rivers/cost", Excuse("hedge-lost", "about", "One")))
    twice = apply(once, review.excuse(once, "rivers/cost", Excuse("hedge-lost", "about", "Two")))

    assert [e.reason for e in twice.findings[0].excuses] == ["Two"]
    assert review.unexcuse(twice, "rivers/cost", "hedge-lost", "about").added[0].excuses == ()


def test_merged_findings_of_a_passage_become_one_range_with_all_that_they_hold(pack):
    change = review.merge(pack, ["rivers/left", "rivers/cost"])
    (merged,) = change.added

    assert merged.id == "rivers/cost-merged"
    assert merged.text == pack.document.sections[0].passages[0].text[:85]
    assert (merged.citation.start, merged.citation.end, merged.also) == (0, 85, ())
    assert merged.figures == ("about $4.2 million", "2025", "12")
    assert (merged.topics, merged.states) == (("cost", "police"), ("TX", "AZ"))
    assert (merged.kind, merged.state) == (FindingKind.STATISTIC, FindingState.ACCEPTED)
    assert [f.id for f in apply(pack, change).findings] == ["rivers/cost-merged", "rivers/report"]


def test_merged_findings_of_two_passages_cite_both(pack):
    (merged,) = review.merge(pack, ["rivers/cost", "rivers/report"]).added

    assert [c.passage for c in merged.citations] == ["costs-1", "costs-2"]
    assert merged.kind is FindingKind.ASK
    assert review.original_of(pack.document, merged) == merged.text


def test_sentence_that_holds_another_is_not_said_twice_when_merged(pack):
    passage = pack.document.sections[0].passages[0]
    wider = apply(pack, review.from_selection(pack, passage.id, 0, 85))
    both = [f.id for f in wider.findings if f.citation.start == 0 and f.citation.passage == passage.id]

    (merged,) = review.merge(wider, both).added

    assert merged.text == passage.text[:85]


def test_long_stretch_between_two_places_is_not_cited(pack):
    text = VERBATIM.replace("Records are thin.", "Records are thin. " * 20 + "Last word.")
    pack = read_pack(text, name="p")
    end = len(pack.document.sections[0].passages[0].text)
    more = apply(pack, review.from_selection(pack, "costs-1", end - 10, end))

    (merged,) = review.merge(more, ["rivers/cost", "rivers/costs-1-selected"]).added

    assert [(c.start, c.end) for c in merged.citations] == [(0, 40), (end - 10, end)]
    assert merged.text == "Patrols cost about $4.2 million in 2025. Last word."


def test_merged_ids_never_come_back_for_something_else(pack):
    merged = apply(pack, review.merge(pack, ["rivers/cost", "rivers/left"]))
    again = review.merge(merged, ["rivers/cost-merged", "rivers/report"])

    assert again.added[0].id == "rivers/cost-merged-merged"


def test_split_finding_keeps_its_id_for_the_first_part(pack):
    merged = apply(pack, review.merge(pack, ["rivers/cost", "rivers/left"]))
    change = review.split_sentences(merged, "rivers/cost-merged")

    assert [f.id for f in change.added] == ["rivers/cost-merged", "rivers/cost-merged-2"]
    assert [(f.citation.start, f.citation.end) for f in change.added] == [(0, 40), (41, 85)]
    assert [f.figures for f in change.added] == [("about $4.2 million", "2025"), ("12",)]
    after = apply(merged, change)
    assert [f.id for f in after.findings][:2] == [f.id for f in change.added]


@pytest.mark.parametrize("at", [8, 9, 11])
def test_split_within_a_word_leaves_the_word_whole(pack, at):
    parts = review.split(pack, "rivers/cost", at).added

    assert [f.text for f in parts] == ["Patrols", "cost about $4.2 million in 2025."]
    assert [(f.citation.start, f.citation.end) for f in parts] == [(0, 7), (8, 40)]


def test_split_of_other_words_keeps_the_whole_place(pack):
    after = apply(pack, review.reword(pack, "rivers/cost", "It cost $4.2 million. That was in 2025."))
    parts = review.split_sentences(after, "rivers/cost").added

    assert {f.citation for f in parts} == {pack.findings[0].citation}
    assert [f.figures for f in parts] == [("$4.2 million",), ("2025",)]


def test_key_figure_goes_to_the_part_that_bears_it(own_words):
    pack = apply(own_words, review.merge(own_words, ["river/zebra", "river/apple"]))
    parts = review.split_sentences(pack, "river/zebra-merged").added

    assert [f.key_figure for f in parts] == [None, KeyFigure("$4.2 million", "spent")]


def test_marked_words_become_an_accepted_finding_with_all_that_they_hold(pack):
    # From within "Sheriff" to within "deputies": both words are taken whole.
    (made,) = review.from_selection(pack, "costs-1", 43, 77).added

    assert made.text == "Sheriff Ana Ruiz said that 12 deputies"
    assert (made.citation.start, made.citation.end) == (41, 79)
    assert made.id == "rivers/costs-1-selected"
    assert made.figures == ("12",)
    assert (made.kind, made.state) == (FindingKind.STATISTIC, FindingState.ACCEPTED)


def test_space_around_marked_words_is_left_out(pack):
    (made,) = review.from_selection(pack, "costs-1", 40, 86).added

    assert made == review.accept(pack, ["rivers/left"]).added[0]


def test_words_that_are_a_finding_already_are_not_made_another(pack):
    assert [f.id for f in review.from_selection(pack, "costs-1", 0, 40).removed] == ["rivers/cost"]
    with pytest.raises(SourceError, match="a finding already"):
        review.from_selection(pack, "costs-2", 0, 33)


@pytest.mark.parametrize(("passage", "number"), [("costs-c1", 0), ("costs-3", 3)])
def test_caption_and_table_may_be_cited_by_hand(pack, passage, number):
    after = apply(pack, review.from_selection(pack, passage, 0, 5, FindingKind.LOCAL_FACT))
    made = after.findings[-1]

    assert (made.citation.passage, made.citation.number) == (passage, number)
    assert made.kind is FindingKind.LOCAL_FACT
    assert read_pack(write_pack(after), name="p").findings == after.findings


def test_marked_words_of_a_gist_cite_its_whole_passage(own_words):
    (made,) = review.from_selection(own_words, "costs-1", 0, 12).added

    assert (made.citation.start, made.citation.end) == (None, None)


def test_flags_hold_an_edit_against_its_words_less_what_was_excused(pack):
    after = apply(pack, review.reword(pack, "rivers/cost", "Patrols cost about $5 million; 12 left."))
    (flag,) = review.flags_of(after.document, after.findings[0], TODAY)
    assert (flag.code, after.findings[0].text[flag.start : flag.end]) == (
        "number-changed",
        "about $5 million",
    )

    excuse = Excuse("number-changed", "about $5 million", "Corrected")
    calm = apply(after, review.excuse(after, "rivers/cost", excuse))
    assert review.flags_of(calm.document, calm.findings[0], TODAY) == ()


def test_findings_in_own_words_are_only_flagged_for_their_age(own_words):
    pack = apply(own_words, review.reword(own_words, "river/apple", "Now 3,000 boats patrol."))
    flags = review.flags_of(pack.document, pack.findings[1], TODAY)

    assert [f.code for f in flags] == ["figure-old"]


def test_kept_order_of_a_pack_is_not_stirred(own_words):
    pack = apply(own_words, review.accept(own_words, ["river/apple"]))
    pack = apply(pack, review.from_selection(pack, "costs-2", 0, 7))

    assert [f.id for f in pack.findings] == ["river/zebra", "river/apple", "river/costs-2-selected"]


FAR = "word " * 500


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        (lambda p: review.accept(p, []), "No finding is chosen"),
        (lambda p: review.accept(p, ["rivers/none"]), "no finding “rivers/none”"),
        (lambda p: review.dismiss(p, ["rivers/cost"], "x" * 501), "501 characters"),
        (lambda p: review.dismiss(p, ["rivers/cost"], "a\nb"), "line break"),
        (lambda p: review.reword(p, "rivers/cost", " \t"), "without words"),
        (lambda p: review.reword(p, "rivers/cost", "One.\nTwo."), "line break"),
        (lambda p: review.reword(p, "rivers/cost", "One.\u2028Two."), "line break"),
        (lambda p: review.reword(p, "rivers/cost", "One\x07"), "U+0007"),
        (lambda p: review.reword(p, "rivers/cost", "One\ud800"), "U+D800"),
        (lambda p: review.reword(p, "rivers/cost", FAR), "2,499 characters"),
        (lambda p: review.retag(p, ["rivers/cost"], topics=("a, b",)), "holds a comma"),
        (lambda p: review.retag(p, ["rivers/cost"], topics=tuple(map(str, range(41)))), "41 topics"),
        (lambda p: review.retag(p, ["rivers/cost"], committees=("Armed",)), "not a committee's code"),
        (lambda p: review.retag(p, ["rivers/cost"], states=("Texas",)), "not a state's postal code"),
        (lambda p: review.set_key_figure(p, "rivers/cost", KeyFigure("5", "x")), "does not hold the figure"),
        (lambda p: review.set_key_figure(p, "rivers/cost", KeyFigure("", "x")), "a value and a label"),
        (lambda p: review.set_key_figure(p, "rivers/cost", KeyFigure("2025|", "x")), "“|”"),
        (lambda p: review.set_key_figure(p, "rivers/cost", KeyFigure("2025", "x" * 81)), "81 characters"),
        (lambda p: review.excuse(p, "rivers/cost", Excuse("odd", "cost", "x")), "No guard raises “odd”"),
        (lambda p: review.excuse(p, "rivers/cost", Excuse("hedge-lost", "Nope", "x")), "not hold the words"),
        (lambda p: review.excuse(p, "rivers/cost", Excuse("hedge-lost", "cost", " ")), "for a reason"),
        (lambda p: review.merge(p, ["rivers/cost"]), "nothing to merge"),
        (lambda p: review.merge(p, ["rivers/cost", "rivers/cost"]), "nothing to merge"),
        (lambda p: review.split(p, "rivers/cost", 0), "both sides"),
        (lambda p: review.split(p, "rivers/cost", -3), "both sides"),
        (lambda p: review.split(p, "rivers/cost", 3), "both sides"),
        (lambda p: review.split(p, "rivers/cost", 999), "both sides"),
        (lambda p: review.split_sentences(p, "rivers/cost"), "one sentence"),
        (lambda p: review.from_selection(p, "none-1", 0, 3), "no passage “none-1”"),
        (lambda p: review.from_selection(p, "costs-1", 5, 5), "outside the passage"),
        (lambda p: review.from_selection(p, "costs-1", -1, 5), "outside the passage"),
        (lambda p: review.from_selection(p, "costs-1", 0, 9999), "outside the passage"),
        (lambda p: review.from_selection(p, "costs-1", 40, 41), "holds no word"),
        (lambda p: apply(p, LibraryChange("x", "other", (), ())), "for the source “other”"),
        (lambda p: apply(p, LibraryChange("x", "rivers", (), p.findings[:1])), "already"),
    ],
)
def test_nonsense_is_refused_with_a_sentence_and_a_next_step(pack, step, sentence):
    with pytest.raises(SourceError) as caught:
        step(pack)

    assert sentence in str(caught.value)
    assert caught.value.next_step.endswith((".", "”."))


def test_merging_more_than_a_finding_bears_is_refused(pack):
    text = VERBATIM.replace("Records are thin.", "word " * 600)
    pack = read_pack(text, name="p")
    pack = apply(pack, review.from_selection(pack, "costs-1", 100, 2000))
    pack = apply(pack, review.from_selection(pack, "costs-1", 1500, 3000))
    long = [f.id for f in pack.findings if "selected" in f.id]

    with pytest.raises(SourceError, match="characters"):
        review.merge(pack, long)
