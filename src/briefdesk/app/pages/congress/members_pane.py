"""The middle of the Congress page: query, letters, the table of members, the roster's age at the foot."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.icons import pixmap, set_icon
from briefdesk.app.models.recipients import RecipientsModel
from briefdesk.app.pages.congress.letters_bar import CountLine, LettersBar
from briefdesk.app.pages.congress.members_table import MembersTable
from briefdesk.app.pages.congress.query_box import QueryBox
from briefdesk.app.pages.congress.reason_line import ReasonLine
from briefdesk.app.style import L, M, S, colors_of, hairline, mark
from briefdesk.app.widgets.empty_state import EmptyState
from briefdesk.app.widgets.labels import ElidedLabel, Size, set_size
from briefdesk.app.wording import plain_tip


class MembersPane(QWidget):
    """Knows no session: `MembersController` connects it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, surface="pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.members = RecipientsModel(self)
        self.box = QueryBox()
        self.letters = LettersBar()
        self.count = CountLine()
        self.table = MembersTable(self.members)
        self.reason = ReasonLine()
        self.foot = RosterFoot()
        self.sort = QToolButton()
        self._nobody = EmptyState()
        self._stack = QStackedWidget()
        self._arrange()

    def show_nobody(self, *, nobody: bool) -> None:
        """Say that nobody matches in the place of the table, or show the table."""
        self._stack.setCurrentIndex(1 if nobody else 0)

    def _arrange(self) -> None:
        self.sort.setText("S&ort")
        self.sort.setToolTip("Sort the members (Alt+O)")
        self.sort.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.sort.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.sort.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_icon(self.sort, "chevron-down")
        self.sort.setMenu(self.table.sort_menu(self.sort))
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nobody)
        self._nobody.tell("people", "Nobody matches", "Take a term away, or untick something at the left.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(hairline())
        column.addWidget(self._stack, 1)
        column.addWidget(self.reason)
        column.addWidget(hairline())
        column.addWidget(self.foot)

    def _head(self) -> QWidget:
        head = QWidget()
        counts = QHBoxLayout()
        counts.setSpacing(S)
        counts.addWidget(self.count, 1)
        counts.addWidget(self.sort, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(head)
        column.setContentsMargins(L, M, L, S)
        column.setSpacing(S)
        column.addWidget(self.box)
        column.addWidget(self.letters)
        column.addLayout(counts)
        return head


class RosterFoot(QWidget):
    """How old the roster is, what that means, and the way to a newer one."""

    update_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.update_button = QPushButton("&Update roster…")
        self.words = ElidedLabel()
        set_size(self.words, Size.SMALL)
        self.sign = QLabel()
        self._old = False
        mark(self.update_button, kind="link")
        self.update_button.clicked.connect(self.update_wished)
        row = QHBoxLayout(self)
        row.setContentsMargins(L, S, L, S)
        row.setSpacing(S)
        row.addWidget(self.sign)
        row.addWidget(self.words, 1)
        row.addWidget(self.update_button)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the sign anew in another scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "sign"):
            self._draw_sign()

    def show_roster(self, words: str, warnings: tuple[str, ...]) -> None:
        """Say how old the roster is, and mark it where that matters."""
        self._old = bool(warnings)
        self.words.show_text(warnings[0] if warnings else words)
        self.words.setToolTip(plain_tip("\n".join((words, *warnings))))
        mark(self.words, tone="warning" if warnings else "muted")
        self._draw_sign()
        self.sign.setAccessibleName("Warning" if warnings else "")

    def _draw_sign(self) -> None:
        name = "warning" if self._old else "calendar"
        color = colors_of(self).warning if self._old else colors_of(self).muted
        self.sign.setPixmap(pixmap(name, color, 16, self.devicePixelRatioF()))
