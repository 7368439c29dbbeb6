import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import FindingPart, PartId, Project, TextPart
from briefdesk.model.template import Slot, TemplateId, TemplateKind
from briefdesk.pipeline.desk import Desk, open_desk
from briefdesk.pipeline.drafts import (
    WrongKind,
    add_text,
    edit_part,
    move_part,
    part_label,
    part_rule,
    part_text,
    pick_finding,
    remove_part,
    removed_sections,
    restore_part,
    set_rule,
    template_of,
    unpick_finding,
    with_template,
)
from briefdesk.pipeline.projects import blank_project, new_project, read_project, save_project
from briefdesk.pipeline.slots import toggle_key_figure
from briefdesk.pipeline.sources import add_source
from briefdesk.pipeline.templates import add_template, check_template_file, preview_template
from briefdesk.shipped import shipped_path
from briefdesk.store.folders import folders_in


def test_the_sample_comes_back_from_its_file_as_it_was(desk: Desk, sample: Project, tmp_path: Path):
    save_project(sample, tmp_path / "sample.briefdesk")

    assert read_project(tmp_path / "sample.briefdesk") == sample


def test_a_blank_project_has_the_templates_sections_and_no_findings(desk: Desk):
    project = blank_project(desk, source=desk.packs[0])

    assert project.letter.parts
    assert project.letter.picked() == ()
    assert {t.id for t in project.templates} == {"member", "leave-behind"}


def test_a_new_project_takes_all_findings_when_asked(desk: Desk):
    project = new_project(desk, source="soldiers-arent-border-police", pick=("all",))

    assert set(project.letter.picked()) == {f.id for f in desk.packs[0].findings}


@pytest.mark.parametrize(
    "wrong",
    [
        {"source": "no-such"},
        {"template": "no-such"},
        {"pick": ("no-such",)},
        {"settings": {"sender.colour": "red"}},
        {"settings": {"date": "June"}},
        {"settings": {"nothing": ""}},
        {"settings": {"field.no_such": "x"}},
    ],
)
def test_what_a_new_project_cannot_find_is_told_with_a_next_step(desk: Desk, wrong: dict[str, object]):
    with pytest.raises(BriefdeskError) as caught:
        new_project(desk, **wrong)

    assert caught.value.next_step


def test_settings_reach_sender_subject_date_and_fields(desk: Desk):
    settings = {
        "sender.organization": "Org",
        "sender.address": "1 Street; City",
        "letter.subject": "Re",
        "date": "2026-01-02",
        "field.request": "act",
    }

    project = new_project(desk, settings=settings)

    assert project.sender.organization == "Org"
    assert project.sender.address == ("1 Street", "City")
    assert project.letter.subject == "Re"
    assert project.date == dt.date(2026, 1, 2)
    assert dict(project.fields) == {"request": "act"}


def test_a_picked_finding_stands_in_its_slot_and_leaves_without_a_trace(desk: Desk, sample: Project):
    unused = next(f for f in sample.sources[0].findings if f.id not in sample.letter.picked())

    picked = pick_finding(desk, sample, "letter", unused.id)

    assert unused.id in picked.letter.picked()
    assert unpick_finding(picked, "letter", unused.id) == sample


def test_an_own_paragraph_can_be_added_edited_ruled_moved_and_removed(desk: Desk, sample: Project):
    project, new = add_text(sample, "letter", PartId("opening"), "First words.")
    project = edit_part(project, "letter", new, "Other words.")
    project = set_rule(project, "letter", new, "state:TX")
    project = move_part(project, "letter", new, 0)

    assert project.letter.parts[0] == TextPart(new, "Other words.", "state:TX")
    assert remove_part(project, "letter", new) == sample


def test_a_removed_section_can_be_brought_back_where_it_was(desk: Desk, sample: Project):
    gone = remove_part(sample, "letter", PartId("closing"))

    assert removed_sections(desk, gone, "letter") == ("closing",)
    assert restore_part(desk, gone, "letter", "closing") == sample


def test_parts_say_what_they_are_and_whom_they_are_for(desk: Desk, sample: Project):
    texas = next(p for p in sample.letter.parts if p.id == "text-texas")
    finding = next(p for p in sample.letter.parts if isinstance(p, FindingPart) and p.slot is Slot.FINDINGS)

    assert part_rule(desk, sample, "letter", texas) == "state:TX"
    assert part_label(desk, sample, "letter", finding) == "Finding 1"
    assert part_text(desk, sample, "letter", finding) == sample.finding(finding.finding).text


def test_switching_the_template_keeps_findings_and_own_paragraphs(desk: Desk, sample: Project):
    switched = with_template(desk, sample, "coalition")

    assert switched.letter.picked() == sample.letter.picked()
    assert any(p.id == "text-texas" for p in switched.letter.parts)
    assert template_of(desk, switched, "letter").id == "coalition"


def test_a_key_figure_toggles(desk: Desk, sample: Project):
    shown = next(p for p in sample.brief.parts if isinstance(p, FindingPart) and p.slot is Slot.KEY_FIGURES)

    without = toggle_key_figure(desk, sample, "brief", shown.finding)

    assert shown not in without.brief.parts


def test_a_pack_that_was_added_is_there_next_time(desk: Desk, tmp_path: Path):
    text = shipped_path("assets", "sources", "soldiers-arent-border-police.pack.md").read_text()
    file = tmp_path / "mine.pack.md"
    file.write_text(text.replace("id: soldiers-arent-border-police", "id: mine", 1))

    add_source(desk, file)

    with open_desk(today=desk.today, folders=desk.folders) as later:
        assert later.pack("mine") is not None


def test_a_broken_pack_in_the_library_is_left_out_and_named(tmp_path: Path):
    folders = folders_in(tmp_path / "home")
    folders.sources.mkdir(parents=True)
    (folders.sources / "broken.pack.md").write_text("not a pack")

    with open_desk(today=dt.date(2026, 6, 20), folders=folders) as desk:
        assert len(desk.packs) == 1
        assert [p.where for p in desk.problems] == ["broken.pack.md"]


def test_a_template_of_ones_own_is_checked_added_and_used(desk: Desk, sample: Project, tmp_path: Path):
    file = tmp_path / "short.md"
    file.write_text(
        "---\nbriefdesk-template: 1\nkind: letter\nname: Short\ndescription: Short.\nsubject: Short\n---\n\n"
        "::: opening\nHello {{ recipient.last_name }}.\n\n::: findings\n\n::: asks\n"
    )

    assert check_template_file(desk, file) == ()
    assert preview_template(desk, file).data.startswith(b"%PDF-")
    add_template(desk, file)
    assert with_template(desk, sample, "short").letter.template == "short"


def test_a_shipped_template_cannot_be_replaced(desk: Desk, tmp_path: Path):
    file = tmp_path / "member.md"
    file.write_text(shipped_path("templates", "letters", "member.md").read_text() + "\nMore.\n")

    with pytest.raises(BriefdeskError):
        add_template(desk, file)


def test_a_template_counts_as_shipped_only_with_the_very_words_of_the_shipped_one(
    desk: Desk, sample: Project
):
    kept = next(t for t in sample.templates if t.id == sample.letter.template)
    forged = replace(kept, text=kept.text + "\nMore.")

    assert template_of(desk, replace(sample, templates=(kept,)), "letter").trusted
    assert not template_of(desk, replace(sample, templates=(forged,)), "letter").trusted


def test_a_letter_is_not_made_on_a_template_for_briefs(desk: Desk, sample: Project):
    swapped = replace(sample, letter=replace(sample.letter, template=sample.brief.template))

    with pytest.raises(WrongKind):
        template_of(desk, swapped, "letter")


def test_letter_and_brief_may_have_templates_of_one_name(desk: Desk, sample: Project):
    same = TemplateId("ours")
    project = replace(
        sample,
        letter=replace(sample.letter, template=same),
        brief=replace(sample.brief, template=same),
        templates=tuple(replace(t, id=same) for t in sample.templates),
    )

    changed = with_template(desk, project, "member")

    assert template_of(desk, project, "letter").kind is TemplateKind.LETTER
    assert template_of(desk, changed, "brief").kind is TemplateKind.BRIEF


def test_a_project_whose_template_is_gone_can_be_given_another(desk: Desk, sample: Project):
    lost = replace(sample, letter=replace(sample.letter, template=TemplateId("gone")), templates=())

    mended = with_template(desk, lost, "member")

    assert mended.letter.picked() == sample.letter.picked()
    assert template_of(desk, mended, "letter").id == "member"


def test_a_report_is_read_kept_and_offered_with_suggested_findings(desk: Desk, tmp_path: Path):
    report = tmp_path / "river-patrols.txt"
    report.write_text(
        "River patrols\n\nCosts\n\nThe state spent $12 million on river patrols in 2024, twice "
        "the sum of 2023. "
        "Congress should require a public report on the cost of river patrols each quarter.\n"
    )

    pack = add_source(desk, report)

    assert any("$12 million" in f.figures for f in pack.findings)
    assert all(f.citation and f.citation.heading == "Costs" for f in pack.findings)
    with open_desk(today=desk.today, folders=desk.folders) as later:
        assert later.pack(pack.document.id) == pack
