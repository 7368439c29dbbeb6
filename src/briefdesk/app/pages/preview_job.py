"""What the preview asks of a worker: pages as pictures, and what is to be said about them."""

from dataclasses import dataclass

from briefdesk.model.addressee import AddresseeId
from briefdesk.model.draft import FindingPart, PartId, Project, TextPart
from briefdesk.model.letter import Rendered, Sentence
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import DocumentName, is_key_figure
from briefdesk.pipeline.letters import PageImage, page_image, preview_brief, preview_letter

MAX_PAGES = 12


@dataclass(frozen=True, slots=True)
class Cost:
    """How many lines a block of the one-pager takes; `part` is what to select, "" where nothing can be.

    `removable` is true for a finding or a paragraph that can go as it stands.
    """

    label: str
    lines: int
    part: str = ""
    removable: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """A finished preview. `images` are at `scale` device pixels per point."""

    document: DocumentName
    rendered: Rendered
    images: tuple[PageImage, ...]
    scale: float
    lines_over: int = 0
    costs: tuple[Cost, ...] = ()
    next_step: str = ""
    sentences: tuple[Sentence, ...] = ()


def make_preview(
    desk: Desk, project: Project, document: DocumentName, addressee: AddresseeId | None, scale: float
) -> Preview | None:
    """Return the pages of the letter to `addressee`, or of the brief; None for a letter to nobody."""
    if document == "brief":
        brief = preview_brief(desk, project)
        costs = tuple(
            Cost(cost.label, cost.lines, cost.part, cost.removable and _can_go(project, cost.part))
            for cost in brief.costs
        )
        images = draw_pages(brief.rendered, scale)
        return Preview(
            document,
            brief.rendered,
            images,
            scale,
            brief.lines_over,
            costs,
            brief.next_step,
            brief.sentences,
        )
    if addressee is None:
        return None
    letter = preview_letter(desk, project, addressee)
    images = draw_pages(letter.rendered, scale)
    return Preview(document, letter.rendered, images, scale, sentences=letter.sentences)


def _can_go(project: Project, part_id: str) -> bool:
    """Return whether taking this one part out wins all the lines that its block takes."""
    part = project.brief.part(PartId(part_id))
    return isinstance(part, FindingPart | TextPart) and not is_key_figure(part)


def cheapest(lines_over: int, costs: tuple[Cost, ...]) -> Cost | None:
    """Return what to take out first: the least that makes room for all, else the most that can go."""
    # Of equals the last one: what was added last is the easiest to miss.
    removable = sorted((cost for cost in reversed(costs) if cost.removable), key=lambda cost: cost.lines)
    enough = (cost for cost in removable if cost.lines >= lines_over)
    return next(enough, max(removable, key=lambda cost: cost.lines, default=None))


def draw_pages(rendered: Rendered, scale: float) -> tuple[PageImage, ...]:
    """Return pictures of the first pages of a PDF."""
    count = min(rendered.page_count, MAX_PAGES)
    return tuple(page_image(rendered, page, scale) for page in range(count))


def summary(preview: Preview, page: int) -> tuple[str, bool]:
    """Return what the foot of the preview says, and whether it is a warning."""
    pages = preview.rendered.page_count
    where = f"Page {page + 1} of {pages}"
    if preview.lines_over > 0:
        lines = "1 line" if preview.lines_over == 1 else f"{preview.lines_over} lines"
        return f"{where} · {lines} over", True
    spare = preview.rendered.fit.lines_spare if preview.rendered.fit else preview.rendered.lines_spare
    if pages == 1 or preview.document == "brief":
        return f"{where} · {spare} {'line' if spare == 1 else 'lines'} to spare", False
    return where, False
