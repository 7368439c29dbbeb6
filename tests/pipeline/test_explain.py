"""Each letter can say why it is as it is, on which datum, and how it differs from the base letter."""

import datetime as dt
from dataclasses import replace

import pytest

from briefdesk.model.addressee import AddresseeId, Contact, ContactId, ContactKind
from briefdesk.model.draft import FindingPart, HandEdit, PartId, Project, TextPart
from briefdesk.model.explanation import ComparedLine, LineChange
from briefdesk.model.tailoring import FindingOrder, RuleEffect, TailoringRule
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import part_label, part_text
from briefdesk.pipeline.explain import compared, explain, explain_one

REED = AddresseeId("R000122")


def with_rule(project: Project, part: PartId, *rules: TailoringRule) -> Project:
    parts = tuple(replace(p, rules=rules) if p.id == part else p for p in project.letter.parts)
    return replace(project, letter=replace(project.letter, parts=parts))


def first_finding(project: Project) -> FindingPart:
    return next(p for p in project.letter.parts if isinstance(p, FindingPart))


def test_a_rule_is_explained_by_the_seat_that_made_it_fire(desk: Desk, sample: Project):
    rule = TailoringRule(
        RuleEffect.REWORD, "committee:SSAS role:ranking", "Other words for {{ recipient.name }}."
    )
    project = with_rule(sample, PartId("opening"), rule)

    (reed,) = explain(desk, project, "member:R000122")

    reason = next(r for r in reed.reasons if r.effect == "reword")
    assert reason.because == "Ranking Member, Senate Committee on Armed Services"
    assert reason.as_of == desk.index.roster.as_of
    assert reason.query == rule.query
    assert any(line.text == "Other words for Jack Reed." for line in reed.comparison)


def test_a_part_that_is_not_for_the_member_says_what_keeps_it_out(desk: Desk, sample: Project):
    parts = (*sample.letter.parts, TextPart(PartId("local"), "In Texas, more.", "state:TX"))
    project = replace(sample, letter=replace(sample.letter, parts=parts))

    (reed,) = explain(desk, project, "member:R000122")

    reason = next(r for r in reed.reasons if r.part == "local")
    assert (reason.effect, reason.because) == ("left out", "not from Texas")
    assert not any("In Texas, more." in line.text for line in reed.comparison)


def test_findings_moved_by_relevance_say_why(desk: Desk, sample: Project):
    project = replace(sample, letter=replace(sample.letter, order=FindingOrder.RELEVANCE))

    found = explain(desk, project)

    moved = [r for one in found for r in one.reasons if r.effect == "relevance"]
    assert moved
    assert all(r.because.endswith(".") for r in moved)


def test_an_edit_by_hand_is_told_with_its_reason_and_touches_one_letter(desk: Desk, sample: Project):
    part = first_finding(sample)
    base = part_text(desk, sample, "letter", part)
    edit = HandEdit(REED, part.id, base, "He knows this well.", "He held the hearing.", dt.date(2026, 6, 20))
    project = replace(sample, hand_edits=(edit,))

    reed = explain_one(desk, project, REED)
    others = [one for one in explain(desk, project) if one.addressee.id != REED]

    assert reed is not None
    (told,) = [r for r in reed.reasons if r.effect == "hand_edit"]
    assert (told.because, told.as_of) == ("He held the hearing.", dt.date(2026, 6, 20))
    assert any(line.text.startswith("He knows this well.") for line in reed.comparison)
    assert others
    assert not any("He knows this well." in line.text for one in others for line in one.comparison)


def test_an_unknown_addressee_has_no_explanation(desk: Desk, sample: Project):
    assert explain_one(desk, sample, AddresseeId("X000000")) is None


@pytest.mark.parametrize(
    ("base", "text", "changes"),
    [
        (["a b c", "d"], ["a b c", "d"], ["same", "same"]),
        (["a b c"], ["a b c", "new"], ["same", "added"]),
        (["a b c", "gone"], ["a b c"], ["same", "removed"]),
        (["one two three four"], ["one two three five"], ["reworded"]),
        (["x", "one two three four"], ["one two three five"], ["removed", "reworded"]),
    ],
)
def test_letters_are_compared_paragraph_by_paragraph(base: list[str], text: list[str], changes: list[str]):
    lines = compared(base, text)

    assert [line.change for line in lines] == changes
    assert [line.base for line in lines if line.change is not LineChange.ADDED] == base
    assert [line.text for line in lines if line.change is not LineChange.REMOVED] == text
    assert all(isinstance(line, ComparedLine) for line in lines)


def test_of_several_paragraphs_of_ones_own_each_is_told_apart(desk: Desk, sample: Project):
    own = [part for part in sample.letter.parts if isinstance(part, TextPart)]
    labels = [part_label(desk, sample, "letter", part) for part in own]

    assert len(set(labels)) == len(own) > 1


def test_a_contact_is_told_by_what_the_address_book_has(desk: Desk, sample: Project):
    ana = Contact(ContactId("ana"), ContactKind.AGENCY, "Ana Ortiz", state="TX")
    parts = tuple(replace(part, only_for="") for part in sample.letter.parts)
    first, second, *others = parts
    ruled = (replace(first, only_for='person:"Ana Ortiz"'), replace(second, only_for="state:TX"), *others)
    project = replace(
        sample,
        letter=replace(sample.letter, parts=ruled),
        contacts=(ana,),
        recipients=replace(sample.recipients, contacts=(ana.id,)),
    )

    found = explain_one(desk, project, AddresseeId("contact:ana"))

    assert found is not None
    told = {reason.part: (reason.because, reason.as_of) for reason in found.reasons}
    assert told[first.id] == ("Ana Ortiz, in your address book", None)
    assert told[second.id] == ("Texas, in your address book", None)
