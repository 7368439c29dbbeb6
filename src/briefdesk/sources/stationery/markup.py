"""Header and footer markup of strangers: what is known to be harmless is copied, all else stays behind.

Fields run code and fetch files, links lead outside, controls and objects are programs: none is copied. The
words that stand in them are.
"""

from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_SHAPES = "http://schemas.microsoft.com/office/word/2010"
NAMESPACES = {
    "w": W,
    "r": R,
    "wp": f"{_DRAWING}/wordprocessingDrawing",
    "a": f"{_DRAWING}/main",
    "pic": f"{_DRAWING}/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": f"{_SHAPES}/wordprocessingShape",
    "wpg": f"{_SHAPES}/wordprocessingGroup",
    "wp14": f"{_SHAPES}/wordprocessingDrawing",
}
_MC = NAMESPACES["mc"]
_DRAWN = frozenset(NAMESPACES[name] for name in ("wp", "a", "pic", "wps", "wpg"))
_NEVER_DRAWN = frozenset(
    ("hlinkClick", "hlinkHover", "extLst", "linkedTxbx", "videoFile", "audioFile", "snd")
)
_WORDS = """
    p pPr pStyle jc spacing ind tabs tab rPr r t br rFonts b bCs i iCs caps smallCaps color sz szCs u
    vertAlign position kern w shd highlight noProof strike tbl tblPr tblGrid gridCol tr trPr tc tcPr tcW tblW
    tblBorders tcBorders top left bottom right start end insideH insideV vAlign tblCellMar tcMar tblLayout
    tblInd tblpPr gridSpan vMerge trHeight pBdr between bar keepNext keepLines widowControl contextualSpacing
    drawing cr noBreakHyphen sym ptab framePr snapToGrid textAlignment cantSplit txbxContent textDirection
    tblOverlap
"""
_KEPT = frozenset(_WORDS.split())
_UNWRAPPED = frozenset(
    ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "bdo", "dir")
)
_HIDES = ("vanish", "webHidden", "specVanish")
_MOST_TWIPS = 31_680
_PAGE_FIELDS = frozenset(("PAGE", "NUMPAGES"))
_SHAPES_KNOWN = frozenset(("wps", "wpg", "wp14"))

PictureOf = Callable[[str], str | None]
"""Gives the relationship in our file for that of a picture in theirs, None for what is no picture we take."""


class Copying:
    """The copying of one header or footer; `dropped` are the kinds of things that stayed behind."""

    def __init__(self, picture_of: PictureOf, style_of: Callable[[str], str | None]) -> None:
        self._picture_of = picture_of
        self._style_of = style_of
        self._own_style = ""
        self.dropped: set[str] = set()

    def copied(self, root: Any, name: str) -> str:
        """Return the checked markup of a header ("hdr") or footer ("ftr") element."""
        self._own_style = "StationeryHeader" if name == "hdr" else "StationeryFooter"
        made = etree.Element(f"{{{W}}}{name}", nsmap=NAMESPACES)
        made.set(f"{{{_MC}}}Ignorable", "wp14")
        self._children(root, made)
        if len(made) == 0 or made[-1].tag != f"{{{W}}}p":
            etree.SubElement(made, f"{{{W}}}p")
        return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + str(
            etree.tostring(made, encoding="unicode")
        )

    def _children(self, source: Any, target: Any) -> None:
        for child in source:
            if isinstance(child.tag, str):
                for each in self._copies(child):
                    target.append(each)

    def _copies(self, source: Any) -> Iterator[Any]:
        space, name = etree.QName(source).namespace, etree.QName(source).localname
        if space == W:
            yield from self._of_word(source, name)
        elif space == _MC and name == "AlternateContent":
            yield from self._alternative(source)
        elif space in _DRAWN and name not in _NEVER_DRAWN:
            yield from self._of_drawing(source, name)
        elif name not in ("extLst", "Fallback"):
            self.dropped.add("links or media" if name in _NEVER_DRAWN else "drawings of an old kind")

    def _of_word(self, source: Any, name: str) -> Iterator[Any]:
        if name == "fldSimple" and _field(source.get(f"{{{W}}}instr", "")) in _PAGE_FIELDS:
            made = etree.Element(source.tag, nsmap=NAMESPACES)
            made.set(f"{{{W}}}instr", f" {_field(source.get(f'{{{W}}}instr', ''))} ")
            self._children(source, made)
            yield made
        elif name in ("fldChar", "instrText"):
            yield from self._field_mark(source, name)
        elif name in _UNWRAPPED:
            holder = etree.Element("holder")
            self._children(source, holder)
            yield from list(holder)
        elif name == "r" and _is_hidden(source):
            self.dropped.add("hidden text")
        elif name in _KEPT:
            made = etree.Element(source.tag, nsmap=NAMESPACES)
            if not self._attributes(source, made, name):
                return
            if name == "t":
                made.text = source.text
                made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            self._children(source, made)
            if name == "p":
                self._dress(made)
            if name != "drawing" or len(made):
                yield made
        elif name in ("object", "pict", "control", "altChunk"):
            self.dropped.add("objects and drawings of an old kind")

    def _attributes(self, source: Any, made: Any, name: str) -> bool:
        """Copy the attributes of a Word element; return False where it is not to stand at all."""
        for key, value in source.attrib.items():
            local = etree.QName(key).localname
            if etree.QName(key).namespace == W and not local.startswith("rsid"):
                if _past_measure(value) and "color" not in (name, local) and local != "fill":
                    return False
                made.set(key, value)
        if name == "pStyle":
            style = self._style_of(source.get(f"{{{W}}}val", ""))
            if style is None:
                return False
            made.set(f"{{{W}}}val", style)
        return True

    def _dress(self, paragraph: Any) -> None:
        """Give a paragraph without a style that of its header or footer: our own would cut pictures off."""
        properties = paragraph.find(f"{{{W}}}pPr")
        if properties is None:
            properties = etree.Element(f"{{{W}}}pPr", nsmap=NAMESPACES)
            paragraph.insert(0, properties)
        if properties.find(f"{{{W}}}pStyle") is None:
            style = etree.Element(f"{{{W}}}pStyle", nsmap=NAMESPACES)
            style.set(f"{{{W}}}val", self._own_style)
            properties.insert(0, style)

    def _field_mark(self, source: Any, name: str) -> Iterator[Any]:
        """Keep the marks of fields where the part has page numbers alone: others' words stay, as words."""
        whole = "".join(source.getroottree().getroot().itertext(f"{{{W}}}instrText"))
        if not set(whole.split()) <= {*_PAGE_FIELDS, "\\*", "MERGEFORMAT", "Arabic"}:
            self.dropped.add("fields")
            return
        made = etree.Element(source.tag, nsmap=NAMESPACES)
        if name == "fldChar":
            made.set(f"{{{W}}}fldCharType", source.get(f"{{{W}}}fldCharType", "end"))
        else:
            made.text = source.text
            made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        yield made

    def _alternative(self, source: Any) -> Iterator[Any]:
        """Take the choice that today's Word takes, without what older ones fall back to."""
        for choice in source.findall(f"{{{_MC}}}Choice"):
            if set(choice.get("Requires", "").split()) <= _SHAPES_KNOWN:
                outer = etree.Element(source.tag, nsmap=NAMESPACES)
                made = etree.SubElement(outer, choice.tag)
                made.set("Requires", choice.get("Requires"))
                self._children(choice, made)
                if len(made):
                    yield outer
                return
        self.dropped.add("drawings of a new kind")

    def _of_drawing(self, source: Any, name: str) -> Iterator[Any]:
        made = etree.Element(source.tag, nsmap=NAMESPACES)
        for key, value in source.attrib.items():
            if etree.QName(key).namespace is None:
                made.set(key, value)
        if name == "blip":
            relation = self._picture_of(source.get(f"{{{R}}}embed", ""))
            if relation is None:
                self.dropped.add("pictures of other kinds than PNG, JPEG, GIF, BMP or TIFF")
            else:
                made.set(f"{{{R}}}embed", relation)
        # Text and numbers of places stand bare in these.
        if name in ("posOffset", "align", "pctWidth", "pctHeight") or len(source) == 0:
            made.text = (source.text or "").strip() or None
        self._children(source, made)
        empty_blips = made.iter(f"{{{NAMESPACES['a']}}}blip") if name in ("inline", "anchor") else ()
        if any(blip.get(f"{{{R}}}embed") is None for blip in empty_blips):
            return
        yield made


def _is_hidden(run: Any) -> bool:
    """Return whether Word shows a run to nobody: what is hidden in a letterhead is no part of its looks."""
    marks = (mark for name in _HIDES for mark in run.findall(f"{{{W}}}rPr/{{{W}}}{name}"))
    return any(mark.get(f"{{{W}}}val", "1") not in ("0", "false", "off") for mark in marks)


def _past_measure(value: str) -> bool:
    """Return whether a number is larger than any length that Word opens a file with: 22 inches in twips."""
    digits = value.removeprefix("-")
    return digits.isascii() and digits.isdigit() and (len(digits) > 6 or int(digits) > _MOST_TWIPS)


def _field(instruction: str) -> str:
    words = instruction.split()
    return words[0].upper() if words else ""
