"""Tables that only arrange: one row, no merged cells, hairlines where asked."""

from dataclasses import dataclass

from briefdesk.render.docx.markup import twips


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's paragraphs, its width, and the markup of its borders and its fill."""

    content: str
    width_pt: float
    borders: str = ""
    fill: str = ""
    padding: tuple[float, float, float, float] = (0, 0, 0, 0)


def table(cells: tuple[Cell, ...]) -> str:
    """Return a table of one row that stays on one page."""
    width = sum(twips(cell.width_pt) for cell in cells)
    grid = "".join(f'<w:gridCol w:w="{twips(cell.width_pt)}"/>' for cell in cells)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0000" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
        f' w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(_cell(cell) for cell in cells)}</w:tr></w:tbl>"
    )


def _cell(cell: Cell) -> str:
    """Return one cell; properties in the order of the schema (CT_TcPrBase)."""
    borders = f"<w:tcBorders>{cell.borders}</w:tcBorders>" if cell.borders else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.fill}"/>' if cell.fill else ""
    sides = "".join(
        f'<w:{side} w:w="{twips(points)}" w:type="dxa"/>'
        for side, points in zip(("top", "left", "bottom", "right"), cell.padding, strict=True)
    )
    margins = f"<w:tcMar>{sides}</w:tcMar>" if any(cell.padding) else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(cell.width_pt)}" w:type="dxa"/>{borders}{shade}{margins}</w:tcPr>'
        f"{cell.content}</w:tc>"
    )


def border(side: str, color: str, thickness_pt: float) -> str:
    """Return one border of a cell."""
    return (
        f'<w:{side} w:val="single" w:sz="{max(2, round(thickness_pt * 8))}" w:space="0" w:color="{color}"/>'
    )
