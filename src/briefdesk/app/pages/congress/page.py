"""The Congress page: ways to choose at the left, the members in the middle, what is known of one right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from briefdesk.app.pages.congress.card_pane import CardPane
from briefdesk.app.pages.congress.choosing import Choosing
from briefdesk.app.pages.congress.committees_panel import CommitteesPanel
from briefdesk.app.pages.congress.facets_panel import FacetsPanel
from briefdesk.app.pages.congress.lists_panel import ListsPanel
from briefdesk.app.pages.congress.map_panel import MapPanel
from briefdesk.app.pages.congress.members_controller import MembersController
from briefdesk.app.pages.congress.members_pane import MembersPane
from briefdesk.app.session import Session
from briefdesk.app.style import mark
from briefdesk.app.widgets.tabs import Tabs
from briefdesk.app.workers import Runner
from briefdesk.model.congress import Bioguide

SIZES = (284, 640, 370)


class CongressPage(QWidget):
    """Three panes over one choice. `failed` carries an error for the banner.

    `left()` tells of the wish to go back to where one came from, `update_wished()` of one for a newer roster.
    """

    failed = Signal(object)
    noted = Signal(str, str)
    left = Signal()
    update_wished = Signal()

    def __init__(self, session: Session, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.runner = runner
        self.choosing = Choosing(session, runner, self)
        self.pane = MembersPane()
        self.ways = Tabs("Ways to choose")
        self.card = CardPane(session.desk, runner)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._add_ways()
        self._arrange()
        self.controller = MembersController(self.choosing, self.pane, self)
        self._connect()
        self.ways.show_pane("facets")
        self.choosing.look_up()

    def focus_query(self) -> None:
        """Put the keyboard into the query: typing begins a new one, End goes on with the old one."""
        self.pane.box.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.pane.box.line.selectAll()

    def choose(self) -> None:
        """Choose whom the open project is for, the blank one too."""
        self.choosing.served.serve()
        self.focus_query()

    def paste_names(self) -> None:
        """Match names from elsewhere with members, to choose them or to save them as a list."""
        from briefdesk.app.pages.congress.names_dialog import NamesDialog  # noqa: PLC0415  (seldom needed)

        dialog = NamesDialog(self.session.desk, self.choosing.served.project, self.runner, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.members_chosen.connect(self.choosing.choose_members)
        dialog.list_wished.connect(self._save_as_list)
        dialog.open()

    def holds_book(self, widget: QWidget) -> bool:
        """Return whether a widget of the page is about lists, contacts or facts, not about the project."""
        lists = self.ways.made("lists") and self.ways.pane("lists").isAncestorOf(widget)
        return lists or self.card.isAncestorOf(widget)

    def refresh_roster(self) -> None:
        """Show a roster that has come in the place of the one in use."""
        self.controller.show_roster()
        for name, kind in (("facets", FacetsPanel), ("committees", CommitteesPanel), ("map", MapPanel)):
            panel = self.ways.pane(name) if self.ways.made(name) else None
            if isinstance(panel, kind):
                panel.read()
        self.card.refresh()
        self.choosing.look_up_anew()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.choosing.settle()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _add_ways(self) -> None:
        choosing, runner = self.choosing, self.runner
        for name, words, tip, make in (
            ("facets", "F&acets", "What recipients have in common", lambda: FacetsPanel(choosing)),
            (
                "committees",
                "&Committees",
                "Committees, their subcommittees and leaders",
                lambda: CommitteesPanel(choosing, runner),
            ),
            ("map", "&Map", "States and whole delegations", lambda: MapPanel(choosing, runner)),
            ("lists", "&Lists", "Saved lists, and names from elsewhere", self._lists),
        ):
            self.ways.add(name, words, tip, make)

    def _lists(self) -> QWidget:
        panel = ListsPanel(self.choosing)
        panel.book_wished.connect(self.card.rolodex.change_book)
        panel.names_wished.connect(self.paste_names)
        self.card.rolodex.book_changed.connect(panel.refresh)
        return panel

    def _save_as_list(self, members: tuple[Bioguide, ...]) -> None:
        self.ways.go("lists")
        panel = self.ways.pane("lists")
        if isinstance(panel, ListsPanel):
            panel.ask_name(members)

    def _show_in_table(self, member: str) -> None:
        """Put the keyboard on a member's row; who is not found is shown alone on the card."""
        if not self.pane.table.show_member(Bioguide(member)):
            self.card.show_member(Bioguide(member))

    def _tell_project(self) -> None:
        self.card.show_project(self.session.project, serving=self.choosing.served.serving)

    def _connect(self) -> None:
        card, choosing = self.card, self.choosing
        self.pane.foot.update_wished.connect(self.update_wished)
        self.controller.member_shown.connect(card.show_member)
        card.project_wished.connect(choosing.served.change)
        card.term_wished.connect(lambda term: choosing.toggle_term(term, wanted=True))
        card.member_wished.connect(self._show_in_table)
        card.failed.connect(self.failed)
        card.noted.connect(self.noted)
        choosing.switched.connect(lambda _serving: self._tell_project())
        self.session.project_changed.connect(lambda _before, _after: self._tell_project())
        self._tell_project()

    def _arrange(self) -> None:
        self.splitter.setObjectName("congress-panes")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        mark(self.ways, surface="pane")
        self.ways.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        for pane, least, share in ((self.ways, 262, 2), (self.pane, 400, 5), (self.card, 280, 3)):
            pane.setMinimumWidth(least)
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(self.splitter.count() - 1, share)
        self.splitter.setSizes(list(SIZES))
        self.setFocusProxy(self.pane.box.line)
        line = QVBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.splitter)
