"""Look at a DOCX or XLSX before anything opens it: a zip of a sane size, without doubles or entities."""

import io
import re
import zipfile
import zlib

from briefdesk.sources.readers.faults import Fault, ReadFault

UNZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError)
MAX_ENTRIES = 2_000
MAX_TOTAL_BYTES = 100_000_000
MAX_ENTRY_BYTES = 50_000_000
MAX_RATIO = 200
MAX_PARAGRAPHS = 20_000
MAX_DEPTH = 500
_RATIO_MATTERS_FROM = 100_000  # bytes; a tiny part may shrink by any ratio
_PARAGRAPH = re.compile(rb"<(?:[A-Za-z]\w{0,20}:)?p[ />]")
_DECLARED = (b"<!DOCTYPE", b"<!ENTITY")
_FORBIDDEN = tuple(
    word.decode().encode(code) for word in _DECLARED for code in ("utf-8", "utf-16-le", "utf-16-be")
)
_MARKUP = re.compile(rb"<(/?)[A-Za-z][^<>]*>")


def check_docx(data: bytes) -> int:
    """Return how many paragraphs the document has. Raises ReadFault where it is unsafe, broken or long."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_entries(archive.infolist())
            parts = [i for i in archive.infolist() if i.filename.lower().endswith((".xml", ".rels"))]
            return sum(_check_part(archive, part) for part in parts)
    except (ValueError, *UNZIP_ERRORS) as error:
        raise ReadFault(Fault.BROKEN) from error
    except RuntimeError as error:  # zipfile's word for an entry that a password locks
        raise ReadFault(Fault.PASSWORD) from error


def check_package(data: bytes) -> None:
    """Raise ReadFault where a zip of XML parts, such as a workbook, is unsafe or broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_entries(archive.infolist())
            for part in archive.infolist():
                if part.filename.lower().endswith((".xml", ".rels")):
                    _check_part(archive, part)
    except (ValueError, *UNZIP_ERRORS) as error:
        raise ReadFault(Fault.BROKEN) from error
    except RuntimeError as error:  # zipfile's word for an entry that a password locks
        raise ReadFault(Fault.PASSWORD) from error


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename.casefold() for entry in entries]
    if len(entries) > MAX_ENTRIES or len(set(names)) < len(names):
        raise ReadFault(Fault.UNSAFE)
    if sum(entry.file_size for entry in entries) > MAX_TOTAL_BYTES:
        raise ReadFault(Fault.UNSAFE)
    for entry in entries:
        packed = entry.file_size > _RATIO_MATTERS_FROM and entry.file_size > MAX_RATIO * entry.compress_size
        if entry.file_size > MAX_ENTRY_BYTES or packed:
            raise ReadFault(Fault.UNSAFE)


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    """Read an XML part to its end and return the paragraphs in it, if it is one of the document's own."""
    with archive.open(part) as file:
        content = file.read(MAX_ENTRY_BYTES + 1)
    if any(word in content for word in _FORBIDDEN):
        raise ReadFault(Fault.UNSAFE)
    if not part.filename.startswith("word/"):
        return 0
    depth = 0
    for tag in _MARKUP.finditer(content):
        if tag[1]:
            depth -= 1
        elif not tag[0].endswith(b"/>"):
            depth += 1
            if depth > MAX_DEPTH:
                raise ReadFault(Fault.TOO_DEEP)
    if part.filename != "word/document.xml":
        return 0
    count = len(_PARAGRAPH.findall(content))
    if count > MAX_PARAGRAPHS:
        raise ReadFault(Fault.TOO_LONG)
    return count
