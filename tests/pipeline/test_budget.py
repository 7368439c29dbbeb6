"""The page budget of a one-pager: its sums, its floors, and that its steps save what they say."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefdesk.model.budget import BudgetKind, BudgetStep, PageBudget, StepKind
from briefdesk.model.draft import CitationStyle, FindingPart, PartId, Project
from briefdesk.model.template import Slot, TemplateKind
from briefdesk.pipeline.budget import carry_out, headline, page_budget, said
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import edit_part, pick_finding, remove_part, unpick_finding, with_template
from briefdesk.pipeline.letters import preview_brief

DESIGNS = ("leave-behind", "two-columns", "key-figures", "one-chart", "questions")
LEAST_TYPE_PT = 9.5


def with_findings(desk: Desk, project: Project, count: int) -> Project:
    """Return the sample's one-pager with that many more findings."""
    for finding in project.sources[0].findings[:count]:
        project = pick_finding(desk, project, "brief", finding.id)
    return project


def without_findings(project: Project) -> Project:
    for finding in project.brief.picked():
        project = unpick_finding(project, "brief", finding)
    return project


def check_sums(budget: PageBudget) -> None:
    points = sum(block.points for block in budget.blocks)
    over = max(0.0, budget.points_over)
    assert points + budget.free_points == pytest.approx(budget.page_points + over, abs=0.01)
    lines = sum(block.lines for block in budget.blocks)
    leading = budget.page_points / budget.page_lines
    assert lines == pytest.approx(budget.page_lines + (over - budget.free_points) / leading, abs=0.01)
    shares = sum(block.share for block in budget.blocks)
    assert shares == pytest.approx(points / max(points, budget.page_points), abs=0.001)
    assert all(block.points >= 0 for block in budget.blocks)


def check_floors(budget: PageBudget) -> None:
    by_name = {squeeze.name: squeeze for squeeze in budget.squeezes}
    assert list(by_name) == ["Type", "Leading", "Spacing", "Margins"]
    assert all(squeeze.now >= squeeze.floor - 0.01 for squeeze in budget.squeezes)
    assert by_name["Type"].floor >= LEAST_TYPE_PT


def check_step(desk: Desk, project: Project, budget: PageBudget, step: BudgetStep) -> None:
    taken = carry_out(desk, project, step)
    after = page_budget(desk, taken, steps=False)
    assert after.lines_over == step.lines_over
    assert budget.lines_over - after.lines_over == step.lines > 0
    assert (preview_brief(desk, taken).rendered.page_count == 1) == step.fits
    check_floors(after)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    case=st.tuples(st.sampled_from(DESIGNS), st.integers(0, 24), st.integers(0, 220)),
    removed=st.sets(st.integers(0, 30), max_size=6),
)
def test_costs_sum_up_to_the_page_and_steps_save_what_they_say(
    desk: Desk, sample: Project, case: tuple[str, int, int], removed: set[int]
) -> None:
    design, count, words = case
    project = with_findings(desk, with_template(desk, sample, design), count)
    for index in removed:
        parts = project.brief.parts
        if index < len(parts):
            project = remove_part(project, "brief", parts[index].id)
    if words and project.brief.part(PartId("problem")):
        text = " ".join(["One sentence on what is wrong."] * (words // 6 + 1))
        project = edit_part(project, "brief", PartId("problem"), text)

    budget = page_budget(desk, project)

    check_sums(budget)
    check_floors(budget)
    preview = preview_brief(desk, project)
    assert budget.fits == (preview.rendered.page_count == 1)
    assert max(0, budget.lines_over) == preview.lines_over
    assert len(budget.steps) <= 3
    if budget.fits:
        assert budget.steps == ()
        assert preview.rendered.fit is not None
        assert budget.free_lines == preview.rendered.fit.lines_spare
    for step in budget.steps:
        check_step(desk, project, budget, step)


def test_all_templates_of_one_pagers_are_tried_here(desk: Desk) -> None:
    assert {t.id for t in desk.templates if t.kind is TemplateKind.BRIEF} == set(DESIGNS)


def test_blocks_are_named_as_people_say_it_in_reading_order(desk: Desk, sample: Project) -> None:
    budget = page_budget(desk, sample)

    names = [block.name for block in budget.blocks]
    assert names[:2] == ["Letterhead", "Title"]
    assert names[-2:] == ["Sources", "Contact"]
    assert {"The problem", "Key figures", "Finding 1", "The ask", "Ask 1"} <= set(names)
    assert len(names) == len(set(names))
    finding = next(block for block in budget.blocks if block.name == "Finding 1")
    part = sample.brief.part(PartId(finding.part))
    assert isinstance(part, FindingPart)
    text = sample.finding(part.finding)
    assert text is not None
    assert text.text.startswith(finding.words.rstrip("…"))


@pytest.mark.parametrize("design", DESIGNS)
def test_every_block_of_every_design_has_a_name_and_leads_somewhere(
    desk: Desk, sample: Project, design: str
) -> None:
    budget = page_budget(desk, with_template(desk, sample, design))

    known = {part.id for part in with_template(desk, sample, design).brief.parts} | {"subject"}
    for block in budget.blocks:
        assert block.name != "Text"
        assert block.part in known or block.kind is BudgetKind.LETTERHEAD, block


def test_a_brief_with_room_says_how_much_and_what_would_fit(desk: Desk, sample: Project) -> None:
    budget = page_budget(desk, sample)

    assert budget.fits
    assert headline(budget) == f"One page, room for {-budget.lines_over} more lines"
    assert budget.advice.startswith("Room for about ")
    assert "goes down from" in budget.advice


def test_as_many_findings_fit_as_the_advice_says(desk: Desk, sample: Project) -> None:
    budget = page_budget(desk, sample)
    number = int(budget.advice.split("about ")[1].split()[0])

    assert page_budget(desk, with_findings(desk, sample, number - 1)).fits
    assert not page_budget(desk, with_findings(desk, sample, number + 3)).fits


def test_an_empty_brief_has_a_budget_too(desk: Desk, sample: Project) -> None:
    budget = page_budget(desk, without_findings(sample))

    assert budget.free_lines > 0
    assert not any(block.kind is BudgetKind.FINDING for block in budget.blocks)
    assert "more findings" in budget.advice


def test_a_full_page_says_so(desk: Desk, sample: Project) -> None:
    for words in range(1, 400):
        text = "word " * words
        project = edit_part(with_findings(desk, sample, 4), "brief", PartId("problem"), text.strip())
        budget = page_budget(desk, project, steps=False)
        if budget.lines_over == 0:
            assert headline(budget) == "Exactly one page: full"
            assert budget.advice.startswith("Nothing more fits")
            return
    raise AssertionError("no text makes the page exactly full")


def test_what_is_over_is_counted_and_the_type_is_at_its_floor(desk: Desk, sample: Project) -> None:
    budget = page_budget(desk, with_findings(desk, sample, 12))

    assert headline(budget) == f"{budget.lines_over} lines over one page"
    assert [squeeze.now for squeeze in budget.squeezes[:3]] == [s.floor for s in budget.squeezes[:3]]
    assert len(budget.steps) == 3
    assert any(step.fits for step in budget.steps)


def test_a_step_says_what_it_saves(desk: Desk, sample: Project) -> None:
    step = BudgetStep(StepKind.REMOVE, "Leave out the quote", 1, 0)

    assert said(step) == "Leave out the quote (saves 1 line)"
    assert said(replace(step, lines=4)) == "Leave out the quote (saves 4 lines)"


def test_findings_and_ask_are_never_suggested_away_altogether(desk: Desk, sample: Project) -> None:
    project = with_findings(desk, sample, 30)

    for step in page_budget(desk, project).steps:
        parts = carry_out(desk, project, step).brief.parts
        slots = {part.slot for part in parts if isinstance(part, FindingPart)}
        assert {Slot.FINDINGS, Slot.ASKS} <= slots


def test_shortening_cuts_last_sentences_and_leaves_one(desk: Desk, sample: Project) -> None:
    problem = PartId("problem")
    project = edit_part(sample, "brief", problem, "The first, e.g. H.R. 12. The second. The third.")
    step = BudgetStep(StepKind.SHORTEN, "Cut", 0, 0, parts=(problem,), sentences=2)

    once = carry_out(desk, project, step)
    part = once.brief.part(problem)

    assert part is not None
    assert part.text == "The first, e.g. H.R. 12."
    assert carry_out(desk, once, step) == once


def test_a_step_about_a_part_that_is_gone_changes_nothing(desk: Desk, sample: Project) -> None:
    gone = (PartId("findings:nothing"),)

    for kind in (StepKind.REMOVE, StepKind.SHORTEN):
        assert carry_out(desk, sample, BudgetStep(kind, "", 0, 0, parts=gone, sentences=1)) == sample


def test_shorter_citations_are_those_of_the_project(desk: Desk, sample: Project) -> None:
    step = BudgetStep(StepKind.CITATIONS, "", 0, 0, citations=CitationStyle.PLACE)

    assert carry_out(desk, sample, step).citations is CitationStyle.PLACE
