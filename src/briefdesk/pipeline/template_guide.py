"""A template while it is written: its fields explained, its faults, and the page that it makes."""

from dataclasses import dataclass, replace
from functools import partial

from briefdesk.compose.allow_list import FILTER_ARGUMENTS
from briefdesk.compose.field_guide import GROUPS, SLOT_WORDS, GuideEntry, field_guide
from briefdesk.compose.fields import FieldType
from briefdesk.compose.merge_context import project_context, with_counts
from briefdesk.compose.recipient_fields import recipient_fields
from briefdesk.compose.template import check_template, read_template
from briefdesk.model.addressee import AddresseeId
from briefdesk.model.draft import Draft, FindingPart, Project
from briefdesk.model.letter import Rendered
from briefdesk.model.problem import Problem, Severity
from briefdesk.model.template import Slot, Template, TemplateField, TemplateId, TemplateKind
from briefdesk.pipeline.desk import Desk, ThemeUnknown
from briefdesk.pipeline.drafts import with_template
from briefdesk.pipeline.letters import preview_brief, preview_letter
from briefdesk.pipeline.projects import sample_on, sample_project
from briefdesk.pipeline.recipients import addressee, chosen, fault_of_query
from briefdesk.pipeline.theme_choice import theme_at

FILTERS = tuple(FILTER_ARGUMENTS)

__all__ = [
    "FILTERS",
    "GROUPS",
    "SLOT_WORDS",
    "FieldType",
    "GuideEntry",
    "TriedTemplate",
    "check_template_text",
    "fields_of_text",
    "page_recipients",
    "template_fields",
    "template_page",
    "try_template",
]


@dataclass(frozen=True, slots=True)
class TriedTemplate:
    """What a text is worth while it is written: its problems, and the page where there is no error."""

    problems: tuple[Problem, ...]
    template: Template | None = None
    rendered: Rendered | None = None


def check_template_text(desk: Desk, text: str, name: str) -> tuple[Problem, ...]:
    """Return everything that is wrong with a template's text, each with its line; `name` is said of it."""
    problems = check_template(text, name=name, check_query=partial(fault_of_query, desk, None))
    if any(problem.severity is Severity.ERROR for problem in problems):
        return problems
    theme = read_template(text, id=TemplateId("theme"), trusted=True).theme
    try:
        theme_at(desk, theme)
    except ThemeUnknown as error:
        lines = text.split("\n")
        line = next((n for n, words in enumerate(lines, 1) if words.strip().startswith("theme:")), 1)
        where = f"{name}, line {line}"
        unknown = Problem(
            Severity.ERROR, "unknown-theme", str(error), error.next_step, where=where, line=line
        )
        return (unknown, *problems)
    return problems


def try_template(
    desk: Desk, project: Project, text: str, *, template_id: str, to: AddresseeId | None
) -> TriedTemplate:
    """Check a text and set the project's letter to `to`, or its one-pager, in it. Raises BriefdeskError."""
    problems = check_template_text(desk, text, f"{template_id}.md")
    if any(problem.severity is Severity.ERROR for problem in problems):
        return TriedTemplate(problems)
    # Checked right above: to check once more would take as long again.
    template = replace(read_template(text, id=TemplateId(template_id), trusted=True), trusted=False)
    return TriedTemplate(problems, template, template_page(desk, project, template, to))


def template_page(desk: Desk, project: Project, template: Template, to: AddresseeId | None) -> Rendered:
    """Return a template's page for real: the project's letter to `to` or its one-pager in it.

    A project without sources or without that recipient gives way to the sample. Raises BriefdeskError.
    """
    brief = template.kind is TemplateKind.BRIEF
    if project.sources and (brief or to is not None):
        tried = with_template(desk, project, template)
    else:
        tried = sample_on(desk, template)
    if brief:
        return preview_brief(desk, tried).rendered
    if to is None or addressee(desk, tried, to) is None:
        to = chosen(desk, tried)[0].id
    return preview_letter(desk, tried, to).rendered


def page_recipients(desk: Desk, project: Project, most: int = 200) -> tuple[tuple[AddresseeId, str], ...]:
    """Return whom a page can be set for, by id and name: the project's recipients, else the sample's."""
    found = chosen(desk, project) if project.sources else ()
    found = found or chosen(desk, sample_project(desk))
    return tuple((one.id, one.name) for one in found[:most])


def template_fields(
    desk: Desk,
    kind: TemplateKind,
    declared: tuple[TemplateField, ...] = (),
    project: Project | None = None,
    to: AddresseeId | None = None,
) -> tuple[GuideEntry, ...]:
    """Return the fields of a kind of template in words; examples are the project's values for one recipient.

    `to` None takes the project's first recipient.
    """
    if project is None:
        return field_guide(kind, declared)
    recipients = chosen(desk, project)
    one = addressee(desk, project, to) if to is not None else next(iter(recipients), None)
    template = desk.template(project.letter.template) or desk.templates[0]
    shared = project_context(project, template, today=project.date or desk.today)
    shared.pop("fields")
    values = with_counts(
        shared,
        findings=_picked(project.letter, Slot.FINDINGS),
        asks=_picked(project.letter, Slot.ASKS),
        recipients=len(recipients),
        signatories=len(project.signatories),
        recipient=recipient_fields(one, state_name=desk.index.state_name) if one is not None else None,
    )
    return field_guide(kind, declared, values)


def fields_of_text(text: str) -> tuple[TemplateKind, tuple[TemplateField, ...]]:
    """Return kind and fields that a text declares, as far as it can be read: it may be half written."""
    from briefdesk.compose.template_facts import read_facts  # noqa: PLC0415
    from briefdesk.frontmatter import FrontMatterInvalid, read_front_matter  # noqa: PLC0415

    try:
        front = read_front_matter(text)
    except FrontMatterInvalid:
        return TemplateKind.LETTER, ()
    facts, _ = read_facts(front.entries, text.split("\n"))
    return facts.kind, facts.fields


def _picked(draft: Draft, slot: Slot) -> int:
    return sum(isinstance(part, FindingPart) and part.slot is slot for part in draft.parts)
