"""What is locked is neither edited, ruled, moved nor removed before somebody unlocks it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefdesk.model.draft import FindingPart, Part, PartId, Project, TemplatePart
from briefdesk.model.finding import FindingId
from briefdesk.model.tailoring import RuleEffect, TailoringRule
from briefdesk.pipeline import drafts
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.locks import PartLocked
from briefdesk.pipeline.outdated import take_up_sources
from briefdesk.pipeline.recipients import chosen
from briefdesk.pipeline.tailoring import add_rule, drop_edit, edit_by_hand, lock_findings, set_locked
from briefdesk.store.project_file import project_from_bytes, project_to_bytes


def first(project: Project) -> FindingPart:
    return next(p for p in project.letter.parts if isinstance(p, FindingPart))


STEPS: dict[str, Callable[[Desk, Project, PartId], Project]] = {
    "edited": lambda _, project, part: drafts.edit_part(project, "letter", part, "Other words."),
    "reset": lambda _, project, part: drafts.edit_part(project, "letter", part, None),
    "removed": lambda _, project, part: drafts.remove_part(project, "letter", part),
    "moved": lambda _, project, part: drafts.move_part(project, "letter", part, 0),
    "limited": lambda _, project, part: drafts.set_rule(project, "letter", part, "state:TX"),
    "unpicked": lambda _, project, part: drafts.unpick_finding(project, "letter", _finding(project, part)),
    "ruled": lambda desk, project, part: add_rule(
        desk, project, part, TailoringRule(RuleEffect.LEAVE_OUT, "state:TX")
    ),
    "edited for one": lambda desk, project, part: edit_by_hand(
        desk, project, chosen(desk, project)[0].id, part, "Other.", reason="Asked", day=desk.today
    ),
    "dropped for one": lambda desk, project, part: drop_edit(project, chosen(desk, project)[0].id, part),
}


def _finding(project: Project, part_id: PartId) -> FindingId:
    part = project.letter.part(part_id)
    assert isinstance(part, FindingPart)
    return part.finding


@pytest.mark.parametrize("step", STEPS)
def test_a_locked_finding_is_not(step: str, desk: Desk, sample: Project):
    part = first(sample).id
    locked = set_locked(sample, "letter", part, True)

    with pytest.raises(PartLocked, match="is locked"):
        STEPS[step](desk, locked, part)

    STEPS[step](desk, set_locked(locked, "letter", part, False), part)


def test_all_findings_are_locked_at_once_and_own_paragraphs_stay_free(sample: Project):
    locked = lock_findings(sample, "letter", True)

    assert all(p.locked == isinstance(p, FindingPart) for p in locked.letter.parts)
    assert lock_findings(locked, "letter", False) == sample


def test_locks_travel_in_the_project(sample: Project):
    locked = lock_findings(sample, "brief", True)

    assert project_from_bytes(project_to_bytes(locked)) == locked


def test_a_template_that_changes_a_locked_section_is_refused(desk: Desk, sample: Project):
    part = next(p for p in sample.letter.parts if isinstance(p, TemplatePart) and p.text is None)
    others = [t for t in desk.templates if t.kind == "letter" and t.id != sample.letter.template]
    other = next(
        t for t in others if (s := t.section(part.id)) is None or s.text != _said(desk, sample, part)
    )

    with pytest.raises(PartLocked):
        drafts.with_template(desk, set_locked(sample, "letter", part.id, True), other)


def _said(desk: Desk, project: Project, part: Part) -> str:
    return drafts.part_text(desk, project, "letter", part)


def test_a_newer_source_does_not_reword_a_locked_finding(desk: Desk, sample: Project):
    part = first(sample)
    finding = sample.finding(part.finding)
    assert finding
    locked = take_up_sources(desk, set_locked(sample, "letter", part.id, True))
    packs = tuple(
        replace(
            pack, findings=tuple(replace(f, text="New.") if f.id == finding.id else f for f in pack.findings)
        )
        for pack in locked.sources
    )
    after = replace(locked, sources=packs).letter.part(part.id)

    assert after is not None
    assert after.text == finding.text
