"""The inside address: one block, several side by side, or the names of many in two columns."""

from dataclasses import replace

from briefdesk.model.blocks import InsideAddress, Span
from briefdesk.render.docx.balance import even_split, in_columns, line_count
from briefdesk.render.docx.lines import set_lines
from briefdesk.render.docx.look import Look
from briefdesk.render.docx.markup import twips
from briefdesk.render.docx.name_columns import COLUMN_GAP, beside, on_pages
from briefdesk.render.docx.runs import lines_run, text_run
from briefdesk.render.docx.sheet import Sheet, filled, gap, paragraph, spacing
from briefdesk.render.docx.tables import row, table
from briefdesk.render.layout.inside_address import MOST_BESIDE
from briefdesk.render.layout.letter_blocks import HANGING
from briefdesk.render.theme import TextStyle

_STYLE = "InsideAddress"
_KEEP = "<w:keepNext/>"
# Lines that take less than this share of the width need no breaking to tell that none of them wraps.
_SURELY_NARROW = 0.98


def address_xml(block: InsideAddress, sheet: Sheet) -> str:
    """Return one address as lines; several stand in rows of two, names without blocks in two columns."""
    look = sheet.look
    addresses = [lines for each in block.blocks if (lines := filled(each))]
    if not addresses:
        return _names(filled(block.names), sheet)
    if len(addresses) == 1:
        return _block(addresses[0], look, look.text_width, look.setting.styles.address)
    style = look.setting.styles.address
    rows = [addresses[at : at + MOST_BESIDE] for at in range(0, len(addresses), MOST_BESIDE)]
    return "".join(_row(found, look) + gap(style.after_pt) for found in rows)


def _row(addresses: list[tuple[str, ...]], look: Look) -> str:
    """Return addresses beside each other; one alone in the last row is as wide as those above it."""
    close = replace(look.setting.styles.address, before_pt=0, after_pt=0)
    column = _column(look)
    contents = [_block(lines, look, column, close, own_spacing=True) for lines in addresses]
    if len(contents) == 1:
        contents.append(paragraph(_STYLE, "", spacing(close)))
    cells = beside(contents, look.text_width)
    return table(row(cells), cells)


def _block(
    lines: tuple[str, ...], look: Look, width: float, style: TextStyle, *, own_spacing: bool = False
) -> str:
    """Return an address as one paragraph; where a line wraps, each is one, and what wraps hangs in."""
    narrow = look.widest(lines, style) < width * _SURELY_NARROW
    if narrow or all(line_count(line, style, look, width) == 1 for line in lines):
        return paragraph(_STYLE, lines_run(lines), _KEEP + (spacing(style) if own_spacing else ""))
    last = len(lines) - 1
    return "".join(
        _hung(
            line,
            look,
            width,
            _KEEP
            + spacing(
                style,
                before_pt=None if at == 0 else 0,
                after_pt=None if at == last else 0,
            ),
        )
        for at, line in enumerate(lines)
    )


def _names(names: tuple[str, ...], sheet: Sheet) -> str:
    """Return names in two balanced columns that read downwards, those of each page in a table of one row."""
    if not names:
        return ""
    look = sheet.look
    style = replace(look.setting.styles.address, before_pt=0, after_pt=0)
    column = _column(look)
    tables = []
    for group in on_pages(names, sheet.lists_on_pages(len(names)), 2):
        texts = tuple((Span(name),) for name in group)
        height = even_split(texts, style, look, column)
        contents = [
            "".join(_hung(name, look, column, spacing(style)) for name in part)
            or paragraph(_STYLE, "", spacing(style))
            for part in in_columns(group, 2, height)
        ]
        cells = beside(contents, look.text_width)
        tables.append(table(row(cells), cells))
    return gap(1).join(tables) + gap(look.setting.styles.address.after_pt)


def _hung(text: str, look: Look, width: float, properties: str) -> str:
    hang = HANGING.hang
    made = set_lines((Span(text),), look.setting.styles.address, look, width - hang, hang_pt=hang)
    right = f' w:right="{made.right}"' if made.right else ""
    indent = f'<w:ind w:left="{twips(hang)}"{right} w:hanging="{twips(hang)}"/>'
    return paragraph(_STYLE, text_run(made.spans[0].text), properties + indent)


def _column(look: Look) -> float:
    return (look.text_width - COLUMN_GAP) / 2
