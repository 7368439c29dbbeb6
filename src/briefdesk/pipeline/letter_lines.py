"""The lines of a letter that are no parts of its draft, and can be edited all the same: Re: line, closing."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from briefdesk.compose import material
from briefdesk.model.draft import PartId, Project
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import template_of

SUBJECT, CLOSE = PartId(material.SUBJECT), PartId(material.CLOSE)
LINE_LABELS: Mapping[PartId, str] = MappingProxyType({SUBJECT: "Re: line", CLOSE: "Closing"})
"""What people call each line, by the name under which it is edited."""


def line_text(desk: Desk, project: Project, name: PartId) -> str:
    """Return a line of the letter as it stands for everyone, before fields are filled."""
    return material.frame_lines(project, template_of(desk, project, "letter"), project.letter)[name]


def own_line(project: Project, name: PartId) -> str | None:
    """Return the line that the project wrote for everyone, None where the template's stands."""
    return project.letter.subject if name == SUBJECT else project.letter.close


def set_line(project: Project, name: PartId, text: str | None) -> Project:
    """Return the project with that line for everyone; None takes the template's."""
    line = text if text is None else one_line(text)
    changed = (
        replace(project.letter, subject=line) if name == SUBJECT else replace(project.letter, close=line)
    )
    return replace(project, letter=changed)


def one_line(text: str) -> str:
    """Return a text on one line; what was typed is else kept, a space at its end too."""
    return text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
