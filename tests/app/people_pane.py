"""The right pane of the Congress page over a real desk, for the tests of its panels."""

import datetime as dt
from collections.abc import Iterator

from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from briefdesk.app.pages.congress.card import MemberPanel
from briefdesk.app.pages.congress.card_list import ListPanel
from briefdesk.app.pages.congress.card_pane import CardPane, Tab
from briefdesk.app.session import Session
from briefdesk.app.workers import Runner
from briefdesk.model.addressee import AddresseeId, Contact, ContactId, ContactKind
from briefdesk.model.congress import Bioguide
from briefdesk.model.finding import FindingId
from briefdesk.model.local_fact import LocalFact
from briefdesk.model.source import SourceId
from briefdesk.pipeline.desk import Desk
from briefdesk.store.log import NewEntry

REED, GONZALEZ = Bioguide("R000122"), Bioguide("G000581")
ORTIZ = Contact(
    ContactId(""), ContactKind.STAFF, "Ana Ortiz", "Legislative Director", honorific="Ms.",
    email="ana.ortiz@example.gov", member=REED, note="Met in March",
)  # fmt: skip
VEGA = Contact(
    ContactId(""), ContactKind.GOVERNOR, "Maria Vega", "Governor", honorific="The Honorable", state="TX",
    address=("1 Example Street", "Austin, TX 78701"),
)  # fmt: skip
JAIL = LocalFact("TX-34", "The county jail held 90 people a day.", "County Audit", "2025", "Example County")


def shown_pane(qtbot: QtBot, session: Session) -> Iterator[CardPane]:
    """Show the pane beside an owner of the project, as the page is one."""
    runner = Runner()
    made = CardPane(session.desk, runner)
    qtbot.addWidget(made)
    made.project_wished.connect(lambda label, step: session.apply(label, step(session.project)))
    session.project_changed.connect(lambda _before, after: made.show_project(after))
    made.show_project(session.project)
    made.resize(340, 700)
    made.show()
    rest(qtbot, made)
    yield made
    runner.close()


def rest(qtbot: QtBot, pane: CardPane) -> None:
    qtbot.waitUntil(lambda: not pane.rolodex.runner.busy, timeout=10_000)


def card(qtbot: QtBot, pane: CardPane, member: str = REED) -> MemberPanel:
    pane.show_member(Bioguide(member))
    panel = pane.show_tab(Tab.MEMBER)
    assert isinstance(panel, MemberPanel)
    rest(qtbot, pane)
    return panel


def tab(qtbot: QtBot, pane: CardPane, wanted: Tab) -> ListPanel:
    panel = pane.show_tab(wanted)
    assert isinstance(panel, ListPanel)
    rest(qtbot, pane)
    return panel


def said(widget: QWidget) -> str:
    return "\n".join(label.text().replace("\u200b", "") for label in widget.findChildren(QLabel))


def named(widget: QWidget, name: str) -> QPushButton:
    return next(b for b in widget.findChildren(QPushButton) if b.accessibleName() == name)


def rows(panel: ListPanel) -> list[str]:
    return [row.title for row in panel.view.rows.rows]


def dialog(pane: CardPane, kind: type[QDialog]) -> QDialog:
    return next(d for d in pane.window().findChildren(kind) if d.isVisible())


def note(desk: Desk, *days: int, **facts: object) -> None:
    desk.letter_log.note(
        [
            NewEntry(
                **{
                    "day": dt.date(2026, 11, day), "addressee": AddresseeId(REED), "name": "Sen. Jack Reed",
                    "project": "Patrols at night", "subject": "Oversight", "members": (REED,),
                    "sources": (SourceId("river"),), "findings": (FindingId("river/cost"),),
                    "files": ("/nowhere/reed.pdf",), "sha256": ("0" * 64,), **facts,
                }
            )
            for day in days
        ]
    )  # fmt: skip
