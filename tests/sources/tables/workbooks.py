"""Workbooks made by hand, honest and hostile."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def sheet_of(rows: Sequence[Sequence[str]]) -> str:
    """Return a sheet with texts in its cells; what begins with "<" stands there as it is."""
    lines = []
    for number, row in enumerate(rows, start=1):
        cells = "".join(
            text if text.startswith("<c") else f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>'
            for text in row
        )
        lines.append(f'<row r="{number}">{cells}</row>')
    return f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'


def workbook(
    sheets: Mapping[str, str],
    *,
    strings: str = "",
    styles: str = "",
    hidden: Sequence[str] = (),
    more: Mapping[str, bytes] | None = None,
    settings: str = "",
) -> bytes:
    """Return an XLSX file with these sheets, by name, in order."""
    shown = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}" state="{state}"/>'
        for n, name in enumerate(sheets, start=1)
        for state in ("hidden" if name in hidden else "visible",)
    )
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    parts = {
        "[Content_Types].xml": f"{HEAD}<Types/>",
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{settings}'
        f"<sheets>{shown}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"{HEAD}<Relationships>{relations}</Relationships>",
        **{f"xl/worksheets/sheet{n}.xml": sheet for n, sheet in enumerate(sheets.values(), start=1)},
    }
    if strings:
        parts["xl/sharedStrings.xml"] = f'{HEAD}<sst xmlns="{MAIN}">{strings}</sst>'
    if styles:
        parts["xl/styles.xml"] = f'{HEAD}<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
        for name, data in (more or {}).items():
            archive.writestr(name, data)
    return held.getvalue()
