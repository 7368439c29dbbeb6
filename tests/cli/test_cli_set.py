"""`briefdesk set`: what the window can do with settings, chart, key figures and pull quote."""

import pytest

from briefdesk.model.template import Slot
from briefdesk.pipeline.drafts import edit_part
from briefdesk.pipeline.slots import stands_in
from briefdesk.store.project_file import read_project, save_project

PROJECT = "mine.briefdesk"


@pytest.fixture
def project(run, tmp_path):
    run("new", PROJECT, "--pick", "all", "--to", "state:RI")
    return tmp_path / "desk" / PROJECT


def shown(path, slot):
    parts = read_project(path).brief.parts
    return [part.finding.rpartition("/")[2] for part in parts if stands_in(part, slot)]


def test_chart_takes_the_findings_named_in_their_order(run, project):
    outcome = run("set", PROJECT, "brief-template=one-chart", "chart=agents-enough,no-emergency", "--json")

    assert outcome.status == 0
    assert shown(project, Slot.CHART) == ["agents-enough", "no-emergency"]
    assert [name.rpartition("/")[2] for name in outcome.json["brief"]["chart"]] == [
        "agents-enough",
        "no-emergency",
    ]
    assert run("brief", PROJECT, "--format", "pdf").status in (0, 2)  # all findings: too long for a page


def test_chart_is_put_in_another_order_and_keeps_its_wording(run, project):
    run("set", PROJECT, "chart=agents-enough,no-emergency")
    opened = read_project(project)
    part = next(part for part in opened.brief.parts if stands_in(part, Slot.CHART))
    save_project(edit_part(opened, "brief", part.id, "3,000 | agents"), project)

    run("set", PROJECT, "chart=no-emergency,agents-enough")

    assert shown(project, Slot.CHART) == ["no-emergency", "agents-enough"]
    last = [part for part in read_project(project).brief.parts if stands_in(part, Slot.CHART)][-1]
    assert last.text == "3,000 | agents"


def test_nothing_after_the_sign_takes_key_figures_and_quote_out(run, project):
    run("set", PROJECT, "key-figures=texas-590-deputized", "quote=elite-units")
    assert shown(project, Slot.KEY_FIGURES) == ["texas-590-deputized"]
    assert shown(project, Slot.QUOTE) == ["elite-units"]

    run("set", PROJECT, "key-figures=", "quote=")

    assert shown(project, Slot.KEY_FIGURES) == shown(project, Slot.QUOTE) == []


def test_quote_takes_the_place_of_another(run, project):
    run("set", PROJECT, "quote=elite-units")

    run("set", PROJECT, "quote=dangerous-precedent")

    assert shown(project, Slot.QUOTE) == ["dangerous-precedent"]


def test_new_project_takes_the_same_settings(run, tmp_path):
    run("new", "other.briefdesk", "--set", "chart=agents-enough,no-emergency", "--set", "page=A4")

    assert shown(tmp_path / "desk" / "other.briefdesk", Slot.CHART) == ["agents-enough", "no-emergency"]


def test_plain_settings_and_templates_are_changed(run, project):
    outcome = run("set", PROJECT, "title=Our letters", "template=coalition", "field.headline=Act now")

    assert outcome.out.startswith("Changed 3 settings of")
    changed = read_project(project)
    assert (changed.title, changed.letter.template) == ("Our letters", "coalition")
    assert ("headline", "Act now") in changed.fields


def test_sample_keeps_fields_that_only_other_templates_print(run, tmp_path):
    run("demo", "--out", "demo")

    outcome = run("set", "demo/sample.briefdesk", "title=Mine")

    assert outcome.status == 0
    assert "comparison" in dict(read_project(tmp_path / "desk" / "demo" / "sample.briefdesk").fields)


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("chart=agents-enuogh", "Did you mean “agents-enough”?"),
        ("quote=elite-units,dangerous-precedent", "one pull quote"),
        ("key-figures=training-mismatch", "no key figure"),
        ("brief-template=member", "not for a brief"),
        ("template=no-such", "no template “no-such”"),
        ("field.hedline=Act", "no field “hedline”"),
        ("colour=red", "no setting “colour”"),
        ("title", "not of the form KEY=VALUE"),
    ],
)
def test_what_will_not_do_is_said_and_changes_nothing(refused, project, setting, said):
    before = project.read_bytes()

    err = refused("set", PROJECT, setting).err

    assert said in " ".join(err.split())
    assert project.read_bytes() == before
