"""A partner's own paper: taken into the project, and put under its letters."""

from briefdesk.model.draft import Project
from briefdesk.render.theme import Theme


def on_stationery(theme: Theme, project: Project) -> Theme:
    """Return the theme of letters on the project's stationery, itself where it has none."""
    del project
    return theme
