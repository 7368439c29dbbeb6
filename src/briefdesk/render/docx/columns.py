"""Columns as Word has them: a section of its own, whose text goes on in the next column at a break."""

from collections.abc import Callable

from briefdesk.model.blocks import Block, Columns, Heading, PullQuote
from briefdesk.render.docx.page import section_xml
from briefdesk.render.docx.sheet import Sheet, gap
from briefdesk.render.layout.columns import COLUMN_GUTTER, balanced
from briefdesk.render.layout.document import flows_of
from briefdesk.render.layout.flow import Flow, natural_height
from briefdesk.render.layout.frame import Frame
from briefdesk.render.layout.typesetter import shipped_typesetter

_BREAK = '<w:r><w:br w:type="column"/></w:r>'
_END = "</w:p>"
_LEAST_FILLING = 1.0

Writer = Callable[..., str]
"""How the paragraphs of a block are made, with `first` where it begins a column."""


def columns_xml(block: Columns, sheet: Sheet, write: Writer, *, before_first: bool) -> str:
    """Return the end of the section before, then the columns as a section of their own.

    `before_first` is true where the section before is the document's first, which has the page's heads.
    """
    count = max(1, block.count)
    width = (sheet.width - COLUMN_GUTTER * (count - 1)) / count
    flows, lacking = _column_starts(block, sheet, width, count)
    inside = sheet.within(width)
    found: list[str] = []
    at = 0
    for each in block.blocks:
        pieces = _pieces(write(each, inside, first=at == 0 or at in lacking), each)
        for piece in pieces:
            found += _filling(lacking.get(at, 0.0))
            found.append(piece.replace("</w:pPr>", f"</w:pPr>{_BREAK}", 1) if at in lacking else piece)
            at += 1
    above = flows[0].spacing.before if flows else 1.0
    opening = _ending(gap(above), section_xml(sheet.look, first=before_first))
    return opening + "".join(found) + _ending(gap(1), section_xml(sheet.look, first=False, columns=count))


def _filling(height_pt: float) -> tuple[str, ...]:
    """Return what makes a column as high as the highest, nothing where it is.

    LibreOffice looks for the height of a section by trial, from columns that are even: where they are
    not, it ends up to three lines too far down, which may take a one-pager to a second page.
    """
    return (gap(height_pt),) if height_pt >= _LEAST_FILLING else ()


def _ending(carrier: str, section: str) -> str:
    """Return a paragraph that ends a section."""
    return carrier.replace("</w:pPr>", f"{section}</w:pPr>", 1)


def _pieces(xml: str, block: Block) -> tuple[str, ...]:
    """Return the paragraphs of a block as the layout counts them: a quote is one, a list's items several."""
    if isinstance(block, PullQuote | Heading):
        return (xml,)
    return tuple(piece + _END for piece in xml.split(_END) if piece)


def _column_starts(
    block: Columns, sheet: Sheet, width_pt: float, count: int
) -> tuple[list[Flow], dict[int, float]]:
    """Return the flows of the columns; and where each column ends, by how much it is lower than the highest.

    With these places, counted in flows, the layout begins a column, but for the last.
    """
    frame = Frame(shipped_typesetter(), sheet.look.theme, sheet.look.setting, 1)
    with frame.within(frame.left, width_pt):
        flows = [flow for each in block.blocks for flow in flows_of(each, frame)]
    stacks = balanced(flows, count) if flows else ()
    # The room below a column's last paragraph counts where a line follows.
    heights = [natural_height(stack) + stack[-1].spacing.after for stack in stacks]
    highest = max(map(natural_height, stacks), default=0.0)
    ends: dict[int, float] = {}
    for stack, height in zip(stacks, heights, strict=True):
        ends[max(ends, default=0) + len(stack)] = max(0.0, highest - height)
    return flows, ends
