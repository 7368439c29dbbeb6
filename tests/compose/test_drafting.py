"""Edits of a draft: nothing is lost, nothing moves that was not asked to."""

from collections import Counter
from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefdesk.compose import drafting
from briefdesk.errors import ComposeError
from briefdesk.model.draft import Draft, FindingPart, Part, PartId, TemplatePart, TextPart
from briefdesk.model.finding import FindingKind, KeyFigure
from briefdesk.model.template import Slot

fixed = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def findings(make: SimpleNamespace):
    return [
        make.finding(
            f"f{i}", FindingKind.ASK if i % 3 == 0 else FindingKind.FINDING, figure=KeyFigure("1", "x")
        )
        for i in range(8)
    ]


def _ids(draft: Draft) -> list[str]:
    return [part.id for part in draft.parts]


def _edited(data, make, findings) -> Draft:
    """Return a draft after any sequence of edits."""
    template = make.letter_template()
    draft = drafting.start_draft(template)
    for _ in range(data.draw(st.integers(0, 12))):
        parts = _ids(draft) or ["none"]
        match data.draw(st.sampled_from(["pick", "text", "move", "remove", "edit", "rule"])):
            case "pick":
                draft = drafting.pick(draft, template, data.draw(st.sampled_from(findings)))
            case "text":
                draft = drafting.add_text(draft, PartId(data.draw(st.sampled_from(parts))), "own")
            case "move":
                draft = drafting.move(
                    draft, PartId(data.draw(st.sampled_from(parts))), data.draw(st.integers(-3, 20))
                )
            case "remove":
                draft = drafting.remove(draft, PartId(data.draw(st.sampled_from(parts))))
            case "edit":
                draft = drafting.edit(draft, PartId(data.draw(st.sampled_from(parts))), "new")
            case "rule":
                draft = drafting.set_rule(draft, PartId(data.draw(st.sampled_from(parts))), "state:TX")
    return draft


def test_a_new_draft_has_every_section_and_the_findings_in_their_slots(make: SimpleNamespace):
    draft = drafting.start_draft(make.letter_template(), [make.finding(), make.ask])

    assert _ids(draft) == [
        "opening", "findings", "findings:soldiers/one", "local", "asks", "asks:soldiers/ask", "closing"
    ]  # fmt: skip


@fixed
@given(data=st.data())
def test_picking_and_unpicking_a_finding_changes_nothing(data, make: SimpleNamespace, findings):
    draft = _edited(data, make, findings)
    finding = data.draw(st.sampled_from(findings))

    if finding.id not in draft.picked():
        assert drafting.unpick(drafting.pick(draft, make.letter_template(), finding), finding.id) == draft


@fixed
@given(data=st.data())
def test_picking_twice_is_picking_once(data, make: SimpleNamespace, findings):
    draft = _edited(data, make, findings)
    finding = data.draw(st.sampled_from(findings))

    once = drafting.pick(draft, make.letter_template(), finding)

    assert drafting.pick(once, make.letter_template(), finding) == once


def _is_ask(part: Part) -> bool:
    return isinstance(part, FindingPart) and part.slot is Slot.ASKS


@fixed
@given(data=st.data(), index=st.integers(-5, 30))
def test_moving_keeps_the_parts_and_puts_the_one_where_asked_or_where_its_slot_lets_it(
    data, make: SimpleNamespace, findings, index: int
):
    draft = _edited(data, make, findings)
    if not draft.parts:
        return
    part = data.draw(st.sampled_from(draft.parts))

    moved = drafting.move(draft, part.id, index)

    assert Counter(moved.parts) == Counter(draft.parts)
    assert [p for p in moved.parts if p != part] == [p for p in draft.parts if p != part]
    if not isinstance(part, FindingPart):
        assert moved.parts[max(0, min(index, len(draft.parts) - 1))] == part
    assert drafting.move(moved, part.id, moved.parts.index(part)) == moved


@fixed
@given(data=st.data(), index=st.integers(-5, 30))
def test_a_move_of_a_finding_never_splits_the_numbered_asks(
    data, make: SimpleNamespace, findings, index: int
):
    draft = drafting.start_draft(
        make.letter_template(), data.draw(st.lists(st.sampled_from(findings), unique=True))
    )
    part = data.draw(st.sampled_from([p for p in draft.parts if isinstance(p, FindingPart)] or [None]))
    if part is None:
        return

    moved = drafting.move(draft, part.id, index).parts

    lead_in = next(i for i, p in enumerate(moved) if p.id == "asks")
    asks = [i for i, p in enumerate(moved) if _is_ask(p)]
    assert asks == list(range(lead_in + 1, lead_in + 1 + len(asks)))


def test_an_ask_dropped_among_the_findings_becomes_the_first_ask(make: SimpleNamespace, findings):
    draft = drafting.start_draft(make.letter_template(), findings[:4])
    last_ask = [p for p in draft.parts if _is_ask(p)][-1]

    moved = drafting.move(draft, last_ask.id, 2)

    assert next(p for p in moved.parts if _is_ask(p)) == last_ask
    assert _ids(moved).index("asks") + 1 == _ids(moved).index(last_ask.id)


def test_a_finding_steps_over_the_asks_as_a_whole(make: SimpleNamespace, findings):
    draft = drafting.start_draft(make.letter_template(), findings[:4])
    finding = PartId("findings:" + findings[1].id)
    asks = _ids(draft).index("asks")

    before = drafting.move(draft, finding, asks - 1)
    after = drafting.move(before, finding, _ids(before).index(finding) + 1)

    assert _ids(before)[_ids(before).index(finding) + 1] == "asks"
    assert _is_ask(after.parts[_ids(after).index(finding) - 1])
    assert drafting.move(after, finding, _ids(after).index(finding) - 1) == before


@fixed
@given(data=st.data())
def test_ids_stay_unique_whatever_is_edited(data, make: SimpleNamespace, findings):
    ids = _ids(_edited(data, make, findings))

    assert len(ids) == len(set(ids))


OTHER = """---
briefdesk-template: 1
kind: letter
name: Other
subject: Other
---

::: greeting
Hello.

::: opening | Opening
Other opening.

::: asks
Asks:

::: findings
Findings:
"""


@fixed
@given(data=st.data())
def test_another_template_keeps_findings_own_paragraphs_and_edits(data, make: SimpleNamespace, findings):
    draft = _edited(data, make, findings)
    old, new = make.letter_template(), replace(make.letter_template(OTHER), id="other")

    switched = drafting.switch_template(draft, old, new)

    assert switched.template == "other"
    assert Counter(p for p in switched.parts if not isinstance(p, TemplatePart)) == Counter(
        p for p in draft.parts if not isinstance(p, TemplatePart)
    )
    assert [p for p in switched.parts if isinstance(p, TextPart)] != [] or not any(
        isinstance(p, TextPart) for p in draft.parts
    )
    kept = {p.id: p for p in draft.parts if isinstance(p, TemplatePart)}
    names = [s.name for s in new.sections]
    for part in switched.parts:
        if isinstance(part, TemplatePart):
            assert part.id in names
            assert part == kept.get(part.id, TemplatePart(part.id))


def test_findings_follow_their_slot_to_its_new_place(make: SimpleNamespace):
    old, new = make.letter_template(), make.letter_template(OTHER)
    draft = drafting.start_draft(old, [make.finding(), make.ask])

    assert _ids(drafting.switch_template(draft, old, new)) == [
        "greeting", "opening", "asks", "asks:soldiers/ask", "findings", "findings:soldiers/one"
    ]  # fmt: skip


def test_switching_to_the_same_template_changes_nothing(make: SimpleNamespace):
    template = make.letter_template()
    draft = drafting.add_text(
        drafting.start_draft(template, [make.finding(), make.ask]), PartId("local"), "own"
    )
    draft = drafting.remove(drafting.edit(draft, PartId("opening"), "mine"), PartId("closing"))

    assert drafting.switch_template(draft, template, template) == draft


def test_findings_stay_when_the_new_template_has_no_slot_for_them(make: SimpleNamespace):
    old = make.letter_template()
    new = make.letter_template(OTHER.split("::: asks", maxsplit=1)[0])
    draft = drafting.start_draft(old, [make.finding(), make.ask])

    assert _ids(drafting.switch_template(draft, old, new)) == [
        "greeting", "opening", "findings:soldiers/one", "asks:soldiers/ask"
    ]  # fmt: skip


def test_a_removed_section_comes_back_where_the_template_has_it(make: SimpleNamespace):
    template = make.letter_template()
    draft = drafting.start_draft(template, [make.finding()])

    removed = drafting.remove(draft, PartId("local"))

    assert drafting.restore(removed, template, "local") == draft
    assert drafting.restore(draft, template, "local") == draft
    assert drafting.restore(draft, template, "nothing") == draft


def test_a_paragraph_goes_after_the_part_named_or_last(make: SimpleNamespace):
    draft = drafting.start_draft(make.letter_template())

    assert _ids(drafting.add_text(draft, PartId("opening"), "x"))[1] == "text-1"
    assert _ids(drafting.add_text(draft, None, "x"))[-1] == "text-1"
    assert _ids(drafting.add_text(drafting.add_text(draft, None, "x"), None, "y"))[-2:] == [
        "text-1",
        "text-2",
    ]


def test_an_edit_is_kept_and_taken_back(make: SimpleNamespace):
    draft = drafting.start_draft(make.letter_template(), [make.finding()])

    edited = drafting.edit(draft, PartId("findings:soldiers/one"), "Mine.")

    part = edited.part(PartId("findings:soldiers/one"))
    assert isinstance(part, FindingPart)
    assert part.text == "Mine."
    assert drafting.edit(edited, PartId("findings:soldiers/one"), None) == draft


def test_a_rule_can_be_set_emptied_and_taken_back(make: SimpleNamespace):
    draft = drafting.start_draft(make.letter_template())

    assert drafting.set_rule(draft, PartId("local"), " ").part(PartId("local")) == TemplatePart(
        "local", None, ""
    )
    assert drafting.set_rule(draft, PartId("local"), None) == draft


def test_the_fifth_key_figure_and_one_without_a_figure_are_refused(make: SimpleNamespace, findings):
    template = make.brief_template()
    draft = drafting.start_draft(template)
    for finding in findings[:4]:
        draft = drafting.use_as_key_figure(draft, template, finding)

    assert drafting.use_as_key_figure(draft, template, findings[0]) == draft
    with pytest.raises(ComposeError, match="room for 4"):
        drafting.use_as_key_figure(draft, template, findings[4])
    with pytest.raises(ComposeError, match="no key figure"):
        drafting.use_as_key_figure(draft, template, make.finding())
    shown = [p for p in draft.parts if isinstance(p, FindingPart)]
    assert {p.slot for p in shown} == {Slot.KEY_FIGURES}
    assert _ids(draft).index("key-figures") < _ids(draft).index(shown[0].id) < _ids(draft).index("findings")


def test_an_own_paragraph_keeps_an_id_of_its_own_beside_a_section_of_the_new_template(make: SimpleNamespace):
    old = make.letter_template()
    draft = drafting.add_text(drafting.start_draft(old), None, "Ours.")
    own = draft.parts[-1].id
    first, *others = old.sections
    new = replace(old, sections=(replace(first, name=own), *others))

    switched = drafting.switch_template(draft, old, new)

    assert len(set(_ids(switched))) == len(switched.parts)
    assert [p.text for p in switched.parts if isinstance(p, TextPart)] == ["Ours."]
