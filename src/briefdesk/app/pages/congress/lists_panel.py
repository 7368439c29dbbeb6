"""Saved lists of members: tick one to write to it, save whom the query chooses, paste names."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from briefdesk.app.pages.congress.choosing import Choosing
from briefdesk.app.pages.congress.look_up import Found
from briefdesk.app.style import XS, M, S, hairline, mark
from briefdesk.app.widgets.empty_state import EmptyState
from briefdesk.app.widgets.rows import Row, RowsView
from briefdesk.english import counted
from briefdesk.errors import BriefdeskError
from briefdesk.model.congress import Bioguide
from briefdesk.model.draft import SavedList
from briefdesk.pipeline.address_book import with_list, with_list_renamed, without_list
from briefdesk.pipeline.recipients import has_term


class ListsPanel(QWidget):
    """Changes of the address book are wished for (`book_wished(label, step)`), so that undo takes them back.

    `names_wished()` asks for the window that matches pasted names.
    """

    book_wished = Signal(str, object)
    names_wished = Signal()

    def __init__(self, choosing: Choosing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choosing = choosing
        self._renamed = ""
        self._kept: tuple[Bioguide, ...] = ()
        self.view = RowsView("Saved lists")
        self.name = _NameLine()
        self.save = QPushButton("Save chose&n as list…")
        self.rename = QPushButton("Rename…")
        self.remove = QPushButton("Remove")
        self.paste = QPushButton("Paste names…")
        self._nothing = EmptyState()
        self._arrange()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """List what is saved, and tick what the query names."""
        query = self._choosing.query
        rows = tuple(self._row(saved, query) for saved in self._saved())
        self.view.show_rows(rows)
        self.view.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self.save.setEnabled(bool(self._chosen()))
        for button in (self.rename, self.remove):
            button.setEnabled(self._current() is not None)

    # What is wished

    def ask_name(self, members: tuple[Bioguide, ...] = ()) -> None:
        """Ask for the name under which members are saved, the chosen where none are given."""
        self._renamed, self._kept = "", members or self._chosen()
        self.name.ask("Name of the list")

    def _toggle(self, saved: SavedList, wanted: bool) -> None:
        self._choosing.toggle_beside(f'list:"{saved.name}"', wanted)

    def _turn(self, saved: SavedList) -> None:
        self._toggle(saved, not _held(self._choosing.query, saved))

    def _take_name(self) -> None:
        name, old, members = self.name.text().strip(), self._renamed, self._kept
        self.name.hide()
        self.view.setFocus()
        if not name or name == old:
            return
        if old:
            self.book_wished.emit("Rename the list", lambda book: with_list_renamed(book, old, name))
        else:
            self.book_wished.emit("Save a list", lambda book: with_list(book, name, members))

    def _ask_new_name(self) -> None:
        saved = self._current()
        if saved is not None:
            self._renamed = saved.name
            self.name.ask("New name of the list", saved.name)

    def _remove(self) -> None:
        saved = self._current()
        if saved is not None:
            self.book_wished.emit("Remove the list", lambda book: without_list(book, saved.name))

    # What is shown

    def _saved(self) -> tuple[SavedList, ...]:
        """Return the lists of the address book, and those that the project alone holds."""
        book = self._choosing.session.desk.book.lists
        known = {saved.name.casefold() for saved in book}
        own = (saved for saved in self._choosing.served.project.lists if saved.name.casefold() not in known)
        return tuple(sorted((*book, *own), key=lambda saved: saved.name.casefold()))

    def _row(self, saved: SavedList, query: str) -> Row:
        index = self._choosing.session.desk.index
        gone = sum(index.member(member) is None for member in saved.members)
        said = [counted(len(saved.members), "member"), f"{gone} left Congress" if gone else "", saved.note]
        return Row(saved.name, " · ".join(filter(None, said)), saved, _held(query, saved))

    def _current(self) -> SavedList | None:
        saved = self.view.current
        return saved if isinstance(saved, SavedList) else None

    def _chosen(self) -> tuple[Bioguide, ...]:
        """Return whom the query finds, less the excluded."""
        found = self._choosing.last
        if found is None or not found.query:
            return ()
        out = self._choosing.served.recipients.left_out
        ids = (m.bioguide for row in found.rows for m in getattr(row, "members", ()))
        return tuple(member for member in ids if member not in out)

    def _follow(self, _found: Found | None = None) -> None:
        self.refresh()

    def _connect(self) -> None:
        self.view.rows.tick_wished.connect(self._toggle)
        self.view.opened.connect(self._turn)
        self.view.removed.connect(lambda _saved: self._remove())
        self.view.current_changed.connect(lambda _saved: self._show_buttons())
        self.save.clicked.connect(lambda _=False: self.ask_name())
        self.rename.clicked.connect(self._ask_new_name)
        self.remove.clicked.connect(self._remove)
        self.paste.clicked.connect(self.names_wished)
        self.name.returnPressed.connect(self._take_name)
        self.name.left.connect(self.view.setFocus)
        self._choosing.found.connect(self._follow)
        self._choosing.changed.connect(self._follow)

    def _show_buttons(self) -> None:
        for button in (self.rename, self.remove):
            button.setEnabled(self._current() is not None)

    def _arrange(self) -> None:
        self._nothing.tell("people", "No lists yet", "Save whom you have chosen, or paste names.")
        for button, tip in (
            (self.save, "Keep whom the query chooses under a name"),
            (self.paste, "Names, e-mails or ids from a table or a message"),
            (self.rename, "Give the list another name"),
            (self.remove, "Remove the list (Delete)"),
        ):
            mark(button, kind="link")
            button.setToolTip(tip)
        actions = QVBoxLayout()
        actions.setContentsMargins(S, XS, S, XS)
        actions.setSpacing(0)
        for button in (self.save, self.paste, self.rename, self.remove):
            actions.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        line = QVBoxLayout()
        line.setContentsMargins(M, S, M, S)
        line.addWidget(self.name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self._nothing, 1)
        column.addLayout(line)
        column.addWidget(hairline())
        column.addLayout(actions)

    def focusInEvent(self, event: object) -> None:
        """Put the keyboard where there is something to do."""
        del event
        (self.view if self.view.isVisible() else self.paste).setFocus()


class _NameLine(QLineEdit):
    """Asks for a name in place: Enter takes it, Escape does not."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(100)
        self.hide()

    def ask(self, words: str, text: str = "") -> None:
        """Show the line with the keyboard in it."""
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setText(text)
        self.selectAll()
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _held(query: str, saved: SavedList) -> bool:
    try:
        return bool(query.strip()) and has_term(query, f'list:"{saved.name}"')
    except BriefdeskError:
        return False
