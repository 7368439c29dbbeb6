"""Projects: the sample, a blank one, a new one by command, and reading and saving."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefdesk.compose import drafting
from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import (
    Asset,
    Draft,
    FindingPart,
    PartId,
    Project,
    Recipients,
    Sender,
    TextPart,
)
from briefdesk.model.finding import Finding, SourcePack
from briefdesk.model.template import Design, Slot, Template, TemplateKind
from briefdesk.pipeline.at_hand import book_of
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import UnknownTemplate, keep_templates, with_template
from briefdesk.pipeline.named_settings import with_settings
from briefdesk.pipeline.project_settings import SENDER_FIELDS
from briefdesk.pipeline.sample import Sample, read_sample
from briefdesk.shipped import shipped_path
from briefdesk.store.project_file import read_project, save_project

__all__ = [
    "SENDER_FIELDS",
    "blank_project",
    "new_project",
    "read_project",
    "sample_on",
    "sample_project",
    "save_project",
]

LETTER_TEMPLATE = "member"
BRIEF_TEMPLATE = "leave-behind"


def blank_project(desk: Desk, *, sender: Sender | None = None, source: SourcePack | None = None) -> Project:
    """Return a project with nothing picked, on the standard templates."""
    letter = _template(desk, LETTER_TEMPLATE, TemplateKind.LETTER)
    brief = _template(desk, BRIEF_TEMPLATE, TemplateKind.BRIEF)
    project = Project(
        title=source.document.short_title if source else "Untitled",
        sender=sender or Sender(),
        recipients=Recipients(),
        letter=drafting.start_draft(letter, ()),
        brief=drafting.start_draft(brief, ()),
        sources=(source,) if source else (),
        address_style=book_of(desk).style,
    )
    return keep_templates(desk, project)


def sample_project(desk: Desk) -> Project:
    """Return the project that the app opens on the first time and that `demo` exports."""
    from briefdesk.pipeline.stock import shipped_pack  # noqa: PLC0415  (loads what reads sources)

    sample = read_sample(shipped_path("assets", "sample"))
    source = shipped_pack(sample.source)
    project = _assemble(desk, sample, source)
    return keep_templates(desk, project)


def sample_on(desk: Desk, template: Template) -> Project:
    """Return the sample project on a template, with a chart or a quote where its design lives by one."""
    project = with_template(desk, sample_project(desk), template)
    if template.kind is not TemplateKind.BRIEF:
        if template.id == read_sample(shipped_path("assets", "sample")).letter_template:
            return project
        # What the sample says of its own letter fits no thanks: the template speaks for itself.
        return replace(project, letter=replace(project.letter, subject=None, enclosures=None))
    sample, source = read_sample(shipped_path("assets", "sample")), project.sources[0]
    draft = project.brief
    if template.design in (Design.CHART, Design.QUESTIONS):
        # The chart or the questions carry the page: figures beside them would compete.
        kept = (p for p in draft.parts if not (isinstance(p, FindingPart) and p.slot is Slot.KEY_FIGURES))
        draft = replace(draft, parts=tuple(kept))
    if template.design is Design.CHART:
        for finding in _picked(source, sample.chart):
            draft = drafting.use_in_chart(draft, template, finding)
    if template.design is Design.COLUMNS:
        for finding in _picked(source, (sample.quote,)):
            draft = drafting.use_as_quote(draft, template, finding)
    return replace(project, brief=draft)


def _assemble(desk: Desk, sample: Sample, source: SourcePack) -> Project:
    letter = _template(desk, sample.letter_template, TemplateKind.LETTER)
    brief = _template(desk, sample.brief_template, TemplateKind.BRIEF)
    drafted = drafting.start_draft(brief, _picked(source, sample.brief_pick))
    for finding in _picked(source, sample.key_figures):
        drafted = drafting.use_as_key_figure(drafted, brief, finding)
    written = _with_paragraphs(drafting.start_draft(letter, _picked(source, sample.pick)), sample.paragraphs)
    return Project(
        title=sample.title,
        sender=sample.sender,
        recipients=Recipients(query=sample.to),
        letter=replace(written, subject=sample.letter_subject or None, enclosures=sample.enclosures or None),
        brief=replace(drafted, subject=sample.brief_subject or None),
        sources=(source,),
        fields=sample.fields,
        assets=tuple(Asset(name, data) for name, data in sample.assets),
    )


def _with_paragraphs(draft: Draft, paragraphs: tuple[TextPart, ...]) -> Draft:
    """Return the draft with the paragraphs before the asks, where a reader weighs them."""
    place = next((i for i, part in enumerate(draft.parts) if part.id == PartId("asks")), len(draft.parts))
    return replace(draft, parts=(*draft.parts[:place], *paragraphs, *draft.parts[place:]))


def new_project(
    desk: Desk,
    *,
    source: str | None = None,
    pick: Sequence[str] = (),
    template: str = LETTER_TEMPLATE,
    brief_template: str = BRIEF_TEMPLATE,
    to: str = "",
    settings: Mapping[str, str] | None = None,
) -> Project:
    """Return a new project as `briefdesk new` makes it; `pick` holds finding ids, or is ("all",).

    Raises UnknownSource, UnknownFinding, UnknownTemplate or SettingUnknown.
    """
    pack = _source(desk, source) if source else _first_source(desk)
    letter = _template(desk, template, TemplateKind.LETTER)
    brief = _template(desk, brief_template, TemplateKind.BRIEF)
    picked = _picked(pack, pick) if pack else ()
    project = Project(
        title=pack.document.short_title if pack else "Untitled",
        sender=Sender(),
        recipients=Recipients(query=to),
        letter=drafting.start_draft(letter, picked),
        brief=drafting.start_draft(brief, picked),
        sources=(pack,) if pack else (),
        address_style=book_of(desk).style,
    )
    project = with_settings(desk, project, (settings or {}).items())
    return keep_templates(desk, project)


def _template(desk: Desk, template_id: str, kind: TemplateKind) -> Template:
    template = desk.template(template_id, kind)
    if template is None:
        raise UnknownTemplate(template_id)
    return template


class UnknownSource(BriefdeskError):
    """No source of that id is at hand."""

    def __init__(self, source_id: str, known: Sequence[str]) -> None:
        super().__init__(f"There is no source “{source_id}”.")
        self.next_step = "Use one of: " + ", ".join(known) + "; or add a file with `briefdesk source add`."


class UnknownFinding(BriefdeskError):
    """The source has no finding of that id."""

    def __init__(self, finding_id: str, source: SourcePack) -> None:
        super().__init__(f"The source “{source.document.short_title}” has no finding “{finding_id}”.")
        self.next_step = "List its findings with `briefdesk findings`."


def _source(desk: Desk, source_id: str) -> SourcePack:
    pack = desk.pack(source_id)
    if pack is None:
        raise UnknownSource(source_id, [entry.id for entry in desk.sources()])
    return pack


def _first_source(desk: Desk) -> SourcePack | None:
    """Return the shipped source, where the user removed that the first of their own."""
    entries = desk.sources()
    first = next((entry for entry in entries if entry.shipped), entries[-1] if entries else None)
    return desk.pack(first.id) if first else None


def _picked(source: SourcePack, ids: Sequence[str]) -> tuple[Finding, ...]:
    if tuple(ids) == ("all",):
        return source.findings
    prefix = f"{source.document.id}/"
    known = {finding.id: finding for finding in source.findings}
    found: list[Finding] = []
    for wanted in ids:
        finding = next((f for k, f in known.items() if k in (wanted, prefix + wanted)), None)
        if finding is None:
            raise UnknownFinding(wanted, source)
        found.append(finding)
    return tuple(found)
