"""Tables that only arrange: no merged cells, hairlines where asked."""

from dataclasses import dataclass

from briefdesk.render.docx.markup import twips


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's paragraphs and width, its borders' markup, fill and padding (top, right, bottom, left).

    `stands` is "bottom" or "center" for content that does not begin at the cell's top.
    """

    content: str
    width_pt: float
    borders: str = ""
    fill: str = ""
    padding: tuple[float, float, float, float] = (0, 0, 0, 0)
    stands: str = ""


_NO_MARGINS = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))


def table(only_row: str, columns: tuple[Cell, ...]) -> str:
    """Return a table of one row, its columns as wide as the cells of `columns`.

    Checkers ask every table for a row of headings; of one row, that is the row.
    """
    width = sum(twips(cell.width_pt) for cell in columns)
    grid = "".join(f'<w:gridCol w:w="{twips(cell.width_pt)}"/>' for cell in columns)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{_NO_MARGINS}</w:tblCellMar>"
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
        f' w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{only_row}</w:tbl>'
    )


def row(cells: tuple[Cell, ...]) -> str:
    """Return a row that stays on one page."""
    return (
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(_cell(cell) for cell in cells)}</w:tr>"
    )


def _cell(cell: Cell) -> str:
    """Return one cell; properties in the order of the schema (CT_TcPrBase)."""
    top, right, bottom, left = cell.padding
    sides = "".join(
        f'<w:{side} w:w="{twips(points)}" w:type="dxa"/>'
        for side, points in (("top", top), ("left", left), ("bottom", bottom), ("right", right))
    )
    return "".join(
        (
            f'<w:tc><w:tcPr><w:tcW w:w="{twips(cell.width_pt)}" w:type="dxa"/>',
            f"<w:tcBorders>{cell.borders}</w:tcBorders>" if cell.borders else "",
            f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.fill}"/>' if cell.fill else "",
            f"<w:tcMar>{sides}</w:tcMar>" if any(cell.padding) else "",
            f'<w:vAlign w:val="{cell.stands}"/>' if cell.stands else "",
            f"</w:tcPr>{cell.content}</w:tc>",
        )
    )


def border(side: str, color: str, thickness_pt: float) -> str:
    """Return one border of a cell."""
    eighths = max(2, round(thickness_pt * 8))
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="{color}"/>'
