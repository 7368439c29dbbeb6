"""A design that lives by a chart or key figures gets them from the picked findings: comparable ones only."""

import datetime as dt
from dataclasses import replace

import pytest

from briefdesk.compose.first_figures import comparable_findings
from briefdesk.model.draft import FindingPart, Project
from briefdesk.model.finding import Citation, Finding, FindingId, FindingKind, KeyFigure
from briefdesk.model.template import Slot
from briefdesk.pipeline.desk import Desk, open_desk
from briefdesk.pipeline.drafts import with_template
from briefdesk.pipeline.named_settings import with_settings
from briefdesk.pipeline.projects import sample_project
from briefdesk.store.folders import folders_in


def finding(name: str, value: str, label: str = "people", *, passage: str = "p-1", section: str = "p"):
    cited = Citation("source", section, "Heading", passage, 1)
    return Finding(
        FindingId(f"source/{name}"),
        FindingKind.STATISTIC,
        f"{value} {label}.",
        cited,
        key_figure=KeyFigure(value, label),
    )


def names(*findings: Finding) -> list[str]:
    return [each.id.rpartition("/")[2] for each in comparable_findings(findings, findings)]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory):
    with open_desk(today=dt.date(2026, 6, 15), folders=folders_in(tmp_path_factory.mktemp("home"))) as made:
        yield made


def shown(project: Project, slot: Slot) -> list[str]:
    parts = [p for p in project.brief.parts if isinstance(p, FindingPart) and p.slot is slot]
    return [part.finding.rpartition("/")[2] for part in parts]


def test_figures_of_one_passage_are_compared_the_longest_bar_first() -> None:
    assert names(finding("few", "50"), finding("many", "3,000"), finding("far", "9", passage="q-1")) == [
        "many",
        "few",
    ]


def test_no_more_than_three_bars_are_drawn() -> None:
    assert names(*(finding(f"f{n}", str(10 + n)) for n in range(5))) == ["f4", "f3", "f2"]


def test_two_units_make_no_chart() -> None:
    assert names(finding("a", "$95"), finding("b", "50"), finding("c", "40%")) == []


def test_dollars_a_day_are_not_set_beside_dollars_a_year() -> None:
    assert names(finding("a", "$95,000", "a year"), finding("b", "$260", "a day")) == []


def test_a_rate_is_no_bar_beside_counts() -> None:
    assert names(finding("rate", "0.5"), finding("few", "50"), finding("many", "3,000")) == ["many", "few"]


def test_counts_of_different_sections_are_not_compared() -> None:
    assert names(finding("a", "3,600"), finding("b", "30,000", passage="q-1", section="q")) == []


def test_one_chart_draws_agents_and_apprehensions_of_the_sample(desk: Desk) -> None:
    before = sample_project(desk)

    taken = with_template(desk, before, "one-chart")

    assert shown(taken, Slot.CHART) == ["agents-enough", "no-emergency"]
    assert with_settings(desk, before, [("brief-template", "one-chart")]) == taken


def test_what_the_user_put_into_the_chart_stays_alone(desk: Desk) -> None:
    before = with_settings(
        desk, sample_project(desk), [("brief-template", "one-chart"), ("chart", "planned-9000")]
    )

    assert shown(with_template(desk, before, "one-chart"), Slot.CHART) == ["planned-9000"]


def test_key_figures_come_with_the_design_that_lives_by_them(desk: Desk) -> None:
    bare = with_settings(desk, sample_project(desk), [("key-figures", "")])
    brief = with_settings(desk, sample_project(desk), [("brief-template", "leave-behind")]).brief

    assert shown(with_template(desk, bare, "key-figures"), Slot.KEY_FIGURES) == ["detention-cost-gap"]
    assert shown(with_template(desk, replace(bare, brief=brief), "key-figures"), Slot.KEY_FIGURES) == shown(
        sample_project(desk), Slot.KEY_FIGURES
    )
