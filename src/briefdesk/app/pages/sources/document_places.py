"""Where passages and their characters stand in a stretch that was set as text."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from briefdesk.model.source import Passage, PassageId

NOTHING: Mapping[Any, Any] = MappingProxyType({})


class DocumentPlaces:
    """Turns passages into places of the text and back. Characters count as in Python, within a passage."""

    def __init__(
        self,
        document: QTextDocument,
        passages: Mapping[int, Passage] = NOTHING,
        headings: Mapping[str, int] = NOTHING,
    ) -> None:
        """`passages` and `headings` tell by number which block holds which."""
        self._document = document
        self._passages = passages
        self._headings = headings
        self._blocks = {passage.id: number for number, passage in passages.items()}

    def __contains__(self, passage: PassageId) -> bool:
        return passage in self._blocks

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Return the passages in their order."""
        return tuple(self._passages.values())

    def passage_in(self, block: QTextBlock) -> Passage | None:
        """Return the passage that a block of the text holds, or None for a heading or label."""
        return self._passages.get(block.blockNumber())

    def block_of(self, passage: PassageId) -> QTextBlock | None:
        """Return the block that holds a passage, or None."""
        return self._numbered(self._blocks.get(passage))

    def heading(self, section_id: str) -> QTextBlock | None:
        """Return the block that holds a section's heading, or None."""
        return self._numbered(self._headings.get(section_id))

    def cursor_over(self, passage: PassageId, start: int, end: int | None) -> QTextCursor | None:
        """Return a cursor that selects characters of a passage, to its end where `end` is None."""
        block = self.block_of(passage)
        held = self.passage_in(block) if block is not None else None
        if block is None or held is None:
            return None
        last = block.length() - 1
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(units(held.text, start), last))
        until = len(held.text) if end is None else end
        cursor.setPosition(
            block.position() + min(units(held.text, until), last), QTextCursor.MoveMode.KeepAnchor
        )
        return cursor

    def place_at(self, cursor: QTextCursor) -> tuple[Passage, int] | None:
        """Return the passage that a cursor stands in, and its character there."""
        passage = self.passage_in(cursor.block())
        return (passage, characters(passage.text, cursor.positionInBlock())) if passage else None

    def selected(self, cursor: QTextCursor) -> tuple[PassageId, int, int] | None:
        """Return the passage and the characters that a cursor selects, without white space at the ends.

        A selection over several passages is none.
        """
        if not cursor.hasSelection():
            return None
        block = self._document.findBlock(cursor.selectionStart())
        passage = self.passage_in(block)
        start = cursor.selectionStart() - block.position()
        end = cursor.selectionEnd() - block.position()
        # The line's end is in what a triple click selects.
        if passage is None or end > block.length():
            return None
        first, last = characters(passage.text, start), characters(passage.text, min(end, block.length() - 1))
        kept = passage.text[first:last]
        first += len(kept) - len(kept.lstrip())
        last -= len(kept) - len(kept.rstrip())
        return (passage.id, first, last) if first < last else None

    def covered(self, cursor: QTextCursor) -> tuple[Passage, ...]:
        """Return the passages that a cursor selects anything of, or the one that it stands in."""
        block, last = self._document.findBlock(cursor.selectionStart()), cursor.selectionEnd()
        found: list[Passage] = []
        while block.isValid() and (block.position() < last or (not found and block.contains(last))):
            passage = self.passage_in(block)
            found += [passage] if passage is not None else []
            block = block.next()
        return tuple(found)

    def _numbered(self, number: int | None) -> QTextBlock | None:
        return None if number is None else self._document.findBlockByNumber(number)


def units(text: str, place: int) -> int:
    """Return a place in `text` as Qt counts it, in UTF-16."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


def characters(text: str, unit: int) -> int:
    """Return the place in `text` of what Qt counts as `unit` in UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * unit].decode("utf-16-le", "ignore"))
