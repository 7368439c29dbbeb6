"""The right pane of the Congress page: the member's card, own contacts, local facts, the log."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from briefdesk.app.pages.congress.card import MemberPanel
from briefdesk.app.pages.congress.card_panel import Panel
from briefdesk.app.pages.congress.card_rolodex import Rolodex
from briefdesk.app.pages.congress.contacts import ContactsPanel
from briefdesk.app.pages.congress.facts import FactsPanel
from briefdesk.app.pages.congress.log import LogPanel
from briefdesk.app.style import BAR_HEIGHT, XS, S, hairline, mark
from briefdesk.app.workers import Runner
from briefdesk.model.congress import Bioguide
from briefdesk.model.draft import Project
from briefdesk.pipeline.desk import Desk


class Tab(StrEnum):
    """The panels, by the words of their tabs."""

    MEMBER = "Member"
    CONTACTS = "Contacts"
    FACTS = "Local facts"
    LOG = "Log"


_TIPS = {
    Tab.MEMBER: "The member chosen in the table",
    Tab.CONTACTS: "Staff of offices and other addressees of your own",
    Tab.FACTS: "Facts about states and districts, for your letters",
    Tab.LOG: "Letters made, and for whom",
}
_PANELS: dict[Tab, type[Panel]] = {
    Tab.MEMBER: MemberPanel,
    Tab.CONTACTS: ContactsPanel,
    Tab.FACTS: FactsPanel,
    Tab.LOG: LogPanel,
}


class CardPane(QWidget):
    """Four panels behind tabs; each is made when it is first seen.

    Signals, for the owner of the project: `project_wished(str, object)` with the label of a step and a
    function from Project to Project, `query_wished(str)` with a query for the box, `member_wished(str)`
    with a member to show; for the banner: `failed(error)`, `noted(sentence, next step)`. `undo_stack` takes
    back changes of contacts, forms of address and local facts.
    """

    project_wished = Signal(str, object)
    query_wished = Signal(str)
    member_wished = Signal(str)
    failed = Signal(object)
    noted = Signal(str, str)

    def __init__(self, desk: Desk, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rolodex = Rolodex(desk, runner, self)
        self.undo_stack = self.rolodex.undo_stack
        self.tabs = {tab: _tab_button(tab) for tab in Tab}
        self._made: dict[Tab, Panel] = {}
        self._stack = QStackedWidget()
        self._arrange()
        for name in ("project_wished", "query_wished", "member_wished", "failed", "noted"):
            getattr(self.rolodex, name).connect(getattr(self, name))

    # What is shown

    def show_member(self, bioguide: Bioguide | None) -> None:
        """Show a member's card, or what belongs there."""
        self.rolodex.show_member(bioguide)

    def show_project(self, project: Project | None) -> None:
        """Take the project that the page serves as it is now, None while it only browses."""
        self.rolodex.show_project(project)

    def show_tab(self, tab: Tab) -> Panel:
        """Show one of the panels and return it."""
        panel = self.panel(tab)
        self.tabs[tab].setChecked(True)
        self._stack.setCurrentWidget(panel)
        return panel

    def panel(self, tab: Tab) -> Panel:
        """Return a panel, made when it is first asked for."""
        if tab not in self._made:
            panel = self._made[tab] = _PANELS[tab](self.rolodex)
            self._stack.addWidget(panel)
        return self._made[tab]

    def refresh(self) -> None:
        """Show roster, log and address book anew, after they changed elsewhere."""
        for panel in self._made.values():
            panel.go_stale()

    def _arrange(self) -> None:
        mark(self, surface="pane")
        bar = QWidget()
        bar.setFixedHeight(BAR_HEIGHT)
        line = QHBoxLayout(bar)
        line.setContentsMargins(S, 0, S, 0)
        line.setSpacing(XS)
        group = QButtonGroup(self)
        for tab, button in self.tabs.items():
            group.addButton(button)
            line.addWidget(button)
            button.clicked.connect(lambda _=False, tab=tab: self.show_tab(tab))
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(hairline())
        column.addWidget(self._stack, 1)
        self.show_tab(Tab.MEMBER)


def _tab_button(tab: Tab) -> QToolButton:
    button = QToolButton()
    button.setText(tab.value)
    button.setCheckable(True)
    button.setToolTip(_TIPS[tab])
    button.setAccessibleName(tab.value)
    mark(button, kind="tab")
    return button
