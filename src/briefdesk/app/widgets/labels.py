"""Labels and fonts: plain text only, in one of the three sizes of the style."""

from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from briefdesk.app.style import small_font, title_font
from briefdesk.app.wording import plain_tip

LEAST_CHARACTERS = 6


class Size(StrEnum):
    """How large a text is; STRONG is the ordinary size in demi-bold."""

    PLAIN = "plain"
    SMALL = "small"
    STRONG = "strong"
    TITLE = "title"


def set_size(widget: QWidget, size: Size) -> None:
    """Give a widget one of the three text sizes."""
    font = QFont(QApplication.font())
    # Said outright, so that it also takes back an earlier demi-bold.
    font.setWeight(QFont.Weight.Normal)
    match size:
        case Size.SMALL:
            font = small_font(font)
        case Size.TITLE:
            font = title_font(font)
        case Size.STRONG:
            font.setWeight(QFont.Weight.DemiBold)
    widget.setFont(font)


def plain(size: Size = Size.PLAIN, tone: str | None = None, *, text: str = "", wraps: bool = True) -> QLabel:
    """Return a label that shows any markup as it stands, and can be selected and copied."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    # Set before the first polish: polishing anew would give back an earlier font.
    label.setProperty("tone", tone)
    set_size(label, size)
    return label


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis where there is no room; the tip says the whole."""

    def show_text(self, text: str) -> None:
        """Show a text."""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setToolTip(plain_tip(text))

    def minimumSizeHint(self) -> QSize:
        """Return one line of a few characters: a long text would push what stands below it out of sight."""
        least = self.fontMetrics().averageCharWidth() * LEAST_CHARACTERS
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), least), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much as there is room for."""
        del event
        painter = QPainter(self)
        room = self.contentsRect()
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, self.alignment(), words)
