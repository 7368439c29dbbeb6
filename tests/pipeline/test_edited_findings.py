"""Wordings of picked findings against their source, through preflight as staff see it."""

import datetime as dt
from dataclasses import replace

import pytest

from briefdesk.model.draft import FindingPart, PartId, Project
from briefdesk.model.finding import Citation, Excuse, Finding, FindingId, FindingKind, SourcePack
from briefdesk.model.problem import Severity
from briefdesk.model.source import Passage, PassageId, Section, SourceDocument, SourceId
from briefdesk.model.template import Slot
from briefdesk.pipeline.check import check
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import draft_of, edit_part, with_draft
from briefdesk.pipeline.edited_findings import checked_wording, edited_findings

TODAY = dt.date(2026, 11, 22)
PASSAGE = (
    "In March 2025, ICE held 3,600 people, and allegedly turned away up to 300. "
    "It has not released the contract. Dana Whitfield leads the office in Tulsa."
)
PART = PartId("findings:harbor/one")


def project_with(
    sample: Project,
    text: str,
    edited: str | None = None,
    *,
    paraphrase: bool = False,
    excuses: tuple[Excuse, ...] = (),
) -> Project:
    """Return the sample with one finding of a source of March 2025, cited as a whole passage."""
    source = SourceId("harbor")
    passage = Passage(PassageId("intro-1"), 1, PASSAGE, paraphrase=paraphrase)
    sections = (Section("intro", "Intro", 1, (passage,)),)
    document = SourceDocument(source, "Harbor", "Harbor", "Council", "", "2025-03", "", "", sections)
    citation = Citation(source, "intro", "Intro", passage.id, 1, 0, 74)
    finding = Finding(FindingId("harbor/one"), FindingKind.FINDING, text, citation, excuses=excuses)
    letter = replace(sample.letter, parts=(FindingPart(PART, finding.id, Slot.FINDINGS, edited),))
    brief = replace(sample.brief, parts=())
    return replace(sample, sources=(SourcePack(document, (finding,)),), letter=letter, brief=brief)


def found(project: Project) -> list[tuple[str, Severity, str]]:
    return [(p.code, p.severity, p.words) for p in edited_findings(project, today=TODAY)]


OWN = PASSAGE[:74]


@pytest.mark.parametrize(
    ("edited", "code", "words"),
    [
        (OWN.replace("3,600", "3,900"), "number-changed", "3,900"),
        (OWN.replace("March", "May"), "date-changed", "May 2025"),
        (OWN.replace("3,600 people", "36 percent"), "percentage-changed", "36 percent"),
        (OWN.replace("ICE", "CBP"), "name-changed", "CBP"),
        (OWN.replace("held", "did not hold"), "negation-added", "not"),
        (OWN.replace("held", "“briefly held”"), "quotation-changed", "“briefly held”"),
    ],
)
def test_what_an_edit_changed_is_a_warning_with_its_words(
    sample: Project, edited: str, code: str, words: str
):
    assert found(project_with(sample, OWN, edited)) == [(code, Severity.WARNING, words)]


def test_a_lost_hedge_is_a_warning(sample: Project):
    edited = OWN.replace("allegedly ", "")

    assert [code for code, _, _ in found(project_with(sample, OWN, edited))] == ["hedge-lost"]


def test_what_stands_elsewhere_in_the_passage_is_borne_out(sample: Project):
    assert found(project_with(sample, OWN, "In Tulsa, ICE allegedly turned away up to 300.")) == []


def test_a_number_of_the_original_in_the_place_of_another_is_flagged(sample: Project):
    text, edited = "ICE held 3,600, and 300 left.", "ICE held 300, and 300 left."

    assert found(project_with(sample, text, edited, paraphrase=True)) == [
        ("number-changed", Severity.WARNING, "300")
    ]


def test_a_summary_of_the_passage_bears_an_edit_out_too(sample: Project):
    edited = "In Tulsa, ICE allegedly turned away up to 300."

    assert found(project_with(sample, OWN, edited, paraphrase=True)) == []


def test_a_finding_reworded_in_the_library_is_held_against_its_passage(sample: Project):
    reworded = OWN.replace("3,600", "3,900")

    assert found(project_with(sample, reworded)) == [("number-changed", Severity.WARNING, "3,900")]


def test_the_library_s_own_words_of_a_summarized_passage_are_not_held_against_it(sample: Project):
    assert found(project_with(sample, OWN.replace("3,600", "3,900"), paraphrase=True)) == []


def test_a_wrong_figure_of_the_library_stays_wrong_in_an_edit(sample: Project):
    reworded = OWN.replace("3,600", "3,900")
    edited = f"As the Council found, {reworded[0].lower()}{reworded[1:]}"

    assert ("number-changed", Severity.WARNING, "3,900") in found(project_with(sample, reworded, edited))


@pytest.mark.parametrize("edited", [None, "ICE, in all, held 3,900 people in March 2025."])
def test_what_review_let_stand_stays_so_in_a_project(sample: Project, edited: str | None):
    excuse = Excuse("number-changed", "3,900", "Updated figure, see note")

    assert found(project_with(sample, OWN.replace("3,600", "3,900"), edited, excuses=(excuse,))) == []


def test_an_old_figure_is_a_note_until_somebody_rewords_it(sample: Project):
    text = "ICE currently holds 3,600 people."

    unedited = found(project_with(sample, text, paraphrase=True))
    edited = found(project_with(sample, text, "ICE currently holds 3600 people.", paraphrase=True))

    assert unedited == [("figure-old", Severity.NOTE, "currently")]
    assert edited == [("figure-old", Severity.WARNING, "currently")]


def test_an_old_figure_tells_its_age(sample: Project):
    project = project_with(sample, "ICE currently holds 3,600 people.", paraphrase=True)

    (problem,) = edited_findings(project, today=TODAY)

    assert "1 year and 8 months ago" in problem.message


def test_what_the_source_is_to_blame_for_is_said_once_for_letter_and_brief(sample: Project):
    project = project_with(sample, OWN.replace("3,600", "3,900"))
    project = with_draft(project, "brief", replace(project.brief, parts=project.letter.parts))

    problems = edited_findings(project, today=TODAY)

    assert [(p.code, p.document) for p in problems] == [("number-changed", "letter")]


def test_a_key_figure_prints_no_wording_and_raises_nothing(sample: Project):
    project = project_with(sample, OWN.replace("3,600", "3,900"))
    part = FindingPart(PART, FindingId("harbor/one"), Slot.KEY_FIGURES)

    assert edited_findings(
        replace(project, letter=replace(project.letter, parts=(part,))), today=TODAY
    ) == ()  # fmt: skip


def test_the_editor_gets_the_original_and_what_is_left_of_the_flags(sample: Project):
    edited = OWN.replace("3,600", "3,900")
    project = project_with(sample, OWN, edited)

    checked = checked_wording(project, "letter", PART, today=TODAY)

    assert checked is not None
    assert (checked.original, checked.edited) == (OWN, edited)
    (flag,) = checked.flags
    assert OWN[flag.original_start : flag.original_end] == "3,600"


def codes_after(desk: Desk, sample: Project, old: str, new: str) -> set[str]:
    part = next(
        p for p in sample.letter.parts
        if isinstance(p, FindingPart) and old in sample.finding(p.finding).text
    )  # fmt: skip
    text = sample.finding(part.finding).text.replace(old, new)
    edited = edit_part(sample, "letter", part.id, text)
    return {p.code for p in check(desk, edited) if p.part == part.id}


def test_another_name_in_an_edited_finding_is_flagged(desk: Desk, sample: Project):
    assert "name-changed" in codes_after(desk, sample, "Texas National Guard", "Arizona State Guard")


def test_a_quotation_that_is_no_longer_verbatim_is_flagged(desk: Desk, sample: Project):
    assert "quotation-changed" in codes_after(desk, sample, "highest readiness", "most ready")


def test_a_shorter_wording_with_the_same_facts_is_not_flagged(desk: Desk, sample: Project):
    assert codes_after(desk, sample, ", which in essence lets", ", letting") == set()


def test_emphasis_and_fields_in_a_wording_raise_nothing(desk: Desk, sample: Project):
    assert codes_after(desk, sample, "590", "**590**") == set()
    assert codes_after(desk, sample, "Texas", "{{ recipient.state_name }}, Texas,") == set()


def test_the_sample_as_it_comes_has_no_doubtful_wording(desk: Desk, sample: Project):
    assert edited_findings(sample, today=desk.today) == ()
    assert draft_of(sample, "letter").picked()
