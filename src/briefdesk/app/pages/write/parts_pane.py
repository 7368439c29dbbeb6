"""The parts pane: which document, its template and subject, its parts in order, and the editor."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.icons import set_icon
from briefdesk.app.pages.write.footnotes_popover import FootnotesPopover
from briefdesk.app.pages.write.part_editor import PartEditor
from briefdesk.app.pages.write.parts_list import PartsList
from briefdesk.app.pages.write.parts_tools import PartsTools
from briefdesk.app.style import BAR_HEIGHT, XS, M, S, hairline, mark
from briefdesk.app.widgets.labels import Size, plain, set_size
from briefdesk.app.wording import plain_tip
from briefdesk.model.tailoring import FindingOrder

ORDERS = {
    FindingOrder.AS_PICKED: "As picked",
    FindingOrder.RELEVANCE: "By relevance to each recipient",
}
_ALONE = Qt.ToolButtonStyle.ToolButtonIconOnly
_WITH_WORDS = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
THIS_LETTER = "Write the Re: line, closing or greeting of the letter shown alone"


@dataclass(frozen=True, slots=True)
class HeadShown:
    """What stands above the list: `subject_label` is "Re:" or "Title", `recipients` "27 recipients".

    `order` is a FindingOrder's value, empty where there are no two findings to put in order. `here` says
    which lines are edited in the letter shown alone, None where no letter is shown. `untrusted`: its
    template came as a file from elsewhere.
    """

    document: str
    template: str
    subject_label: str
    subject: str
    recipients: str
    order: str = ""
    here: str | None = None
    untrusted: bool = False


class PartsPane(QWidget):
    """Where the document is put in order and written. Knows no session: it shows what it is given."""

    document_wished = Signal(str)
    template_wished = Signal()
    recipients_wished = Signal()
    subject_wished = Signal(str)
    order_wished = Signal(str)
    """How findings shall stand: a FindingOrder's value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, surface="pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.parts = PartsList()
        self.editor = PartEditor()
        self.tools = PartsTools(self)
        self.subject = QLineEdit()
        self._tabs = {"letter": _tab("Letter"), "brief": _tab("One-pager")}
        self.footnotes = FootnotesPopover(self)
        self.footnotes_button = QPushButton("Footnotes…")
        self._template = QPushButton()
        self.untrusted = plain(Size.SMALL, "warning", text="Untrusted", wraps=False)
        self._recipients = QPushButton()
        self.this_letter = QToolButton()
        self.order = QComboBox()
        self._order_row = QWidget()
        self._subject_label = QLabel()
        self._showing = False
        self._arrange()
        self._connect()

    def show_head(self, head: HeadShown) -> None:
        """Show document, template, subject and recipients."""
        self._tabs[head.document].setChecked(True)
        self._template.setText(head.template)
        told = f"{head.template}, untrusted" if head.untrusted else head.template
        self._template.setAccessibleName(f"Template: {told}")
        self.untrusted.setVisible(head.untrusted)
        self._recipients.setText(head.recipients)
        self._subject_label.setText(head.subject_label)
        self.subject.setAccessibleName(head.subject_label)
        self._order_row.setVisible(bool(head.order))
        self.this_letter.setVisible(head.here is not None)
        self.this_letter.setText("edited" if head.here else "")
        self.this_letter.setToolButtonStyle(_WITH_WORDS if head.here else _ALONE)
        self.this_letter.setToolTip(plain_tip(f"Edited by hand: {head.here}" if head.here else THIS_LETTER))
        self.order.setCurrentIndex(max(0, self.order.findData(head.order)))
        if self.subject.text() != head.subject:
            self._showing = True
            place = self.subject.cursorPosition()
            self.subject.setText(head.subject)
            self.subject.setCursorPosition(place if self.subject.hasFocus() else 0)
            self._showing = False

    def open_footnotes(self) -> None:
        """Open the popover for footnotes under its button."""
        button = self.footnotes_button
        self.footnotes.open_at(QRect(button.mapToGlobal(QPoint(0, 0)), button.size()))

    def offer_lines(self, actions: Sequence[QAction]) -> None:
        """Offer what can be written otherwise in the letter shown alone, beside the Re: line."""
        menu = QMenu(self.this_letter)
        menu.addActions(actions)
        self.this_letter.setMenu(menu)

    def _arrange(self) -> None:
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        column.addWidget(hairline())
        column.addLayout(self._head())
        column.addWidget(self.parts, 1)
        column.addWidget(self.tools)
        split.addWidget(upper)
        split.addWidget(self.editor)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 0)
        split.setSizes([530, 300])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(split)

    def _bar(self) -> QWidget:
        bar = QWidget()
        bar.setFixedHeight(BAR_HEIGHT)
        line = QHBoxLayout(bar)
        line.setContentsMargins(M, 0, S, 0)
        line.setSpacing(XS)
        group = QButtonGroup(self)
        for name, tab in self._tabs.items():
            group.addButton(tab)
            line.addWidget(tab)
            tab.clicked.connect(lambda _=False, name=name: self.document_wished.emit(name))
        line.addStretch(1)
        set_icon(self._recipients, "people")
        mark(self._recipients, kind="quiet")
        self._recipients.setToolTip("Choose who is written to (Ctrl+K)")
        line.addWidget(self._recipients)
        return bar

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(16, S, M, S)
        head.setSpacing(XS)
        template = QHBoxLayout()
        template.setSpacing(S)
        template.addWidget(_caption("Template"))
        mark(self._template, kind="link")
        self._template.setToolTip("Choose another template")
        template.addWidget(self._template)
        self.untrusted.setToolTip("This template came as a file from elsewhere: it runs in the sandbox")
        template.addWidget(self.untrusted)
        template.addStretch(1)
        mark(self.footnotes_button, kind="link")
        template.addWidget(self.footnotes_button)
        subject = QHBoxLayout()
        subject.setSpacing(S)
        mark(self._subject_label, tone="muted")
        set_size(self._subject_label, Size.SMALL)
        self._subject_label.setFixedWidth(64)
        subject.addWidget(self._subject_label)
        subject.addWidget(self.subject, 1)
        subject.addWidget(self.this_letter)
        self._arrange_this_letter()
        head.addLayout(template)
        head.addLayout(subject)
        head.addWidget(self._order_row)
        self._arrange_order()
        return head

    def _arrange_this_letter(self) -> None:
        button = self.this_letter
        button.setAccessibleName("Re: line, closing and greeting of this letter alone")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_icon(button, "edit")
        button.setIconSize(QSize(16, 16))

    def _arrange_order(self) -> None:
        line = QHBoxLayout(self._order_row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(S)
        line.addWidget(_caption("Findings"))
        for order, words in ORDERS.items():
            self.order.addItem(words, order.value)
        self.order.setAccessibleName("Order of findings")
        self.order.setToolTip(
            "The order of findings: the same in every letter, or what concerns each most first"
        )
        line.addWidget(self.order, 1)
        self.order.activated.connect(lambda row: self.order_wished.emit(self.order.itemData(row)))

    def _connect(self) -> None:
        self._template.clicked.connect(self.template_wished)
        self._recipients.clicked.connect(self.recipients_wished)
        self.subject.textEdited.connect(self.subject_wished)
        self.parts.edit_wished.connect(self.editor.start)
        self.editor.left.connect(lambda: self.parts.setFocus(Qt.FocusReason.OtherFocusReason))
        self.parts.customContextMenuRequested.connect(self._open_menu)

    def _open_menu(self, place: QPoint) -> None:
        menu = self.tools.menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.parts.viewport().mapToGlobal(place))


def _tab(text: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setCheckable(True)
    button.setProperty("kind", "tab")
    return button


def _caption(text: str) -> QLabel:
    label = plain(Size.SMALL, "muted", text=text, wraps=False)
    label.setFixedWidth(64)
    return label
