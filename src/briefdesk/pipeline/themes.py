"""Own themes: checked, kept, duplicated, handed out, chosen for a project, and tried on a page."""

from dataclasses import dataclass, replace
from pathlib import Path

from briefdesk.errors import BriefdeskError, ComposeError, StoreError
from briefdesk.model.addressee import AddresseeId
from briefdesk.model.carried import ThemeText
from briefdesk.model.draft import Project
from briefdesk.model.letter import Rendered
from briefdesk.model.problem import Problem, Severity
from briefdesk.pipeline.desk import Desk, ThemeUnknown, shipped_themes
from briefdesk.pipeline.drafts import DocumentName, draft_of, keep_themes, template_of, theme_of, with_draft
from briefdesk.pipeline.letters import preview_brief, preview_letter
from briefdesk.pipeline.theme_choice import copy_of, theme_at, theme_ids, theme_text
from briefdesk.render.contrast import Contrast, contrasts
from briefdesk.render.errors import ThemeInvalid
from briefdesk.render.theme import (
    ALIGNMENTS,
    LEAST_MARGIN_PT,
    MOST_FOOTER,
    MOST_MARGIN_PT,
    OFFICE_NAMES,
    Theme,
)
from briefdesk.render.theme_edit import theme_value, with_theme_value
from briefdesk.render.theme_reading import read_theme
from briefdesk.render.theme_toml import MOST_CHARACTERS
from briefdesk.store.atomic import explain, write_atomic
from briefdesk.store.library import THEME_ENDING, add_to_library, read_library_text, safe_name
from briefdesk.store.reading import read_text

__all__ = [
    "ALIGNMENTS",
    "FAMILIES",
    "MARGINS_PT",
    "MOST_FOOTER",
    "Contrast",
    "Theme",
    "ThemeEntry",
    "ThemeKept",
    "TriedTheme",
    "add_theme",
    "check_theme_text",
    "contrasts",
    "documents_in",
    "duplicate_theme",
    "export_theme",
    "put_theme",
    "remove_theme",
    "save_theme",
    "text_of",
    "theme_problems",
    "theme_value",
    "themes",
    "try_theme",
    "uses_theme",
    "with_library_theme",
    "with_theme",
    "with_theme_field",
    "with_theme_value",
]

FAMILIES = tuple(OFFICE_NAMES)
MARGINS_PT = (LEAST_MARGIN_PT, MOST_MARGIN_PT)
_DOCUMENTS: dict[DocumentName, str] = {"letter": "letter", "brief": "one-pager"}


class ThemeKept(StoreError):
    """A shipped theme may not be replaced or removed."""

    def __init__(self, theme_id: str) -> None:
        super().__init__(f"“{theme_id}” is the name of a theme that ships with Briefdesk.")
        self.next_step = "Duplicate it and change the copy, or give your file another name."


@dataclass(frozen=True, slots=True)
class ThemeEntry:
    """A theme at hand: what it is called, its text, and what is wrong with it, empty for nothing.

    `brought` is one that came with the project and is in no library here.
    """

    id: str
    name: str
    description: str
    shipped: bool
    text: str
    fault: str = ""
    brought: bool = False


@dataclass(frozen=True, slots=True)
class TriedTheme:
    """What a theme's text is worth while it is changed: problems, contrasts by color, and the page."""

    problems: tuple[Problem, ...]
    theme: Theme | None = None
    rendered: Rendered | None = None


def themes(desk: Desk, project: Project | None = None) -> tuple[ThemeEntry, ...]:
    """Return the themes at hand: shipped, the user's own, those that came with `project` alone.

    A broken one is there with its fault.
    """
    shipped = [(name, read_library_text(path), True) for name, path in shipped_themes()]
    names = dict(shipped_themes())
    own = [(name, text, False) for name, text in desk.own_themes if name not in names]
    known = theme_ids(desk)
    brought = [theme for theme in (project.themes if project else ()) if theme.id not in known]
    return (
        *(_entry(*each) for each in (*shipped, *own)),
        *(replace(_entry(theme.id, theme.text, False), brought=True) for theme in brought),
    )


def _entry(theme_id: str, text: str, shipped: bool) -> ThemeEntry:
    try:
        theme = read_theme(text, name=theme_id)
    except ThemeInvalid as error:
        return ThemeEntry(theme_id, theme_id, "", shipped, text, f"{error} {error.next_step}".strip())
    return ThemeEntry(theme_id, theme.name, theme.description, shipped, text)


def text_of(desk: Desk, theme_id: str, project: Project | None = None) -> str:
    """Return a theme's text as `themes` lists it. Raises ThemeUnknown."""
    path = dict(shipped_themes()).get(theme_id)
    text = read_library_text(path) if path else theme_text(desk, theme_id)
    if text is None:
        text = theme_text(desk, theme_id, project)
    if text is None:
        raise ThemeUnknown(theme_id, theme_ids(desk))
    return text


def check_theme_text(text: str, name: str) -> tuple[Problem, ...]:
    """Return everything that is wrong with a theme's text, each with its line; weak colors are warnings."""
    try:
        theme = read_theme(text, name=name)
    except ThemeInvalid as error:
        return error.problems
    return _weak_colors(theme, text)


def _weak_colors(theme: Theme, text: str = "") -> tuple[Problem, ...]:
    return tuple(
        _weak_color(color, contrast, text)
        for color, contrast in contrasts(theme.palette).items()
        if not contrast.enough
    )


def _weak_color(name: str, contrast: Contrast, text: str) -> Problem:
    lines = text.split("\n")
    line = next((n for n, words in enumerate(lines, 1) if words.split("=")[0].strip() == name), None)
    return Problem(
        Severity.WARNING,
        "weak-color",
        f"The color {name} ({contrast.color}) has {contrast.words}.",
        "Choose a darker color: small text needs 4.5 to 1 (AA).",
        where=f"colors.{name}",
        line=line,
    )


def theme_file_text(path: Path) -> str:
    """Return the text of a theme file. Raises StoreError where it is no text file of at most 100 kB."""
    return read_text(path, max_bytes=MOST_CHARACTERS)


def save_theme(desk: Desk, theme_id: str, text: str) -> Theme:
    """Check a text, keep it as the user's theme of that id and return it.

    Raises ThemeInvalid, ThemeKept or StoreError; then nothing has changed.
    """
    name = safe_name(theme_id)
    theme = read_theme(text, name=name)
    put_theme(desk, name, text)
    return theme


def put_theme(desk: Desk, theme_id: str, text: str | None) -> None:
    """Let the user's theme have that text, unchecked; None takes it away. Raises ThemeKept or StoreError."""
    name = safe_name(theme_id)
    if name in dict(shipped_themes()):
        raise ThemeKept(name)
    if text is None:
        path = desk.folders.themes / f"{name}{THEME_ENDING}"
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise explain(error, path) from error
    else:
        add_to_library(desk.folders.themes, name, THEME_ENDING, text.encode(), replace=True)
    desk.forget()


def duplicate_theme(desk: Desk, theme_id: str, new_id: str = "", *, project: Project | None = None) -> str:
    """Keep a copy of a theme, “Copy of ...”, and return its id.

    The id is none that a theme of `project` has: that one may have come along from another computer.
    Raises ThemeUnknown, ThemeInvalid, or StoreError where the new id is taken.
    """
    text = text_of(desk, theme_id, project)
    taken = {*theme_ids(desk), *(theme.id for theme in (project.themes if project else ()))}
    wanted = safe_name(new_id or f"{theme_id}-copy")
    if new_id and wanted in taken:
        raise StoreError(f"There is a theme “{wanted}” already.", "Choose another name.", where=wanted)
    stem, number = wanted, 1
    while wanted in taken:
        number += 1
        wanted = f"{stem}-{number}"
    name = read_theme(text, name=theme_id).name
    copied = f"Copy of {name}" if number == 1 else f"Copy {number} of {name}"
    save_theme(desk, wanted, with_theme_value(text, "name", copied))
    return wanted


def with_theme_field(text: str, key: str, value: str | float | None) -> str:
    """Return a theme's text with one value changed; lines grow and shrink with the size of their type."""
    after = with_theme_value(text, key, value)
    if not key.endswith(".size") or not isinstance(value, int | float):
        return after
    line = f"{key.removesuffix('size')}leading"
    size, leading = theme_value(text, key), theme_value(text, line)
    if not isinstance(size, int | float) or not isinstance(leading, int | float) or not size:
        return after
    return with_theme_value(after, line, round(leading / size * value * 4) / 4)


def remove_theme(desk: Desk, theme_id: str) -> str:
    """Take an own theme out of the library and return its text; projects that use it keep their copy.

    Raises ThemeKept or ThemeUnknown.
    """
    text = dict(desk.own_themes).get(theme_id)
    if text is None and theme_id not in dict(shipped_themes()):
        raise ThemeUnknown(theme_id, theme_ids(desk))
    put_theme(desk, theme_id, None)
    return text or ""


def add_theme(desk: Desk, path: Path) -> str:
    """Check the theme at `path`, keep a copy in the user's library and return its id.

    Raises ThemeInvalid, ThemeKept or StoreError.
    """
    text = theme_file_text(path)
    read_theme(text, name=path.name)
    name = safe_name(path.name.removesuffix(THEME_ENDING))
    put_theme(desk, name, text)
    return name


def export_theme(desk: Desk, theme_id: str, path: Path, *, project: Project | None = None) -> None:
    """Write a theme's text to `path`, also that of one which `project` brought.

    Raises ThemeUnknown or StoreError.
    """
    write_atomic(path, text_of(desk, theme_id, project).encode())


def with_theme(desk: Desk, project: Project, document: DocumentName, theme_id: str | None) -> Project:
    """Return the project with its letter or one-pager in a theme as the library has it now.

    None leaves the theme to the template. Raises ThemeUnknown or ThemeInvalid.
    """
    draft = replace(draft_of(project, document), theme=theme_id or None)
    chosen = with_draft(project, document, draft)
    if theme_id:
        chosen = with_library_theme(desk, chosen, theme_id)
    return keep_themes(desk, chosen)


def with_library_theme(desk: Desk, project: Project, theme_id: str) -> Project:
    """Return the project with its copy of a theme as the library has it now. Raises as `with_theme`."""
    others = tuple(theme for theme in project.themes if theme.id != theme_id)
    bare = replace(project, themes=others)
    if theme_text(desk, theme_id, bare) is None and theme_text(desk, theme_id, project) is not None:
        return project  # a theme that came along and is in no library here
    theme_at(desk, theme_id, None, bare)
    copy = copy_of(desk, theme_id, bare)
    return bare if copy is None else replace(bare, themes=(*others, copy))


def uses_theme(desk: Desk, project: Project, theme_id: str) -> bool:
    """Return whether the project's letter or one-pager is set in that theme."""
    return bool(documents_in(desk, project, theme_id))


def documents_in(desk: Desk, project: Project, theme_id: str) -> tuple[DocumentName, ...]:
    """Return which of the project's documents are set in that theme, none where it is not used."""
    return tuple(document for name, document in _in_use(desk, project) if name == theme_id)


def _in_use(desk: Desk, project: Project) -> tuple[tuple[str, DocumentName], ...]:
    found: list[tuple[str, DocumentName]] = []
    for document in _DOCUMENTS:
        try:
            name = draft_of(project, document).theme or template_of(desk, project, document).theme
        except ComposeError:
            continue
        found.append((name, document))
    return tuple(found)


def theme_problems(desk: Desk, project: Project) -> tuple[Problem, ...]:
    """Return what preflight says of the themes in use: copies older than the library's."""
    found: list[Problem] = []
    library = dict(desk.own_themes)
    for name, document in _in_use(desk, project):
        held = next((theme.text for theme in project.themes if theme.id == name), None)
        try:
            theme = theme_of(desk, project, document)
        except BriefdeskError:
            continue  # told where the page is set
        where = f"Theme {theme.name}"
        if held is not None and library.get(name, held) != held:
            found.append(
                Problem(
                    Severity.NOTE,
                    "theme-outdated",
                    f"The {_DOCUMENTS[document]} uses an older version of the theme “{theme.name}”.",
                    "Choose the theme again under Templates, Themes to take the new one.",
                    where=where,
                    document=document,
                )
            )
    return tuple(found)


def try_theme(
    desk: Desk, project: Project, text: str, document: DocumentName, to: AddresseeId | None
) -> TriedTheme:
    """Check a theme's text and set the project's letter to `to`, or its one-pager, in it.

    Raises BriefdeskError where the page cannot be made for another reason.
    """
    problems = check_theme_text(text, "theme")
    if any(problem.severity is Severity.ERROR for problem in problems):
        return TriedTheme(problems)
    tried = with_draft(project, document, replace(draft_of(project, document), theme=_TRIED))
    tried = replace(tried, themes=(*tried.themes, ThemeText(_TRIED, text)))
    theme = theme_of(desk, tried, document)
    if document == "brief":
        return TriedTheme(problems, theme, preview_brief(desk, tried).rendered)
    if to is None:
        return TriedTheme(problems, theme)
    return TriedTheme(problems, theme, preview_letter(desk, tried, to).rendered)


_TRIED = "?"
"""No file can have this name."""
