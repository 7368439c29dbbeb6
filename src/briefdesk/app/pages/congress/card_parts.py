"""What the member's card is made of: headings, facts with a button to copy them, blocks of lines."""

import re
from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from briefdesk.app.style import XS, S, hairline, mark
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.app.wording import plain_tip

_SCHEMES = ("https", "http", "mailto")
"""Nothing else is opened: an address of the roster is a stranger's word."""
NAME_WIDTH = 64
BUTTON_EDGE = 3


def link_button(words: str, name: str, do: Callable[[], object]) -> QPushButton:
    """Return a button that looks like a link; `name` is what those hear who cannot see what it stands by."""
    button = QPushButton(words)
    mark(button, kind="link")
    button.setAccessibleName(name)
    button.setToolTip(plain_tip(name) if name != words else "")
    button.clicked.connect(lambda _=False: do())
    return button


def copy_button(text: str, name: str) -> QPushButton:
    """Return a button that puts a text on the clipboard."""
    return link_button("Copy", f"Copy {name}", lambda: QGuiApplication.clipboard().setText(text))


def open_button(address: str, name: str) -> QPushButton | None:
    """Return a button that opens an address in the browser or mail program, None for one that is not safe."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    if not url.isValid() or url.scheme() not in _SCHEMES:
        return None
    return link_button("Open", f"Open {name}", lambda: QDesktopServices.openUrl(url))


def fitted(text: str, size: Size = Size.PLAIN, tone: str | None = None) -> QLabel:
    """Return a label that wraps and never widens the pane."""
    label = plain(size, tone, text=text)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label


def button_row(*buttons: QPushButton) -> QWidget:
    """Return buttons side by side, from the left."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(S)
    for button in buttons:
        line.addWidget(button)
    line.addStretch(1)
    return row


class Section(QWidget):
    """A heading with room for a button at its right, and what stands below it."""

    def __init__(self, heading: str, *buttons: QPushButton) -> None:
        super().__init__()
        self.heading = heading
        head = QHBoxLayout()
        head.setSpacing(XS)
        head.addWidget(plain(Size.STRONG, text=heading, wraps=False), 1)
        for button in buttons:
            head.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(XS)
        self._column.addWidget(hairline())
        self._column.addSpacing(XS)
        self._column.addLayout(head)

    def add(self, widget: QWidget, *, indent: int = 0) -> None:
        """Put something below, set in by so many pixels."""
        if not indent:
            self._column.addWidget(widget)
            return
        line = QHBoxLayout()
        line.setContentsMargins(indent, 0, 0, 0)
        line.addWidget(widget)
        self._column.addLayout(line)

    def say(self, text: str, tone: str | None = None, *, size: Size = Size.PLAIN, indent: int = 0) -> None:
        """Put a line of text below."""
        self.add(fitted(text, size, tone), indent=indent)

    def address(self, name: str, address: str, *buttons: QWidget | None) -> None:
        """Put a web address below, as wide as the pane, its name and buttons above it."""
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(XS)
        line.addWidget(plain(Size.SMALL, "muted", text=name, wraps=False), 1)
        for button in filter(None, buttons):
            line.addWidget(button)
        self.add(row)
        said = fitted(_breakable(address))
        said.setAccessibleName(f"{name}: {address}")
        self.add(said)

    def fact(self, name: str, text: str, *buttons: QWidget | None) -> None:
        """Put a fact below: what it is, what it says, and what can be done with it."""
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(S)
        label = plain(Size.SMALL, "muted", text=name, wraps=False)
        label.setFixedWidth(NAME_WIDTH)
        said = fitted(text)
        for words in (label, said):
            # As high above the text as a button's own edge and padding.
            words.setContentsMargins(0, BUTTON_EDGE, 0, 0)
        line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        said.setAccessibleName(f"{name}: {text}")
        line.addWidget(said, 1, Qt.AlignmentFlag.AlignTop)
        for button in filter(None, buttons):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.add(row)


def _breakable(address: str) -> str:
    """Return a web address with places to break at."""
    return re.sub(r"(?<=[./])(?=[^./])", "\u200b", address)
