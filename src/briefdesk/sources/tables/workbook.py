"""The first visible sheet of an XLSX file, read as texts.

A reader of its own: what we need of the format is small, and a general library would read far more of a
stranger's file. Parts are looked at before they are parsed, and no entity is ever resolved. Format:
ECMA-376 part 1, 18.2 (workbook), 18.3 (worksheet), 18.4 (shared strings), 18.8 (styles).
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from lxml import etree

from briefdesk.model.table import Table, TableRow
from briefdesk.sources.readers.faults import Fault, ReadFault
from briefdesk.sources.readers.word_guard import UNZIP_ERRORS, check_package
from briefdesk.sources.tables.cells import NOT_WORKED_OUT, row_of, table_of
from briefdesk.sources.tables.faults import (
    MAX_COLUMNS,
    MAX_ROWS,
    TableInvalid,
    too_many_cells,
    too_many_rows,
)
from briefdesk.sources.tables.number_formats import NumberFormat, formats_of, shown

_MAX_STRINGS = 500_000
_MAX_PART_BYTES = 5_000_000
_MAX_SHEET_BYTES = 40_000_000
# A list of twenty columns at its longest; more would take longer than anybody waits.
_MAX_CELLS = MAX_ROWS * 20
_COLUMN = re.compile(r"([A-Z]{1,3})\d")
_RELATIONS = "xl/_rels/workbook.xml.rels"
_BROKEN = (etree.LxmlError, KeyError, ValueError, *UNZIP_ERRORS)


@dataclass(frozen=True, slots=True)
class _Book:
    """What a sheet's cells point to."""

    strings: tuple[str, ...]
    formats: tuple[NumberFormat, ...]
    from_1904: bool
    name: str


def table_of_workbook(data: bytes, *, name: str) -> Table:
    """Return the table in the first visible sheet; `name` is for messages. Raises TableInvalid."""
    try:
        check_package(data)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            main = _parsed(archive, "xl/workbook.xml")
            sheet = _first_sheet(archive, main)
            book = _Book(_strings(archive, name), formats_of(_optional(archive, "xl/styles.xml")),
                         _is_from_1904(main), name)  # fmt: skip
            if archive.getinfo(sheet).file_size > _MAX_SHEET_BYTES:
                raise too_many_rows(name)
            with archive.open(sheet) as file:
                return table_of(_rows(file, book))
    except ReadFault as error:
        raise _refused(error.fault, name) from error
    except _BROKEN as error:
        raise TableInvalid(f"“{name}” is no workbook that can be read.", where=name) from error


def _refused(fault: Fault, name: str) -> TableInvalid:
    if fault is Fault.PASSWORD:
        return TableInvalid(f"“{name}” is protected by a password.", where=name)
    what = "is packed in a way that workbooks never are, and was not opened"
    return TableInvalid(f"“{name}” {what if fault is Fault.UNSAFE else 'is damaged'}.", where=name)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def _parsed(archive: zipfile.ZipFile, part: str) -> etree._Element:
    if archive.getinfo(part).file_size > _MAX_PART_BYTES:
        raise ValueError(f"{part} is too large")
    return etree.fromstring(archive.read(part), _parser())


def _optional(archive: zipfile.ZipFile, part: str) -> etree._Element | None:
    return _parsed(archive, part) if part in archive.namelist() else None


def _first_sheet(archive: zipfile.ZipFile, main: etree._Element) -> str:
    """Return the part of the first sheet that is not hidden. Raises ValueError."""
    targets = {
        str(element.get("Id")): str(element.get("Target", ""))
        for element in _parsed(archive, _RELATIONS)
        if element.get("TargetMode") != "External"
    }
    for sheet in _named(main, "sheet"):
        relation = next((str(value) for key, value in sheet.attrib.items() if _local(key) == "id"), "")
        target = targets.get(relation, "")
        if sheet.get("state") in {None, "visible"} and "worksheet" in target:
            return posixpath.normpath(posixpath.join("xl", target)).lstrip("/")
    raise ValueError("no sheet is to be seen")


def _is_from_1904(main: etree._Element) -> bool:
    return any(e.get("date1904") in {"1", "true"} for e in _named(main, "workbookPr"))


def _strings(archive: zipfile.ZipFile, name: str) -> tuple[str, ...]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return ()
    found: list[str] = []
    with archive.open("xl/sharedStrings.xml") as file:
        for element in _ends(file, "si"):
            found.append(_text(element))
            element.clear()
            if len(found) > _MAX_STRINGS:
                raise TableInvalid(f"“{name}” holds more texts than a list of people needs.", where=name)
    return tuple(found)


def _rows(file: IO[bytes], book: _Book) -> Iterator[TableRow]:
    """Yield the rows that hold anything; cells are let go one by one, however many a row has."""
    texts: dict[int, str] = {}
    column, number, count, cells = -1, 0, 0, 0
    for element in _ends(file, "c", "row"):
        if _local(element.tag) == "c":
            cells += 1
            if cells > _MAX_CELLS:
                raise too_many_cells(book.name, _MAX_CELLS)
            column = _column(element, column + 1)
            if 0 <= column < MAX_COLUMNS:
                texts[column] = _value(element, book)
            _forget(element)
            continue
        told = element.get("r", "")
        number = int(told) if told.isascii() and told.isdigit() and len(told) < 8 else number + 1
        row = row_of(number, [texts.get(at, "") for at in range(max(texts, default=-1) + 1)], book.name)
        _forget(element)
        texts, column = {}, -1
        if row.cells:
            count += 1
            if count > MAX_ROWS + 1:  # the first may head the others
                raise too_many_rows(book.name)
            yield row


def _column(cell: etree._Element, following: int) -> int:
    """Return the column of a cell from 0, `following` where the cell does not say it."""
    match = _COLUMN.match(cell.get("r", ""))
    if match is None:
        return following
    number = 0
    for letter in match[1]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _value(cell: etree._Element, book: _Book) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(_text(child) for child in cell if _local(child.tag) == "is")
    value = next((child.text or "" for child in cell if _local(child.tag) == "v"), None)
    if value is None:
        return NOT_WORKED_OUT if any(_local(child.tag) == "f" for child in cell) else ""
    match kind:
        case "s":
            at = int(value)
            return book.strings[at] if 0 <= at < len(book.strings) else ""
        case "b":
            return "TRUE" if value.strip() == "1" else "FALSE"
        case "n":
            style = cell.get("s", "0")
            at = int(style) if style.isascii() and style.isdigit() else 0
            chosen = book.formats[at] if at < len(book.formats) else NumberFormat()
            return shown(value, chosen, from_1904=book.from_1904)
        case _:
            return value


def _text(element: etree._Element) -> str:
    """Return the text of a string item: its runs, without the readings of East Asian words."""
    return "".join(
        found.text or ""
        for found in element.iter()
        if isinstance(found.tag, str)
        and _local(found.tag) == "t"
        and not any(_local(above.tag) == "rPh" for above in found.iterancestors())
    )


def _ends(file: IO[bytes], *names: str) -> Iterator[etree._Element]:
    """Yield each element of these names, whatever its namespace, when it ends."""
    tags = [f"{{*}}{name}" for name in names]
    events = etree.iterparse(
        file, events=("end",), tag=tags, resolve_entities=False, no_network=True, load_dtd=False
    )
    for _, element in events:
        yield element


def _forget(element: etree._Element) -> None:
    element.clear()
    above = element.getparent()
    while above is not None and element.getprevious() is not None:
        del above[0]


def _named(root: etree._Element, name: str) -> list[etree._Element]:
    return [e for e in root.iter() if isinstance(e.tag, str) and _local(e.tag) == name]


def _local(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
