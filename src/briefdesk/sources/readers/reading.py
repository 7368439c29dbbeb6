"""Read a report's bytes by their kind: the one table of readers."""

import re
from pathlib import Path

from briefdesk.sources.files import SourceUnreadable, decode
from briefdesk.sources.readers.blocks import Counted, Reading, uncounted
from briefdesk.sources.readers.faults import Fault, ReadFault
from briefdesk.sources.readers.kinds import ReportKind
from briefdesk.sources.readers.markdown import read_markdown
from briefdesk.sources.readers.pdf import read_pdf
from briefdesk.sources.readers.plain_text import read_plain_text
from briefdesk.sources.readers.web_page import read_web_page
from briefdesk.sources.readers.word import read_word

_CHARSET = re.compile(rb"<meta[^<>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_NAMELESS = Path()


def read_bytes_of(kind: ReportKind, data: bytes, progress: Counted = uncounted) -> Reading:
    """Return the reading of a file of `kind`. Raises ReadFault.

    Runs in the caller's process: what strangers made goes through `process.read_in_worker`.
    """
    match kind:
        case ReportKind.TEXT:
            return read_plain_text(_text(data))
        case ReportKind.MARKDOWN:
            return read_markdown(_text(data))
        case ReportKind.HTML:
            return read_web_page(_page_text(data).encode("utf-8", "replace"), progress)
        case ReportKind.DOCX:
            return read_word(data, progress)
        case ReportKind.PDF:
            return read_pdf(data, progress)


def _text(data: bytes) -> str:
    try:
        return decode(data, _NAMELESS)
    except SourceUnreadable as error:
        raise ReadFault(Fault.BINARY) from error


def _page_text(data: bytes) -> str:
    """Return a page's text, by its byte order mark, as UTF-8, or in the encoding that it names."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    named = _CHARSET.search(data[:4096])
    if named and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(named[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            return _text(data)
    return _text(data)
