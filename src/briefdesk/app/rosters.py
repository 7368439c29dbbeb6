"""Another roster for the window: fetched or imported off the main thread, taken up once it is agreed to."""

import datetime as dt
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from briefdesk.app.icons import set_icon
from briefdesk.app.notify import Notices
from briefdesk.app.session import Session
from briefdesk.app.window import MainWindow
from briefdesk.app.wording import date_words
from briefdesk.app.workers import Runner
from briefdesk.errors import BriefdeskError
from briefdesk.pipeline.recipients import roster_summary

if TYPE_CHECKING:
    from briefdesk.app.dialogs.roster_update import RosterDialog
    from briefdesk.pipeline.roster import RosterPlan

_KEY = "roster"
Chosen = tuple[Path, ...] | str


class Rosters(QObject):
    """Opens the dialog, runs what it wishes and takes the outcome to the desk and the session.

    `changed()` comes after another roster is in use and everybody is addressed anew. `update_action` and
    `import_action` are for menus and buttons.
    """

    changed = Signal()
    _progressed = Signal(int, str, int, int)

    def __init__(self, window: MainWindow, session: Session, runner: Runner, notices: Notices) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._runner = runner
        self._notices = notices
        self._stop = Event()
        self._tries = 0
        self._source: Chosen = ()
        # Tests fetch from this computer itself.
        self.loopback = False
        self.dialog: RosterDialog | None = None
        self.update_action = self._action("&Update roster…", "refresh", "Fetch or import another roster")
        self.import_action = self._action("&Import roster…", "import", "Import a roster from files")
        self.actions = (self.update_action, self.import_action)
        self.update_action.triggered.connect(self.open)
        self.import_action.triggered.connect(self.open_import)
        self._progressed.connect(self._show_progress)

    def open(self) -> "RosterDialog":
        """Show the roster in use, with the ways to another."""
        if self.dialog is None:
            # Here and not above: few open it, and it would be loaded at every start.
            from briefdesk.app.dialogs.roster_update import RosterDialog  # noqa: PLC0415

            self.dialog = dialog = RosterDialog(self._window)
            dialog.source_chosen.connect(self.plan_from)
            dialog.stopped.connect(self.stop)
            dialog.taken.connect(self.take)
            dialog.start.restore_wished.connect(self.restore)
            dialog.start.date_given.connect(lambda day: self.plan_from(self._source, day))
            dialog.finished.connect(self._dialog_closed)
            self._show_roster()
            dialog.open()
        return self.dialog

    def open_import(self) -> None:
        """Show the dialog with the keyboard on its files."""
        self.open().start.files.setFocus()

    def import_files(self, paths: tuple[Path, ...]) -> None:
        """Import files that were dropped or named elsewhere: what they change is shown and asked for."""
        self.open()
        self.plan_from(paths)

    def plan_from(self, source: Chosen, as_of: dt.date | None = None) -> None:
        """Work out what a source (paths, or an address) would change, and show it."""
        from briefdesk.pipeline.roster import plan_update  # noqa: PLC0415  (see `open`)

        dialog = self.open()
        self._stop.set()
        self._stop, self._source = Event(), source
        self._tries += 1
        dialog.show_work()
        call = partial(
            plan_update, self._session.desk, source, loopback=self.loopback,
            as_of=as_of, progress=partial(self._progressed.emit, self._tries), cancelled=self._stop.is_set,
        )  # fmt: skip
        self._runner.submit(_KEY, call, on_result=self._show_plan, on_error=self._show_error)

    def stop(self) -> None:
        """Give up what is being worked out; nothing was changed."""
        self._stop.set()
        self._tries += 1
        self._runner.drop(_KEY)
        if self.dialog is not None:
            self.dialog.show_start()

    def take(self, plan: "RosterPlan") -> None:
        """Put a roster to use that the user has agreed to, whatever spoke against it."""
        from briefdesk.pipeline.roster import take_update  # noqa: PLC0415  (see `open`)

        try:
            take_update(self._session.desk, plan, older=True, partial=True)
        except BriefdeskError as error:
            self._show_error(error)
            return
        self._close()
        self._follow()
        self._notices.note(
            f"The roster of {date_words(plan.roster.as_of)} is in use: {plan.in_words}.",
            "The one before is kept.",
            ("Take it back", self.restore),
        )

    def restore(self) -> None:
        """Go back to the roster before; the same again undoes that."""
        from briefdesk.pipeline.roster import restore_roster  # noqa: PLC0415  (see `open`)

        try:
            roster = restore_roster(self._session.desk)
        except BriefdeskError as error:
            self._notices.tell(error)
            return
        self._follow()
        if self.dialog is not None:
            self._show_roster()
            self.dialog.show_start()
        # In place of what was said of the roster before, which holds no more.
        self._notices.note(
            f"The roster of {date_words(roster.as_of)} is in use again.", "", ("Undo", self.restore)
        )

    def _follow(self) -> None:
        self._session.readdress()
        self.changed.emit()

    def _show_roster(self) -> None:
        from briefdesk.pipeline.roster import former_roster, zip_check  # noqa: PLC0415  (see `open`)

        desk = self._session.desk
        if self.dialog is not None:
            self.dialog.start.show_roster(roster_summary(desk), zip_check(desk), former_roster(desk))

    def _show_progress(self, number: int, what: str, done: int, of: int) -> None:
        if self.dialog is not None and number == self._tries and self.dialog.working:
            self.dialog.show_progress(what, done, of)

    def _show_plan(self, plan: "RosterPlan") -> None:
        if self.dialog is not None:
            self.dialog.show_plan(plan)

    def _show_error(self, error: Exception) -> None:
        from briefdesk.pipeline.roster import RosterDateMissing  # noqa: PLC0415  (see `open`)

        dialog = self.dialog
        if dialog is None or not isinstance(error, BriefdeskError):
            self._close()
            self._notices.tell(error)
            return
        dialog.show_start()
        if isinstance(error, RosterDateMissing):
            dialog.start.ask_date(str(error), self._session.desk.today)
        else:
            dialog.start.show_problem(str(error), error.next_step)

    def _close(self) -> None:
        if self.dialog is not None:
            self.dialog.accept()

    def _dialog_closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _action(self, text: str, icon_name: str, tip: str) -> QAction:
        action = QAction(text, self)
        action.setToolTip(tip)
        set_icon(action, icon_name)
        return action
