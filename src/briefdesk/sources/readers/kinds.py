"""Which kind of report a file is: by its name, and by its first bytes, which must agree."""

import io
import re
import zipfile
from enum import StrEnum
from pathlib import Path

from briefdesk.sources.files import SourceUnreadable
from briefdesk.sources.readers.faults import Fault, ReportUnreadable, WrongKind

_MEGABYTE = 1_000_000


class ReportKind(StrEnum):
    """The formats that reports come in."""

    TEXT = "txt"
    MARKDOWN = "md"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


MAX_BYTES = {
    ReportKind.TEXT: 5 * _MEGABYTE,
    ReportKind.MARKDOWN: 5 * _MEGABYTE,
    ReportKind.HTML: 5 * _MEGABYTE,
    ReportKind.DOCX: 50 * _MEGABYTE,
    ReportKind.PDF: 50 * _MEGABYTE,
}
REPORT_ENDINGS = {
    ".txt": ReportKind.TEXT,
    ".text": ReportKind.TEXT,
    ".md": ReportKind.MARKDOWN,
    ".markdown": ReportKind.MARKDOWN,
    ".html": ReportKind.HTML,
    ".htm": ReportKind.HTML,
    ".docx": ReportKind.DOCX,
    ".pdf": ReportKind.PDF,
}
_CHOICE = "Choose a PDF, DOCX, HTML, Markdown (.md) or text (.txt) file."
_WITH_ENDING = {ReportKind.PDF: "a PDF", ReportKind.DOCX: "a Word document", ReportKind.HTML: "a web page"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"{\\rtf", "a document in Rich Text Format"),
    (b"%!PS", "a PostScript file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3\0", "a database"),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I
)


def kind_by_name(path: Path) -> ReportKind:
    """Return the kind that the file's ending names. Raises WrongKind where it is none of ours."""
    kind = REPORT_ENDINGS.get(path.suffix.lower())
    if kind is None:
        ending = f"ends in “{path.suffix}”" if path.suffix else "has no ending"
        raise WrongKind(f"“{path.name}” {ending}, which Briefdesk does not read.", _CHOICE, where=str(path))
    return kind


def check_kind(kind: ReportKind, data: bytes, path: Path) -> None:
    """Return if `data` may be of that kind. Raises WrongKind or ReportUnreadable with what it is instead."""
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise ReportUnreadable(path, Fault.EMPTY)
    found = _kind_by_bytes(data, path)
    if found is kind or (found is None and kind not in {ReportKind.PDF, ReportKind.DOCX}):
        return
    if found is ReportKind.HTML and kind is ReportKind.MARKDOWN:
        return  # Markdown may begin with HTML
    if found is None:
        raise ReportUnreadable(path, Fault.BROKEN)
    raise WrongKind(
        f"“{path.name}” is {_WITH_ENDING[found]}, though its name ends in {path.suffix}.",
        f"Rename it so that it ends in .{found.value}, and choose it again.",
        where=str(path),
    )


def _kind_by_bytes(data: bytes, path: Path) -> ReportKind | None:
    """Return the kind that the bytes show, None for text without marks. Raises for kinds we do not read."""
    if b"%PDF-" in data[:1024]:
        return ReportKind.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data, path)
    if data.startswith(_OLE):
        raise _ole_refusal(data, path)
    for mark, name in _OTHERS:
        if data.startswith(mark):
            raise _refusal(path, name)
    return (
        ReportKind.HTML
        if _HTML.match(data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe"))
        else None
    )


def _zip_kind(data: bytes, path: Path) -> ReportKind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError) as error:
        raise ReportUnreadable(path, Fault.BROKEN) from error
    if "[Content_Types].xml" in names and any(n.startswith("word/") for n in names):
        return ReportKind.DOCX
    known = {"xl/": "a spreadsheet", "ppt/": "a slide show", "content.xml": "an OpenDocument file"}
    others = (what for mark, what in known.items() if any(name.startswith(mark) for name in names))
    raise _refusal(path, next(others, "a zip file"))


def _ole_refusal(data: bytes, path: Path) -> SourceUnreadable:
    """Office files of before 2007, and new ones that a password locks, share one container."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return ReportUnreadable(path, Fault.PASSWORD)
    return _refusal(path, "a document of an old Office version")


def _refusal(path: Path, what: str) -> WrongKind:
    return WrongKind(
        f"“{path.name}” is {what}, which Briefdesk does not read.",
        "Save it as PDF or DOCX where it was made, and choose that.",
        where=str(path),
    )
