"""A PDF page as outlines and pictures: what a letterhead shows, drawn anew from numbers.

Letters become outlines and no operator, font or object of the file is kept, so that nothing but a look can
come along. Runs in the page worker only. What has no such form here, a gradient or what is seen through,
raises `NoOutlines`; whether the result looks like the page is for the caller to see.
"""

import base64
import ctypes
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pypdfium2
import pypdfium2.raw as pdfium

from briefdesk.sources.stationery.drawing import (
    MOST_CHARACTERS,
    MOST_PICTURES,
    SHORTEST_DASHES_PT,
    head_line,
    line_of,
)
from briefdesk.sources.stationery.drawing_effort import Effort

if TYPE_CHECKING:
    from PIL import Image

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
_MOST_OBJECTS, _MOST_DEPTH, _MOST_GLYPHS, _MOST_POINTS = 20_000, 6, 6_000, 60_000
_MOST_SIDE_PX, _DPI, _FINE_DPI = 4_000, 450, 900
_FILLS = {
    pdfium.FPDF_FILLMODE_NONE: "",
    pdfium.FPDF_FILLMODE_ALTERNATE: "f*",
    pdfium.FPDF_FILLMODE_WINDING: "f",
}
_CLOSED_STROKES = {"": "S", "f": "B", "f*": "B*"}


class NoOutlines(Exception):
    """The page holds what is not taken over as outlines; the words say what."""


def outlines_of(page: "pypdfium2.PdfPage", lost: tuple[Box, ...] = ()) -> str:
    """Return the page as lines of a drawing (see `drawing`). Raises NoOutlines.

    Letters that touch a rectangle of `lost` become small pictures: PDFium finds no outline of a ligature.
    """
    return _Tracing(page, lost).run()


class _Tracing:
    """The way through one page's objects."""

    def __init__(self, page: "pypdfium2.PdfPage", lost: tuple[Box, ...]) -> None:
        self._page = page
        self._lost = lost
        left, bottom, right, top = page.get_bbox()
        if page.get_rotation():
            raise NoOutlines("a turned page")
        self._place: Matrix = (1, 0, 0, 1, -left, -bottom)
        self._size = (right - left, top - bottom)
        self._lines: list[str] = []
        self._characters = self._objects = self._pictures = 0
        self._glyphs: dict[tuple[int, int], list[tuple[str, tuple[float, ...]]]] = {}

    def run(self) -> str:
        """Return the page as lines of drawing, its size in points in the first.

        Raises NoOutlines for what outlines cannot show, or where there is too much of it.
        """
        text = pdfium.FPDFText_LoadPage(self._page.raw)
        try:
            self._letters = _letters_by_object(text)
            self._text = text
            count = pdfium.FPDFPage_CountObjects(self._page.raw)
            self._walk((pdfium.FPDFPage_GetObject(self._page.raw, at) for at in range(count)), self._place, 0)
        finally:
            pdfium.FPDFText_ClosePage(text)
        effort = Effort(*self._size)
        for line in self._lines:
            if line.startswith("q "):
                effort.add(line[2:-1])
        if effort.too_much:
            raise NoOutlines("too many parts")
        return "\n".join((head_line(*self._size), *self._lines, ""))

    def _walk(self, objects: Iterator[Any], matrix: Matrix, depth: int) -> None:
        if depth > _MOST_DEPTH:
            raise NoOutlines("drawings nested too deep")
        for item in objects:
            self._objects += 1
            if self._objects > _MOST_OBJECTS:
                raise NoOutlines("too many parts")
            kind = pdfium.FPDFPageObj_GetType(item)
            if kind != pdfium.FPDF_PAGEOBJ_IMAGE and pdfium.FPDFPageObj_HasTransparency(item):
                raise NoOutlines("parts that are seen through")
            match kind:
                case pdfium.FPDF_PAGEOBJ_FORM:
                    count = pdfium.FPDFFormObj_CountObjects(item)
                    inner = (pdfium.FPDFFormObj_GetObject(item, at) for at in range(count))
                    self._walk(inner, times(_matrix_of(item), matrix), depth + 1)
                case pdfium.FPDF_PAGEOBJ_PATH:
                    self._path(item, matrix)
                case pdfium.FPDF_PAGEOBJ_TEXT:
                    self._type(item, matrix)
                case pdfium.FPDF_PAGEOBJ_IMAGE:
                    self._picture(item, matrix)
                case _:
                    raise NoOutlines("a gradient")

    def _write(self, line: str) -> None:
        self._characters += len(line)
        if self._characters > MOST_CHARACTERS:
            raise NoOutlines("too many parts")
        self._lines.append(line)

    def _path(self, item: Any, matrix: Matrix) -> None:
        fill, stroke = ctypes.c_int(), pdfium.FPDF_BOOL()
        pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
        paint = _FILLS.get(fill.value)
        if paint is None:
            raise NoOutlines("a fill of a kind not known")
        if not paint and not stroke.value:
            return
        own = times(_matrix_of(item), matrix)
        segments = _segments(
            pdfium.FPDFPath_CountSegments(item), lambda at: pdfium.FPDFPath_GetPathSegment(item, at)
        )
        code = [*self._clip(item, matrix)]
        if paint:
            code.append(_color(item, pdfium.FPDFPageObj_GetFillColor, "rg"))
        if stroke.value:
            code += self._pen(item, own)
        code += (_moved(segment, own) for segment in segments)
        self._write(f"q {' '.join(code)} {_CLOSED_STROKES[paint] if stroke.value else paint} Q")

    def _pen(self, item: Any, matrix: Matrix) -> list[str]:
        """Return line width and dashes as they come out on the page: pens here are round, not skewed."""
        width = ctypes.c_float()
        pdfium.FPDFPageObj_GetStrokeWidth(item, width)
        scale = abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5
        code = [_color(item, pdfium.FPDFPageObj_GetStrokeColor, "RG"), line_of("w", width.value * scale)]
        code.append(line_of("J", max(0, pdfium.FPDFPageObj_GetLineCap(item))))
        code.append(line_of("j", max(0, pdfium.FPDFPageObj_GetLineJoin(item))))
        count = pdfium.FPDFPageObj_GetDashCount(item)
        if count > 16:
            raise NoOutlines("dashes of a kind not known")
        if count > 0:
            dashes, phase = (ctypes.c_float * count)(), ctypes.c_float()
            pdfium.FPDFPageObj_GetDashArray(item, dashes, count)
            pdfium.FPDFPageObj_GetDashPhase(item, phase)
            if min(dashes) < 0 or sum(dashes) * scale < SHORTEST_DASHES_PT:
                raise NoOutlines("dashes too fine to print")
            numbers = line_of("", *(dash * scale for dash in dashes)).strip()
            code.append(f"[{numbers}] {line_of('d', phase.value * scale)}")
        return code

    def _clip(self, item: Any, matrix: Matrix) -> Iterator[str]:
        clip = pdfium.FPDFPageObj_GetClipPath(item)
        count = pdfium.FPDFClipPath_CountPaths(clip) if clip else 0
        for at in range(max(0, count)):
            size = pdfium.FPDFClipPath_CountPathSegments(clip, at)
            segments = _segments(size, lambda n, at=at: pdfium.FPDFClipPath_GetPathSegment(clip, at, n))
            if segments:
                yield from (_moved(segment, matrix) for segment in segments)
                yield "W n"

    def _type(self, item: Any, matrix: Matrix) -> None:
        mode = pdfium.FPDFTextObj_GetTextRenderMode(item)
        if mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE:
            return
        if mode != pdfium.FPDF_TEXTRENDERMODE_FILL:
            raise NoOutlines("type that is outlined")
        clip = " ".join(self._clip(item, matrix))
        code, unseen = list[str](), list[Box]()
        font = pdfium.FPDFTextObj_GetFont(item)
        for at in self._letters.get(_address(item), ()):
            box = self._box_of_letter(at)
            touched = [square for square in self._lost if _meet(box, square)]
            letter = pdfium.FPDFText_GetUnicode(self._text, at)
            glyph = self._glyph(font, letter)
            if touched or not (glyph or chr(letter).isspace()):
                _join(unseen, _around((box, *touched)))
                continue
            own = times(_place_of_letter(self._text, at), self._place)
            if glyph:
                code += (_moved(segment, own) for segment in glyph)
        if code:
            color = _color(item, pdfium.FPDFPageObj_GetFillColor, "rg")
            # One path for all: viewers thicken a rectangle that stands alone, as an l or a hyphen may.
            self._write(" ".join(filter(None, ("q", clip, color, *code, "f", "Q"))))
        for box in unseen:
            self._show(box, self._seen(box, _FINE_DPI), clip)

    def _box_of_letter(self, at: int) -> Box:
        found = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(self._text, at, found)
        left, bottom = self._place[4], self._place[5]
        return (found.left + left, found.bottom + bottom, found.right + left, found.top + bottom)

    def _glyph(self, font: Any, letter: int) -> list[tuple[str, tuple[float, ...]]]:
        """Return the outline of a letter in a font of size 1."""
        key = (_address(font), letter)
        if key not in self._glyphs:
            if len(self._glyphs) > _MOST_GLYPHS:
                raise NoOutlines("too many letters")
            path = pdfium.FPDFFont_GetGlyphPath(font, letter, 1.0)
            count = pdfium.FPDFGlyphPath_CountGlyphSegments(path) if path else 0
            self._glyphs[key] = _segments(
                max(0, count), lambda at: pdfium.FPDFGlyphPath_GetGlyphPathSegment(path, at)
            )
        return self._glyphs[key]

    def _picture(self, item: Any, matrix: Matrix) -> None:
        own = times(_matrix_of(item), matrix)
        box = _box(own, self._size)
        if box is None:
            return
        image = pypdfium2.PdfImage(item, page=self._page, pdf=self._page.pdf)
        if max(image.get_px_size()) > _MOST_SIDE_PX:
            raise NoOutlines("a picture of more dots than are printed")
        picture = image.get_bitmap(render=True, scale_to_original=True).to_pil().convert("RGBA")
        is_whole = box == _box(own, None)
        upright = matrix[0] > 0 and matrix[3] > 0 and not matrix[1] and not matrix[2]
        if picture.getchannel("A").getextrema()[0] < 255 or not upright or not is_whole:
            picture = self._seen(box, _DPI)
        self._show(box, picture, " ".join(self._clip(item, matrix)))

    def _show(self, box: Box, picture: "Image.Image", clip: str) -> None:
        self._pictures += 1
        if self._pictures > MOST_PICTURES:
            raise NoOutlines("too many pictures")
        made = io.BytesIO()
        picture.convert("RGB").save(made, "PNG")
        left, bottom, right, top = box
        place = line_of("cm", right - left, 0, 0, top - bottom, left, bottom)
        self._write(f"picture {place} | {clip} | {base64.b64encode(made.getvalue()).decode('ascii')}")

    def _seen(self, box: Box, dpi: int) -> "Image.Image":
        """Return what the page shows there: a picture that is seen through, with what lies below it."""
        left, bottom, right, top = box
        wide, high = self._size
        crop = (left, bottom, wide - right, high - top)
        shown = self._page.render(scale=dpi / 72, crop=crop, may_draw_forms=False, draw_annots=False)
        picture: Image.Image = shown.to_pil()
        return picture


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _around(boxes: tuple[Box, ...]) -> Box:
    left, bottom, right, top = zip(*boxes, strict=True)
    return (min(left), min(bottom), max(right), max(top))


def _join(boxes: list[Box], box: Box) -> None:
    """Add a rectangle, as part of the last where they meet."""
    if boxes and _meet(boxes[-1], box):
        boxes[-1] = _around((boxes[-1], box))
    else:
        boxes.append(box)


def _box(matrix: Matrix, size: tuple[float, float] | None) -> Box | None:
    """Return the rectangle around a picture's place, as far as it is on a page of that size."""
    a, b, c, d, e, f = matrix
    across, up = (e, e + a, e + c, e + a + c), (f, f + b, f + d, f + b + d)
    box = (min(across), min(up), max(across), max(up))
    if size is not None:
        box = (max(0.0, box[0]), max(0.0, box[1]), min(size[0], box[2]), min(size[1], box[3]))
    return box if box[2] - box[0] > 0.1 and box[3] - box[1] > 0.1 else None


def times(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that does `first` and `then`, as PDF multiplies them."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _letters_by_object(text: Any) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    count = pdfium.FPDFText_CountChars(text)
    if count > _MOST_OBJECTS:
        raise NoOutlines("too many letters")
    for at in range(max(0, count)):
        if not pdfium.FPDFText_IsGenerated(text, at):
            found.setdefault(_address(pdfium.FPDFText_GetTextObject(text, at)), []).append(at)
    return found


def _place_of_letter(text: Any, at: int) -> Matrix:
    turn, x, y = pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetMatrix(text, at, turn)
    pdfium.FPDFText_GetCharOrigin(text, at, x, y)
    size = pdfium.FPDFText_GetFontSize(text, at)
    return (turn.a * size, turn.b * size, turn.c * size, turn.d * size, x.value, y.value)


def _address(pointer: Any) -> int:
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def _matrix_of(item: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, found):
        return _IDENTITY
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _segments(count: int, segment_at: Any) -> list[tuple[str, tuple[float, ...]]]:
    """Return a path as operators with their points: three points of a curve come one by one."""
    if count > _MOST_POINTS:
        raise NoOutlines("too many parts")
    found: list[tuple[str, tuple[float, ...]]] = []
    bend: list[float] = []
    for at in range(max(0, count)):
        segment = segment_at(at)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        match pdfium.FPDFPathSegment_GetType(segment):
            case pdfium.FPDF_SEGMENT_MOVETO:
                found.append(("m", (x.value, y.value)))
            case pdfium.FPDF_SEGMENT_LINETO:
                found.append(("l", (x.value, y.value)))
            case pdfium.FPDF_SEGMENT_BEZIERTO:
                bend += (x.value, y.value)
                if len(bend) == 6:
                    found.append(("c", tuple(bend)))
                    bend = []
            case _:
                raise NoOutlines("a path of a kind not known")
        if pdfium.FPDFPathSegment_GetClose(segment):
            found.append(("h", ()))
    return found


def _moved(segment: tuple[str, tuple[float, ...]], matrix: Matrix) -> str:
    operator, points = segment
    a, b, c, d, e, f = matrix
    moved: list[float] = []
    for x, y in zip(points[::2], points[1::2], strict=True):
        moved += (a * x + c * y + e, b * x + d * y + f)
    return line_of(operator, *moved)


def _color(item: Any, ask: Any, operator: str) -> str:
    red, green, blue, cover = (ctypes.c_uint() for _ in range(4))
    if not ask(item, red, green, blue, cover):
        raise NoOutlines("a color of a kind not known")
    if cover.value != 255:
        raise NoOutlines("parts that are seen through")
    return line_of(operator, red.value / 255, green.value / 255, blue.value / 255)
