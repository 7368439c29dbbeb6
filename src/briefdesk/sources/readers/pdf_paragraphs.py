"""Join the lines of a PDF to paragraphs, and tell headings, items, quotes and notes by how they look."""

import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from briefdesk.model.source import PassageKind
from briefdesk.sources.readers.blocks import ReadBlock, clean
from briefdesk.sources.readers.pdf_columns import Line
from briefdesk.sources.readers.pdf_tables import rows_among
from briefdesk.sources.readers.shapes import has_bullet, is_caption, without_marker

_LARGER, _SMALLER = 1.08, 0.9
_GAP = 1.3  # of the usual leading: where a paragraph ends
_INDENT = 0.7  # of the size: where one begins
_SHORT = 0.88  # of the column's width: a full line is longer
_MAX_HEADING_WORDS = 20
_SENTENCE_END = re.compile(r"[.!?:][”\"’')\]]*[0-9]{0,3}$")
_CONTENTS = re.compile(r"(?:\.\s?){4,}\s*[0-9ivx]{1,4}$")
_NOTE = re.compile(r"\[?[0-9]{1,3}[\].)]?\s+(?=[^\s0-9])")
# First halves of words that keep their hyphen: “cross-border”, “long-term”.
_KEEPS_HYPHEN = frozenset((
    "non", "self", "well", "long", "short", "cross", "anti", "pro", "ex", "high", "low", "open",
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "co", "multi", "half",
    "full", "all", "mid", "so", "must", "year", "month", "day", "third", "far", "near", "civil",
    "state", "federal", "law", "post", "pre",
))  # fmt: skip


def blocks_of(lines: Sequence[Line]) -> list[ReadBlock]:
    """Return the blocks that `lines`, in reading order, make."""
    lines = [line for line in lines if not _CONTENTS.search(line.text)]
    if not lines:
        return []
    look = _Look(lines)
    rows = rows_among(lines)
    paragraphs: list[list[Line]] = []
    for at, line in enumerate(lines):
        if paragraphs and not rows & {at, at - 1} and look.goes_on(paragraphs[-1], line):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    words = Counter(
        word for line in lines for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.text.lower())
    )
    in_tables = {id(lines[at]) for at in rows}
    blocks = [
        _row(paragraph[0]) if id(paragraph[0]) in in_tables else _block(paragraph, look, words)
        for paragraph in paragraphs
    ]
    return _whole_across(blocks, paragraphs)


class _Look:
    """What is usual in this document: the size of running text, its weight, and the leading."""

    def __init__(self, lines: Sequence[Line]) -> None:
        letters: Counter[tuple[float, bool]] = Counter()
        for line in lines:
            letters[round(line.size * 2) / 2, line.bold] += len(line.text)
        (self.size, self.bold), _ = letters.most_common(1)[0]
        gaps: defaultdict[float, list[float]] = defaultdict(list)
        for before, line in pairwise(lines):
            if before.column == line.column and before.y > line.y and abs(before.size - line.size) < 0.5:
                gaps[round(line.size)].append(before.y - line.y)
        self._leading = {size: _usual(found) for size, found in gaps.items()}
        sizes = {round(line.size * 2) / 2 for line in lines if self.is_large(line)}
        self._levels = {size: n for n, size in enumerate(sorted(sizes, reverse=True), start=1)}

    def is_large(self, line: Line) -> bool:
        """Return whether a line is larger than running text."""
        return line.size > _LARGER * self.size

    def heads(self, line: Line) -> bool:
        """Return whether a line looks like part of a heading."""
        return self.is_large(line) or (line.bold and not self.bold and line.size > _SMALLER * self.size)

    def level(self, line: Line) -> int:
        """Return a heading's level: the larger, the higher; bold lines of usual size last."""
        return self._levels.get(round(line.size * 2) / 2, len(self._levels) + 1)

    def goes_on(self, paragraph: list[Line], line: Line) -> bool:
        """Return whether `line` belongs to the paragraph before it."""
        last = paragraph[-1]
        if abs(line.size - last.size) > 0.06 * self.size or (
            line.bold != last.bold and self.heads(line) != self.heads(last)
        ):
            return False
        if line.column != last.column or line.y >= last.y:
            return False  # joined later, where the words run on
        leading = self._leading.get(round(line.size), line.size * 1.2)
        if last.y - line.y > _GAP * leading:
            return False
        if self.heads(line):
            return True
        return not _begins(paragraph, line)


def _usual(gaps: list[float]) -> float:
    """Return the most frequent gap between lines, the smaller of two as frequent."""
    counted = Counter(round(gap * 2) / 2 for gap in gaps)
    most = max(counted.values())
    return min(gap for gap, count in counted.items() if count == most)


def _begins(paragraph: list[Line], line: Line) -> bool:
    """Return whether `line` begins a paragraph, by its bullet, its indent, or the line before it."""
    first, last = paragraph[0], paragraph[-1]
    if has_bullet(line.text):
        return True
    item = without_marker(first.text) is not None
    numbered = without_marker(line.text) is not None
    if numbered and (item or line.x0 > line.left + 2) and abs(line.x0 - first.x0) < 2:
        return True
    step = _INDENT * line.size
    if item:
        return line.x0 < first.x0 - step or (line.x0 < first.x0 + 1 and _ends(last))
    if line.x0 > last.x0 + step:
        return len(paragraph) > 1 or last.x0 < line.left + step  # an indent after a line at the edge
    if line.x0 < last.x0 - step:
        return len(paragraph) > 1  # after a first line's indent the second goes back to the edge
    return _ends(last)


def _ends(line: Line) -> bool:
    """Return whether a line is the last of its paragraph: short, and at a sentence's end."""
    width = line.right - line.left
    return line.x1 < line.left + _SHORT * width and _SENTENCE_END.search(line.text.rstrip()) is not None


def _row(line: Line) -> ReadBlock:
    return ReadBlock(" | ".join(clean(cell.text) for cell in line.cells), PassageKind.TABLE)


def _block(paragraph: list[Line], look: _Look, words: Counter[str]) -> ReadBlock:
    text = clean(_joined([line.text for line in paragraph], words))
    first = paragraph[0]
    if look.heads(first) and len(text.split()) <= _MAX_HEADING_WORDS and not text.endswith((".", ",", ";")):
        return ReadBlock(text, level=look.level(first))
    if is_caption(text):
        return ReadBlock(text, PassageKind.CAPTION)
    if first.size < _SMALLER * look.size and (note := _NOTE.match(text)):
        return ReadBlock(text[note.end() :], PassageKind.FOOTNOTE)
    if (item := without_marker(text)) is not None:
        return ReadBlock(item, PassageKind.LIST_ITEM)
    inner = [line.x0 - line.left for line in paragraph]
    if len(paragraph) > 1 and min(inner) > first.size and statistics.pstdev(inner) < 2:
        return ReadBlock(text, PassageKind.BLOCK_QUOTE)
    return ReadBlock(text)


def _joined(texts: Sequence[str], words: Counter[str]) -> str:
    """Return lines as one text, words mended that a hyphen cut at the end of a line."""
    joined = texts[0].rstrip()
    for text in texts[1:]:
        following = text.lstrip()
        if joined.endswith(("-", "\u2010", "\u00ad")) and following[:1].islower():
            joined = _mended(joined, following, words)
        elif joined.endswith(("—", "–", "/")) and not joined.endswith(" –"):
            joined += following
        else:
            joined = f"{joined} {following}"
        joined = joined.rstrip()
    return joined


def _mended(before: str, after: str, words: Counter[str]) -> str:
    """Return both halves of a word joined, with the hyphen where the document or sense keeps it."""
    first = re.search(r"[\w.-]*$", before[:-1])
    second = re.match(r"[^\W\d_]*", after)
    one, two = (first[0].lower() if first else ""), (second[0].lower() if second else "")
    kept = one in _KEEPS_HYPHEN or "-" in one or not one.isalpha()
    if words[one + two] or words[f"{one}-{two}"]:
        kept = words[f"{one}-{two}"] > words[one + two]
    return f"{before}{after}" if kept else f"{before[:-1]}{after}"


def _whole_across(blocks: list[ReadBlock], paragraphs: list[list[Line]]) -> list[ReadBlock]:
    """Join what a column's or page's end cut in two: running text that stops within a sentence."""
    whole: list[ReadBlock] = []
    flowing: tuple[int, int] | None = (
        None  # place and column of the last running text, over captions and notes
    )
    for block, lines in zip(blocks, paragraphs, strict=True):
        if block.level:
            flowing = None
        elif block.kind in {PassageKind.TEXT, PassageKind.LIST_ITEM}:
            if flowing and flowing[1] != lines[0].column and _runs_on(whole[flowing[0]], block):
                before = whole[flowing[0]]
                whole[flowing[0]] = replace(before, text=_joined([before.text, block.text], Counter()))
                flowing = (flowing[0], lines[-1].column)
                continue
            flowing = (len(whole), lines[-1].column)
        whole.append(block)
    return whole


def _runs_on(before: ReadBlock, block: ReadBlock) -> bool:
    """Return whether a block at the head of a column is the rest of the one before."""
    within = not _SENTENCE_END.search(before.text) or block.text[:1].islower()
    return within and block.kind is PassageKind.TEXT
