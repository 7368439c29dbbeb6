"""The one-pager: title, lead, key figures, boxed ask, sources and contact."""

from dataclasses import replace
from types import SimpleNamespace

from briefdesk.compose import drafting
from briefdesk.compose.brief import resolve_brief
from briefdesk.compose.markdown import plain_text
from briefdesk.compose.runner import TemplateRunner
from briefdesk.model.blocks import (
    AskBox,
    ContactStrip,
    Heading,
    ItemList,
    KeyFigures,
    Letterhead,
    Origin,
    Paragraph,
    SourcesNote,
    Span,
)
from briefdesk.model.draft import PartId, Project
from briefdesk.model.finding import KeyFigure
from briefdesk.model.letter import Brief

FIGURE = KeyFigure("590", "troops deputized")


def _resolve(make: SimpleNamespace, runner: TemplateRunner, project: Project) -> Brief:
    return resolve_brief(project, make.brief_template(), today=make.today, runner=runner)


def _with_figure(make: SimpleNamespace) -> Project:
    finding = make.finding(figure=FIGURE)
    project = make.project(finding, make.ask)
    return replace(project, brief=drafting.use_as_key_figure(project.brief, make.brief_template(), finding))


def test_a_brief_runs_from_letterhead_to_contact(make: SimpleNamespace, runner: TemplateRunner):
    brief = _resolve(make, runner, _with_figure(make))

    blocks = brief.document.blocks
    assert [type(b) for b in blocks] == [
        Letterhead, Heading, Paragraph, KeyFigures, Heading, ItemList, AskBox, SourcesNote, ContactStrip
    ]  # fmt: skip
    assert blocks[1] == Heading(1, (Span("End "), Span("this", bold=True), Span(" now")), Origin("subject"))
    assert blocks[2].lead
    assert blocks[3].figures == ((FIGURE, 1, Origin("key-figures:soldiers/one", "soldiers/one")),)
    assert brief.document.title == "End this now"
    assert brief.document.footnotes == ()
    assert brief.problems == ()


def test_the_ask_box_takes_heading_and_lead_from_its_section(make: SimpleNamespace, runner: TemplateRunner):
    brief = _resolve(make, runner, make.project())

    (box,) = [b for b in brief.document.blocks if isinstance(b, AskBox)]
    assert box.heading == "What Congress can do"
    assert plain_text(box.lead) == "We ask every Member to:"
    assert [plain_text(item.spans) for item in box.items] == ["Hold a hearing."]
    assert box.origin == Origin("asks")


def test_sources_are_the_notes_under_their_own_heading(make: SimpleNamespace, runner: TemplateRunner):
    brief = _resolve(make, runner, make.project())

    (sources,) = [b for b in brief.document.blocks if isinstance(b, SourcesNote)]
    assert sources.heading == "Where this comes from"
    assert [note.number for note in sources.notes] == [1]


def test_contact_names_who_and_how_with_links_and_the_date(make: SimpleNamespace, runner: TemplateRunner):
    brief = _resolve(make, runner, make.project())

    strip = brief.document.blocks[-1]
    assert plain_text(strip.spans) == (
        "To learn more: Ben Ito · 202-555-0100 · a@example.org · example.org · June 15, 2026"
    )
    assert Span("a@example.org", link="mailto:a@example.org") in strip.spans
    assert Span("example.org", link="https://example.org/") in strip.spans


def test_removed_slots_leave_no_heading_but_sources_always_stay(
    make: SimpleNamespace, runner: TemplateRunner
):
    project = make.project()
    draft = drafting.remove(drafting.remove(project.brief, PartId("asks")), PartId("sources"))

    brief = _resolve(make, runner, replace(project, brief=draft))

    (box,) = [b for b in brief.document.blocks if isinstance(b, AskBox)]
    (sources,) = [b for b in brief.document.blocks if isinstance(b, SourcesNote)]
    assert box.heading == "Our ask"
    assert sources.heading == "Sources"


def test_an_empty_brief_shows_no_lead_in_of_an_empty_slot(make: SimpleNamespace, runner: TemplateRunner):
    project = make.project()
    empty = drafting.start_draft(make.brief_template())

    brief = _resolve(make, runner, replace(project, brief=empty))

    assert [type(b) for b in brief.document.blocks] == [Letterhead, Heading, Paragraph, ContactStrip]
    assert [p.code for p in brief.problems] == ["no-ask", "no-findings"]
    assert all(p.document == "brief" for p in brief.problems)


def test_a_key_figure_and_its_finding_share_one_note(make: SimpleNamespace, runner: TemplateRunner):
    brief = _resolve(make, runner, _with_figure(make))

    (items,) = [b for b in brief.document.blocks if isinstance(b, ItemList)]
    assert items.items[0].spans[-1].note == 1
