"""The chooser of recipients: a query, facets that write it, and the members that it finds."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from briefdesk.app.dialogs.recipients_search import Found, facet_groups, look_up
from briefdesk.app.dialogs.recipients_view import RecipientsView
from briefdesk.app.models.facets import FacetsModel
from briefdesk.app.models.recipients import RecipientsModel
from briefdesk.app.session import Session
from briefdesk.app.wording import date_words
from briefdesk.app.workers import Runner
from briefdesk.english import counted
from briefdesk.errors import BriefdeskError
from briefdesk.model.congress import Bioguide
from briefdesk.model.draft import Exclusion, Recipients
from briefdesk.pipeline.recipients import RosterSummary, roster_summary, with_term, without_term

KEY = "recipients:look-up"
PAUSE_MS = 120


class RecipientsDialog(QDialog):
    """Stays open beside the window. Nothing is changed before "Use", which is one step of undo."""

    def __init__(self, session: Session, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Recipients")
        self.setModal(False)
        self.resize(1140, 680)
        self._session = session
        self._runner = runner
        self._wanted = session.project.recipients
        self.members = RecipientsModel(self)
        self.facets = FacetsModel(self)
        self.view = RecipientsView(self)
        self.view.table.setModel(self.members)
        self.view.facets.setModel(self.facets)
        self._closing = False
        self._suggested = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._look_up)
        self.facets.set_groups(facet_groups(session.desk))
        self.view.open_groups()
        self.view.set_widths()
        self._connect()
        self.view.show_roster(*roster_words(roster_summary(session.desk)))
        self._take_over(session.project.recipients)
        # Typing begins a new query; End, or a tick at the left, goes on with the old one.
        self.view.query.setFocus()
        self.view.query.selectAll()

    def _connect(self) -> None:
        view = self.view
        view.query.textChanged.connect(self._write_query)
        view.as_role.toggled.connect(self._greet_in_role)
        view.use.clicked.connect(self.accept)
        view.cancel.clicked.connect(self.reject)
        view.everyone.clicked.connect(self._include_all)
        view.suggested.clicked.connect(self._take_suggestion)
        self.facets.term_wished.connect(self._toggle_term)
        self.members.include_wished.connect(self._include)
        self.members.modelReset.connect(self._show_count)
        self._session.project_changed.connect(self._follow)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        QShortcut(QKeySequence("Ctrl+F"), self, view.query.setFocus)

    # What is chosen ------------------------------------------------------------------------------------

    def wanted(self) -> Recipients:
        """Return the recipients as chosen here, not yet those of the project."""
        return self._wanted

    def accept(self) -> None:
        """Give the project these recipients and close, unless the query is wrong.

        In haste a query that names nobody stays too, if another was probably meant.
        """
        if self._timer.isActive():
            self._look_up_now()
            if self._suggested:
                return
        if not self.view.use.isEnabled():
            return
        self._stop_looking()
        self._session.apply("Choose recipients", replace(self._session.project, recipients=self._wanted))
        super().accept()

    def done(self, result: int) -> None:
        """Close; what is still being looked up is for nobody."""
        self._stop_looking()
        super().done(result)

    def _stop_looking(self) -> None:
        self._closing = True
        self._timer.stop()
        self._runner.drop(KEY)

    def _follow(self, before: object, after: object) -> None:
        if self._closing:
            return
        if getattr(before, "recipients", None) != getattr(after, "recipients", None):
            self._take_over(self._session.project.recipients)

    def _take_over(self, recipients: Recipients) -> None:
        self._wanted = recipients
        self.members.set_excluded(frozenset(recipients.left_out))
        self.view.as_role.setChecked(recipients.as_role)
        self.view.query.setText(recipients.query)
        self._look_up()

    def _write_query(self, text: str) -> None:
        self._wanted = replace(self._wanted, query=text.strip())
        self._timer.start()

    def _greet_in_role(self, as_role: bool) -> None:
        self._wanted = replace(self._wanted, as_role=as_role)
        self._timer.start()

    def _toggle_term(self, term: str, wanted: bool) -> None:
        query = self.view.query.text()
        try:
            self.view.query.setText(with_term(query, term) if wanted else without_term(query, term))
        except BriefdeskError as error:
            self._show_error(error)

    def _take_suggestion(self) -> None:
        self.view.query.setText(self._suggested)
        self.view.query.setFocus()
        self._look_up()

    def _include(self, bioguide: Bioguide, wanted: bool) -> None:
        left = tuple(e for e in self._wanted.excluded if e.member != bioguide)
        self._exclude(left if wanted else (*left, Exclusion(bioguide)))

    def _include_all(self) -> None:
        self._exclude(())

    def _exclude(self, excluded: tuple[Exclusion, ...]) -> None:
        self._wanted = replace(self._wanted, excluded=excluded)
        self.members.set_excluded(self._wanted.left_out)
        self._show_count()

    # What is found -------------------------------------------------------------------------------------

    def _look_up(self) -> None:
        self._timer.stop()
        wanted = self._wanted
        self._runner.submit(
            KEY,
            look_up,
            self._session.desk,
            wanted.query,
            wanted.as_role,
            self.facets.terms(),
            on_result=self._show,
            on_error=self._show_error,
        )

    def _look_up_now(self) -> None:
        """Answer at once what the timer would ask for: the user did not wait for it."""
        self._timer.stop()
        try:
            wanted = self._wanted
            self._show(look_up(self._session.desk, wanted.query, wanted.as_role, self.facets.terms()))
        except BriefdeskError as error:
            self._show_error(error)

    def _show(self, found: Found) -> None:
        if found.query != self._wanted.query:
            return
        self.members.set_rows(found.rows)
        self.facets.set_counts(found.counts, found.held)
        self._suggested = found.suggestion.query if found.suggestion else ""
        if found.suggestion:
            self.view.show_suggestion(found.suggestion.reason, found.suggestion.query)
        else:
            self.view.show_words(found.words)
        self._show_count()

    def _show_error(self, error: Exception) -> None:
        self._suggested = ""
        next_step = error.next_step if isinstance(error, BriefdeskError) else ""
        self.view.show_error(f"{error} {next_step}".strip())

    def _show_count(self) -> None:
        number = self.members.included_count()
        found = sum(
            1 for row in range(self.members.rowCount()) if self._is_member(self.members.index(row, 0))
        )
        self.view.show_count(number, found)
        self.view.use.setText(f"Use {counted(number, 'recipient')}" if number else "Use no recipients")

    def _is_member(self, index: QModelIndex) -> bool:
        return bool(index.flags() & Qt.ItemFlag.ItemIsUserCheckable)


def roster_words(summary: RosterSummary) -> tuple[str, tuple[str, ...]]:
    """Return the roster's date and age in words, and each warning with its next step."""
    words = f"Roster of {date_words(summary.as_of)}, {counted(summary.age_days, 'day')} old"
    return words, tuple(f"{problem.message} {problem.next_step}".strip() for problem in summary.problems)
