"""Connects the query, the letters and the table with who is chosen."""

from PySide6.QtCore import QObject, Signal

from briefdesk.app.pages.congress.choosing import Choosing
from briefdesk.app.pages.congress.letters_bar import count_words
from briefdesk.app.pages.congress.look_up import Found
from briefdesk.app.pages.congress.members_pane import MembersPane
from briefdesk.app.wording import date_words
from briefdesk.english import counted
from briefdesk.errors import BriefdeskError
from briefdesk.model.congress import Bioguide
from briefdesk.pipeline.recipients import RosterSummary, roster_summary


class MembersController(QObject):
    """`member_shown(bioguide)` tells whose row has the keyboard, None for nobody's."""

    member_shown = Signal(object)

    def __init__(self, choosing: Choosing, pane: MembersPane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choosing = choosing
        self._pane = pane
        self._connect()
        self._show_choice()
        self.show_roster()

    def show_roster(self) -> None:
        """Say how old the roster in use is."""
        self._pane.foot.show_roster(*roster_words(roster_summary(self._choosing.session.desk)))

    def _connect(self) -> None:
        choosing, pane = self._choosing, self._pane
        pane.box.typed.connect(choosing.write)
        pane.box.taken.connect(self._take)
        pane.box.suggestion_wished.connect(self._take_suggestion)
        pane.box.line.hurried.connect(choosing.settle)
        pane.box.line.left.connect(self._rest)
        pane.box.line.down.connect(self._enter_table)
        pane.letters.grouping_wished.connect(choosing.served.set_grouping)
        pane.letters.as_role_wished.connect(choosing.served.set_as_role)
        pane.count.everyone.clicked.connect(choosing.served.include_all)
        pane.count.write.clicked.connect(choosing.served.serve)
        pane.members.include_wished.connect(self._include)
        pane.table.leave_wished.connect(choosing.served.set_included)
        pane.table.why_wished.connect(self._ask_why)
        pane.table.member_shown.connect(self._follow_row)
        pane.reason.reason_typed.connect(choosing.served.give_reason)
        pane.reason.done.connect(pane.table.setFocus)
        pane.reason.left.connect(choosing.served.end_typing)
        choosing.changed.connect(self._show_choice)
        choosing.switched.connect(lambda _serving: self._show_choice())
        choosing.found.connect(self._show_found)
        choosing.refused.connect(self._show_error)

    # What is wished

    def _include(self, member: Bioguide, wanted: bool) -> None:
        self._choosing.served.set_included((member,), wanted)

    def _take(self) -> None:
        """Go on to what was found; where another query was probably meant, ask for that one first."""
        self._choosing.settle()
        if not self._choosing.take_suggestion():
            self._enter_table()

    def _take_suggestion(self) -> None:
        self._choosing.take_suggestion()
        self._pane.box.line.setFocus()

    def _enter_table(self) -> None:
        table, members = self._pane.table, self._pane.members
        if table.isVisible() and members.rowCount():
            if not table.currentIndex().isValid():
                table.setCurrentIndex(members.index(0, 0))
            table.setFocus()

    def _rest(self) -> None:
        self._choosing.settle()
        self._choosing.served.end_typing()

    def _ask_why(self) -> None:
        if self._pane.reason.isVisible():
            self._pane.reason.line.setFocus()

    # What is shown

    def _follow_row(self, member: Bioguide | None) -> None:
        self._show_reason()
        self.member_shown.emit(member)

    def _show_choice(self) -> None:
        choosing, pane = self._choosing, self._pane
        recipients, serving = choosing.served.recipients, choosing.served.serving
        pane.box.show_query(choosing.query)
        pane.letters.setVisible(serving)
        pane.letters.show_letters(recipients.grouping, as_role=recipients.as_role)
        pane.members.set_ticks(serving and bool(recipients.query))
        pane.members.set_excluded({e.member: e.reason for e in recipients.excluded})
        pane.count.write.setVisible(not serving and bool(choosing.query.strip()))
        self._show_count()
        self._show_reason()

    def _show_found(self, found: Found) -> None:
        pane = self._pane
        kept = pane.table.current_member()
        pane.members.set_rows(found.rows)
        if kept is None or not pane.table.show_member(kept):
            pane.table.setCurrentIndex(pane.members.index(0, 0))
        if found.suggestion:
            pane.box.show_suggestion(found.suggestion.reason, found.suggestion.query)
        else:
            pane.box.show_words(found.words)
        pane.show_nobody(nobody=not found.rows)
        self._show_choice()

    def _show_error(self, error: Exception) -> None:
        next_step = error.next_step if isinstance(error, BriefdeskError) else ""
        self._pane.box.show_error(f"{error} {next_step}".strip())

    def _show_count(self) -> None:
        choosing, members = self._choosing, self._pane.members
        asked = bool(choosing.served.recipients.query)
        included = members.included_count() if members.ticks else len(members.members())
        left_out = len(members.members()) - included
        letters = len(choosing.session.addressees) if choosing.served.serving else None
        words = count_words(
            choosing.served.recipients.grouping,
            letters=letters,
            members=included if asked or letters is None else 0,
            contacts=len(choosing.served.recipients.contacts) if letters is not None else 0,
            left_out=left_out,
            vacant=members.vacant_count(),
        )
        if letters and choosing.last and choosing.last.query != choosing.served.recipients.query:
            words, left_out = f"Still {counted(letters, 'letter')} to those chosen before", 0
        self._pane.count.show_words(words, left_out=left_out)

    def _show_reason(self) -> None:
        pane = self._pane
        member = pane.table.current_member()
        out = member is not None and pane.members.is_left_out(member)
        if not out:
            pane.reason.show_member(None)
            return
        reason = next((e.reason for e in self._choosing.served.recipients.excluded if e.member == member), "")
        name = self._choosing.session.desk.index.member(member or "")
        pane.reason.show_member(member, name.full_name if name else "", reason)


def roster_words(summary: RosterSummary) -> tuple[str, tuple[str, ...]]:
    """Return the roster's date and age in words, and each warning with its next step."""
    words = f"Roster of {date_words(summary.as_of)}, {counted(summary.age_days, 'day')} old"
    return words, tuple(f"{problem.message} {problem.next_step}".strip() for problem in summary.problems)
