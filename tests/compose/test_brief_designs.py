"""Designs of the one-pager: how blocks are arranged, and what chart, quote and code are made from."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from briefdesk.compose import drafting
from briefdesk.compose.brief import resolve_brief
from briefdesk.compose.markdown import plain_text
from briefdesk.compose.runner import TemplateRunner
from briefdesk.compose.template import check_template
from briefdesk.model.blocks import (
    BarChart,
    Columns,
    Heading,
    ItemList,
    KeyFigures,
    Letterhead,
    Paragraph,
    PullQuote,
    Question,
    SourcesNote,
    leaves,
)
from briefdesk.model.draft import Asset, PartId, Partner
from briefdesk.model.finding import FindingKind, KeyFigure
from briefdesk.model.letter import Brief
from briefdesk.model.template import Design, Slot, Template

AGENTS, PEOPLE = KeyFigure("3,000", "agents"), KeyFigure("50", "people apprehended daily")


def _template(make: SimpleNamespace, design: str, *, qr: bool = False) -> Template:
    more = f"design: {design}\n" + ("qr: source\n" if qr else "")
    text = make.BRIEF.replace("subject:", f"{more}subject:")
    return make.brief_template(
        text.replace(
            "::: key-figures | Figures\n",
            "::: key-figures | Figures\n\n::: chart | Chart\n## Few for many\n\n::: quote | Quote\n",
        )
    )


def _brief(
    make: SimpleNamespace, runner: TemplateRunner, template: Template, *findings, change=None
) -> Brief:
    project = make.project(*findings, make.ask, brief=template)
    if change:
        project = replace(project, brief=change(project.brief))
    return resolve_brief(project, template, today=make.today, runner=runner)


def test_columns_hold_the_text_and_leave_figures_and_asks_outside(make, runner: TemplateRunner):
    findings = [make.finding(f"f{n}", text=f"Finding {n}.") for n in range(4)]

    brief = _brief(make, runner, _template(make, "columns"), *findings)

    blocks = brief.document.blocks
    columns = next(block for block in blocks if isinstance(block, Columns))
    assert [type(block) for block in columns.blocks] == [ItemList]
    # The one heading stands over both columns.
    assert isinstance(blocks[blocks.index(columns) - 1], Heading)
    assert blocks[2].lead


def test_no_design_changes_the_words_or_their_order(make, runner: TemplateRunner):
    findings = [make.finding(f"f{n}", text=f"Finding {n}.") for n in range(3)]
    written = {
        design: [
            plain_text(block.spans)
            for block in leaves(_brief(make, runner, _template(make, design), *findings).document.blocks)
            if isinstance(block, Heading | Paragraph)
        ]
        for design in Design
    }

    assert len({tuple(words) for words in written.values()}) == 1


def test_questions_take_the_text_below_their_headings(make, runner: TemplateRunner):
    brief = _brief(make, runner, _template(make, "questions"), make.finding())

    (question,) = (block for block in brief.document.blocks if isinstance(block, Question))
    assert plain_text(question.heading.spans) == "What the record shows"
    assert [type(block) for block in question.answer] == [ItemList]


def test_key_figures_carry_the_page_in_their_design(make, runner: TemplateRunner):
    finding = make.finding(figure=AGENTS)
    template = _template(make, "figures")

    brief = _brief(
        make, runner, template, finding, change=lambda d: drafting.use_as_key_figure(d, template, finding)
    )

    (figures,) = (block for block in brief.document.blocks if isinstance(block, KeyFigures))
    assert figures.prominent


def test_chart_is_made_from_the_findings_figures_and_cites_them(make, runner: TemplateRunner):
    template = _template(make, "chart")
    agents, people = make.finding("agents", figure=AGENTS), make.finding("people", figure=PEOPLE)

    def charted(draft):
        return drafting.use_in_chart(drafting.use_in_chart(draft, template, agents), template, people)

    brief = _brief(make, runner, template, agents, people, change=charted)

    (chart,) = (block for block in brief.document.blocks if isinstance(block, BarChart))
    assert chart.heading == "Few for many"
    assert [(b.label, b.value, b.shown, b.note) for b in chart.bars] == [
        ("Agents", 3000.0, "3,000", 1),
        ("People apprehended daily", 50.0, "50", 1),
    ]
    assert brief.problems == ()


def test_chart_takes_several_bars_from_the_users_own_lines(make, runner: TemplateRunner):
    template, finding = _template(make, "chart"), make.finding(figure=AGENTS)

    def charted(draft):
        draft = drafting.use_in_chart(draft, template, finding)
        return drafting.edit(draft, PartId(f"chart:{finding.id}"), "3,000 | agents\n50 | apprehensions a day")

    brief = _brief(make, runner, template, finding, change=charted)

    (chart,) = (block for block in brief.document.blocks if isinstance(block, BarChart))
    assert [(b.label, b.value) for b in chart.bars] == [("Agents", 3000.0), ("Apprehensions a day", 50.0)]


def test_chart_of_two_units_is_left_out_with_its_reason(make, runner: TemplateRunner):
    template = _template(make, "chart")
    agents = make.finding("agents", figure=AGENTS)
    cost = make.finding("cost", figure=KeyFigure("$95,000", "a year"))

    def charted(draft):
        return drafting.use_in_chart(drafting.use_in_chart(draft, template, agents), template, cost)

    brief = _brief(make, runner, template, agents, cost, change=charted)

    assert not any(isinstance(block, BarChart) for block in brief.document.blocks)
    assert [p.code for p in brief.problems] == ["chart-units"]


def test_first_picked_quote_is_pulled_out_where_the_template_has_a_place(make, runner: TemplateRunner):
    quote = make.finding("quote", FindingKind.QUOTE, "“Nobody asked them.”")
    template = _template(make, "plain")

    brief = _brief(make, runner, template, make.finding(), quote)

    (pulled,) = (block for block in brief.document.blocks if isinstance(block, PullQuote))
    assert plain_text(pulled.spans) == "“Nobody asked them.”"
    assert plain_text(pulled.attribution) == "WOLA"
    assert pulled.attribution[-1].note == 1
    without_place = drafting.start_draft(make.brief_template(), (quote,))
    assert without_place.part(PartId(f"{Slot.FINDINGS}:{quote.id}")) is not None


def test_quote_says_who_said_it_after_a_bar(make, runner: TemplateRunner):
    quote = make.finding("quote", FindingKind.QUOTE, "Said.")
    template = _template(make, "plain")

    brief = _brief(
        make, runner, template, make.finding(), quote,
        change=lambda d: drafting.edit(d, PartId(f"quote:{quote.id}"), "“Nobody *asked* them.” | A mayor"),
    )  # fmt: skip

    (pulled,) = (block for block in brief.document.blocks if isinstance(block, PullQuote))
    assert plain_text(pulled.spans) == "“Nobody asked them.”"
    assert plain_text(pulled.attribution) == "A mayor"


def test_code_leads_to_the_source_and_its_address_stands_once(make, runner: TemplateRunner):
    brief = _brief(make, runner, _template(make, "plain", qr=True), make.finding())

    (sources,) = (block for block in brief.document.blocks if isinstance(block, SourcesNote))
    assert sources.qr is not None
    assert sources.qr.url == "https://www.wola.org/analysis/soldiers"
    assert "Soldiers Aren’t Border Police" in sources.qr.label
    assert not any(span.link for note in sources.notes for span in note.spans)
    assert plain_text(sources.notes[0].spans).endswith("para.\u00a06.")


def test_partners_logos_stand_on_the_one_pager(make, runner: TemplateRunner):
    template = _template(make, "plain")
    project = make.project(make.finding(), make.ask, brief=template)
    sender = replace(project.sender, partners=(Partner("partner-1.png", "Allies"), Partner("gone.png")))
    project = replace(project, sender=sender, assets=(Asset("partner-1.png", b"png"),))

    brief = resolve_brief(project, template, today=make.today, runner=runner)

    (head,) = (block for block in brief.document.blocks if isinstance(block, Letterhead))
    assert [(logo.image, logo.alt) for logo in head.partners] == [(b"png", "Allies")]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("design: colums", "Write “design: columns”."),
        ("qr: nowhere", "Write “qr: source”, or remove the line."),
    ],
)
def test_design_that_does_not_exist_is_named_with_its_line(make, line: str, said: str):
    text = make.BRIEF.replace("subject:", f"{line}\nsubject:")

    (problem,) = check_template(text, name="x.md")

    assert problem.next_step == said
    assert problem.line == 5


def test_a_letter_has_no_design(make):
    text = make.LETTER.replace("subject:", "design: columns\nsubject:")

    assert "belongs to briefs" in check_template(text, name="x.md")[0].message
