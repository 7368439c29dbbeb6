"""Own templates over time: saving, duplicating, removing, versions, and projects that hold an older one."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

from briefdesk.compose.compared import ComparedLine, Side, compare_texts
from briefdesk.compose.template import read_template
from briefdesk.errors import ComposeError, StoreError
from briefdesk.model.draft import Project
from briefdesk.model.problem import Problem, Severity
from briefdesk.model.template import Template, TemplateId, TemplateVersion, VersionKind
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import DocumentName, UnknownTemplate, draft_of, with_template
from briefdesk.pipeline.recipients import fault_of_query
from briefdesk.pipeline.theme_choice import theme_at
from briefdesk.store.atomic import explain
from briefdesk.store.library import TEMPLATE_ENDING, add_to_library, read_library_text, safe_name
from briefdesk.store.template_versions import KEPT_VERSIONS, keep_version, kept_kinds, kept_versions

__all__ = [
    "KEPT_VERSIONS",
    "ComparedLine",
    "OutdatedTemplate",
    "Side",
    "TemplateKept",
    "TemplateOrigin",
    "compare_templates",
    "duplicate_template",
    "outdated_templates",
    "own_text",
    "put_template",
    "remove_template",
    "restore_template",
    "save_template",
    "take_up_template",
    "template_origin",
    "template_problems",
    "template_version",
    "template_versions",
]

_NAME_LINE = re.compile(r"^(name:[ \t]*)(.*)$", re.MULTILINE)
_TEMPLATE_WORDS: dict[DocumentName, str] = {"letter": "letter", "brief": "one-pager"}


class TemplateOrigin(StrEnum):
    """Where a template is from: shipped, made here, or a file that came from somewhere."""

    SHIPPED = "shipped"
    OWN = "own"
    STRANGER = "stranger"


class TemplateKept(StoreError):
    """A shipped template may not be replaced or removed."""

    def __init__(self, template_id: str) -> None:
        super().__init__(f"“{template_id}” is the name of a template that ships with Briefdesk.")
        self.next_step = "Duplicate it and change the copy, or give your file another name."


class VersionUnknown(ComposeError):
    """There is no version of that number."""

    def __init__(self, template_id: str, number: int) -> None:
        super().__init__(f"There is no version {number} of “{template_id}”.")
        self.next_step = f"“briefdesk template versions {template_id}” lists those that are kept."


@dataclass(frozen=True, slots=True)
class OutdatedTemplate:
    """A document of a project whose template has changed in the library since. `lines` differ."""

    document: DocumentName
    template: TemplateId
    name: str
    lines: int


def save_template(
    desk: Desk, template_id: str, text: str, *, kind: VersionKind = VersionKind.SAVED
) -> Template:
    """Check a text, keep it as the user's template of that id and as a new version, and return it.

    The id is written as the library writes names. Raises TemplateInvalid, ThemeUnknown, TemplateKept or
    StoreError; then nothing has changed.
    """
    name = TemplateId(safe_name(template_id))
    template = read_template(text, id=name, check_query=partial(fault_of_query, desk, None))
    theme_at(desk, template.theme)
    put_template(desk, name, template.source, kind=kind)
    return template


def put_template(desk: Desk, template_id: str, text: str | None, *, kind: VersionKind) -> None:
    """Let the user's template have that text, unchecked; None takes it away. Its versions stay.

    A text that stood there unversioned becomes a version first: nothing is lost.
    """
    _require_own(desk, template_id)
    folder = _versions_folder(desk, template_id)
    before = own_text(desk, template_id)
    if before is not None:
        keep_version(folder, before, day=desk.today, kind=VersionKind.FOUND)
    if text is None:
        try:
            _file_of(desk, template_id).unlink(missing_ok=True)
        except OSError as error:
            raise explain(error, _file_of(desk, template_id)) from error
    else:
        add_to_library(desk.folders.templates, template_id, TEMPLATE_ENDING, text.encode(), replace=True)
        keep_version(folder, text, day=desk.today, kind=kind)
    desk.forget()


def own_text(desk: Desk, template_id: str) -> str | None:
    """Return the text of a template of the user's own, None where there is none. Raises StoreError."""
    path = _file_of(desk, template_id)
    return read_library_text(path) if path.is_file() else None


def duplicate_template(desk: Desk, template_id: str, new_id: str = "") -> Template:
    """Keep a copy of a template under another id, “Copy of ...”, and return it.

    Raises UnknownTemplate, TemplateKept where the new id is taken, or StoreError.
    """
    template = _known(desk, template_id)
    wanted = safe_name(new_id) if new_id else _free_id(desk, f"{template_id}-copy")
    if desk.template(wanted) is not None or _file_of(desk, wanted).exists():
        raise StoreError(f"There is a template “{wanted}” already.", "Choose another name.", where=wanted)
    text = _NAME_LINE.sub(lambda m: f"{m[1]}{_copy_name(desk, template.name)}", template.source, count=1)
    return save_template(desk, wanted, text, kind=VersionKind.COPIED)


def remove_template(desk: Desk, template_id: str) -> str:
    """Take a template of the user's own out of the library and return its text; its versions stay.

    Projects that use it keep their own copy. Raises TemplateKept, UnknownTemplate or StoreError.
    """
    _require_own(desk, template_id)
    text = own_text(desk, template_id)
    if text is None:
        raise UnknownTemplate(template_id)
    put_template(desk, template_id, None, kind=VersionKind.UNDONE)
    return text


def template_origin(desk: Desk, template: Template) -> TemplateOrigin:
    """Return where a template is from; an edited one stays a stranger's while a version of theirs is kept."""
    if template.trusted:
        return TemplateOrigin.SHIPPED
    kinds = kept_kinds(_versions_folder(desk, template.id))
    theirs = not kinds or {VersionKind.IMPORTED, VersionKind.FOUND} & set(kinds)
    return TemplateOrigin.STRANGER if theirs else TemplateOrigin.OWN


def template_versions(desk: Desk, template_id: str) -> tuple[TemplateVersion, ...]:
    """Return the versions of a template, the newest first; a shipped one has none but itself."""
    kept = kept_versions(_versions_folder(desk, template_id))
    if kept:
        return kept
    template = _known(desk, template_id)
    return (TemplateVersion(1, desk.today, VersionKind.FOUND, template.source),)


def template_version(desk: Desk, template_id: str, number: int) -> TemplateVersion:
    """Return one version. Raises VersionUnknown and UnknownTemplate."""
    found = next((v for v in template_versions(desk, template_id) if v.number == number), None)
    if found is None:
        raise VersionUnknown(template_id, number)
    return found


def restore_template(desk: Desk, template_id: str, number: int) -> Template:
    """Let a template be again what it was in a version; that is a new version. Raises as save does."""
    return save_template(
        desk, template_id, template_version(desk, template_id, number).text, kind=VersionKind.RESTORED
    )


def compare_templates(before: str, after: str) -> tuple[ComparedLine, ...]:
    """Return the lines of two texts in order, with the words marked that the other lacks."""
    return compare_texts(before, after)


# Projects that hold an older version


def outdated_templates(desk: Desk, project: Project) -> tuple[OutdatedTemplate, ...]:
    """Return the documents whose template is another in the library than the project's copy."""
    documents: tuple[DocumentName, ...] = ("letter", "brief")
    found: list[OutdatedTemplate] = []
    for document in documents:
        wanted = draft_of(project, document).template
        held = next((t.text for t in project.templates if t.id == wanted), None)
        at_hand = desk.template(wanted)
        if held is None or at_hand is None or at_hand.kind != document or held == at_hand.source:
            continue
        lines = sum(line.side is not Side.BOTH for line in compare_texts(held, at_hand.source))
        found.append(OutdatedTemplate(document, wanted, at_hand.name, lines))
    return tuple(found)


def take_up_template(desk: Desk, project: Project, document: DocumentName) -> Project:
    """Return the project on its template as the library has it; findings, paragraphs and edits stay."""
    return with_template(desk, project, draft_of(project, document).template)


def template_problems(desk: Desk, project: Project) -> tuple[Problem, ...]:
    """Return a note for each document that holds an older version of its template."""
    return tuple(
        Problem(
            Severity.NOTE,
            "template-outdated",
            f"The {_TEMPLATE_WORDS[one.document]} uses an older version of the template “{one.name}”.",
            "Take the new version under Templates; your edits stay.",
            where=_TEMPLATE_WORDS[one.document].capitalize(),
            document=one.document,
        )
        for one in outdated_templates(desk, project)
    )


def _known(desk: Desk, template_id: str) -> Template:
    template = desk.template(template_id)
    if template is None:
        raise UnknownTemplate(template_id)
    return template


def _require_own(desk: Desk, template_id: str) -> None:
    held = desk.template(template_id)
    if held is not None and held.trusted:
        raise TemplateKept(template_id)


def _file_of(desk: Desk, template_id: str) -> Path:
    return desk.folders.templates / f"{safe_name(template_id)}{TEMPLATE_ENDING}"


def _versions_folder(desk: Desk, template_id: str) -> Path:
    return desk.folders.template_versions / safe_name(template_id)


def _free_id(desk: Desk, wanted: str) -> str:
    stem, number, name = safe_name(wanted), 1, safe_name(wanted)
    while desk.template(name) is not None or _file_of(desk, name).exists():
        number += 1
        name = f"{stem}-{number}"
    return name


def _copy_name(desk: Desk, name: str) -> str:
    taken, number, wanted = {t.name for t in desk.templates}, 1, f"Copy of {name}"
    while wanted in taken:
        number += 1
        wanted = f"Copy {number} of {name}"
    return wanted
