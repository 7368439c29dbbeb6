"""What the writers of blocks share: the look, and the marks, links and lists handed out so far."""

from dataclasses import dataclass

from briefdesk.model.blocks import Spans
from briefdesk.render.docx.look import Look
from briefdesk.render.docx.numbering import Lists
from briefdesk.render.docx.runs import Links, Marks, spans_xml


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document under construction; its marks, links and lists are filled as blocks are written."""

    look: Look
    marks: Marks
    links: Links
    lists: Lists

    def runs(self, spans: Spans) -> str:
        """Return the runs of `spans`."""
        return spans_xml(spans, self.marks, self.links)


def paragraph(style: str, runs: str, properties: str = "") -> str:
    """Return a paragraph in a style; `properties` follow the schema's order (CT_PPrBase)."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def rule(side: str, color: str, thickness_pt: float, gap_pt: float) -> str:
    """Return a paragraph border on one side, `gap_pt` from the text."""
    eighths, gap = max(2, round(thickness_pt * 8)), round(gap_pt)
    return f'<w:pBdr><w:{side} w:val="single" w:sz="{eighths}" w:space="{gap}" w:color="{color}"/></w:pBdr>'
