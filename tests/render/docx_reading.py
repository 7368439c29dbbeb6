"""Reading a Word file back: its parts as XML, and its text in reading order as python-docx sees it."""

import io
import re
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the files of the archive by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def xml_of(data: bytes, name: str = "word/document.xml") -> etree._Element:
    """Return a part as a tree."""
    return etree.fromstring(parts_of(data)[name])


def opened(data: bytes) -> Document:
    """Return the file as python-docx opens it."""
    return docx.Document(io.BytesIO(data))


def paragraphs_in_order(data: bytes) -> list[Paragraph]:
    """Return all paragraphs of the body, those in tables where the tables stand."""
    return list(_paragraphs(opened(data)))


def _paragraphs(container: object) -> Iterator[Paragraph]:
    for piece in container.iter_inner_content():
        if isinstance(piece, Table):
            for row in piece.rows:
                for cell in row.cells:
                    yield from _paragraphs(cell)
        else:
            yield piece


def words(text: str) -> list[str]:
    """Return the words of `text`, without marks and punctuation."""
    return re.findall(r"\w+", text)


def missing_in_order(expected: list[str], found: list[str]) -> str | None:
    """Return the first expected word that does not follow the ones before it, None if all do."""
    rest = iter(found)
    return next((word for word in expected if word not in rest), None)
