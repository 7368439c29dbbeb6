"""A small popover that chooses how footnotes cite, with the notes that each style prints."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QVBoxLayout, QWidget

from briefdesk.app.style import XS, L, S, hairline, mark
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.model.draft import CitationStyle

WIDTH = 420
STYLE_WORDS: dict[CitationStyle, str] = {
    CitationStyle.FIRST_FULL: "In full first, then short",
    CitationStyle.FULL: "Always in full",
    CitationStyle.SHORT: "Always short: title, section and paragraph",
    CitationStyle.PLACE: "Section and paragraph alone",
}


class FootnotesPopover(QFrame):
    """Stays open while styles are tried: the page follows each choice. Escape closes it."""

    style_wished = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        mark(self, surface="raised")
        self.setAccessibleName("Footnotes")
        self.styles = {style: QRadioButton(words) for style, words in STYLE_WORDS.items()}
        self._examples = plain(Size.SMALL, "muted")
        self._anchor = QRect()
        self._showing = False
        self._arrange()

    def open_at(self, anchor: QRect) -> None:
        """Open below a place of the screen, or above it where there is no room."""
        self._anchor = anchor
        self._place()
        self.show()
        next(button for button in self.styles.values() if button.isChecked()).setFocus()

    def show_style(self, style: CitationStyle, examples: tuple[str, ...]) -> None:
        """Show the style in force and the notes that it prints."""
        self._showing = True
        self.styles[style].setChecked(True)
        self._showing = False
        self._examples.setText("\n".join(f"{n}. {note}" for n, note in enumerate(examples, start=1)))
        self.styles[style].setAccessibleDescription(f"For example: {self._examples.text()}")
        if self.isVisible():
            self._place()

    def _place(self) -> None:
        # The notes wrap, so the height follows from the width.
        height = self.heightForWidth(WIDTH)
        self.resize(WIDTH, height)
        screen = self.screen().availableGeometry()
        x = min(self._anchor.left(), screen.right() - WIDTH - S)
        below = self._anchor.bottom() + XS
        y = below if below + height <= screen.bottom() - S else self._anchor.top() - XS - height
        self.move(max(screen.left() + S, x), max(screen.top() + S, y))

    def _wish(self, style: CitationStyle, chosen: bool) -> None:
        if chosen and not self._showing:
            self.style_wished.emit(style)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(S)
        column.addWidget(plain(Size.STRONG, text="Footnotes"))
        group = QButtonGroup(self)
        for style, button in self.styles.items():
            group.addButton(button)
            button.toggled.connect(lambda chosen, style=style: self._wish(style, chosen))
            column.addWidget(button)
        column.addWidget(hairline())
        column.addWidget(self._examples)
        self._examples.setAccessibleName("Example")
        self.setFixedWidth(WIDTH)
