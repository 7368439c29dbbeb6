"""The review sheet as a PDF, for whoever answers for the letters before they go out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefdesk.compose.review_sheet import review_sheet
from briefdesk.model.draft import Project
from briefdesk.model.explanation import Explanation
from briefdesk.model.letter import Rendered
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import template_of, theme_of
from briefdesk.pipeline.explain import explain_each
from briefdesk.pipeline.recipients import chosen
from briefdesk.pipeline.release import refuse_unreleased
from briefdesk.render.layout.document import lay_out
from briefdesk.render.pdf import render_pdf
from briefdesk.store.atomic import write_atomic

CHUNK = 5
"""Progress is told, and can be stopped, after so many letters."""


def sheet_pdf(desk: Desk, project: Project, explanations: Sequence[Explanation]) -> Rendered:
    """Return the tagged PDF that tells of these letters, in the letter's theme. Raises BriefdeskError."""
    refuse_unreleased(desk, project=project, documents=("letter",))
    document = review_sheet(
        explanations,
        title=project.title or "Letters",
        author=project.sender.organization,
        today=desk.today,
        language=template_of(desk, project, "letter").language,
    )
    theme = theme_of(desk, project, "letter")
    return render_pdf(lay_out(document, theme), document, theme)


@dataclass(frozen=True, slots=True)
class SheetProgress:
    """How many letters are explained; `pages` is 0 until the sheet is written."""

    done: int
    total: int
    pages: int = 0


def write_sheet_in_steps(desk: Desk, project: Project, path: Path) -> Iterator[SheetProgress]:
    """Write the review sheet of all letters, and yield how far it is; nothing is written before the end.

    Raises BriefdeskError.
    """
    refuse_unreleased(desk, project=project, documents=("letter",))
    addressees = chosen(desk, project)
    found: list[Explanation] = []
    for start in range(0, len(addressees), CHUNK):
        found += explain_each(desk, project, addressees[start : start + CHUNK])
        yield SheetProgress(len(found), len(addressees))
    rendered = sheet_pdf(desk, project, found)
    write_atomic(path, rendered.data)
    yield SheetProgress(len(found), len(addressees), rendered.page_count)
