"""Forms of address: the house style, and the forms that single members prefer."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.dialogs.address_override import AddressOverrideDialog
from briefdesk.app.dialogs.address_style import StyleChoice
from briefdesk.app.style import XL, L, M, S, mark
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.model.address_book import AddressBook
from briefdesk.model.addressee import AddresseeId, AddressOverride
from briefdesk.model.congress import Bioguide, Member
from briefdesk.model.draft import Project
from briefdesk.pipeline.address_book import with_house_style, with_preference, without_preference
from briefdesk.pipeline.addressing import clear_override, set_address_style
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.recipients import addressee
from briefdesk.pipeline.style_examples import style_examples

_HEAD = ("Member", "Form", "Reason", "Holds")


class FormsOfAddress(QDialog):
    """Edits copies; `project` and `book` return them with what was chosen."""

    def __init__(self, desk: Desk, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Forms of address")
        self.resize(720, 600)
        self._desk = desk
        self._project = project
        self._book = desk.book
        self._names = {_named(member): member.bioguide for member in desk.index.members}
        self.style_choice = StyleChoice(project.address_style, partial(style_examples, desk))
        self.for_new = QCheckBox("Begin &new projects with this style")
        self.for_new.setChecked(desk.book.style == project.address_style)
        self.table = self._table()
        self.member = QLineEdit()
        self.add = QPushButton("&Address otherwise…")
        self.change = QPushButton("&Edit…")
        self.remove = QPushButton("&Usual form")
        self._wire()
        self._arrange()
        self._fill()

    # What was chosen

    def project(self) -> Project:
        """Return the project with the style chosen and its own preferred forms."""
        return set_address_style(self._project, self.style_choice.style_chosen)

    def book(self) -> AddressBook:
        """Return the address book with the forms that hold everywhere, and the style of new projects."""
        if not self.for_new.isChecked():
            return self._book
        return with_house_style(self._book, self.style_choice.style_chosen)

    # The forms of single members

    def ask(self, member: Bioguide) -> AddressOverrideDialog | None:
        """Ask for the form that a member prefers."""
        shown = replace(self.project(), overrides=())
        found = addressee(self._desk, shown, AddresseeId(member))
        if found is None:
            return None
        own = _of(self._project.overrides, member)
        dialog = AddressOverrideDialog(
            found,
            own or _of(self._book.overrides, member),
            in_project=True,
            kept_in_project=own is not None,
            parent=self,
        )
        dialog.kept.connect(self._keep)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def drop(self) -> None:
        """Address the member of the current row in the usual form again."""
        member = self._current()
        if member is None:
            return
        if _of(self._project.overrides, member) is not None:
            self._project = clear_override(self._project, member)
        else:
            self._book = without_preference(self._book, member)
        self._fill()
        (self.table if self.table.rowCount() else self.member).setFocus()

    def _keep(self, override: AddressOverride, everywhere: bool) -> None:
        project = clear_override(self._project, override.member)
        if everywhere:
            self._book = with_preference(self._book, override)
        else:
            project = replace(project, overrides=(*project.overrides, override))
        self._project = project
        self.member.clear()
        self._fill(override.member)

    def _ask_named(self) -> None:
        member = self._names.get(self.member.text().strip())
        if member is not None:
            self.ask(member)

    def _ask_current(self) -> None:
        member = self._current()
        if member is not None:
            self.ask(member)

    def _current(self) -> Bioguide | None:
        item = self.table.item(self.table.currentRow(), 0)
        return Bioguide(item.data(Qt.ItemDataRole.UserRole)) if item is not None else None

    # The dialog

    def _table(self) -> QTableWidget:
        table = QTableWidget(0, len(_HEAD))
        table.setHorizontalHeaderLabels(_HEAD)
        table.setAccessibleName("Members addressed otherwise")
        table.verticalHeader().hide()
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        return table

    def _wire(self) -> None:
        completer = QCompleter(sorted(self._names), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.member.setCompleter(completer)
        self.member.setPlaceholderText("Name of a member")
        self.member.setAccessibleName("Member to address otherwise")
        self.add.setEnabled(False)
        self.member.textChanged.connect(lambda text: self.add.setEnabled(text.strip() in self._names))
        self.add.clicked.connect(self._ask_named)
        self.change.clicked.connect(self._ask_current)
        self.remove.clicked.connect(self.drop)
        self.table.itemSelectionChanged.connect(self._enable)
        # Another style is this project's alone until the box is ticked for it.
        self.style_choice.changed.connect(
            lambda style: self.for_new.setChecked(style == self._desk.book.style)
        )
        self.table.itemActivated.connect(lambda _item: self._ask_current())
        deleting = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table)
        deleting.setContext(Qt.ShortcutContext.WidgetShortcut)
        deleting.activated.connect(self.drop)

    def _arrange(self) -> None:
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        done = buttons.button(QDialogButtonBox.StandardButton.Ok)
        done.setText("Done")
        mark(done, kind="primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        steps = QHBoxLayout()
        steps.setSpacing(S)
        steps.addWidget(self.member, 1)
        for button in (self.add, self.change, self.remove):
            steps.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(XL, L, XL, L)
        column.setSpacing(M)
        column.addWidget(plain(Size.STRONG, text="House style"))
        column.addWidget(self.style_choice)
        column.addWidget(self.for_new)
        column.addSpacing(S)
        column.addWidget(plain(Size.STRONG, text="Members addressed otherwise"))
        column.addWidget(self.table, 1)
        column.addLayout(steps)
        column.addWidget(buttons)
        # Return in the member's line asks for that member, and must not close the dialog.
        self.add.setDefault(True)

    def _fill(self, current: Bioguide | None = None) -> None:
        own = {override.member for override in self._project.overrides}
        shared = [override for override in self._book.overrides if override.member not in own]
        rows = [
            *((override, "In this project") for override in self._project.overrides),
            *((override, "In all projects") for override in shared),
        ]
        self.table.setRowCount(len(rows))
        for row, (override, where) in enumerate(rows):
            member = self._desk.index.member(override.member)
            name = _named(member) if member else f"{override.member}, no longer in the roster"
            for column, text in enumerate((name, _form(override), override.reason, where)):
                item = QTableWidgetItem(text)
                item.setData(Qt.ItemDataRole.UserRole, override.member)
                item.setToolTip("")
                self.table.setItem(row, column, item)
            if override.member == current:
                self.table.selectRow(row)
        self._enable()

    def _enable(self) -> None:
        chosen = bool(self.table.selectedItems())
        self.change.setEnabled(chosen)
        self.remove.setEnabled(chosen)


def _of(overrides: tuple[AddressOverride, ...], member: Bioguide) -> AddressOverride | None:
    return next((override for override in overrides if override.member == member), None)


def _named(member: Member) -> str:
    return f"{member.full_name} ({member.seat.code})"


def _form(override: AddressOverride) -> str:
    return ", ".join((*filter(None, (override.title, override.salutation)), *override.block))
