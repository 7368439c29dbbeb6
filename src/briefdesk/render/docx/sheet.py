"""What the writers of blocks share: the look, and what was handed out so far."""

from dataclasses import dataclass, replace

from briefdesk.model.blocks import Spans
from briefdesk.render.docx.lines import set_lines
from briefdesk.render.docx.look import Look
from briefdesk.render.docx.markup import twips
from briefdesk.render.docx.numbering import Lists
from briefdesk.render.docx.picture import Pictures
from briefdesk.render.docx.runs import Links, Marks, spans_xml
from briefdesk.render.theme import TextStyle

RUNNING_GAP = 19.35
"""The room between the running head, its rule included, and the text of its page."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document under construction; its marks, links, lists and pictures are filled as blocks are written.

    `width` is that of the column in which blocks are set, in points. `parted` tells of each list of
    signatories how many stand on each page, as far as that is known.
    """

    look: Look
    marks: Marks
    links: Links
    lists: Lists
    pictures: Pictures
    width: float
    parted: tuple[tuple[int, ...], ...] = ()

    def runs(self, spans: Spans) -> str:
        """Return the runs of `spans`."""
        return spans_xml(spans, self.marks, self.links)

    def lines(
        self,
        spans: Spans,
        style: TextStyle,
        *,
        inset_pt: float = 0.0,
        balanced: bool = False,
        hang_pt: float = 0.0,
    ) -> tuple[str, int]:
        """Return the runs of `spans` in a style, and by how many twips the right edge is moved in.

        `inset_pt` is what an indent takes of the width, `hang_pt` how far the first line hangs out.
        """
        width = self.width - inset_pt
        set_text = set_lines(spans, style, self.look, width, balanced=balanced, hang_pt=hang_pt)
        return self.runs(set_text.spans), set_text.right

    def lists_on_pages(self, count: int) -> tuple[int, ...]:
        """Return how many of the next list's `count` names stand on each page, empty if not known."""
        at = self.lists.next_columns()
        known = self.parted[at] if at < len(self.parted) else ()
        return known if sum(known) == count else ()

    def within(self, width_pt: float) -> "Sheet":
        """Return the same sheet for what is set in a column of that width."""
        return replace(self, width=width_pt)


def paragraph(style: str, runs: str, properties: str = "") -> str:
    """Return a paragraph in a style; `properties` follow the schema's order (CT_PPrBase)."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def gap(height_pt: float) -> str:
    """Return an empty line of that height: tables have no space of their own, and must not touch."""
    height = max(20, twips(height_pt))
    return paragraph(
        "Spacer", "", f'<w:spacing w:before="0" w:after="0" w:line="{height}" w:lineRule="exact"/>'
    )


def hanging(indent_pt: float, between: str = "", *, right: int = 0) -> str:
    """Return an indent whose first line hangs out, and the tab stop that leads back to it.

    `between` are properties that the schema wants between the two: spacing. `right` is in twips.
    """
    left = twips(indent_pt)
    return (
        f'<w:tabs><w:tab w:val="left" w:pos="{left}"/></w:tabs>{between}'
        f'<w:ind w:left="{left}"{_right(right)} w:hanging="{left}"/>'
    )


def hanging_out(hang_pt: float, right: int) -> str:
    """Return an indent whose first line begins `hang_pt` left of the column's edge."""
    return (
        f'<w:ind w:left="0"{_right(right)} w:hanging="{twips(hang_pt)}"/>' if hang_pt else right_indent(right)
    )


def right_indent(right: int) -> str:
    """Return an indent of `right` twips at the right, nothing for 0."""
    return f"<w:ind{_right(right)}/>" if right else ""


def _right(right: int) -> str:
    return f' w:right="{right}"' if right else ""


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
