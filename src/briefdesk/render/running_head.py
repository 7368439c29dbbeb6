"""What a page after the first says at its head beside its number: one line, the same in both formats."""

from collections.abc import Iterator

from briefdesk.render.fonts import shipped_fonts
from briefdesk.render.layout.page import FaceKey
from briefdesk.render.theme import TextStyle, Theme

_SEPARATOR = " · "
_GAP_PT = 8.0
_MOST_CHARACTERS, _LONGEST_DATE = 300, 60
"""More has no room in a line, however narrow, and need not be measured."""
_WIDEST_NUMBER = "Page 00 of 00"


def head_line(continuation: str, style: TextStyle, theme: Theme, width: float) -> str:
    """Return `continuation` as it fits beside the page's number in one line of `width` points.

    What is too long ends in “…” before its last separator, so that the date stays.
    """
    fonts, key = shipped_fonts(), FaceKey(theme.family(style.face).name, style.bold, style.italic)

    def wide(text: str) -> float:
        shown = text.upper() if style.caps else text
        return (fonts.width(shown, key) + style.tracking_em * len(shown)) * style.size_pt

    whole = " ".join(continuation.split())
    room = width - wide(_WIDEST_NUMBER) - _GAP_PT
    if len(whole) * (1 + style.tracking_em) * style.size_pt <= room:
        return whole  # most are short enough, whatever their letters
    return next((line for line in _shorter(whole) if wide(line) <= room), "")


def _shorter(whole: str) -> Iterator[str]:
    """Yield `whole`, then ever shorter forms of it: without words before the date, then without letters."""
    if len(whole) <= _MOST_CHARACTERS:
        yield whole
    said, separator, date = whole.rpartition(_SEPARATOR)
    tail = separator + date
    if not said or len(tail) > _LONGEST_DATE:
        said, tail = whole, ""
    words = said[:_MOST_CHARACTERS].split(" ")
    for count in range(len(words) - 1, 0, -1):
        yield f"{' '.join(words[:count]).rstrip(',;:')}…{tail}"
    for count in range(len(words[0]) - 1, 0, -1):
        yield f"{words[0][:count]}…{tail}"
