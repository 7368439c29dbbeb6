"""Columns as Word has them: a section of its own, whose text goes on in the next column at a break."""

from collections.abc import Callable

from briefdesk.model.blocks import Block, Columns, Heading, PullQuote
from briefdesk.render.docx.page import section_xml
from briefdesk.render.docx.sheet import Sheet, gap
from briefdesk.render.layout.columns import COLUMN_GUTTER, balanced
from briefdesk.render.layout.document import flows_of
from briefdesk.render.layout.flow import Flow
from briefdesk.render.layout.frame import Frame
from briefdesk.render.layout.typesetter import shipped_typesetter

_BREAK = '<w:r><w:br w:type="column"/></w:r>'
_END = "</w:p>"

Writer = Callable[..., str]
"""How the paragraphs of a block are made, with `first` where it begins a column."""


def columns_xml(block: Columns, sheet: Sheet, write: Writer, *, before_first: bool) -> str:
    """Return the end of the section before, then the columns as a section of their own.

    `before_first` is true where the section before is the document's first, which has the page's heads.
    """
    count = max(1, block.count)
    width = (sheet.width - COLUMN_GUTTER * (count - 1)) / count
    flows, starts = _column_starts(block, sheet, width, count)
    inside = sheet.within(width)
    found: list[str] = []
    at = 0
    for each in block.blocks:
        pieces = _pieces(write(each, inside, first=at == 0 or at in starts), each)
        for piece in pieces:
            found.append(piece.replace("</w:pPr>", f"</w:pPr>{_BREAK}", 1) if at in starts else piece)
            at += 1
    above = flows[0].spacing.before if flows else 1.0
    opening = _ending(gap(above), section_xml(sheet.look, first=before_first))
    return opening + "".join(found) + _ending(gap(1), section_xml(sheet.look, first=False, columns=count))


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
) -> tuple[list[Flow], frozenset[int]]:
    """Return the flows of the columns, and those with which the layout begins a column after the first."""
    frame = Frame(shipped_typesetter(), sheet.look.theme, sheet.look.setting, 1)
    with frame.within(frame.left, width_pt):
        flows = [flow for each in block.blocks for flow in flows_of(each, frame)]
    starts: list[int] = []
    for stack in balanced(flows, count)[:-1] if flows else ():
        starts.append((starts[-1] if starts else 0) + len(stack))
    return flows, frozenset(starts)
