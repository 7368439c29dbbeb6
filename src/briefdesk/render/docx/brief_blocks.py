"""The parts that only a brief has: key figures, the boxed ask, sources and the contact strip."""

from briefdesk.model.blocks import AskBox, ContactStrip, KeyFigures, ListStyle, SourcesNote, Span
from briefdesk.render.docx.look import fill
from briefdesk.render.docx.runs import text_run
from briefdesk.render.docx.sheet import Sheet, paragraph, rule
from briefdesk.render.docx.tables import Cell, border, table
from briefdesk.render.docx.text_blocks import numbering

_HAIRLINE = 0.75
_EDGE = 3.0


def figures_xml(block: KeyFigures, sheet: Sheet) -> str:
    """Return the figures side by side between hairlines, each over its label."""
    if not block.figures:
        return ""
    look = sheet.look
    color = fill(look.palette.rule)
    lines = border("top", color, _HAIRLINE) + border("bottom", color, _HAIRLINE)
    width = look.text_width / len(block.figures)
    cells = []
    for figure, note, _ in block.figures:
        mark = sheet.runs((Span("", note=note),)) if note is not None else ""
        content = paragraph("KeyFigure", text_run(figure.value)) + paragraph(
            "KeyFigureLabel", text_run(figure.label) + mark
        )
        cells.append(Cell(content, width, lines, padding=(0, 0, 0, 12)))
    return table(tuple(cells)) + paragraph("Spacer", "")


def ask_xml(block: AskBox, sheet: Sheet) -> str:
    """Return the ask in a tinted box with an edge in the accent color."""
    look = sheet.look
    padding = look.setting.box_padding_pt
    found = []
    if block.heading:
        found.append(paragraph("AskHeading", text_run(block.heading)))
    if block.lead:
        found.append(paragraph("AskLead", sheet.runs(block.lead)))
    if block.items:
        list_id = sheet.lists.number_for(ListStyle.NUMBERS)
        found += [paragraph("AskItem", sheet.runs(item.spans), numbering(list_id)) for item in block.items]
    cell = Cell(
        "".join(found) or paragraph("AskItem", ""),
        look.text_width,
        border("left", fill(look.palette.accent), _EDGE),
        fill(look.palette.tint),
        (padding, padding, padding, padding),
    )
    return table((cell,)) + paragraph("Spacer", "")


def sources_xml(block: SourcesNote, sheet: Sheet) -> str:
    """Return the sources in small type, each behind its number."""
    found = [paragraph("SourcesHeading", text_run(block.heading))] if block.heading else []
    for note in block.notes:
        mark = f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{note.number}</w:t></w:r>'
        space = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
        found.append(paragraph("Source", mark + space + sheet.runs(note.spans)))
    return "".join(found)


def strip_xml(block: ContactStrip, sheet: Sheet) -> str:
    """Return the last line of a brief under a hairline."""
    line = rule("top", fill(sheet.look.palette.rule), _HAIRLINE, 5)
    return paragraph("ContactStrip", sheet.runs(block.spans), line)
