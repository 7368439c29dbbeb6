"""The review sheet as a PDF, for whoever answers for the letters before they go out."""

from collections.abc import Sequence
from pathlib import Path

from briefdesk.compose.review_sheet import review_sheet
from briefdesk.model.draft import Project
from briefdesk.model.explanation import Explanation
from briefdesk.model.letter import Rendered
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import template_of, theme_of
from briefdesk.pipeline.explain import explain
from briefdesk.render.layout.document import lay_out
from briefdesk.render.pdf import render_pdf
from briefdesk.store.atomic import write_atomic


def sheet_pdf(desk: Desk, project: Project, explanations: Sequence[Explanation]) -> Rendered:
    """Return the tagged PDF that tells of these letters, in the letter's theme. Raises BriefdeskError."""
    document = review_sheet(
        explanations,
        title=project.title or "Letters",
        author=project.sender.organization,
        today=desk.today,
        language=template_of(desk, project, "letter").language,
    )
    theme = theme_of(desk, project, "letter")
    return render_pdf(lay_out(document, theme), document, theme)


def write_review_sheet(desk: Desk, project: Project, path: Path, to: str | None = None) -> Rendered:
    """Write the review sheet of all letters, or of those to the members of `to`. Raises BriefdeskError."""
    rendered = sheet_pdf(desk, project, explain(desk, project, to))
    write_atomic(path, rendered.data)
    return rendered
