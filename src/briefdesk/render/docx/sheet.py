"""What the writers of blocks share: the look, and the marks, links and lists handed out so far."""

from dataclasses import dataclass

from briefdesk.model.blocks import Spans
from briefdesk.render.docx.look import Look
from briefdesk.render.docx.markup import twips
from briefdesk.render.docx.numbering import Lists
from briefdesk.render.docx.runs import Links, Marks, spans_xml
from briefdesk.render.theme import TextStyle

RUNNING_GAP = 20.0
"""The room between the running head and the text of its page."""


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


def gap(height_pt: float) -> str:
    """Return an empty line of that height: tables have no space of their own, and must not touch."""
    height = max(20, twips(height_pt))
    return paragraph(
        "Spacer", "", f'<w:spacing w:before="0" w:after="0" w:line="{height}" w:lineRule="exact"/>'
    )


def hanging(indent_pt: float, between: str = "") -> str:
    """Return an indent whose first line hangs out, and the tab stop that leads back to it.

    `between` are properties that the schema wants between the two: spacing.
    """
    left = twips(indent_pt)
    return (
        f'<w:tabs><w:tab w:val="left" w:pos="{left}"/></w:tabs>{between}'
        f'<w:ind w:left="{left}" w:hanging="{left}"/>'
    )


def spacing(kind: TextStyle, *, before_pt: float | None = None, after_pt: float | None = None) -> str:
    """Return exact line spacing and the distances before and after, the style's own unless given."""
    before = kind.before_pt if before_pt is None else before_pt
    after = kind.after_pt if after_pt is None else after_pt
    return (
        f'<w:spacing w:before="{twips(before)}" w:after="{twips(after)}"'
        f' w:line="{twips(kind.leading_pt)}" w:lineRule="exact"/>'
    )


def rule(side: str, color: str, thickness_pt: float, gap_pt: float) -> str:
    """Return a paragraph border on one side, `gap_pt` from the text."""
    eighths, space = max(2, round(thickness_pt * 8)), round(gap_pt)
    return f'<w:pBdr><w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{color}"/></w:pBdr>'


def filled(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return the lines that say something."""
    return tuple(line.strip() for line in lines if line.strip())
