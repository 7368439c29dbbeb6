"""What fills the slots of a pack: lines for letterhead and signatory, a logo, facts, a paragraph."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.dialogs.local_fact import LocalFactDialog
from briefdesk.app.dialogs.logo import logo_image
from briefdesk.app.icons import icon
from briefdesk.app.pages.partners.pack_session import PackSession
from briefdesk.app.style import M, S, mark
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.app.widgets.still_fields import StillChoice
from briefdesk.errors import BriefdeskError
from briefdesk.model.local_fact import LocalFact
from briefdesk.model.partner_pack import PartnerPack, PartnerTier
from briefdesk.pipeline.pack_fill import (
    MOST_IN_A_FIELD,
    read_logo_file,
    with_fact_added,
    with_logo,
    with_paragraph,
    with_reach,
    with_sender_field,
    without_fact,
)

# Alt letters: those of the menus and tabs are taken.
LETTERHEAD = (
    ("organization", "&Organization", "As it stands in your letterhead"),
    ("tagline", "&Tagline", ""),
    ("address", "&Address", "Lines parted by “;”"),
    ("phone", "Phone", ""),
    ("email", "E-&mail", ""),
    ("website", "&Website", ""),
    ("contact_name", "&Contact person", "Whom an office can call"),
)
_WIDEST = "Contact person"
SIGNATORY = (("signatory", "&Name", "Who signs"), ("signatory_title", "Title", "Executive Director"))


class Lines(QWidget):
    """Fields of the letterhead or the signatory, each a line."""

    def __init__(
        self, session: PackSession, fields: tuple[tuple[str, str, str], ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.lines: dict[str, QLineEdit] = {}
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(S)
        for name, words, hint in fields:
            line = QLineEdit()
            line.setMaxLength(MOST_IN_A_FIELD)
            line.setPlaceholderText(hint)
            line.setAccessibleName(words.replace("&", ""))
            line.textEdited.connect(partial(self._take, name))
            self.lines[name] = line
            form.addRow(_label(words, line), line)
        self.setFocusProxy(next(iter(self.lines.values())))
        self.refresh()

    def refresh(self) -> None:
        """Show what is filled in; what is being typed stays."""
        for name, line in self.lines.items():
            value = getattr(self._session.pack.fill.sender, name)
            shown = "; ".join(value) if isinstance(value, tuple) else value
            if _tidy(line.text()) != _tidy(shown):
                line.setText(shown)

    def _take(self, name: str, text: str) -> None:
        pack = with_sender_field(self._session.pack, name, text)
        self._session.change(f"Fill in {name.replace('_', ' ')}", pack, merge_key=f"fill:{name}")


class Reach(QWidget):
    """How far the organization reaches: its tier, and its state where it works in one alone."""

    failed = Signal(object)

    def __init__(self, session: PackSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.tier = StillChoice()
        self.tier.setAccessibleName("How far your organization reaches")
        for tier in PartnerTier:
            self.tier.addItem(f"{tier.capitalize()} organization", tier)
        self.state = StillChoice()
        self.state.setAccessibleName("State")
        self.state.addItem("More than one state", "")
        for code in sorted({member.state for member in session.desk.index.members}):
            self.state.addItem(session.desk.index.state_name(code), code)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(S)
        form.addRow(_label("&Reach", self.tier), self.tier)
        form.addRow(_label("&State", self.state), self.state)
        form.addRow(plain(Size.SMALL, "muted", text="Of one state: your paragraph goes to its members only."))
        self.tier.activated.connect(self._take)
        self.state.activated.connect(self._take)
        self.refresh()

    def refresh(self) -> None:
        """Show what is filled in."""
        fill = self._session.pack.fill
        self.tier.setCurrentIndex(self.tier.findData(fill.tier))
        self.state.setCurrentIndex(max(0, self.state.findData(fill.state)))

    def _take(self) -> None:
        try:
            tier = PartnerTier(self.tier.currentData())
            pack = with_reach(self._session.pack, state=self.state.currentData(), tier=tier)
        except BriefdeskError as error:
            self.failed.emit(error)
            return
        self._session.change("Fill in the reach", pack)
        self._session.show_place(pack.fill.state)


class Logo(QWidget):
    """The partner's logo: choose or remove."""

    failed = Signal(object)

    def __init__(self, session: PackSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.choose = QPushButton("Choose a &logo…")
        self.remove = QPushButton("Remove")
        self.remove.setAccessibleName("Remove the logo")
        self._picture = plain(wraps=False)
        self._picture.setAccessibleName("Your logo")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(S)
        row.addWidget(self._picture)
        row.addWidget(self.choose)
        row.addWidget(self.remove)
        row.addStretch()
        self.choose.clicked.connect(self._ask)
        self.remove.clicked.connect(lambda _=False: self._take(None))
        self.refresh()

    def refresh(self) -> None:
        """Show the logo."""
        data = self._session.pack.fill.logo
        image = logo_image(data)
        self._picture.setVisible(image is not None)
        if image is not None:
            size = QSize(96, 40)
            shown = QPixmap.fromImage(image).scaled(
                size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            self._picture.setPixmap(shown)
        self.remove.setVisible(data is not None)

    def take_file(self, path: Path) -> None:
        """Take the picture in a file."""
        try:
            self._take(read_logo_file(path))
        except BriefdeskError as error:
            self.failed.emit(error)

    def _ask(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, "Choose your logo", str(self._session.pack_path.parent), "Pictures (*.png *.jpg *.jpeg)"
        )
        if chosen:
            self.take_file(Path(chosen))

    def _take(self, data: bytes | None) -> None:
        try:
            pack = with_logo(self._session.pack, data)
        except BriefdeskError as error:
            self.failed.emit(error)
            return
        self._session.change("Change the logo" if data else "Remove the logo", pack)


class Facts(QWidget):
    """Local facts: added with source and date, removed with Delete."""

    def __init__(self, session: PackSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.list = QListWidget()
        self.list.setAccessibleName("Local facts")
        self.list.setWordWrap(True)
        self.list.setMaximumHeight(120)
        self.add = QPushButton("A&dd a fact…")
        self.remove = QPushButton("Remove")
        self.remove.setAccessibleName("Remove the fact")
        self.remove.setToolTip("Remove the fact (Delete)")
        self.remove.setShortcut("Del")
        row = QHBoxLayout()
        row.setSpacing(S)
        row.addWidget(self.add)
        row.addWidget(self.remove)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addWidget(self.list)
        column.addLayout(row)
        self.add.clicked.connect(self.ask)
        self.remove.clicked.connect(self._remove)
        self.list.currentRowChanged.connect(lambda row: self.remove.setEnabled(row >= 0))
        self.refresh()

    def refresh(self) -> None:
        """List the facts."""
        row = self.list.currentRow()
        self.list.clear()
        for fact in self._session.pack.fill.facts:
            item = QListWidgetItem(
                icon("local-fact"), f"{fact.place}: {fact.text}\n{fact.source}, {fact.date}"
            )
            self.list.addItem(item)
        self.list.setVisible(self.list.count() > 0)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self.remove.setVisible(self.list.count() > 0)
        self.remove.setEnabled(self.list.currentRow() >= 0)

    def changeEvent(self, event: QEvent) -> None:
        """Take up a new scheme: icons of rows keep their color."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "add"):
            for row in range(self.list.count()):
                self.list.item(row).setIcon(icon("local-fact"))

    def ask(self) -> LocalFactDialog:
        """Ask for a fact; one without source or date is refused at its field."""
        dialog = LocalFactDialog(
            self._session.desk, self._session.pack.fill.state, self.window(), keep=self._keep
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def _keep(self, fact: LocalFact) -> PartnerPack:
        pack = with_fact_added(self._session.desk, self._session.pack, fact)
        self._session.change("Add a local fact", pack)
        self._session.show_place(pack.fill.facts[-1].place)
        return pack

    def _remove(self) -> None:
        if self.list.currentRow() >= 0:
            self._session.change(
                "Remove a local fact", without_fact(self._session.pack, self.list.currentRow())
            )


class Paragraph(QWidget):
    """The one free paragraph; what cannot be taken is said under it."""

    def __init__(self, session: PackSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.edit = QPlainTextEdit()
        self.edit.setAccessibleName("Your paragraph")
        self.edit.setPlaceholderText("What you would add, in your own words.")
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * 5 + M)
        self.said = plain(Size.SMALL, "danger")
        self.said.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addWidget(self.edit)
        column.addWidget(self.said)
        self.refresh()
        self.edit.textChanged.connect(self._take)

    def refresh(self) -> None:
        """Show what is filled in; what is being typed stays."""
        text = self._session.pack.fill.paragraph
        if self.edit.toPlainText() != text and self.said.isHidden():
            self.edit.blockSignals(True)
            self.edit.setPlainText(text)
            self.edit.blockSignals(False)

    def _take(self) -> None:
        try:
            pack = with_paragraph(self._session.pack, self.edit.toPlainText())
        except BriefdeskError as error:
            mark(self.edit, wrong=True)
            self.said.setText(f"{error} {error.next_step}")
            self.said.show()
            return
        mark(self.edit, wrong=False)
        self.said.hide()
        self._session.change("Write the paragraph", pack, merge_key="fill:paragraph")


def _label(words: str, field: QWidget) -> QLabel:
    """Return a field's label, as wide in all slots so that the fields line up."""
    label = QLabel(words)
    label.setBuddy(field)
    label.setMinimumWidth(label.fontMetrics().horizontalAdvance(_WIDEST))
    return label


def _tidy(text: str) -> str:
    return ";".join(" ".join(line.split()) for line in text.split(";") if line.strip())
