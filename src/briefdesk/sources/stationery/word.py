"""A partner's Word file as stationery: its header, footer, margins and styles, and nothing of its text."""

import io
import posixpath
import zipfile
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from lxml import etree

from briefdesk.model.stationery import StationeryPart, WordMargins, WordStationery
from briefdesk.sources.readers.faults import Fault, ReadFault
from briefdesk.sources.readers.word_guard import UNZIP_ERRORS, check_docx
from briefdesk.sources.stationery.errors import StationeryUnreadable
from briefdesk.sources.stationery.markup import Copying, R, W
from briefdesk.sources.stationery.word_styles import WordStyles

MAX_BYTES = 10_000_000
MAX_PART_BYTES = 5_000_000
MAX_PICTURES = 12
_MAIN = "word/document.xml"
_MACROS = ("vbaproject", "vbadata", "activex/", "embeddings/")
_NOT_WORD = "is no Word file (.docx)."
_SENTENCES = {
    Fault.PASSWORD: "is protected by a password.",
    Fault.UNSAFE: "is packed in a way that Word never does, and was not opened.",
    Fault.TOO_DEEP: "nests its elements deeper than any letterhead needs.",
    Fault.TOO_LONG: "holds a whole book: a letterhead is enough.",
}


Redraw = Callable[[bytes], bytes | None]
"""Draws a picture anew as PNG, which leaves behind whatever else its file held; None for what is none."""


@lru_cache(maxsize=8)
def read_word_stationery(data: bytes, redraw: Redraw) -> WordStationery:
    """Return what letters take over of a .docx file, its pictures as `redraw` draws them anew.

    Raises StationeryUnreadable for what is none, is too large or is unsafe. Macros, objects, links, fields
    and references to other files are never taken; a file with macros or embedded objects is refused.
    """
    if len(data) > MAX_BYTES:
        raise StationeryUnreadable(
            f"The stationery has {len(data) // 1_000_000} MB; {MAX_BYTES // 1_000_000} are allowed.",
            "Save a copy with smaller pictures.",
        )
    try:
        check_docx(data)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _Package(archive, redraw).stationery()
    except ReadFault as error:
        raise StationeryUnreadable(f"The stationery {_SENTENCES.get(error.fault, _NOT_WORD)}") from error
    except (etree.LxmlError, KeyError, ValueError, RecursionError, *UNZIP_ERRORS) as error:
        raise StationeryUnreadable(f"The stationery {_NOT_WORD}") from error


class _Package:
    """One Word file, its parts read as they are wanted."""

    def __init__(self, archive: zipfile.ZipFile, redraw: Redraw) -> None:
        self._archive = archive
        self._redraw = redraw
        self._names = {info.filename for info in archive.infolist()}
        self._left_out: set[str] = set()
        self._pictures = 0
        if any(mark in name.lower() for name in self._names for mark in _MACROS):
            raise StationeryUnreadable(
                "The stationery holds macros or embedded objects, and was not taken.",
                "Save it as a Word document without macros (.docx), without objects, and choose that copy.",
            )

    def stationery(self) -> WordStationery:
        """Return what is taken of the file."""
        body = self._xml(_MAIN).find(f"{{{W}}}body")
        section = body.find(f"{{{W}}}sectPr") if body is not None else None
        # The first section is the one that page one is in: its properties stand in a paragraph.
        first = next(iter(body.iter(f"{{{W}}}sectPr")), None) if body is not None else None
        section = first if first is not None else section
        styles = WordStyles(self._xml("word/styles.xml") if "word/styles.xml" in self._names else None)
        parts: list[StationeryPart] = []
        targets = self._relations(_MAIN)
        for kind in ("header", "footer"):
            for each in section.findall(f"{{{W}}}{kind}Reference") if section is not None else ():
                target = targets.get(each.get(f"{{{R}}}id", ""), "")
                pages = each.get(f"{{{W}}}type", "default")
                if target in self._names and pages in ("default", "first", "even"):
                    parts.append(self._part(target, kind, pages, styles))
        return WordStationery(
            tuple(parts),
            _margins(section),
            _is_on(section, "titlePg"),
            styles.taken(),
            tuple(sorted(self._left_out)),
        )

    def _part(self, name: str, kind: str, pages: str, styles: WordStyles) -> StationeryPart:
        targets, kept = self._relations(name), dict[str, bytes]()

        def picture_of(relation: str) -> str | None:
            target = targets.get(relation, "")
            if target not in self._names or self._pictures >= MAX_PICTURES:
                return None
            picture = self._redraw(self._read(target))
            if picture is None:
                return None
            self._pictures += 1
            ours = f"rIdTaken{len(kept) + 1}"
            kept[ours] = picture
            return ours

        copying = Copying(picture_of, styles.name_for)
        xml = copying.copied(self._xml(name), "hdr" if kind == "header" else "ftr")
        self._left_out |= copying.dropped
        return StationeryPart(kind, pages, xml, tuple(kept.items()))

    def _relations(self, part: str) -> dict[str, str]:
        """Return the parts of the package that a part names, by relationship; what is outside has none."""
        folder, name = posixpath.split(part)
        path = f"{folder}/_rels/{name}.rels"
        if path not in self._names:
            return {}
        found: dict[str, str] = {}
        for each in self._xml(path):
            if not isinstance(each.tag, str):
                continue
            if each.get("TargetMode", "").lower() == "external":
                self._left_out.add("links and files outside")
                continue
            target = each.get("Target", "")
            whole = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            found[each.get("Id", "")] = posixpath.normpath(whole)
        return found

    def _xml(self, name: str) -> Any:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        return etree.fromstring(self._read(name), parser)

    def _read(self, name: str) -> bytes:
        with self._archive.open(name) as file:
            content = file.read(MAX_PART_BYTES + 1)
        if len(content) > MAX_PART_BYTES:
            raise StationeryUnreadable(
                "A part of the stationery is larger than any letterhead needs.",
                "Save a copy with smaller pictures and without its text.",
            )
        return content


def _margins(section: Any) -> WordMargins:
    margins = section.find(f"{{{W}}}pgMar") if section is not None else None

    def side(name: str, default: float, low: float, high: float) -> float:
        value = margins.get(f"{{{W}}}{name}") if margins is not None else None
        try:
            points = abs(float(value)) / 20 if value else default
        except ValueError:
            points = default
        return min(max(points, low), high) if points == points else default  # noqa: PLR0124  (no number)

    return WordMargins(
        side("top", 72, 18, 300),
        side("right", 72, 18, 200),
        side("bottom", 72, 18, 250),
        side("left", 72, 18, 200),
        side("header", 36, 0, 200),
        side("footer", 36, 0, 200),
    )


def _is_on(section: Any, name: str) -> bool:
    found = section.find(f"{{{W}}}{name}") if section is not None else None
    return found is not None and found.get(f"{{{W}}}val", "1") not in ("0", "false", "off")
