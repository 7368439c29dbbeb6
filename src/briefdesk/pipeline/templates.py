"""Templates at hand: checking a file, keeping it, handing one out, and trying one on the sample."""

from functools import partial
from pathlib import Path

from briefdesk.compose.template import read_template
from briefdesk.model.letter import Rendered
from briefdesk.model.problem import Problem
from briefdesk.model.template import Template, TemplateId, TemplateKind, VersionKind
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import UnknownTemplate
from briefdesk.pipeline.letters import preview_brief, preview_letter
from briefdesk.pipeline.projects import sample_on
from briefdesk.pipeline.recipients import chosen, fault_of_query
from briefdesk.pipeline.template_guide import check_template_text
from briefdesk.pipeline.template_versions import put_template
from briefdesk.pipeline.theme_choice import theme_at
from briefdesk.store.atomic import write_atomic
from briefdesk.store.library import safe_name
from briefdesk.store.reading import read_text

MAX_TEMPLATE_BYTES = 100_000


def template_text(path: Path) -> str:
    """Return the text of a template file. Raises StoreError where it is no text file of at most 100 kB."""
    return read_text(path, max_bytes=MAX_TEMPLATE_BYTES)


def check_template_file(desk: Desk, path: Path) -> tuple[Problem, ...]:
    """Return everything that is wrong with a template file, each with its line. Raises StoreError."""
    return check_template_text(desk, template_text(path), path.name)


def template_id_of(path: Path) -> TemplateId:
    """Return the id that a template file gets in the library: “My Letter.md” becomes `my-letter`."""
    return TemplateId(safe_name(path.stem))


def same_template(desk: Desk, path: Path) -> Template | None:
    """Return the template at hand, shipped or own, that says what the file says, or None.

    Raises StoreError where it is no text file of at most 100 kB.
    """
    text = _lines(template_text(path))
    return next((template for template in desk.templates if _lines(template.source) == text), None)


def _lines(text: str) -> list[str]:
    # Mail and editors change line ends and the last empty line.
    return text.strip().splitlines()


def add_template(desk: Desk, path: Path) -> Template:
    """Check the template at `path`, keep a copy in the user's library and return it.

    One that is at hand already is returned as it is: it gets no twin, and a shipped one stays trusted.
    Raises TemplateInvalid, ThemeUnknown, TemplateKept or StoreError.
    """
    if (there := same_template(desk, path)) is not None:
        return there
    text = template_text(path)
    name = template_id_of(path)
    template = read_template(text, id=name, check_query=partial(fault_of_query, desk, None), name=path.name)
    theme_at(desk, template.theme)
    put_template(desk, name, template.source, kind=VersionKind.IMPORTED)
    return template


def export_template(desk: Desk, template_id: str, path: Path) -> None:
    """Write a template's text to `path`. Raises UnknownTemplate or StoreError."""
    template = desk.template(template_id)
    if template is None:
        raise UnknownTemplate(template_id)
    write_atomic(path, template.source.encode())


def preview_template(desk: Desk, path: Path) -> Rendered:
    """Return the first page(s) that a template file makes of the sample project. Raises BriefdeskError."""
    template = read_template(template_text(path), id=TemplateId(path.stem), name=path.name)
    project = sample_on(desk, template)
    if template.kind is TemplateKind.BRIEF:
        return preview_brief(desk, project).rendered
    first = chosen(desk, project)[0]
    return preview_letter(desk, project, first.id).rendered
