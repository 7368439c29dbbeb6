"""Above the page: the recipient it goes to, the way to the next one, and the button that exports."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget

from briefdesk.app.icons import icon
from briefdesk.app.pages.preview_bar import bar, tool
from briefdesk.app.session import Session
from briefdesk.app.style import XS, mark
from briefdesk.app.wording import short_name
from briefdesk.english import counted

PLACE_FROM = 400
"""The width from which "3 of 42" has room beside the recipient."""


class PreviewHead(QWidget):
    """Shows and changes which recipient's letter `session` shows; one-pagers have none."""

    export_wished = Signal(str)
    """The document to export: "letter" or "brief"."""

    why_wished = Signal(bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._previous = tool("chevron-left", "Previous recipient (Alt+Left)")
        self._next = tool("chevron-right", "Next recipient (Alt+Right)")
        self._who = QComboBox()
        self._place = QLabel()
        self._for_all = QLabel("One page for every office")
        self._export = QPushButton("Export…")
        self.why = tool("compare", "Why this letter differs (Ctrl+D)")
        self._by_hand: frozenset[str] = frozenset()
        self._arrange()
        self._connect()
        self.show_recipients()

    def _arrange(self) -> None:
        row = bar(self)
        self._who.setAccessibleName("Recipient shown")
        self._who.setToolTip("The recipient whose letter is shown")
        self._who.setMaxVisibleItems(18)
        self._who.setMinimumContentsLength(12)
        self._who.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        mark(self._place, text_size="small", tone="muted")
        mark(self._for_all, tone="muted")
        mark(self._export, kind="primary")
        row.addWidget(self._previous)
        row.addWidget(self._who, 1)
        row.addWidget(self._next)
        row.addWidget(self._place)
        row.addWidget(self._for_all, 1)
        self.why.setCheckable(True)
        row.addWidget(self.why)
        row.addSpacing(XS)
        row.addWidget(self._export)

    def _connect(self) -> None:
        session = self._session
        session.addressees_changed.connect(self.show_recipients)
        session.current_changed.connect(self._show_current)
        session.document_changed.connect(self._show_document)
        self._previous.clicked.connect(lambda: session.step_recipient(-1))
        self._next.clicked.connect(lambda: session.step_recipient(1))
        self._who.activated.connect(lambda row: session.show_recipient(self._who.itemData(row)))
        self.why.clicked.connect(self.why_wished)
        session.project_changed.connect(self._mark_by_hand)
        self._export.clicked.connect(lambda: self.export_wished.emit(session.document))

    def show_recipients(self) -> None:
        """List the recipients anew."""
        self._who.blockSignals(True)
        self._who.clear()
        for addressee in self._session.addressees:
            self._who.addItem(short_name(addressee), addressee.id)
        self._by_hand = frozenset()
        self._mark_by_hand()
        self._who.blockSignals(False)
        self._who.setEnabled(self._who.count() > 0)
        self._show_current()
        self._show_document()

    def show_why(self, shown: bool) -> None:
        """Show whether the page or its explanation is in sight."""
        self.why.setChecked(shown)

    def _mark_by_hand(self, _before: object = None, _after: object = None) -> None:
        """Mark the letters that were edited by hand, by icon and word."""
        edited = frozenset(edit.addressee for edit in self._session.project.hand_edits)
        if edited == self._by_hand:
            return
        for row in range(self._who.count()):
            name = self._who.itemData(row)
            if name in edited or name in self._by_hand:
                words = short_name(self._session.addressees[row])
                self._who.setItemText(row, f"{words} · edited by hand" if name in edited else words)
                self._who.setItemIcon(row, icon("edit") if name in edited else QIcon())
        self._by_hand = edited

    def _show_current(self, _addressee: object = None) -> None:
        total = self._who.count()
        row = next((i for i in range(total) if self._who.itemData(i) == self._session.current), -1)
        self._who.setCurrentIndex(row)
        self._place.setText(f"{row + 1} of {total}" if total else "")
        self._previous.setEnabled(row > 0)
        self._next.setEnabled(0 <= row < total - 1)

    def _show_document(self, _document: object = None) -> None:
        letter = self._session.document == "letter"
        for widget in (self._previous, self._who, self._next, self.why):
            widget.setVisible(letter)
        self._for_all.setVisible(not letter)
        self._show_place()
        self._show_export()

    def _show_place(self) -> None:
        self._place.setVisible(self._session.document == "letter" and self.width() >= PLACE_FROM)

    def _show_export(self) -> None:
        letters = self._who.count()
        if self._session.document == "letter":
            what, keys = f"Export {counted(letters, 'letter') if letters else 'letters'}", "Ctrl+E"
        else:
            what, keys = "Export the one-pager", "Ctrl+Shift+E"
        self._export.setToolTip(f"{what} ({keys})")
        self._export.setAccessibleName(what)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for: the list of recipients tells the place as well."""
        super().resizeEvent(event)
        self._show_place()
