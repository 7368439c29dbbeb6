"""Committees and subcommittees with who leads them: their members, their leaders, or both at one key."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from briefdesk.app.icons import icon, set_icon
from briefdesk.app.models.committees import CommitteesModel
from briefdesk.app.pages.congress.choosing import Choosing
from briefdesk.app.pages.congress.committee_terms import leaders_query, members_and_leaders
from briefdesk.app.pages.congress.committees_tree import CommitteesTree
from briefdesk.app.pages.congress.look_up import Found
from briefdesk.app.style import XS, M, S, hairline, mark
from briefdesk.app.workers import Runner
from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import Project
from briefdesk.pipeline.choosing import ChamberBranch, CommitteeNode, committee_tree
from briefdesk.pipeline.desk import Desk

KEY = "congress:committees"


class CommitteesPanel(QWidget):
    """A line to find a committee by its name or a leader's, the tree, and what to do with one."""

    def __init__(self, choosing: Choosing, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choosing = choosing
        self._runner = runner
        self._held: frozenset[str] = choosing.last.held if choosing.last else frozenset()
        self.seek = QLineEdit()
        self.tree = CommitteesTree()
        self.committees = CommitteesModel(self)
        self.members = QPushButton("Its members")
        self.leaders = QPushButton("Its leaders only")
        self.more = QPushButton("With all subcommittees")
        self._words = ""
        self._arrange()
        self._connect()
        self.read()

    def read(self) -> None:
        """Show the tree as it is for what is chosen now."""
        words = self.seek.text().strip()
        self._runner.submit(
            KEY, _read, self._choosing.session.desk, self._choosing.served.project, words,
            on_result=lambda tree: self._show(tree, words), on_error=self._choosing.refused.emit,
        )  # fmt: skip

    @property
    def node(self) -> CommitteeNode | None:
        """Return the committee that the keyboard is on."""
        return self.committees.node(self.tree.currentIndex())

    # What is wished

    def choose_members(self) -> None:
        """Put the committee into the query, or take it out."""
        if self.node is not None:
            self._choosing.toggle_term(self.node.term, self.node.term not in self._held)

    def choose_leaders(self) -> None:
        """Choose who leads the committee, and nobody else on it."""
        if self.node is None or not self.node.leaders:
            return
        try:
            self._choosing.set_query(leaders_query(self._choosing.query, self.node), "Choose leaders")
        except BriefdeskError as error:
            self._choosing.refused.emit(error)

    def choose_more(self) -> None:
        """Choose a subcommittee with the full committee's leaders, or a committee with its subcommittees."""
        if self.node is not None:
            above = self.committees.above(self.tree.currentIndex())
            self._choosing.toggle_term(members_and_leaders(self.node, above), wanted=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead from the line into the tree; Enter there does what it does in the tree."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Down:
            self.tree.setFocus()
            return True
        if event.key() == Qt.Key.Key_Escape and self.seek.text():
            self.seek.clear()
            return True
        return self.tree.take_enter(event)

    # What is shown

    def _show(self, tree: tuple[ChamberBranch, ...], words: str) -> None:
        kept = self.node.committee.code if self.node else ""
        self.committees.set_tree(tree, self._held)
        if words:
            self.tree.expandAll()
        else:
            for row in range(self.committees.rowCount()):
                self.tree.expand(self.committees.index(row, 0))
        if words != self._words or not self.tree.currentIndex().isValid():
            self._words = words
            again = self.committees.index_of(kept) if not words else QModelIndex()
            self.tree.setCurrentIndex(again if again.isValid() else self.committees.first_found())
        self._show_actions()

    def _follow(self) -> None:
        """Count anew where somebody looks: who is left out is not chosen."""
        if self.isVisible():
            self.read()

    def _show_found(self, found: Found) -> None:
        self._held = found.held
        self.read()

    def _show_actions(self) -> None:
        node, above = self.node, self.committees.above(self.tree.currentIndex())
        for button in (self.members, self.leaders, self.more):
            button.setEnabled(node is not None)
        if node is None:
            return
        self.members.setText("Take its members out" if node.term in self._held else "Its members")
        self.leaders.setEnabled(bool(node.leaders))
        if above is not None:
            self.more.setText("With the full committee’s leaders")
            self.more.setToolTip(f"Its members, and who leads {above.committee.full_name} (Shift+Enter)")
        else:
            self.more.setText("With all subcommittees")
            self.more.setToolTip("Its members and those of its subcommittees (Shift+Enter)")

    def _arrange(self) -> None:
        self.seek.setPlaceholderText("Find a committee or its leader")
        self.seek.setAccessibleName("Find a committee by its name or a leader’s")
        self.seek.setClearButtonEnabled(True)
        set_icon(self.seek.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition), "search")
        self.seek.installEventFilter(self)
        self.tree.setModel(self.committees)
        self.members.setToolTip("Put the committee into the query, or take it out (Enter)")
        self.leaders.setToolTip("Who chairs it, and the ranking member (Ctrl+Enter)")
        line, actions = QVBoxLayout(), QVBoxLayout()
        line.setContentsMargins(M, S, M, S)
        line.addWidget(self.seek)
        actions.setContentsMargins(S, XS, S, XS)
        actions.setSpacing(0)
        for button in (self.members, self.leaders, self.more):
            mark(button, kind="link")
            actions.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self.tree, 1)
        column.addWidget(hairline())
        column.addLayout(actions)
        self.setFocusProxy(self.seek)

    def _connect(self) -> None:
        self.seek.textChanged.connect(self.read)
        self.committees.term_wished.connect(self._choosing.toggle_term)
        self.tree.selectionModel().currentChanged.connect(lambda _now, _before: self._show_actions())
        for wish, do in (
            (self.tree.members_wished, self.choose_members),
            (self.tree.leaders_wished, self.choose_leaders),
            (self.tree.more_wished, self.choose_more),
            (self.members.clicked, self.choose_members),
            (self.leaders.clicked, self.choose_leaders),
            (self.more.clicked, self.choose_more),
        ):
            wish.connect(lambda *_, do=do: do())
        self._choosing.found.connect(self._show_found)
        self._choosing.changed.connect(self._follow)


def _read(desk: Desk, project: Project, words: str) -> tuple[ChamberBranch, ...]:
    return committee_tree(desk, project.recipients.query, words, project)
