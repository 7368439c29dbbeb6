"""A stretch of a source set as text: headings, passages, and what is no running text set apart."""

from collections.abc import Mapping

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from briefdesk.app.models.stretches import Piece, Stretch
from briefdesk.app.models.wording import whose_words
from briefdesk.app.style import Colors, small_font, title_font
from briefdesk.model.source import Passage, PassageId, PassageKind

GUTTER = 44
"""Room at the left for the numbers of the passages, in pixels."""
INDENT = 20
KIND_LABELS = {
    PassageKind.TABLE: "Table",
    PassageKind.BLOCK_QUOTE: "Quoted",
    PassageKind.FOOTNOTE: "Footnote",
    PassageKind.CAPTION: "Caption",
}
_LINE_SEPARATOR = "\u2028"
_PERCENT = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


class TextSetter:
    """Sets stretches into a text document; `passages` says which block holds which passage.

    Above each passage of `held` stands why it may not leave.
    """

    def __init__(
        self, document: QTextDocument, font: QFont, colors: Colors, held: Mapping[PassageId, str]
    ) -> None:
        self._held = held
        self._cursor = QTextCursor(document)
        self._font = font
        self._colors = colors
        self._begun = False
        self._label = ""
        self.passages: dict[int, Passage] = {}
        self.headings: dict[str, int] = {}

    def set_stretch(self, stretch: Stretch) -> None:
        """Set a stretch into the empty document."""
        self._cursor.beginEditBlock()
        for piece in stretch.pieces:
            self._set_piece(piece)
        self._cursor.endEditBlock()

    def _set_piece(self, piece: Piece) -> None:
        if piece.begins and piece.section.heading:
            self._set_heading(piece)
        self._label = ""
        for passage in piece.passages:
            label = whose_words(passage) or KIND_LABELS.get(passage.kind, "")
            if label and label != self._label:
                self._put(label, _below(8, 0), self._letters(small_font(self._font), self._colors.muted))
            again = bool(label) and label == self._label
            self._label = label
            mark = self._held.get(passage.id, "")
            if mark:
                self._put(mark, _below(8, 0), self._letters(small_font(self._font), self._colors.warning))
            self._set_passage(passage, close=again or bool(label or mark))

    def _set_heading(self, piece: Piece) -> None:
        section = piece.section
        font = title_font(self._font) if section.level == 1 else QFont(self._font)
        font.setWeight(QFont.Weight.DemiBold)
        form = _below(22 if self._begun else 4, 4)
        form.setHeadingLevel(min(6, max(1, section.level)))
        self._put(section.heading, form, self._letters(font, self._colors.text))
        self.headings[section.id] = self._cursor.blockNumber()

    def _set_passage(self, passage: Passage, *, close: bool) -> None:
        small = passage.kind in (PassageKind.FOOTNOTE, PassageKind.CAPTION, PassageKind.TABLE)
        font = small_font(self._font) if small else self._font
        muted = passage.kind in (PassageKind.FOOTNOTE, PassageKind.CAPTION)
        form = _below(2 if close else 6, 4)
        form.setLineHeight(128, _PERCENT)
        if passage.kind in (PassageKind.LIST_ITEM, PassageKind.BLOCK_QUOTE):
            form.setLeftMargin(GUTTER + INDENT)
        letters = self._letters(font, self._colors.muted if muted else self._colors.text)
        # One block per passage, one character for one: marks and selections are counted in it.
        self._put(passage.text.replace("\n", _LINE_SEPARATOR), form, letters)
        self.passages[self._cursor.blockNumber()] = passage

    def _put(self, text: str, form: QTextBlockFormat, letters: QTextCharFormat) -> None:
        if self._begun:
            self._cursor.insertBlock(form, letters)
        else:
            self._cursor.setBlockFormat(form)
            self._cursor.setBlockCharFormat(letters)
            self._begun = True
        self._cursor.insertText(text, letters)

    def _letters(self, font: QFont, color: str) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFont(font)
        made.setForeground(QColor(color))
        return made


def _below(above: int, under: int) -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setTopMargin(above)
    form.setBottomMargin(under)
    form.setLeftMargin(GUTTER)
    return form
