"""The parts that only a brief has: key figures, the boxed ask, sources and the contact strip."""

from dataclasses import replace

from briefdesk.model.blocks import (
    AskBox,
    ContactStrip,
    Footnote,
    KeyFigures,
    ListStyle,
    Origin,
    QrLink,
    SourcesNote,
    Span,
    Spans,
)
from briefdesk.model.finding import KeyFigure
from briefdesk.render.docx.balance import even_indent, even_split, in_columns, natural_width
from briefdesk.render.docx.design_blocks import code_cells
from briefdesk.render.docx.look import fill
from briefdesk.render.docx.markup import half_points
from briefdesk.render.docx.runs import text_run, text_xml
from briefdesk.render.docx.sheet import Sheet, gap, hanging, paragraph, right_indent, rule, spacing
from briefdesk.render.docx.tables import Cell, border, row, table
from briefdesk.render.docx.text_blocks import items_xml
from briefdesk.render.layout.brief_blocks import ASK_RULE, source_columns
from briefdesk.render.layout.design_blocks import QR_GUTTER, QR_WIDTH

_HAIRLINE = 0.6
_GUTTER = 26.0
_MOST_ABREAST = 4
_FOOT_GAP = 14.0

_Figure = tuple[KeyFigure, int | None, Origin]


def figures_xml(block: KeyFigures, sheet: Sheet) -> str:
    """Return rows of figures over their labels, hairlines between them."""
    count = len(block.figures)
    rows = -(-count // _MOST_ABREAST)
    return "".join(
        _figure_row(block.figures[count * at // rows : count * (at + 1) // rows], sheet) for at in range(rows)
    )


def _figure_row(figures: tuple[_Figure, ...], sheet: Sheet) -> str:
    look = sheet.look
    value_style, label_style = look.setting.styles.figure_value, look.setting.styles.figure_label
    column = (sheet.width - _GUTTER * (len(figures) - 1)) / len(figures)
    widest = look.widest(tuple(figure.value for figure, _, _ in figures), value_style)
    shrink = max(0.55, min(1.0, column / widest)) if widest else 1.0
    size = half_points(value_style.size_pt * shrink)
    properties = f'<w:rPr><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>' if shrink < 1 else ""
    cells: list[Cell] = []
    for at, (figure, note, _) in enumerate(figures):
        mark = sheet.runs(_mark(note))
        content = paragraph(
            "KeyFigure",
            f"<w:r>{properties}{text_xml(figure.value)}</w:r>",
            spacing(value_style, before_pt=0, after_pt=1),
        ) + paragraph(
            "KeyFigureLabel",
            text_run(figure.label) + mark,
            spacing(label_style, before_pt=0, after_pt=0)
            + even_indent((Span(figure.label), *_mark(note)), label_style, look, column),
        )
        left = _GUTTER / 2 if at else 0.0
        right = _GUTTER / 2 if at < len(figures) - 1 else 0.0
        line = border("left", fill(look.palette.rule), _HAIRLINE) if at else ""
        cells.append(Cell(content, column + left + right, line, padding=(0, right, 0, left)))
    return gap(value_style.before_pt) + table(row(tuple(cells)), tuple(cells)) + gap(label_style.after_pt)


def _mark(note: int | None) -> Spans:
    return () if note is None else (Span("", note=note),)


def ask_xml(block: AskBox, sheet: Sheet) -> str:
    """Return the ask on a tinted ground under a rule in the accent color."""
    look = sheet.look
    styles, padding = look.setting.styles, look.setting.box_padding_pt
    found = []
    if block.heading.strip():
        found.append(
            paragraph("AskHeading", text_run(block.heading), spacing(styles.ask_heading, before_pt=0))
        )
    inside = sheet.within(sheet.width - 2 * padding)
    if any(span.text.strip() for span in block.lead):
        runs, right = inside.lines(block.lead, styles.ask_lead)
        found.append(paragraph("AskLead", runs, right_indent(right)))
    if len(block.items) == 1:
        runs, right = inside.lines(block.items[0].spans, styles.ask_item)
        around = spacing(styles.ask_item, after_pt=0) + right_indent(right)
        found.append(paragraph("AskItem", runs, around))
    elif block.items:
        found.append(
            items_xml(block.items, inside, "AskItem", styles.ask_item, ListStyle.NUMBERS, last_after=0)
        )
    cell = Cell(
        "".join(found) or paragraph("AskItem", ""),
        sheet.width,
        border("top", fill(look.palette.accent), ASK_RULE),
        fill(look.palette.tint),
        (padding, padding, padding, padding),
    )
    return gap(styles.ask_heading.before_pt) + table(row((cell,)), (cell,)) + gap(styles.body.after_pt)


def foot_gap(sheet: Sheet, spare_pt: float) -> str:
    """Return the room above what stands at the foot of the page; `spare_pt` is what the layout left free."""
    return gap(_FOOT_GAP - sheet.look.setting.styles.body.after_pt + spare_pt)


def sources_xml(block: SourcesNote, sheet: Sheet) -> str:
    """Return the numbered sources in small type: long ones over the whole width, the others in columns."""
    heading = paragraph("SourcesHeading", text_run(block.heading)) if block.heading.strip() else ""
    if not block.notes:
        return heading
    look, style = sheet.look, sheet.look.setting.styles.source
    indent = look.widest(tuple(f"{note.number}." for note in block.notes), style) + style.size_pt * 0.5
    widths = [indent + natural_width(note.spans, style, look) for note in block.notes]
    if block.qr is not None:
        return _notes_and_code(block, block.qr, sheet, indent)
    over, count = source_columns(widths, sheet.width)
    above, below = _notes(block.notes[:over], sheet, indent), block.notes[over:]
    if not below:
        return heading + above
    cells = _note_columns(below, sheet, indent, count)
    return heading + above + table(row(cells), cells)


def _note_columns(
    notes: tuple[Footnote, ...], sheet: Sheet, indent: float, count: int, above: str = ""
) -> tuple[Cell, ...]:
    """Return notes in cells as wide as the sheet together, read down; `above` stands in the first one."""
    style = sheet.look.setting.styles.source
    column = (sheet.width - _GUTTER * (count - 1)) / count
    texts = tuple(note.spans for note in notes)
    height = -(-len(notes) // count)
    if count == 2:
        height = even_split(texts, style, sheet.look, column - indent)
    inside = sheet.within(column)
    top = _heading_height(sheet) if above else 0.0
    found = []
    for at, group in enumerate(in_columns(notes, count, height)):
        gutter = _GUTTER if at < count - 1 else 0.0
        head = "" if not above else gap(top) if at else above
        content = head + (_notes(group, inside, indent) or paragraph("Source", ""))
        found.append(Cell(content, column + gutter, padding=(0, gutter, 0, 0)))
    return tuple(found)


def _heading_height(sheet: Sheet) -> float:
    """Return the height of the heading of sources with the room below it."""
    style = sheet.look.setting.styles.sources_heading
    return style.leading_pt + style.after_pt


def _notes_and_code(block: SourcesNote, code: QrLink, sheet: Sheet, indent: float) -> str:
    """Return the notes in columns and the code beside them, in one row."""
    notes = sheet.within(sheet.width - QR_WIDTH - QR_GUTTER)
    heading = paragraph("SourcesHeading", text_run(block.heading)) if block.heading.strip() else ""
    count = source_columns((0.0,) * len(block.notes), notes.width, in_columns=True)[1]
    cells = _note_columns(block.notes, notes, indent, count, heading)
    last = cells[-1]
    gutter = replace(last, width_pt=last.width_pt + QR_GUTTER, padding=(0, QR_GUTTER, 0, 0))
    whole = (*cells[:-1], gutter, *code_cells(code, sheet, QR_WIDTH))
    return table(row(whole), whole)


def _notes(notes: tuple[Footnote, ...], sheet: Sheet, indent_pt: float) -> str:
    """Return notes behind their numbers."""
    style = sheet.look.setting.styles.source
    found = []
    for note in notes:
        runs, right = sheet.lines(note.spans, style, inset_pt=indent_pt)
        label = f"{text_run(f'{note.number}.')}<w:r><w:tab/></w:r>"
        found.append(paragraph("Source", label + runs, hanging(indent_pt, right=right)))
    return "".join(found)


def strip_xml(block: ContactStrip, sheet: Sheet) -> str:
    """Return the last line of a brief under a rule in the accent color."""
    line = rule("top", fill(sheet.look.palette.accent), _HAIRLINE, 5)
    runs, right = sheet.lines(block.spans, sheet.look.setting.styles.strip)
    return paragraph("ContactStrip", runs, line + right_indent(right))
