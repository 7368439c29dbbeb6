"""The blocks that give a one-pager its design, as flows: bar chart, large figures, pull quote, code."""

import dataclasses

from briefdesk.model.blocks import BarChart, KeyFigures, PullQuote, QrLink, Span, Spans
from briefdesk.render.layout.flow import BlockFlow, Cell, Flow, Spacing
from briefdesk.render.layout.frame import Frame
from briefdesk.render.layout.page import PlacedBox, PlacedShape
from briefdesk.render.layout.typesetter import BALANCED, BASELINE_SHARE, Fill, Measured
from briefdesk.render.qr import qr_code
from briefdesk.render.shades import paler
from briefdesk.render.theme import Color, Palette, TextStyle

FIGURE_GUTTER = 22.0
FIGURE_BAR = 2.5
FIGURE_BAR_GAP = 6.0
MOST_LARGE = 4

BAR_SHARE = 0.71
"""The height of a chart's bar as a share of its value's size: that of figures, level with which it stands."""

BAR_GAP = 7.0
THINNEST_BAR = 1.0
"""The length of a bar that would be too short to see beside the longest."""

QUOTE_BAR = (38.0, 2.5)
QUOTE_GAP = 7.0

QR_SIDE = 54.0
QR_WIDTH = 168.0
QR_GAP = 9.0
QR_GUTTER = 26.0

_ENDLESS = 100_000.0
_SMALLEST_SHRINK = 0.5
_OPENING_MARKS = "“‘"
_ASCENT_EM = 0.72
"""How high capitals and figures stand over the baseline, for what must look level with them."""


def large_figures(block: KeyFigures, frame: Frame) -> list[Flow]:
    """Return figures that carry the page: each large under a bar in the accent color, its label below."""
    count = len(block.figures)
    rows = -(-count // MOST_LARGE)
    return [
        _figure_row(
            dataclasses.replace(block, figures=block.figures[count * at // rows : count * (at + 1) // rows]),
            frame,
        )
        for at in range(rows)
    ]


def _figure_row(block: KeyFigures, frame: Frame) -> BlockFlow:
    count = len(block.figures)
    column = (frame.width - FIGURE_GUTTER * (count - 1)) / count
    label_style = frame.styles.figure_label
    style = fitting(tuple(f.value for f, _, _ in block.figures), frame.styles.figure_large, frame, column)
    cells: list[Cell] = []
    boxes: list[PlacedBox] = []
    height = 0.0
    for index, (figure, note, origin) in enumerate(block.figures):
        left = frame.left + index * (column + FIGURE_GUTTER)
        node = frame.node("P")
        value = frame.measure(figure.value, style, column)
        label = frame.measure(marked(figure.label, note), label_style, column, BALANCED)
        y = FIGURE_BAR + FIGURE_BAR_GAP
        cells.append(Cell(left, y, value, node, origin, edge=left))
        cells.append(Cell(left, y + value.height, label, node, origin, edge=left))
        boxes.append(PlacedBox(left, 0, column, FIGURE_BAR, frame.palette.accent))
        height = max(height, y + value.height + label.height)
    spacing = Spacing(style.before_pt, label_style.after_pt, block=frame.block)
    return BlockFlow(height, spacing, tuple(cells), tuple(boxes))


def fitting(texts: tuple[str, ...], style: TextStyle, frame: Frame, width: float) -> TextStyle:
    """Return `style` in the size at which each of `texts` takes one line, or half its own size."""
    widest = max((frame.measure(text, style, _ENDLESS).width for text in texts), default=0.0)
    shrink = max(_SMALLEST_SHRINK, min(1.0, width / widest)) if widest else 1.0
    if shrink == 1.0:
        return style
    size = int(style.size_pt * shrink * 2) / 2
    return dataclasses.replace(style, size_pt=size, leading_pt=style.leading_pt / style.size_pt * size)


def bar_chart(block: BarChart, frame: Frame) -> list[Flow]:
    """Return a chart under its heading: each bar with its label above and its figure at its end.

    Labels and bars begin where the text does, on one scale from zero: no axis is needed, for every figure is
    written. The first bar makes the point, in the accent color; those that it is held against are paler.
    """
    styles, flows = frame.styles, list[Flow]()
    if block.heading.strip():
        flows.append(
            frame.paragraph(
                block.heading,
                styles.chart_heading,
                node=frame.heading(2),
                origin=block.origin,
                keep_next=True,
                fill=BALANCED,
            )
        )
    if not block.bars:
        return flows
    figure = frame.node("Figure", alt=block.alt)
    values = [frame.measure(bar.shown, styles.bar_value, frame.width / 2) for bar in block.bars]
    lengths = bar_lengths(block, tuple(value.width for value in values), frame.width)
    thick = styles.bar_value.size_pt * BAR_SHARE
    row = styles.bar_value.leading_pt
    baseline = row / 2 + styles.bar_value.size_pt * BASELINE_SHARE
    cells: list[Cell] = []
    shapes: list[PlacedShape] = []
    y = 0.0
    for bar, value, length in zip(block.bars, values, lengths, strict=True):
        label = frame.measure(marked(bar.label, bar.note), styles.bar_label, frame.width)
        cells.append(Cell(frame.left, y, label, figure, bar.origin))
        y += label.height
        if length:
            shapes.append(_bar(frame, y + baseline - thick, length, thick, figure, first=not shapes))
        cells.append(Cell(frame.left + behind(length), y, value, figure, bar.origin, edge=frame.left))
        y += max(row, value.height) + styles.bar_label.after_pt
    height = y - styles.bar_label.after_pt
    spacing = Spacing(
        0 if flows else styles.bar_label.before_pt, styles.figure_label.after_pt, block=frame.block
    )
    return [*flows, BlockFlow(height, spacing, tuple(cells), shapes=tuple(shapes))]


def _bar(frame: Frame, y: float, length: float, thick: float, figure: int, *, first: bool) -> PlacedShape:
    color = bar_color(frame.palette, first=first)
    return PlacedShape(frame.left, y, length, thick, ((0.0, 0.0, length, thick),), color, figure)


def bar_color(palette: Palette, *, first: bool) -> Color:
    """Return the color of a chart's bar."""
    return palette.accent if first else paler(palette.accent)


def behind(length: float) -> float:
    """Return where the figure behind a bar of that length begins."""
    return length + BAR_GAP if length else 0.0


def bar_lengths(block: BarChart, value_widths: tuple[float, ...], width: float) -> tuple[float, ...]:
    """Return the bars' lengths in points from zero, all on one scale, with room for each figure behind."""
    scales = [
        (width - BAR_GAP - room) / bar.value
        for bar, room in zip(block.bars, value_widths, strict=True)
        if bar.value > 0
    ]
    scale = max(0.0, min(scales, default=0.0))
    return tuple(max(bar.value * scale, THINNEST_BAR) if bar.value > 0 else 0.0 for bar in block.bars)


def pull_quote(block: PullQuote, frame: Frame) -> list[Flow]:
    """Return words set large under a short bar, an opening quotation mark hung, and who said them."""
    style, said = frame.styles.quote, frame.styles.attribution
    wide, high = QUOTE_BAR
    top = high + QUOTE_GAP
    hang = _hang(block.spans, style, frame)
    node = frame.node("BlockQuote")
    words = frame.measure(block.spans, style, frame.width + hang, Fill(balanced=True, hang=hang))
    cells = [Cell(frame.left - hang, top, words, frame.node("P", node), block.origin, edge=frame.left)]
    height = top + words.height
    if any(span.text.strip() for span in block.attribution):
        who = frame.measure(block.attribution, said, frame.width)
        cells.append(
            Cell(
                frame.left, height + style.after_pt, who, frame.node("P", node), block.origin, edge=frame.left
            )
        )
        height += style.after_pt + who.height
    bar = PlacedBox(frame.left, 0, min(wide, frame.width), high, frame.palette.accent)
    return [
        BlockFlow(height, Spacing(style.before_pt, said.after_pt, block=frame.block), tuple(cells), (bar,))
    ]


def _hang(spans: Spans, style: TextStyle, frame: Frame) -> float:
    first = next((span for span in spans if span.text), None)
    if first is None or first.text[0] not in _OPENING_MARKS:
        return 0.0
    return frame.measure(first.text[0], style, _ENDLESS).width


def code_beside(block: QrLink, frame: Frame) -> BlockFlow:
    """Return a code with what it leads to and its site beside it, QR_WIDTH wide at frame.left."""
    style = frame.styles.source
    label_style = dataclasses.replace(style, bold=True, color=frame.palette.ink)
    figure = frame.node("Figure", alt=block.alt)
    code = qr_code(block.url)
    module = QR_SIDE / code.count
    squares = tuple((column * module, row * module, wide * module, module) for column, row, wide in code.runs)
    shape = PlacedShape(frame.left, 0, QR_SIDE, QR_SIDE, squares, frame.palette.ink, figure)
    left, room = frame.left + QR_SIDE + QR_GAP, QR_WIDTH - QR_SIDE - QR_GAP
    label = frame.measure(block.label, label_style, room)
    address: Measured = frame.measure((Span(shown_address(block.url), link=block.url),), style, room)
    cells = (
        Cell(left, 0, label, frame.node("P")),
        Cell(left, label.height, address, frame.node("P")),
    )
    height = max(QR_SIDE, label.height + address.height)
    return BlockFlow(height, Spacing(block=frame.block), cells, shapes=(shape,))


def shown_address(url: str) -> str:
    """Return the site of an address as people type it: what is longer is for the code, and for a click."""
    return url.split("://", 1)[-1].split("/", 1)[0].removeprefix("www.")


def marked(text: str, note: int | None) -> Spans:
    """Return a text with its footnote's mark."""
    return (Span(text), *((Span("", note=note),) if note is not None else ()))
