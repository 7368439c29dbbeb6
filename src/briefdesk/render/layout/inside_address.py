"""The inside address as flows: one block, several side by side, or the names of many in two columns."""

from briefdesk.model.blocks import InsideAddress, Spans
from briefdesk.render.layout.flow import BlockFlow, Cell, ColumnItem, ColumnsFlow, Flow, Spacing
from briefdesk.render.layout.frame import Frame, lines
from briefdesk.render.layout.letter_blocks import HANGING

COLUMN_GAP = 14.0
MOST_BESIDE = 2
"""More blocks than this stand in rows: in a third of the page, the names of most committees would wrap."""


def inside_address(block: InsideAddress, frame: Frame) -> list[Flow]:
    """Return the addresses, two in a row, each a paragraph of its own; else the names."""
    blocks = [text for each in block.blocks if (text := lines(each))]
    if not blocks:
        return _names(block.names, frame)
    if len(blocks) == 1:
        return [_row(blocks, frame, frame.width)]
    column = (frame.width - COLUMN_GAP) / MOST_BESIDE
    rows = range(0, len(blocks), MOST_BESIDE)
    return [_row(blocks[at : at + MOST_BESIDE], frame, column) for at in rows]


def _row(blocks: list[tuple[Spans, ...]], frame: Frame, column: float) -> BlockFlow:
    style = frame.styles.address
    cells = tuple(
        Cell(
            frame.left + index * (column + COLUMN_GAP),
            0,
            frame.measure(text, style, column, HANGING),
            frame.node("P"),
        )
        for index, text in enumerate(blocks)
    )
    height = max((cell.text.height for cell in cells), default=0.0)
    return BlockFlow(height, frame.spacing(style, keep_next=True), cells)


def _names(names: tuple[str, ...], frame: Frame) -> list[Flow]:
    """Return names as a list that runs down one column, then the other; over pages where it must."""
    filled = [text for name in names if (text := lines((name,)))]
    if not filled:
        return []
    style = frame.styles.address
    column = (frame.width - COLUMN_GAP) / 2
    whole = frame.node("L")
    items = []
    for text in filled:
        body = frame.node("LBody", frame.node("LI", whole))
        measured = frame.measure(text, style, column, HANGING)
        items.append(ColumnItem((Cell(0, 0, measured, body),), measured.height))
    lefts = (frame.left, frame.left + column + COLUMN_GAP)
    spacing = Spacing(style.before_pt, style.after_pt, block=frame.block)
    return [ColumnsFlow(tuple(items), lefts, 0.0, spacing)]
