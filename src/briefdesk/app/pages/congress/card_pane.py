"""The right pane of the Congress page: the member's card, own contacts, local facts, the log."""

from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefdesk.app.pages.congress.card import MemberPanel
from briefdesk.app.pages.congress.card_panel import Panel
from briefdesk.app.pages.congress.card_rolodex import Rolodex
from briefdesk.app.pages.congress.contacts import ContactsPanel
from briefdesk.app.pages.congress.facts import FactsPanel
from briefdesk.app.pages.congress.log import LogPanel
from briefdesk.app.style import mark
from briefdesk.app.widgets.tabs import Tabs
from briefdesk.app.workers import Runner
from briefdesk.model.congress import Bioguide
from briefdesk.model.draft import Project
from briefdesk.pipeline.desk import Desk


class Tab(StrEnum):
    """The panels."""

    MEMBER = "member"
    CONTACTS = "contacts"
    FACTS = "facts"
    LOG = "log"


_TABS: tuple[tuple[Tab, str, str, type[Panel]], ...] = (
    (Tab.MEMBER, "Membe&r", "The member chosen in the table", MemberPanel),
    (Tab.CONTACTS, "Contac&ts", "Staff of offices and other addressees of your own", ContactsPanel),
    (Tab.FACTS, "Facts", "Facts about states and districts, for your letters", FactsPanel),
    (Tab.LOG, "Lo&g", "Letters made, and for whom", LogPanel),
)


class CardPane(QWidget):
    """Four panels behind tabs; each is made when it is first seen.

    Signals, for the owner of the project: `project_wished(str, object)` with the label of a step and a
    function from Project to Project, `term_wished(str)` with a term for the query box, `member_wished(str)`
    with a member to show; for the banner: `failed(error)`, `noted(sentence, next step)`. `undo_stack` takes
    back changes of contacts, forms of address and local facts.
    """

    project_wished = Signal(str, object)
    term_wished = Signal(str)
    member_wished = Signal(str)
    failed = Signal(object)
    noted = Signal(str, str)

    def __init__(self, desk: Desk, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rolodex = Rolodex(desk, runner, self)
        self.undo_stack = self.rolodex.undo_stack
        self.tabs = Tabs("About people")
        for tab, words, tip, panel in _TABS:
            self.tabs.add(tab, words, tip, partial(panel, self.rolodex))
        mark(self, surface="pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)
        self.tabs.show_pane(Tab.MEMBER)
        for name in ("project_wished", "term_wished", "member_wished", "failed", "noted"):
            getattr(self.rolodex, name).connect(getattr(self, name))

    def show_member(self, bioguide: Bioguide | None) -> None:
        """Show a member's card, or what belongs there."""
        self.rolodex.show_member(bioguide)

    def show_project(self, project: Project | None, *, serving: bool = True) -> None:
        """Take the project as it is now. One that is not `serving` only says how members are addressed."""
        self.rolodex.show_project(project, serving=serving)

    def show_tab(self, tab: Tab) -> QWidget:
        """Show one of the panels and return it."""
        self.tabs.show_pane(tab)
        return self.panel(tab)

    def panel(self, tab: Tab) -> QWidget:
        """Return a panel, made when it is first asked for."""
        return self.tabs.pane(tab)

    def refresh(self) -> None:
        """Show roster, log and address book anew, after they changed elsewhere."""
        for tab in Tab:
            if self.tabs.made(tab):
                panel = self.tabs.pane(tab)
                if isinstance(panel, Panel):
                    panel.go_stale()
