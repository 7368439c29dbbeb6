"""The Congress page: ways to choose at the left, the members in the middle, what is known of one right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from briefdesk.app.pages.congress.choosing import Choosing
from briefdesk.app.pages.congress.facets_panel import FacetsPanel
from briefdesk.app.pages.congress.members_controller import MembersController
from briefdesk.app.pages.congress.members_pane import MembersPane
from briefdesk.app.session import Session
from briefdesk.app.style import mark
from briefdesk.app.widgets.tabs import Tabs
from briefdesk.app.workers import Runner

SIZES = (270, 640, 370)


class CongressPage(QWidget):
    """Three panes over one choice. `failed` carries an error for the banner.

    `left()` tells of the wish to go back to where one came from, `update_wished()` of one for a newer roster.
    """

    failed = Signal(object)
    left = Signal()
    update_wished = Signal()

    def __init__(self, session: Session, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.runner = runner
        self.choosing = Choosing(session, runner, self)
        self.pane = MembersPane()
        self.ways = Tabs("Ways to choose")
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._add_ways()
        self._arrange()
        self.controller = MembersController(self.choosing, self.pane, self)
        self.pane.foot.update_wished.connect(self.update_wished)
        self.ways.show_pane("facets")
        self.choosing.look_up()

    def focus_query(self) -> None:
        """Put the keyboard into the query: typing begins a new one, End goes on with the old one."""
        self.pane.box.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.pane.box.line.selectAll()

    def choose(self) -> None:
        """Choose whom the open project is for, the blank one too."""
        self.choosing.serve()
        self.focus_query()

    def refresh_roster(self) -> None:
        """Show a roster that has come in the place of the one in use."""
        self.controller.show_roster()
        self.choosing.look_up()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.choosing.settle()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _add_ways(self) -> None:
        self.ways.add("facets", "F&acets", "Chamber, party, role, state, committee", self._facets)

    def _facets(self) -> QWidget:
        return FacetsPanel(self.choosing)

    def _arrange(self) -> None:
        self.splitter.setObjectName("congress-panes")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        mark(self.ways, surface="pane")
        self.ways.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        for pane, least, share in ((self.ways, 230, 2), (self.pane, 400, 5)):
            pane.setMinimumWidth(least)
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(self.splitter.count() - 1, share)
        self.splitter.setSizes(list(SIZES))
        self.setFocusProxy(self.pane.box.line)
        line = QVBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.splitter)
