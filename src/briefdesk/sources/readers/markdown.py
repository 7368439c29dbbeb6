"""Read Markdown by its blocks: headings, lists, quotes, tables, notes and front matter; marks are stripped.

Block rules: CommonMark 0.31, chapters 4 and 5, as far as reports use them; tables as GitHub writes them.
"""

import re
from collections.abc import Mapping

from briefdesk.model.source import PassageKind
from briefdesk.sources.readers.blocks import Facts, ReadBlock, Reading, tidy_blocks
from briefdesk.sources.readers.markdown_marks import without_comments, without_marks
from briefdesk.sources.readers.shapes import date_in, with_headings_found

_ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
_QUOTE = re.compile(r" {0,3}>[ \t]?")
_NOTE = re.compile(r" {0,3}\[\^[^\]\s]{1,40}\]:[ \t]*")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_REFERENCE = re.compile(r" {0,3}\[[^\]^][^\]]{0,200}\]:[ \t]*\S+")
_PICTURE = re.compile(r"[ \t]*!\[[^\]]{0,500}\]\([^)]{0,2000}\)[ \t]*$")
_MAX_BARS = 500  # in a row of a table
_KEY = re.compile(r"([A-Za-z][\w -]{0,40}):[ \t]*(.*)$")


def read_markdown(text: str) -> Reading:
    """Return the reading of Markdown `text`."""
    lines = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))
    keys, start = _front_matter(lines)
    blocks = _Blocks()
    for line in without_comments("\n".join(lines[start:])).split("\n"):
        blocks.take(line.expandtabs(4))
    blocks.end()
    found = blocks.found
    if not any(block.level for block in found):
        found = with_headings_found(found, level=2)
    return Reading(_facts(keys), tidy_blocks(found))


def _front_matter(lines: list[str]) -> tuple[Mapping[str, str], int]:
    """Return the front matter's simple values by key, and the number of the line after it."""
    if lines[0].strip() != "---":
        return {}, 0
    keys: dict[str, str] = {}
    for number, line in enumerate(lines[1:200], start=1):
        if line.strip() in {"---", "..."}:
            return keys, number + 1
        if match := _KEY.match(line):
            keys[match[1].strip().lower()] = match[2].strip().strip("\"'")
    return {}, 0


def _facts(keys: Mapping[str, str]) -> Facts:
    url = next((keys[k] for k in ("url", "canonical", "link", "canonical_url") if keys.get(k)), "")
    return Facts(
        title=keys.get("title", ""),
        publisher=keys.get("publisher", "") or keys.get("organization", ""),
        author=keys.get("author", ""),
        date=date_in(keys.get("date", ""), whole=False),
        url=url if re.fullmatch(r"https?://[^\s/]+\S*", url) else "",
    )


class _Blocks:
    """Takes lines and groups them; `found` holds the blocks that have ended."""

    def __init__(self) -> None:
        self.found: list[ReadBlock] = []
        self._lines: list[str] = []
        self._kind = PassageKind.TEXT
        self._fence = ""
        self._blank = True  # whether the line before was blank

    def take(self, line: str) -> None:
        """Read one line."""
        if self._in_fence(line):
            return
        if not line.strip():
            self._blank = True
            if self._kind is not PassageKind.LIST_ITEM:
                self.end()
            return
        if not self._is_structure(line):
            self._text(line)
        self._blank = False

    def end(self) -> None:
        """End the block that is open."""
        if self._lines:
            self.found.append(ReadBlock(without_marks(" ".join(self._lines)), self._kind))
        self._lines, self._kind = [], PassageKind.TEXT

    def _in_fence(self, line: str) -> bool:
        fence = _FENCE.match(line)
        if self._fence:
            if fence and fence[1].startswith(self._fence) and line.strip() == fence[1]:
                self.end()
                self._fence = ""
            else:
                self._lines.append(line.strip())
            return True
        if fence:
            self.end()
            self._fence = fence[1]
            return True
        return False

    def _is_structure(self, line: str) -> bool:
        """Take the line if it is a heading, rule, table row, item, quote or note; return whether it was."""
        if heading := _ATX.match(line):
            self.end()
            self.found.append(ReadBlock(without_marks(heading[2] or ""), level=len(heading[1])))
        elif self._lines and self._kind is PassageKind.TEXT and (under := _SETEXT.match(line)):
            text, self._lines = " ".join(self._lines), []
            self.found.append(ReadBlock(without_marks(text), level=1 if under[1][0] == "=" else 2))
        elif _RULE.match(line) or _PICTURE.match(line) or (not self._lines and _REFERENCE.match(line)):
            self.end()
        elif self._is_row(line):
            self._row(line)
        elif note := _NOTE.match(line):
            self._open(PassageKind.FOOTNOTE, line[note.end() :])
        elif quote := _QUOTE.match(line):
            self._quoted(line[quote.end() :].strip())
        elif item := _ITEM.match(line):
            self._open(PassageKind.LIST_ITEM, line[item.end() :])
        else:
            return False
        return True

    def _open(self, kind: PassageKind, text: str) -> None:
        self.end()
        self._kind = kind
        self._lines.append(text.strip())

    def _quoted(self, text: str) -> None:
        if self._kind is not PassageKind.BLOCK_QUOTE or not text:
            self.end()
        self._kind = PassageKind.BLOCK_QUOTE
        if text:
            self._lines.append(text)

    def _text(self, line: str) -> None:
        if self._kind is PassageKind.LIST_ITEM and self._blank:
            indented = line.startswith("  ")
            self.end()  # a second paragraph of an item is a passage of its own
            self._kind = PassageKind.LIST_ITEM if indented else PassageKind.TEXT
        self._lines.append(line.strip())

    @staticmethod
    def _is_row(line: str) -> bool:
        stripped = line.strip()
        if stripped.count("|") > _MAX_BARS:
            return False
        return (stripped.startswith("|") and stripped.count("|") >= 2) or (
            "|" in stripped and _TABLE_RULE.match(stripped) is not None
        )

    def _row(self, line: str) -> None:
        head = " ".join(self._lines) if self._kind is PassageKind.TEXT else ""
        if "|" in head:  # the head of a table without outer bars was taken for a paragraph
            self._lines = []
            self.found.append(ReadBlock(_cells(head), PassageKind.TABLE))
        self.end()
        if not _TABLE_RULE.match(line):
            self.found.append(ReadBlock(_cells(line), PassageKind.TABLE))


def _cells(row: str) -> str:
    """Return a table's row with its cells parted by bars."""
    cells = (without_marks(cell).strip() for cell in row.strip().strip("|").split("|"))
    return " | ".join(cell for cell in cells if cell)
