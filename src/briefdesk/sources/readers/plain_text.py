"""Read plain text: paragraphs by blank lines or by lines, headings by their shape."""

import re
import statistics

from briefdesk.model.source import PassageKind
from briefdesk.sources.readers.blocks import Facts, ReadBlock, Reading, tidy_blocks
from briefdesk.sources.readers.shapes import (
    author_in,
    date_in,
    has_bullet,
    is_opener,
    is_table_row,
    looks_like_heading,
    with_headings_found,
    without_marker,
)

_UNDERLINE = re.compile(r"(?:=|-|~|\*|_){3,}")
_NOTE = re.compile(r"\[\^?[0-9]{1,3}\]:?[ \t]+(?=\S)")
_WRAPPED_WIDTH = 110  # lines of a text that was broken by hand or by a mailer are shorter


def read_plain_text(text: str) -> Reading:
    """Return the reading of `text`; line ends may be of any kind."""
    lines = [line.expandtabs(4).rstrip() for line in re.split(r"\r\n|\r|\n|\f", text)]
    groups = _groups(lines)
    blocks = [block for group in groups for block in _blocks(group)]
    found = list(tidy_blocks(with_headings_found(blocks, level=2)))
    if _opens_with_title(found):
        found[0] = ReadBlock(found[0].text, level=1)
    return Reading(Facts(), tuple(found))


def _groups(lines: list[str]) -> list[list[str]]:
    """Return the lines of each paragraph: between blank lines, or one each where no line is wrapped."""
    groups: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    if _is_wrapped([group for group in groups if group]):
        return [part for group in groups for part in _parts(group)]
    return [[line] for group in groups for line in group]


def _is_wrapped(groups: list[list[str]]) -> bool:
    """Return whether line ends stand within paragraphs: no line is long, and many are about as long."""
    lines = [line for group in groups for line in group]
    if not lines or max(map(len, lines)) > _WRAPPED_WIDTH * 2:
        return False
    inner = [len(line) for group in groups for line in group[:-1]]
    return len(inner) >= 2 and 35 <= statistics.median(inner) <= _WRAPPED_WIDTH


def _parts(group: list[str]) -> list[list[str]]:
    """Cut a group of wrapped lines where an item, an indented paragraph or a line under a heading begins."""
    width = max(map(len, group), default=0)
    parts: list[list[str]] = []
    for at, line in enumerate(group):
        stripped = line.strip()
        indented = line[:1] == " " and at > 0 and group[at - 1][:1] != " " and not _in_item(parts)
        after_heading = at == 1 and looks_like_heading(group[0].strip()) and len(group[0]) < width * 0.7
        if (
            not parts
            or without_marker(stripped)
            or _NOTE.match(stripped)
            or _UNDERLINE.fullmatch(stripped)
            or indented
            or is_table_row(stripped)
            or is_table_row(group[at - 1].strip())
            or after_heading
        ):
            parts.append([])
        parts[-1].append(line)
    return parts


def _in_item(parts: list[list[str]]) -> bool:
    return bool(parts and without_marker(parts[-1][0].strip()))


def _blocks(lines: list[str]) -> list[ReadBlock]:
    """Return the block that a paragraph's lines make, none for a rule."""
    text = " ".join(line.strip() for line in lines)
    text = re.sub(r"(?<=[a-z])- (?=[a-z])", "-", text) if len(lines) > 1 else text
    if _UNDERLINE.fullmatch(text):
        return []
    if note := _NOTE.match(text):
        return [ReadBlock(text[note.end() :], PassageKind.FOOTNOTE)]
    if all(line.lstrip().startswith("> ") for line in lines):
        return [ReadBlock(" ".join(line.strip()[2:] for line in lines), PassageKind.BLOCK_QUOTE)]
    if is_table_row(text):
        cells = (cell.strip() for cell in text.strip("| ").split(" | "))
        return [ReadBlock(" | ".join(cell for cell in cells if cell), PassageKind.TABLE)]
    item = without_marker(text)
    # “1. Costs” may be a heading: what follows it will tell. A bullet never is.
    if item and (has_bullet(text) or not looks_like_heading(text)):
        return [ReadBlock(item, PassageKind.LIST_ITEM)]
    return [ReadBlock(text)]


def _opens_with_title(blocks: list[ReadBlock]) -> bool:
    """Return whether the first line is a title: some words long, or a byline, date or heading is next."""
    if len(blocks) < 3 or blocks[0].kind is not PassageKind.TEXT:
        return False
    first, second = blocks[0].text, blocks[1]
    if len(first) > 160 or first[-1] in ".,;" or is_opener(first):
        return False
    if author_in(second.text) or date_in(second.text):
        return True
    return blocks[0].level > 0 and (second.level > 0 or len(first.split()) >= 4)
