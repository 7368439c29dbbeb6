"""The blocks of a brief as flows: title, key figures, boxed ask, sources, contact strip."""

import dataclasses
from collections.abc import Sequence

from briefdesk.model.blocks import (
    AskBox,
    ContactStrip,
    Heading,
    KeyFigures,
    ListItem,
    ListStyle,
    Origin,
    SourcesNote,
    Span,
    Spans,
)
from briefdesk.model.finding import KeyFigure
from briefdesk.render.layout.columns import side_by_side
from briefdesk.render.layout.design_blocks import QR_GUTTER, QR_WIDTH, code_beside
from briefdesk.render.layout.flow import (
    BlockFlow,
    Cell,
    ColumnItem,
    ColumnsFlow,
    Flow,
    Panel,
    Spacing,
    TextFlow,
)
from briefdesk.render.layout.frame import Frame
from briefdesk.render.layout.letter_blocks import list_items
from briefdesk.render.layout.page import PlacedBox
from briefdesk.render.layout.typesetter import BALANCED
from briefdesk.render.theme import TextStyle

_HAIRLINE = 0.6
_GUTTER = 26.0
ASK_RULE = 2.5
"""The height of the rule on top of the boxed ask."""

_MOST_ABREAST = 4
_SOURCES_IN_COLUMNS = 3
_MOST_COLUMNS = 5
_SMALLEST_STRIP = 7.0
_ENDLESS = 100_000.0


def heading(block: Heading, frame: Frame) -> list[Flow]:
    """Return a title or section heading that stays with what follows."""
    style = frame.styles.title if block.level == 1 else frame.styles.heading
    return [
        frame.paragraph(
            block.spans,
            style,
            node=frame.heading(block.level),
            origin=block.origin,
            keep_next=True,
            fill=BALANCED,
        )
    ]


def key_figures(block: KeyFigures, frame: Frame) -> list[Flow]:
    """Return rows of figures with their labels, hairlines between them."""
    count = len(block.figures)
    rows = -(-count // _MOST_ABREAST)
    flows: list[Flow] = []
    for row in range(rows):
        first, last = count * row // rows, count * (row + 1) // rows
        flows.append(_figure_row(block.figures[first:last], frame))
    return flows


def _figure_row(figures: tuple[tuple[KeyFigure, int | None, Origin], ...], frame: Frame) -> BlockFlow:
    value_style, label_style = frame.styles.figure_value, frame.styles.figure_label
    column = (frame.width - _GUTTER * (len(figures) - 1)) / len(figures)
    texts: list[tuple[str, Spans, Origin]] = [
        (figure.value, (Span(figure.label), *((Span("", note=note),) if note is not None else ())), origin)
        for figure, note, origin in figures
    ]
    widest = max(frame.measure(value, value_style, 10_000).width for value, _, _ in texts)
    shrink = max(0.55, min(1.0, column / widest)) if widest else 1.0
    value_style = dataclasses.replace(value_style, size_pt=int(value_style.size_pt * shrink * 2) / 2)
    values = [frame.measure(value, value_style, column) for value, _, _ in texts]
    labels = [frame.measure(label, label_style, column, BALANCED) for _, label, _ in texts]
    tallest = max(value.height for value in values)
    height = tallest + 1 + max(label.height for label in labels)
    cells: list[Cell] = []
    boxes: list[PlacedBox] = []
    for index, (value, label, (_, _, origin)) in enumerate(zip(values, labels, texts, strict=True)):
        left = frame.left + index * (column + _GUTTER)
        node = frame.node("P")
        cells.append(Cell(left, tallest - value.height, value, node, origin))
        cells.append(Cell(left, tallest + 1, label, node, origin))
        if index:
            boxes.append(PlacedBox(left - _GUTTER / 2, 4, _HAIRLINE, height - 4, frame.palette.rule))
    spacing = Spacing(value_style.before_pt, label_style.after_pt, block=frame.block)
    return BlockFlow(height, spacing, tuple(cells), tuple(boxes))


def ask_box(block: AskBox, frame: Frame) -> list[Flow]:
    """Return heading, lead and numbered asks on a tinted ground under an accent rule."""
    styles, palette, padding = frame.styles, frame.palette, frame.setting.box_padding_pt
    panel = Panel(frame.left, frame.width, palette.tint, palette.accent, ASK_RULE)
    flows: list[Flow] = [
        dataclasses.replace(
            frame.gap(padding + ASK_RULE, panel=panel, keep_next=True),
            spacing=Spacing(styles.ask_heading.before_pt, 0, True, panel, frame.block),
        )
    ]
    heading_style = dataclasses.replace(styles.ask_heading, before_pt=0)
    parts: tuple[tuple[Spans, TextStyle, bool], ...] = (
        ((Span(block.heading),), heading_style, True),
        (block.lead, styles.ask_lead, False),
    )
    for text, style, is_heading in parts:
        if any(span.text.strip() for span in text):
            node = frame.heading(2) if is_heading else frame.node("P")
            measured = frame.measure(text, style, frame.width - 2 * padding)
            cell = Cell(frame.left + padding, 0, measured, node, block.origin)
            flows.append(TextFlow(cell, frame.spacing(style, keep_next=True, panel=panel)))
    if len(block.items) == 1:
        flows.append(_only_ask(block.items[0], frame, panel, padding))
    else:
        flows += list_items(
            block.items, frame, styles.ask_item, style_of=ListStyle.NUMBERS, inset=padding, panel=panel
        )
    last = flows[-1]
    flows[-1] = dataclasses.replace(
        last, spacing=dataclasses.replace(last.spacing, after=0.0, keep_next=True)
    )
    closing = Spacing(0, styles.body.after_pt, panel=panel, block=frame.block)
    return [*flows, BlockFlow(padding, closing)]


def _only_ask(ask: ListItem, frame: Frame, panel: Panel, inset: float) -> TextFlow:
    """Return an ask without a number: “1.” would promise a second."""
    style = frame.styles.ask_item
    text = frame.measure(ask.spans, style, frame.width - 2 * inset)
    cell = Cell(frame.left + inset, 0, text, frame.node("P"), ask.origin)
    return TextFlow(cell, frame.spacing(style, panel=panel))


def sources(block: SourcesNote, frame: Frame) -> list[Flow]:
    """Return the numbered sources in small type, beside a code that leads to one where there is one."""
    if block.qr is None:
        return _notes(block, frame)
    left, width = frame.left, frame.width
    notes_width = width - QR_WIDTH - QR_GUTTER
    with frame.within(left, notes_width):
        notes = _notes(block, frame, in_columns=True)
    with frame.within(left + notes_width + QR_GUTTER, QR_WIDTH):
        code = code_beside(block.qr, frame)
    return [side_by_side((notes, [code]), frame)]


def _notes(block: SourcesNote, frame: Frame, *, in_columns: bool = False) -> list[Flow]:
    """Return the numbered sources, in columns where there are several.

    With `in_columns`, none runs over the whole width: a table without merged cells can hold them.
    """
    style = frame.styles.source
    flows: list[Flow] = []
    if block.heading:
        flows.append(
            frame.paragraph(
                block.heading, frame.styles.sources_heading, node=frame.heading(2), keep_next=True
            )
        )
    if not block.notes:
        return flows
    labels = [frame.measure(f"{note.number}.", style, frame.width) for note in block.notes]
    indent = max(label.width for label in labels) + style.size_pt * 0.5
    widths = [indent + frame.measure(note.spans, style, _ENDLESS).width for note in block.notes]
    over, count = source_columns(widths, frame.width, in_columns=in_columns)
    column = (frame.width - _GUTTER * (count - 1)) / count
    whole = frame.node("L", numbering="Decimal")
    items = []
    for index, (note, label) in enumerate(zip(block.notes, labels, strict=True)):
        entry = frame.node("LI", whole)
        mark, body = frame.node("Lbl", entry), frame.node("LBody", entry)
        text = frame.measure(note.spans, style, (frame.width if index < over else column) - indent)
        beside = Cell(indent - label.width - style.size_pt * 0.5, 0, label, mark)
        items.append(ColumnItem((beside, Cell(indent, 0, text, body, source=note.number)), text.height))
    lefts = tuple(frame.left + index * (column + _GUTTER) for index in range(count))
    # What follows the notes keeps its distance by itself.
    gap, spacing = style.after_pt, Spacing(block=frame.block)
    if over == len(items):
        return [*flows, ColumnsFlow(tuple(items), (frame.left,), gap, spacing)]
    if over:
        above = Spacing(0, gap, True, block=frame.block)
        flows.append(ColumnsFlow(tuple(items[:over]), (frame.left,), gap, above))
    return [*flows, ColumnsFlow(tuple(items[over:]), lefts, gap, spacing)]


def source_columns(widths: Sequence[float], width: float, *, in_columns: bool = False) -> tuple[int, int]:
    """Return how many notes of these widths run over the whole `width`, and in how many columns the others.

    The first note names the source in full and is long; those that follow mostly have a few words.
    With `in_columns`, it stands in a column like the others.
    """
    if in_columns:
        return (0, 2) if len(widths) >= _SOURCES_IN_COLUMNS else (len(widths), 1)
    if len(widths) < _SOURCES_IN_COLUMNS:
        return len(widths), 1
    over = 1 if widths[0] > (width - _GUTTER) / 2 else 0
    rest = widths[over:]
    for count in range(min(_MOST_COLUMNS, len(rest)), 2, -1):
        if max(rest) <= (width - _GUTTER * (count - 1)) / count:
            rows = -(-len(rest) // count)
            return over, -(-len(rest) // rows)
    return over, 2


def contact_strip(block: ContactStrip, frame: Frame) -> list[Flow]:
    """Return the last line of the page under an accent rule."""
    style = frame.styles.strip
    text = frame.measure(block.spans, style, frame.width)
    rule = PlacedBox(frame.left, 0, frame.width, _HAIRLINE, frame.palette.accent)
    cell = Cell(frame.left, 5 + _HAIRLINE, text, frame.node("P"))
    return [BlockFlow(text.height + 5 + _HAIRLINE, frame.spacing(style), (cell,), (rule,))]


def strip_in_one_line(block: ContactStrip, frame: Frame) -> TextStyle:
    """Return the strip's style, in the size at which it takes one line if that is not too small."""
    style = frame.styles.strip
    natural = frame.measure(block.spans, style, _ENDLESS).width
    if natural <= frame.width:
        return style
    size = max(_SMALLEST_STRIP, int(style.size_pt * frame.width / natural * 2) / 2)
    return dataclasses.replace(style, size_pt=min(size, style.size_pt))
