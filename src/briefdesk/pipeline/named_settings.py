"""All settings of a project that the command line names, in one place: `new --set` and `set`."""

from collections.abc import Iterable

from briefdesk.model.draft import Project
from briefdesk.model.template import Template, TemplateKind
from briefdesk.pipeline.carried import with_lists
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import DocumentName, UnknownTemplate, WrongKind, template_of, with_template
from briefdesk.pipeline.project_settings import FieldUnknown, with_setting
from briefdesk.pipeline.shown_findings import SHOWN, with_shown
from briefdesk.pipeline.stationery import with_stationery_setting
from briefdesk.pipeline.themes import with_theme

_THEMES: dict[str, tuple[DocumentName, ...]] = {
    "theme": ("letter", "brief"),
    "letter.theme": ("letter",),
    "brief.theme": ("brief",),
}
_TEMPLATES = {"template": TemplateKind.LETTER, "brief-template": TemplateKind.BRIEF}


def with_settings(desk: Desk, project: Project, settings: Iterable[tuple[str, str]]) -> Project:
    """Return the project with settings changed in order: later ones see what earlier ones did.

    It carries copies of the saved lists that it names then.

    Raises BriefdeskError where a setting is not known or its value will not do.
    """
    settings = tuple(settings)
    for key, value in settings:
        if key in SHOWN:
            names = [name.strip() for name in value.split(",") if name.strip()]
            project = with_shown(desk, project, key, names)
        elif key in _TEMPLATES:
            project = with_template(desk, project, _template(desk, value, _TEMPLATES[key]))
        elif key in _THEMES:
            for document in _THEMES[key]:
                project = with_theme(desk, project, document, value)
        elif key.startswith("stationery."):
            project = with_stationery_setting(project, key, value)
        else:
            project = with_setting(project, key, value)
    named = [key.removeprefix("field.") for key, _ in settings if key.startswith("field.")]
    if named:
        _refuse_unknown_fields(
            named, template_of(desk, project, "letter"), template_of(desk, project, "brief")
        )
    return with_lists(desk, project)


def _template(desk: Desk, wanted: str, kind: TemplateKind) -> Template:
    found = desk.template(wanted, kind)
    if found is not None:
        return found
    raise WrongKind(wanted, kind) if desk.template(wanted) is not None else UnknownTemplate(wanted)


def _refuse_unknown_fields(named: Iterable[str], *templates: Template) -> None:
    """Raise FieldUnknown for a value that neither template would print: a slip of the pen is not kept."""
    known = [field.name for template in templates for field in template.fields]
    unknown = next((name for name in named if name not in known), None)
    if unknown is not None:
        raise FieldUnknown(unknown, tuple(dict.fromkeys(known)))
