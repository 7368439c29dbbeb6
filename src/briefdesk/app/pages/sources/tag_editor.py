"""Fields for tags: names or codes parted by commas, with completion, kept on Enter or on leaving."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from briefdesk.app.style import mark
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.app.wording import plain_tip

CHOICES_WIDTH = 360


class TagLine(QLineEdit):
    """A line of tags. `entered` asks to keep them, on Enter and on leaving; Escape takes the typing back."""

    entered = Signal()
    left = Signal()
    """Escape or Enter: the keyboard may go back to the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = ""
        self._completer = QCompleter(self)
        self._completer.setWidget(self)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setModel(QStandardItemModel(self._completer))
        self._popup = QListView()
        self._popup.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._completer.setPopup(self._popup)
        mark(self._popup, surface="raised")
        self._popup.clicked.connect(self._take)
        self.textEdited.connect(lambda _text: self._offer())

    def offer(self, choices: Iterable[tuple[str, str]]) -> None:
        """Complete (tag, words to show for it)."""
        rows = self._completer.model()
        if not isinstance(rows, QStandardItemModel):
            return
        rows.clear()
        for tag, words in choices:
            item = QStandardItem(words)
            item.setData(tag, Qt.ItemDataRole.UserRole)
            rows.appendRow(item)

    @property
    def tags(self) -> tuple[str, ...]:
        """Return the tags as typed, each once, without space around them."""
        parts = (" ".join(part.split()) for part in self.text().split(","))
        return tuple(dict.fromkeys(filter(None, parts)))

    def show_tags(self, tags: tuple[str, ...]) -> None:
        """Show what is kept; what was being typed goes."""
        self._kept = ", ".join(tags)
        if self.text() != self._kept:
            self.setText(self._kept)
            self.setCursorPosition(0)

    @property
    def touched(self) -> bool:
        """Return whether the line says something else than what is kept."""
        return self.tags != self.kept_tags

    @property
    def kept_tags(self) -> tuple[str, ...]:
        """Return the tags that are kept."""
        return tuple(filter(None, self._kept.split(", ")))

    def _token(self) -> tuple[int, int]:
        """Return where the tag under the cursor begins and ends."""
        text, place = self.text(), self.cursorPosition()
        start = text.rfind(",", 0, place) + 1
        end = text.find(",", place)
        return start, len(text) if end < 0 else end

    def _offer(self) -> None:
        start, end = self._token()
        typed = self.text()[start:end].strip()
        if not typed:
            self._popup.hide()
            return
        self._completer.setCompletionPrefix(typed)
        if self._completer.completionCount() == 0 or self._completer.currentCompletion() == typed:
            self._popup.hide()
        else:
            self._popup.setMinimumWidth(CHOICES_WIDTH)
            self._completer.complete()

    def _take(self, index: QModelIndex) -> None:
        tag = index.data(Qt.ItemDataRole.UserRole)
        start, end = self._token()
        before, after = self.text()[:start], self.text()[end:]
        lead = " " if before else ""
        tail = after or ", "
        self.setText(f"{before}{lead}{tag}{tail}")
        self.setCursorPosition(len(before) + len(lead) + len(str(tag)) + (0 if after else 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep on Enter, take back on Escape; while choices are open both are theirs."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self._popup.isVisible() and (
            enter or event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        ):
            event.ignore()
        elif enter:
            self.entered.emit()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.setText(self._kept)
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep on leaving, not where a menu or the choices only came in front."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.entered.emit()


class TagField(QWidget):
    """A line of tags and, below it, what is wrong with them. `kept(tags)` are right ones to keep."""

    kept = Signal(tuple)
    left = Signal()

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = TagLine()
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(name)
        self.setFocusProxy(self.line)
        self._name = name
        self._codes: Mapping[str, str] | None = None
        self._wrong: QLabel = plain(Size.SMALL, "danger")
        self._wrong.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.line)
        column.addWidget(self._wrong)
        self.line.entered.connect(self.keep)
        self.line.left.connect(self._leave)
        self.line.textChanged.connect(lambda _text: self._judge())

    def offer(self, topics: Iterable[str]) -> None:
        """Complete any words, these among them."""
        self.line.offer((topic, topic) for topic in topics)

    def take_codes(self, choices: Mapping[str, str]) -> None:
        """Take nothing but these codes; the values are their names, which complete too."""
        self._codes = choices
        self.line.offer((code, f"{code}  {name}") for code, name in choices.items())
        self._judge()

    def show_tags(self, tags: tuple[str, ...]) -> None:
        """Show what is kept."""
        self.line.show_tags(tags)
        self._judge()

    @property
    def wrong(self) -> str:
        """Return what is wrong with the tags, empty where all are right."""
        return self._wrong.text()

    def keep(self) -> None:
        """Ask to keep what was typed if it is right and other than before."""
        if self.line.touched and not self._unknown():
            self.kept.emit(self._tags())

    def _leave(self) -> None:
        """Let the keyboard go, unless it is needed to mend what is wrong."""
        if not self.wrong:
            self.left.emit()

    def _tags(self) -> tuple[str, ...]:
        tags = self.line.tags
        return tags if self._codes is None else tuple(tag.upper() for tag in tags)

    def _unknown(self) -> tuple[str, ...]:
        codes = self._codes
        # A code that the finding has already stays, though this roster may not know it.
        known = frozenset(self.line.kept_tags)
        return () if codes is None else tuple(t for t in self._tags() if t not in codes and t not in known)

    def _judge(self) -> None:
        unknown = self._unknown()
        named = ", ".join(f"“{code}”" for code in unknown)
        self._wrong.setText(f"The roster has no {named}. Type a name to find its code." if unknown else "")
        self._wrong.setVisible(bool(unknown))
        mark(self.line, wrong=bool(unknown))
        codes = self._codes
        if codes is not None:
            names = [f"{t}: {codes[t]}" for t in self._tags() if t in codes]
            self.line.setToolTip(plain_tip("\n".join(names)))
            self.line.setAccessibleDescription(", ".join(names))
