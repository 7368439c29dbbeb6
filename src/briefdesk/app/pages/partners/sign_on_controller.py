"""What is done on the tab of the sign-on: every change is a step of the project's undo."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDate, QObject, Signal
from PySide6.QtWidgets import QApplication, QFileDialog

from briefdesk.app.dialogs.record_signature import RecordSignatureDialog
from briefdesk.app.dialogs.signatory import SignatoryDialog
from briefdesk.app.dialogs.taken_in import TakenInDialog
from briefdesk.app.dialogs.template_gallery import TemplateGallery, choose_template
from briefdesk.app.dialogs.text_versions import TextVersionsDialog
from briefdesk.app.pages.partners.sign_on_pane import SignOnPane
from briefdesk.app.session import Session
from briefdesk.app.workers import Runner
from briefdesk.english import counted
from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import Asset, Project, Signatory
from briefdesk.model.sign_on import ConsentState, Ruling
from briefdesk.pipeline.sign_on import (
    SignOnView,
    decline,
    invite_again,
    keep_version,
    rule_on,
    set_deadline,
    show_people,
    sign_on_view,
)
from briefdesk.pipeline.signatories import with_signatories, with_signatory, without_signatories
from briefdesk.pipeline.signatory_files import ImportedSignatories, export_signatories, import_signatories
from briefdesk.pipeline.signing_logos import has_logo_room, signing_logo
from briefdesk.pipeline.signing_many import record_signatures
from briefdesk.pipeline.text_to_send import text_to_send

TABLES = "Tables (*.csv *.xlsx *.tsv *.txt)"


class SignOnController(QObject):
    """`failed` carries an error for the banner, `noted(sentence, step)` what was done."""

    failed = Signal(object)
    noted = Signal(str, str)

    def __init__(self, session: Session, runner: Runner, pane: SignOnPane) -> None:
        super().__init__(pane)
        self._session = session
        self._runner = runner
        self.pane = pane
        self._fill_menu()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show the sign-on of the open project; asked again before the answer comes, only the last counts."""
        desk, project = self._session.desk, self._session.project
        self._runner.submit(
            "sign-on:view", sign_on_view, desk, project, desk.today,
            on_result=lambda view: self.pane.show_view(view, self._today()), on_error=self.failed.emit,
        )  # fmt: skip

    # Organizations

    def add(self) -> SignatoryDialog:
        """Ask for a new organization."""
        return self._ask(Signatory(""), "Add an organization", was="")

    def edit(self) -> SignatoryDialog | None:
        """Ask what shall be changed about the selected organization."""
        chosen = self.pane.selected()
        if len(chosen) != 1:
            return None
        one = chosen[0].signatory
        return self._ask(one, "Edit the organization", was=one.organization)

    def remove(self) -> None:
        """Remove the selected organizations."""
        names = self._names()
        if names:
            self._change(
                _label("Remove", names), lambda project: without_signatories(project, frozenset(names))
            )

    def sign(self) -> RecordSignatureDialog | None:
        """Ask who signed which text, and when: first of all the selected organizations."""
        view = self.pane.view
        if view is None or not view.signings:
            return None
        dialog = RecordSignatureDialog(
            self._names(), self.pane.shown(), view, self._today(), self.pane.window()
        )
        desk = self._session.desk

        def record(names: tuple[str, ...], version: int | None, day: dt.date, by: str) -> None:
            def signed(project: Project) -> Project:
                return record_signatures(desk, project, names, day=day, by=by, version=version)

            if self._change(_label("Record the signature of", names), signed):
                told = f"{counted(len(names), 'signature')} recorded."
                self.noted.emit(told, dialog.chosen().unknown_words or "Ctrl+Z takes that back.")

        dialog.recorded.connect(record)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def decline(self) -> None:
        """Note that the selected organizations declined."""
        self._each("Declined:", lambda project, name: decline(project, name, self._session.desk.today))

    def invite(self) -> None:
        """Note that the selected organizations neither signed nor declined."""
        self._each("Invite again", invite_again)

    def set_deadline(self, day: object) -> None:
        """Set the day until when organizations may sign."""
        self._change(
            "Set the deadline", lambda project: set_deadline(project, day), key="sign-on:deadline"  # type: ignore[arg-type]
        )  # fmt: skip

    def copy_addresses(self) -> None:
        """Copy the e-mail addresses of those who must sign again."""
        self._copy(ConsentState.SIGN_AGAIN, "Nobody must sign again.")

    def copy_reminders(self) -> None:
        """Copy the e-mail addresses of those who have not answered yet."""
        self._copy(ConsentState.INVITED, "Everybody has answered.")

    def _copy(self, state: ConsentState, nobody: str) -> None:
        view = self.pane.view
        ones = view.of(state) if view else ()
        mails = tuple(dict.fromkeys(one.email for one in ones if one.email))
        if not ones:
            self.noted.emit(nobody, "")
            return
        QApplication.clipboard().setText("; ".join(mails))
        without = [one.organization for one in ones if not one.email]
        more = f" and {len(without) - 3:,} more" if len(without) > 3 else ""
        step = f"No address is known of {', '.join(without[:3])}{more}." if without else ""
        self.noted.emit(f"{counted(len(mails), 'e-mail address', 'e-mail addresses')} copied.", step)

    # The text

    def choose_template(self) -> TemplateGallery:
        """Open the gallery of letter templates, where the letter's own prints no organizations."""
        self._session.show_document("letter")
        return choose_template(self._session, self._runner, self.pane.window())

    def versions(self) -> TextVersionsDialog | None:
        """Show the versions of the text, to compare them and to rule on them."""
        if self.pane.view is None:
            return None
        dialog = TextVersionsDialog(self.pane.view, self._rule, self._send, self.pane.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _rule(self, number: int | None, ruling: Ruling | None, reason: str) -> SignOnView:
        session = self._session
        desk, project = session.desk, session.project
        if number is None:
            changed = keep_version(desk, project, day=desk.today, ruling=ruling, reason=reason)
            session.apply("Keep a version of the text", changed)
        elif ruling is not None:
            session.apply(f"Rule on version {number}", rule_on(project, number, ruling, reason=reason))
        return sign_on_view(desk, session.project, desk.today)

    def _send(self, number: int | None) -> str:
        return text_to_send(self._session.desk, self._session.project, number)[1]

    # Files

    def import_table(self, path: Path | None = None) -> None:
        """Take organizations from a table, asked for without a `path`; tell what was refused."""
        if path is None:
            chosen, _ = QFileDialog.getOpenFileName(
                self.pane, "Import organizations", str(Path.home()), TABLES
            )
            path = Path(chosen) if chosen else None
        if path is not None:
            self._runner.submit(
                "sign-on:import", import_signatories, self._session.project, path,
                on_result=self._take_in, on_error=self.failed.emit,
            )  # fmt: skip

    def export_table(self) -> None:
        """Write the organizations and their states to a table."""
        start = str(Path.home() / "sign-on.csv")
        chosen, _ = QFileDialog.getSaveFileName(self.pane, "Export organizations", start, "Tables (*.csv)")
        if not chosen or self.pane.view is None:
            return
        path = Path(chosen if chosen.lower().endswith(".csv") else f"{chosen}.csv")
        self._runner.submit(
            "sign-on:export", export_signatories, self.pane.view, path,
            on_result=lambda count: self.noted.emit(
                f"{counted(count, 'organization')} exported.", f"The table is in “{path.name}”."
            ),
            on_error=self.failed.emit,
        )  # fmt: skip

    def _take_in(self, done: ImportedSignatories) -> None:
        # What the project became meanwhile stays: only the organizations taken are added.
        self._change("Import organizations", lambda project: with_signatories(project, done.taken)[0])
        if done.refused or done.alike:
            dialog = TakenInDialog(
                "Import organizations", done.words, done.refused, self.pane.window(),
                noted=done.alike, aside=done.passed_over_words,
            )  # fmt: skip
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()
        else:
            undo = "Ctrl+Z takes them out again." if done.taken else ""
            self.noted.emit(done.words, " ".join(filter(None, (done.passed_over_words, undo))))

    # Small things

    def _ask(self, one: Signatory, title: str, *, was: str) -> SignatoryDialog:
        def keep(entered: Signatory, logo: Asset | None) -> None:
            project = self._session.project
            if logo is not None:
                logo = signing_logo(logo.data)
            self._session.apply(title, with_signatory(project, entered, was=was, logo=logo))
            self.pane.select_next(entered.organization)

        room = has_logo_room(self._session.project)
        dialog = SignatoryDialog(one, title, keep, self.pane.window(), has_room=room)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _each(self, label: str, change: Callable[[Project, str], Project]) -> None:
        names = self._names()

        def changed(project: Project) -> Project:
            for name in names:
                project = change(project, name)
            return project

        if names:
            self._change(_label(label, names), changed)

    def _change(self, label: str, change: Callable[[Project], Project], key: str | None = None) -> bool:
        try:
            self._session.apply(label, change(self._session.project), key)
        except BriefdeskError as error:
            self.failed.emit(error)
            return False
        return True

    def _names(self) -> tuple[str, ...]:
        return tuple(signing.signatory.organization for signing in self.pane.selected())

    def _today(self) -> QDate:
        day = self._session.desk.today
        return QDate(day.year, day.month, day.day)

    def _begin(self) -> None:
        if self.pane.view and self.pane.view.signings:
            self.pane.search.clear()
            self.pane.show_only(None)
        else:
            self.import_table()

    def _fill_menu(self) -> None:
        menu = self.pane.more
        for words, does in (
            ("&Import from a table…", self.import_table),
            ("E&xport as CSV…", self.export_table),
            ("&Copy e-mail addresses of who must sign again", self.copy_addresses),
            ("Copy e-mail addresses of who has not &answered", self.copy_reminders),
            ("In&vite again", self.invite),
        ):
            menu.addAction(words).triggered.connect(lambda _=False, do=does: do())
        menu.addSeparator()
        self.people = menu.addAction("&Print who signs for each organization")
        self.people.setCheckable(True)
        self.people.triggered.connect(
            lambda on: self._change("Print who signs", lambda project: show_people(project, on))
        )

    def _connect(self) -> None:
        pane = self.pane
        for button, does in (
            (pane.add, self.add), (pane.edit, self.edit), (pane.remove, self.remove), (pane.sign, self.sign),
            (pane.decline, self.decline), (pane.versions, self.versions),
            (pane.template, self.choose_template),
        ):  # fmt: skip
            button.clicked.connect(lambda _=False, do=does: do())
        pane.table.opened.connect(self.edit)
        pane.table.removed.connect(self.remove)
        pane.empty.action_chosen.connect(self._begin)
        pane.deadline_wished.connect(self.set_deadline)
        pane.more.aboutToShow.connect(
            lambda: self.people.setChecked(self._session.project.sign_on.shows_people)
        )
        self._session.project_changed.connect(lambda _before, _after: self.refresh())


def _label(words: str, names: tuple[str, ...]) -> str:
    return f"{words} {names[0] if len(names) == 1 else counted(len(names), 'organization')}"
