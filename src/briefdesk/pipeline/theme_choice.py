"""Which theme a name means: one that ships, the project's copy of an own one, or one of the library."""

from dataclasses import replace
from functools import lru_cache

from briefdesk.model.carried import ThemeText
from briefdesk.model.draft import PageSize, Project
from briefdesk.pipeline.desk import Desk, ThemeUnknown, shipped_themes, theme_named
from briefdesk.render.theme import Theme
from briefdesk.render.theme_reading import read_theme


def theme_at(
    desk: Desk, name: str, page_size: PageSize | None = None, project: Project | None = None
) -> Theme:
    """Return the theme of that name, on other paper where `page_size` says so; the same object each time.

    A copy in `project` stands before the library's, so that the project looks alike wherever it is opened.
    Raises ThemeUnknown, or ThemeInvalid where an own theme is broken.
    """
    if name in dict(shipped_themes()):
        return theme_named(name, page_size)
    text = theme_text(desk, name, project)
    if text is None:
        raise ThemeUnknown(name, theme_ids(desk))
    return _own_theme(text, name, page_size)


def theme_ids(desk: Desk) -> tuple[str, ...]:
    """Return the ids of the themes at hand: shipped first, then the user's own."""
    return tuple(dict.fromkeys(name for name, _ in (*shipped_themes(), *desk.own_themes)))


def theme_text(desk: Desk, name: str, project: Project | None = None) -> str | None:
    """Return the text of an own theme, the project's copy before the library's; None where there is none."""
    held = next((theme.text for theme in project.themes if theme.id == name), None) if project else None
    return held if held is not None else dict(desk.own_themes).get(name)


def copy_of(desk: Desk, name: str, project: Project) -> ThemeText | None:
    """Return the copy of an own theme that travels with the project, None for one that ships or is gone."""
    if name in dict(shipped_themes()):
        return None
    text = theme_text(desk, name, project)
    return None if text is None else ThemeText(name, text)


@lru_cache(maxsize=32)
def _own_theme(text: str, name: str, page_size: PageSize | None) -> Theme:
    if page_size is not None:
        return replace(_own_theme(text, name, None), page_size=page_size.value)
    return read_theme(text, name=name)
