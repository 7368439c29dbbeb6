"""The blocks of a letter as flows: address, running text, lists, signature, signatories."""

import dataclasses
from collections.abc import Sequence

from briefdesk.model.blocks import (
    CopyLine,
    Enclosures,
    ItemList,
    ListItem,
    ListStyle,
    Paragraph,
    Signatories,
    SignatureBlock,
    Span,
    SubjectLine,
)
from briefdesk.render.layout.flow import (
    FEWEST_LINES,
    BlockFlow,
    Cell,
    ColumnItem,
    ColumnsFlow,
    Flow,
    Panel,
    Spacing,
    TextFlow,
)
from briefdesk.render.layout.frame import Frame, lines
from briefdesk.render.layout.page import ARTIFACT
from briefdesk.render.layout.typesetter import BALANCED, Fill
from briefdesk.render.theme import FaceRole, TextStyle

_GAP = 14.0
HANGING = Fill(hang=10.0)
CONTINUED = " (continued)"
"""What follows a tier's heading where its organizations go on over a page."""


def subject(block: SubjectLine, frame: Frame) -> list[Flow]:
    """Return the Re: line, its text hanging beside the word."""
    style = frame.styles.subject
    label = frame.measure("Re:", style, frame.width)
    indent = max(frame.setting.list_indent_pt * 1.5, label.width + style.size_pt * 0.5)
    node = frame.node("P")
    text = frame.measure(block.spans, style, frame.width - indent, BALANCED)
    return [
        TextFlow(
            Cell(frame.left + indent, 0, text, node, block.origin),
            frame.spacing(style, keep_next=True),
            (Cell(frame.left, 0, label, node),),
        )
    ]


def paragraph(block: Paragraph, frame: Frame) -> list[Flow]:
    """Return running text; what ends in a colon stays with what it announces."""
    announces = bool(block.spans) and block.spans[-1].text.rstrip().endswith(":")
    style = frame.styles.lead if block.lead else frame.styles.body
    return [frame.paragraph(block.spans, style, origin=block.origin, keep_next=announces)]


def item_list(block: ItemList, frame: Frame) -> list[Flow]:
    """Return a list's items; the last takes the body's space after it."""
    flows = list_items(block.items, frame, frame.styles.item, style_of=block.style, start=block.start)
    for at in kept_items(tuple(len(flow.cell.text.breaks) for flow in flows)):
        flows[at] = dataclasses.replace(
            flows[at], spacing=dataclasses.replace(flows[at].spacing, keep_next=True)
        )
    if flows:
        last = flows[-1]
        after = max(frame.styles.body.after_pt, last.spacing.after)
        flows[-1] = dataclasses.replace(last, spacing=dataclasses.replace(last.spacing, after=after))
    return list(flows)


def kept_items(lines_of: Sequence[int]) -> frozenset[int]:
    """Return which items of a list stay with the next, by their lines: no short one ends or begins a page.

    What stays with the next is never parted; items long enough to part at a page's end are left to do so.
    """
    ends = {0, len(lines_of) - 2} & set(range(len(lines_of) - 1))
    return frozenset(at for at in ends if lines_of[at] < 2 * FEWEST_LINES)


def list_items(
    items: tuple[ListItem, ...],
    frame: Frame,
    style: TextStyle,
    *,
    style_of: ListStyle,
    start: int = 1,
    inset: float = 0.0,
    panel: Panel | None = None,
) -> list[TextFlow]:
    """Return items with hanging labels; `inset` narrows them on both sides."""
    numbers = style_of is ListStyle.NUMBERS
    whole = frame.node("L", numbering="Decimal" if numbers else "Disc")
    labels = [f"{start + index}." if numbers else "•" for index in range(len(items))]
    # The sans has the fuller bullet; numbers stay in the text's own family.
    label_style = dataclasses.replace(
        style,
        bold=numbers or style.bold,
        color=frame.palette.accent,
        face=style.face if numbers else FaceRole.SANS,
    )
    measured = [frame.measure(label, label_style, frame.width) for label in labels]
    widest = max((label.width for label in measured), default=0.0)
    indent = max(frame.setting.list_indent_pt, widest + style.size_pt * 0.45)
    spacing = frame.spacing(style, panel=panel)
    flows = []
    for item, label in zip(items, measured, strict=True):
        entry = frame.node("LI", whole)
        mark, body = frame.node("Lbl", entry), frame.node("LBody", entry)
        left = frame.left + inset
        text = frame.measure(item.spans, style, frame.width - indent - 2 * inset)
        # Numbers align at their stops, bullets a little in from the edge.
        offset = widest - label.width if numbers else indent * 0.22
        flows.append(
            TextFlow(
                Cell(left + indent, 0, text, body, item.origin),
                spacing,
                (Cell(left + offset, 0, label, mark),),
            )
        )
    return flows


def signature(block: SignatureBlock, frame: Frame) -> list[Flow]:
    """Return close, room to sign, name, title and organization as one piece."""
    styles = frame.styles
    cells: list[Cell] = []
    y = 0.0
    if block.close:
        close = frame.measure(block.close, styles.close, frame.width)
        cells.append(Cell(frame.left, 0, close, frame.node("P"), block.origin))
        y = close.height
    y += frame.setting.signing_room_pt
    node = frame.node("P")
    if block.name.strip():
        name = frame.measure(block.name, styles.signatory_name, frame.width, BALANCED)
        cells.append(Cell(frame.left, y, name, node))
        y += name.height
    details = lines((block.title, block.organization))
    if details:
        measured = frame.measure(details, styles.signatory_detail, frame.width, BALANCED)
        cells.append(Cell(frame.left, y, measured, node))
        y += measured.height
    return [BlockFlow(y, frame.spacing(styles.close), tuple(cells))]


def signatories(block: Signatories, frame: Frame) -> list[Flow]:
    """Return the organizations in two columns, in three where the names are short, under their tier.

    What goes on over a page stands under the tier once more.
    """
    style = frame.styles.signer
    flows: list[Flow] = []
    resumed = None
    if block.heading:
        heading = frame.styles.tier
        again = frame.measure(f"{block.heading}{CONTINUED}", heading, frame.width)
        # No heading of its own for who hears the page: the list is one.
        resumed = ColumnItem((Cell(frame.left, 0, again, ARTIFACT),), again.height + heading.after_pt)
        flows.append(frame.paragraph(block.heading, heading, node=frame.heading(2), keep_next=True))
    if not block.names:
        return flows
    widest = (text for entry in block.entries for text in entry if text)
    longest = sorted(frame.measure(text, style, 10_000).width for text in widest)
    typical = longest[int((len(longest) - 1) * 0.9)]
    third = (frame.width - 2 * _GAP) / 3
    count = 3 if typical <= third and len(block.names) > 8 else 2 if len(block.names) > 3 else 1
    column = (frame.width - (count - 1) * _GAP) / count
    whole = frame.node("L")
    items = []
    for name, who in block.entries:
        body = frame.node("LBody", frame.node("LI", whole))
        measured = frame.measure(name, style, column, HANGING)
        cells, height = [Cell(0, 0, measured, body)], measured.height
        if who:
            below = frame.measure((Span(who, italic=True),), style, column, HANGING)
            cells.append(Cell(0, height, below, body))
            height += below.height
        items.append(ColumnItem(tuple(cells), height))
    lefts = tuple(frame.left + index * (column + _GAP) for index in range(count))
    # Without a heading, the list stands off from the signature by itself.
    spacing = Spacing(0 if flows else frame.styles.tier.before_pt, 2 * style.after_pt, block=frame.block)
    return [*flows, ColumnsFlow(tuple(items), lefts, style.after_pt, spacing, resumed)]


def enclosures(block: Enclosures, frame: Frame) -> list[Flow]:
    """Return what is enclosed, beside its label."""
    label = "Enclosure:" if len(block.items) == 1 else "Enclosures:"
    return _labelled(label, block.items, frame)


def copies(block: CopyLine, frame: Frame) -> list[Flow]:
    """Return who gets a copy, beside the label "cc:"."""
    return _labelled("cc:", block.items, frame)


def _labelled(label: str, items: tuple[str, ...], frame: Frame) -> list[Flow]:
    style = frame.styles.enclosure
    texts = lines(items)
    if not texts:
        return []
    # One indent for both labels, so that enclosures and copies line up.
    indent = frame.measure("Enclosures:", style, frame.width).width + style.size_pt * 0.8
    node = frame.node("P")
    text = frame.measure(texts, style, frame.width - indent)
    cell = Cell(frame.left + indent, 0, text, node)
    return [
        TextFlow(
            cell, frame.spacing(style), (Cell(frame.left, 0, frame.measure(label, style, indent), node),)
        )
    ]


def plain(text: str, frame: Frame, style: TextStyle, *, keep_next: bool = False) -> list[Flow]:
    """Return a line of its own: a date, a delivery line, a salutation."""
    if not text.strip():
        return []
    return [frame.paragraph((Span(text),), style, keep_next=keep_next)]
