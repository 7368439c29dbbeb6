"""Own templates over time: versions, duplicates, removal, and projects that hold an older text."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefdesk.compose.template import TemplateInvalid
from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import PartId
from briefdesk.model.template import VersionKind
from briefdesk.pipeline.check import check
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import edit_part, with_template
from briefdesk.pipeline.projects import sample_project
from briefdesk.pipeline.template_versions import (
    KEPT_VERSIONS,
    Side,
    compare_templates,
    duplicate_template,
    outdated_templates,
    put_template,
    remove_template,
    restore_template,
    save_template,
    take_up_template,
    template_versions,
)
from briefdesk.pipeline.templates import add_template


@pytest.fixture
def own(desk: Desk) -> str:
    return duplicate_template(desk, "member", "mine").source


def test_a_duplicate_is_the_users_own_under_a_name_that_tells(desk: Desk):
    first, second = duplicate_template(desk, "member"), duplicate_template(desk, "member")

    assert (first.id, second.id) == ("member-copy", "member-copy-2")
    assert (first.name, second.name) == ("Copy of Letter to a Member", "Copy 2 of Letter to a Member")
    held = desk.template("member-copy")
    assert held is not None
    assert not held.trusted
    assert held.source == first.source


def test_every_saved_text_is_a_version_and_the_same_text_is_none(desk: Desk, own: str):
    save_template(desk, "mine", own.replace("Thank you", "Many thanks"))
    save_template(desk, "mine", own.replace("Thank you", "Many thanks"))

    found = template_versions(desk, "mine")

    assert [(v.number, v.kind) for v in found] == [(2, VersionKind.SAVED), (1, VersionKind.COPIED)]
    assert found[1].text == own


def test_restoring_is_itself_a_version_and_loses_none(desk: Desk, own: str):
    save_template(desk, "mine", own.replace("Thank you", "Many thanks"))

    restored = restore_template(desk, "mine", 1)

    assert restored.source == own
    assert template_versions(desk, "mine")[0].kind is VersionKind.RESTORED
    assert len(template_versions(desk, "mine")) == 3


def test_only_the_last_fifty_versions_are_kept_and_numbers_go_on(desk: Desk, own: str):
    for number in range(KEPT_VERSIONS + 5):
        put_template(desk, "mine", f"{own}\n{number}", kind=VersionKind.SAVED)

    found = template_versions(desk, "mine")

    assert len(found) == KEPT_VERSIONS
    assert found[0].number == KEPT_VERSIONS + 6


def test_a_broken_text_is_refused_and_changes_nothing(desk: Desk, own: str):
    with pytest.raises(TemplateInvalid) as refused:
        save_template(desk, "mine", own.replace("{{ sender.phone }}", "{{ sender.fone }}"))

    assert refused.value.problems[0].line
    assert desk.template("mine").source == own
    assert len(template_versions(desk, "mine")) == 1


def test_a_shipped_template_is_neither_replaced_nor_removed(desk: Desk):
    with pytest.raises(BriefdeskError, match="ships with Briefdesk"):
        save_template(desk, "member", desk.template("member").source)
    with pytest.raises(BriefdeskError, match="ships with Briefdesk"):
        remove_template(desk, "member")


def test_a_removed_template_can_be_brought_back_from_its_versions(desk: Desk, own: str):
    remove_template(desk, "mine")
    assert desk.template("mine") is None

    restore_template(desk, "mine", 1)

    assert desk.template("mine").source == own


def test_a_file_that_lay_in_the_folder_becomes_a_version_before_it_is_replaced(
    desk: Desk, own: str, tmp_path: Path
):
    desk.folders.templates.mkdir(parents=True, exist_ok=True)
    (desk.folders.templates / "dropped.md").write_text(own, encoding="utf-8")
    newer = tmp_path / "dropped.md"
    newer.write_text(own.replace("Thank you", "Many thanks"), encoding="utf-8")

    add_template(desk, newer)

    kinds = [v.kind for v in template_versions(desk, "dropped")]
    assert kinds == [VersionKind.IMPORTED, VersionKind.FOUND]


def test_a_project_is_told_of_a_newer_version_and_taking_it_keeps_its_edits(desk: Desk, own: str):
    project = with_template(desk, sample_project(desk), "mine")
    project = edit_part(project, "letter", PartId("closing"), "Our own last words.")
    assert outdated_templates(desk, project) == ()
    save_template(desk, "mine", own.replace("We respectfully ask", "We ask"))

    (told,) = outdated_templates(desk, project)
    assert (told.document, told.name, told.lines) == ("letter", "Copy of Letter to a Member", 2)
    assert [p.code for p in check(desk, project) if p.code == "template-outdated"]
    taken = take_up_template(desk, project, "letter")

    assert outdated_templates(desk, taken) == ()
    assert taken.letter.part(PartId("closing")).text == "Our own last words."
    assert replace(taken, templates=project.templates) == project


def test_compared_lines_mark_the_words_that_the_other_lacks():
    lines = compare_templates("one\nWe ask you to vote.\nend", "one\nWe urge you to vote.\nend\nmore")

    assert [line.side for line in lines] == [Side.BOTH, Side.BEFORE, Side.AFTER, Side.BOTH, Side.AFTER]
    assert [line.text[slice(*line.marks[0])] for line in lines if line.marks] == ["ask", "urge", "more"]
    assert [(line.before, line.after) for line in lines][-2:] == [(3, 3), (None, 4)]
