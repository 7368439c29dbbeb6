"""The panel of local facts: what is known of states and districts, with its source, for letters there."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from briefdesk.app.pages.congress.card_list import ListPanel
from briefdesk.app.pages.congress.card_rolodex import Rolodex
from briefdesk.app.pages.congress.facts_steps import FactSteps
from briefdesk.app.widgets.rows import Row
from briefdesk.app.wording import plain_tip
from briefdesk.english import printed_date
from briefdesk.model.address_book import LocalFactEntry
from briefdesk.model.finding import FindingId
from briefdesk.pipeline.local_facts import local_facts

KEY = "congress:facts"
PICK = "Use what fits"
PICK_TIP = "Put the facts about your recipients’ states and districts into the letter, each for its place"


class FactsPanel(ListPanel):
    """Lists the facts by place; a tick puts one into the letter of the project that the page serves."""

    def __init__(self, rolodex: Rolodex, parent: QWidget | None = None) -> None:
        super().__init__(rolodex, "Local facts", "Find a fact or a place", parent)
        self._facts: tuple[LocalFactEntry, ...] | None = None
        self._steps = FactSteps(rolodex, self)
        self.here = QCheckBox()
        self.add_above(self.here)
        self.add = self.button("Add…", "Add a fact with its source", self._add)
        self.use = self.button(
            PICK,
            PICK_TIP,
            self._steps.use_fitting,
        )
        self.remove = self.add_more("Remove", self._remove_current)
        self.add_more("Import from a table…", self._import)
        self.view.removed.connect(self._remove)
        self.view.rows.tick_wished.connect(self._steps.use)
        self.view.current_changed.connect(lambda _item: self._show_allowed())
        self.empty.action_chosen.connect(self._begin)
        self.here.toggled.connect(lambda _on: self._list())
        self._steps.changed.connect(self.read)
        rolodex.member_changed.connect(self.go_stale)
        rolodex.project_changed.connect(self.go_stale)

    # What is shown

    def refresh(self) -> None:
        """List the facts that are looked for; the first time they are read behind the window."""
        if self._facts is None:
            self.read()
        else:
            self._list()

    def read(self) -> None:
        """Read the facts of the library."""
        rolodex = self.rolodex
        rolodex.runner.submit(
            KEY, local_facts, rolodex.desk, on_result=self._take, on_error=rolodex.failed.emit
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Read anew each time: the library changes elsewhere."""
        self._facts = None
        self.go_stale()
        super().showEvent(event)

    def _take(self, facts: tuple[LocalFactEntry, ...]) -> None:
        self._facts = facts
        self._list()

    def _list(self) -> None:
        facts, served = self._facts or (), self.rolodex.served
        places = self._places()
        picked = frozenset(served.letter.picked()) if served else None
        wanted = [f for f in facts if not self.here.isChecked() or f.place in places]
        rows = tuple(
            row for row in (_row(f, picked) for f in wanted) if self.is_asked_for(row.title, row.detail)
        )
        self.view.show_rows(rows)
        self.show_list(bool(rows))
        if facts:
            self.empty.tell("search", "No such fact", "No local fact fits.", "Show all")
        else:
            words = "Keep what you know of a state or district here, each with its source and date."
            self.empty.tell("local-fact", "No local fact yet", words, "Add a fact…")
        used = sum(bool(row.ticked) for row in rows)
        self.note.setText(f"Ticked: in this project’s letter ({used})")
        self.note.setVisible(bool(rows) and served is not None)
        self._show_allowed()

    def _places(self) -> tuple[str, ...]:
        """Return the places of the member shown, and name them beside the filter."""
        member = self.rolodex.member
        self.here.setVisible(member is not None)
        if member is None:
            self.here.setChecked(False)
            return ()
        places = tuple(dict.fromkeys((member.state, member.seat.code)))
        self.here.setText(f"Only {' and '.join(places)}")
        self.here.setToolTip(plain_tip(f"Only the places of {member.full_name}"))
        return places

    def _show_allowed(self) -> None:
        self.remove.setEnabled(self.view.current is not None)
        self.use.setEnabled(self.rolodex.served is not None and bool(self._facts))

    # Wishes

    def _begin(self) -> None:
        if self._facts:
            self.search.clear()
            self.here.setChecked(False)
        else:
            self._add()

    def _add(self) -> None:
        member = self.rolodex.member
        self._steps.add(member.seat.code if member else "")

    def _remove_current(self) -> None:
        self._remove(self.view.current)

    def _remove(self, item: object) -> None:
        if isinstance(item, LocalFactEntry):
            self._steps.remove(item)

    def _import(self) -> None:
        path = self.ask_table("Import local facts")
        if path is not None:
            self._steps.take_in(path)


def _row(entry: LocalFactEntry, picked: frozenset[FindingId] | None) -> Row:
    source = ", ".join(filter(None, (entry.title, entry.publisher, printed_date(entry.date))))
    return Row(
        entry.finding.text,
        f"{entry.place} · {source}",
        entry,
        entry.finding.id in picked if picked is not None else None,
        entry.url,
    )
