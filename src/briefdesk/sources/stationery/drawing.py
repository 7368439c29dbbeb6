"""The drawing of a page as text: a few operators of PDF and numbers, checked line by line.

The first line says the size in points. Each other is `q … Q`, a path that is clipped, colored and painted, or
`picture MATRIX cm | CLIP | PNG in base64`. Anything else is refused, so that a drawing from a stranger's
project is as harmless as one of our own.
"""

import base64
import binascii
import re
from collections.abc import Callable

from briefdesk.model.stationery import PaperDrawing, PaperOutlines, PaperPicture
from briefdesk.sources.stationery.drawing_effort import Effort
from briefdesk.sources.stationery.errors import StationeryUnreadable

MOST_CHARACTERS, MOST_PICTURES = 4_000_000, 24
_HEAD = re.compile(r"briefdesk-paper 1 (\d{2,4}(?:\.\d{1,3})?) (\d{2,4}(?:\.\d{1,3})?)")
_N = r"-?\d{1,6}(?:\.\d{1,4})? "
_PEN = rf"(?:{_N}){{3}}RG {_N}w [0-2] J [0-2] j (?:\[(?:{_N[:-1]} ?){{1,16}}\] {_N}d )?"
_ONE = re.compile(
    rf"(?P<m>(?:{_N}){{2}}m )|(?P<l>(?:{_N}){{2}}l )|(?P<c>(?:{_N}){{6}}c )|(?P<h>h )|(?P<W>W n )"
    rf"|(?P<rg>(?:{_N}){{3}}rg )|(?P<pen>{_PEN})|(?P<paint>(?:f\*?|S|B\*?) )"
)
_DASHES = re.compile(r"\[(.*)\]")
SHORTEST_DASHES_PT = 0.25
"""Finer ones no printer shows, none at all is no PDF, and very many hold up whoever opens a letter."""
_CM = re.compile(rf"(?:{_N}){{6}}cm")


def head_line(width: float, height: float) -> str:
    """Return the first line of a drawing of that size in points."""
    return f"briefdesk-paper 1 {_number(width)} {_number(height)}"


def line_of(operator: str, *numbers: float) -> str:
    """Return an operator after its numbers."""
    return " ".join((*map(_number, numbers), operator))


def _number(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def read_drawing(data: bytes, redraw: Callable[[bytes], bytes]) -> PaperDrawing:
    """Return a drawing of which each operator is known; `redraw` checks its pictures.

    Raises StationeryUnreadable.
    """
    if len(data) > MOST_CHARACTERS * 2:
        raise _broken("the file")
    first, _, rest = data.decode("ascii", "replace").partition("\n")
    head = _HEAD.fullmatch(first)
    if head is None:
        raise _broken("line 1")
    layers: list[PaperOutlines | PaperPicture] = []
    code: list[str] = []
    effort = Effort(float(head[1]), float(head[2]))
    for number, line in enumerate(rest.splitlines(), start=2):
        if line.startswith("q ") and line.endswith(" Q"):
            _check_path(line[2:-1], number)
            effort.add(line[2:-1])
            if effort.too_much:
                raise _broken(f"line {number} is more than can be drawn in time")
            code.append(line)
        elif line.startswith("picture "):
            if code:
                layers.append(PaperOutlines("\n".join(code)))
                code = []
            layers.append(_picture(line, number, redraw, effort))
        elif line:
            raise _broken(f"line {number}")
    if code:
        layers.append(PaperOutlines("\n".join(code)))
    if sum(isinstance(layer, PaperPicture) for layer in layers) > MOST_PICTURES:
        raise _broken("its pictures")
    return PaperDrawing(float(head[1]), float(head[2]), tuple(layers))


def _check_path(code: str, number: int) -> None:
    """Let paths pass that are clipped and painted, each ended by paint or clip (PDF 1.7, 8.5)."""
    at, is_open, ended = 0, False, "W"
    while at < len(code):
        found = _ONE.match(code, at)
        if found is None:
            raise _broken(f"line {number}")
        at, kind = found.end(), found.lastgroup
        if (kind in ("l", "c", "h", "W", "paint") and not is_open) or (kind in ("rg", "pen") and is_open):
            raise _broken(f"line {number}")
        if kind == "pen" and not _can_draw(found[0]):
            raise _broken(f"line {number}")
        is_open = kind in ("m", "l", "c", "h")
        ended = kind or ""
    if ended != "paint":
        raise _broken(f"line {number}")


def _can_draw(pen: str) -> bool:
    """Return whether a pen's width and dashes are such as a PDF may hold, and whoever opens it can draw."""
    dashes = _DASHES.search(pen)
    numbers = list(map(float, dashes[1].split())) if dashes else [SHORTEST_DASHES_PT]
    width = float(pen.partition("RG ")[2].partition(" ")[0])
    return width >= 0 and min(numbers) >= 0 and sum(numbers) >= SHORTEST_DASHES_PT


def _picture(line: str, number: int, redraw: Callable[[bytes], bytes], effort: Effort) -> PaperPicture:
    try:
        matrix, clip, packed = line.removeprefix("picture ").split(" | ")
        if not _CM.fullmatch(matrix):
            raise _broken(f"line {number}")
        if clip:
            _check_path(f"{clip} 0 0 m f ", number)
            effort.add(clip)
        return PaperPicture(redraw(base64.b64decode(packed, validate=True)), matrix, clip)
    except (ValueError, binascii.Error) as error:
        raise _broken(f"line {number}") from error


def _broken(where: str) -> StationeryUnreadable:
    return StationeryUnreadable(
        f"The drawing of your stationery is damaged: {where}.", "Choose the PDF of the letterhead again."
    )
