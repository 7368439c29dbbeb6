"""Rules, relevance and edits by hand decide what one letter says, and each is told."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from briefdesk.compose.material import Material, PartMaterial, Selection
from briefdesk.compose.tailoring import Circumstances, select
from briefdesk.errors import BriefdeskError
from briefdesk.model.addressee import AddresseeId
from briefdesk.model.draft import FindingPart, HandEdit, PartId, TextPart
from briefdesk.model.finding import Finding, FindingId, FindingKind
from briefdesk.model.letter import Relevance
from briefdesk.model.tailoring import FindingOrder, RuleEffect, TailoringRule
from briefdesk.model.template import Slot

REED = AddresseeId("R000122")


def paragraph(name: str, *rules: TailoringRule, text: str = "", only_for: str = "") -> PartMaterial:
    part = TextPart(PartId(name), text or name, only_for, rules)
    return PartMaterial(part, part.text, only_for)


def finding(name: str, *rules: TailoringRule) -> PartMaterial:
    found = Finding(FindingId(f"s/{name}"), FindingKind.FINDING, f"{name} is so.", None)
    part = FindingPart(PartId(name), found.id, Slot.FINDINGS, None, "", rules)
    return PartMaterial(part, None, "", Slot.FINDINGS, found)


def chosen(
    *parts: PartMaterial,
    matches: Callable[[str], bool] = lambda query: query == "yes",
    edits: tuple[HandEdit, ...] = (),
    relevance: Callable[[Finding], Relevance] = lambda _finding: Relevance(0),
    order: FindingOrder = FindingOrder.AS_PICKED,
) -> Selection:
    material = Material(parts, {"subject": "Oversight"}, 0, 0, ())
    circumstances = Circumstances(matches, relevance, {e.part: e for e in edits}, order)
    return select(material, circumstances, document="letter")


def names(selection: Selection) -> list[str]:
    return [part.part.id for part in selection.parts]


def rule(effect: RuleEffect, query: str = "yes", text: str = "") -> TailoringRule:
    return TailoringRule(effect, query, text)


def edit(part: str, base: str, text: str) -> HandEdit:
    return HandEdit(REED, PartId(part), base, text, "He asked for it.", dt.date(2026, 6, 20))


def test_a_rule_leaves_a_part_out_for_those_it_is_for():
    left_out = rule(RuleEffect.LEAVE_OUT)

    assert names(chosen(paragraph("a"), paragraph("b", left_out))) == ["a"]
    assert names(chosen(paragraph("a"), paragraph("b", replace(left_out, query="no")))) == ["a", "b"]


def test_a_finding_moves_up_among_the_findings_and_a_paragraph_behind_the_opening():
    up = rule(RuleEffect.MOVE_UP)

    moved = chosen(paragraph("opening"), finding("one"), finding("two", up), paragraph("late", up))

    assert names(moved) == ["opening", "late", "two", "one"]


def test_a_rewording_replaces_the_text_and_can_be_merged_for_this_letter():
    selection = chosen(paragraph("a", rule(RuleEffect.REWORD, text="Other words, {{ recipient.name }}.")))

    assert selection.parts[0].text == "Other words, {{ recipient.name }}."
    assert dict(selection.texts)[selection.parts[0].key] == selection.parts[0].text


def test_every_rule_that_fired_is_told_with_its_effect():
    part = paragraph("a", rule(RuleEffect.MOVE_UP), rule(RuleEffect.REWORD, "no", "x"), only_for="yes")

    told = [(r.effect, r.rule, r.included) for r in chosen(part).rules]

    assert told == [("only_for", "yes", True), ("move_up", "yes", True)]


def test_findings_follow_relevance_and_keep_their_order_where_it_is_equal():
    worth = {"s/two": Relevance(3, "A seat on Armed Services.")}

    selection = chosen(
        *(paragraph("opening"), finding("one"), finding("two"), finding("three"), paragraph("end")),
        relevance=lambda f: worth.get(f.id, Relevance(0)),
        order=FindingOrder.RELEVANCE,
    )

    assert names(selection) == ["opening", "two", "one", "three", "end"]
    (told,) = selection.rules
    assert (told.part, told.effect, told.because) == ("two", "relevance", "A seat on Armed Services.")


def test_an_edit_by_hand_stands_and_takes_up_what_changed_elsewhere_in_the_text():
    part = paragraph("a", text="We ask for three hearings this year.")
    made = edit("a", "We ask for two hearings this year.", "I ask for two hearings this year.")

    selection = chosen(part, edits=(made,))

    assert selection.parts[0].text == "I ask for three hearings this year."
    assert [p.code for p in selection.problems] == ["hand-edit-merged"]


def test_an_edit_by_hand_that_meets_a_change_stands_and_is_a_conflict():
    part = paragraph("a", text="We ask for three hearings.")

    selection = chosen(part, edits=(edit("a", "We ask for two hearings.", "We ask for four hearings."),))

    assert selection.parts[0].text == "We ask for four hearings."
    assert [p.code for p in selection.problems] == ["hand-edit-conflict"]


def test_the_subject_can_be_edited_for_one_letter():
    selection = chosen(paragraph("a"), edits=(edit("subject", "Oversight", "Oversight at the border"),))

    assert dict(selection.texts)[selection.subject] == "Oversight at the border"


@pytest.mark.parametrize("effect", RuleEffect)
def test_a_rule_that_cannot_be_read_changes_nothing_and_is_named(effect: RuleEffect):
    def broken(_query: str) -> bool:
        raise BriefdeskError("There is no such committee.")

    selection = chosen(paragraph("a", rule(effect, text="x")), matches=broken)

    assert names(selection) == ["a"]
    assert selection.parts[0].text == "a"
    assert [p.code for p in selection.problems] == ["bad-rule"]


def test_only_what_relevance_moves_up_is_told_as_moved_up():
    worth = {"s/one": Relevance(3, "A seat on Armed Services."), "s/two": Relevance(8, "It is about Texas.")}

    selection = chosen(
        *(finding("one"), finding("two")),
        relevance=lambda f: worth.get(f.id, Relevance(0)),
        order=FindingOrder.RELEVANCE,
    )

    assert names(selection) == ["two", "one"]
    assert [told.part for told in selection.rules] == ["two"]
