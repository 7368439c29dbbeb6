"""Where the window, the session and the workers meet; every connection of the shell is made here."""

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QApplication, QMenu

from briefdesk.app.actions import fill_menus, shortcut_rows, window_wide
from briefdesk.app.checker import Checker
from briefdesk.app.dialogs.export import ExportDialog
from briefdesk.app.dialogs.help import AboutDialog, ShortcutsDialog
from briefdesk.app.dialogs.sender import SenderDialog
from briefdesk.app.files import ProjectFiles
from briefdesk.app.memory import Memory
from briefdesk.app.notify import Notices
from briefdesk.app.opening import Opened
from briefdesk.app.pages.preview import PreviewPane
from briefdesk.app.pages.write.page import WritePage
from briefdesk.app.session import Session
from briefdesk.app.style import Appearance
from briefdesk.app.widgets.page_view import Fit
from briefdesk.app.window import HOME, WRITE, MainWindow
from briefdesk.app.wording import date_words
from briefdesk.app.workers import Runner
from briefdesk.model.draft import PartId
from briefdesk.model.problem import Problem, Severity
from briefdesk.model.template import TemplateField
from briefdesk.pipeline.drafts import DocumentName, template_of


class Workbench(QObject):
    """Runs the window over a desk that is open."""

    def __init__(
        self,
        window: MainWindow,
        opened: Opened,
        runner: Runner,
        notices: Notices,
        memory: Memory,
    ) -> None:
        super().__init__(window)
        self.window = window
        self._notices = notices
        self._memory = memory
        self._runner = runner
        self._opened = opened
        self._saved_at: dt.datetime | None = None
        self._export_folder: Path | None = None
        autosave = opened.desk.folders.autosave
        self.session = Session(opened.desk, opened.project, autosave=autosave, parent=self)
        if opened.path is not None and opened.base is not None:
            self.session.show_opened(opened.project, opened.path, opened.base)
        self.preview = PreviewPane(self.session, runner)
        self.page = WritePage(self.session, runner, self.preview)
        self.page.setFocusProxy(self.preview.view)
        self.files = ProjectFiles(self.session, runner, notices, window)
        self.files.writes_as = memory.settings.sender
        self.checker = Checker(self.session, runner, self)
        memory.restore_splitter(self.page.splitter)
        window.take_write_page(self.page)
        fill_menus(window.menuBar(), window.actions_of, self.session.undo_stack, self.page.write_actions())
        window_wide([*window.actions_of.all(), *self.page.write_actions()])
        self._connect_actions()
        self._connect_views()
        self._connect_session()
        self._begin()

    # Connections

    def _connect_actions(self) -> None:
        files, preview, session = self.files, self.preview, self.session
        does = {
            "sample": files.open_sample,
            "new": self.choose_report,
            "open": files.open,
            "save": files.save,
            "save_as": files.save_as,
            "add_source": self.add_source,
            "export_letters": lambda: self.export("letter"),
            "export_brief": lambda: self.export("brief"),
            "quit": self.window.close,
            "home": lambda: self.window.show_place(HOME),
            "letter": lambda: self.show_document("letter"),
            "brief": lambda: self.show_document("brief"),
            "previous": lambda: session.step_recipient(-1),
            "next": lambda: session.step_recipient(1),
            "zoom_in": lambda: preview.step_zoom(1),
            "zoom_out": lambda: preview.step_zoom(-1),
            "zoom_100": lambda: preview.set_zoom(1.0),
            "fit_width": lambda: preview.set_fit(Fit.WIDTH),
            "fit_page": lambda: preview.set_fit(Fit.PAGE),
            "sender": self.edit_sender,
            "check": self.check_now,
            "preflight": self.toggle_preflight,
            "shortcuts": self.show_shortcuts,
            "about": lambda: AboutDialog(self.window).open(),
        }
        for name, do in does.items():
            self.window.actions_of[name].triggered.connect(lambda _=False, do=do: do())
        self.window.actions_of.recent_wished.connect(files.open_path)
        self.window.actions_of.appearance_wished.connect(self.set_appearance)

    def _connect_views(self) -> None:
        window, strip, welcome = self.window, self.window.strip, self.window.welcome
        window.may_close = self.files.may_leave
        window.closing.connect(self._close)
        window.file_dropped.connect(self.files.drop)
        window.place_shown.connect(self._enable_page_actions)
        window.rail.place_chosen.connect(window.show_place)
        window.rail.sender_wanted.connect(self.edit_sender)
        window.rail.appearance_wanted.connect(self.toggle_dark)
        welcome.sample_wished.connect(self.files.open_sample)
        welcome.report_wished.connect(self.choose_report)
        welcome.open_wished.connect(self.files.open)
        welcome.recent_wished.connect(self.files.open_path)
        strip.save_wished.connect(self.files.save)
        strip.recipients_wished.connect(self.choose_recipients)
        strip.roster_wished.connect(self.show_roster)
        strip.preflight_wished.connect(self.toggle_preflight)
        window.preflight.problem_chosen.connect(self.go_to)
        window.preflight.closed.connect(lambda: window.show_preflight(False))
        self.preview.recipients_wished.connect(self.choose_recipients)
        self.preview.failed.connect(self._notices.tell)
        self.page.failed.connect(self._notices.tell)
        self.page.source_wished.connect(self.add_source)

    def _connect_session(self) -> None:
        session = self.session
        session.failed.connect(self._notices.tell)
        session.dirty_changed.connect(lambda _dirty: self._show_saved())
        session.path_changed.connect(self._show_saved)
        session.saved.connect(self._note_saved)
        session.addressees_changed.connect(self._show_recipients)
        session.project_changed.connect(lambda _before, _after: self._show_saved())
        self.files.opened.connect(self._show_opened)
        self.files.recent.connect(self._keep_recent)
        self.files.gone.connect(self._drop_recent)
        self.checker.found.connect(self._show_problems)
        self.checker.failed.connect(self._notices.tell)
        self._memory.failed.connect(self._notices.tell)

    def _begin(self) -> None:
        opened = self._opened
        self.window.strip.show()
        self._show_recents()
        self._show_saved()
        self._show_recipients()
        roster = opened.roster
        self.window.strip.show_roster(roster.as_of, roster.age_days, roster.problems)
        self.window.show_place(HOME if opened.welcome else WRITE)
        if opened.path is not None:
            self._keep_recent(opened.path)
        if opened.error is not None:
            self._notices.tell(opened.error)
        elif opened.snapshots:
            self._offer_recovery()
        self._memory.remember_first_run()
        # The first page comes first: preflight sets every letter and would stand in its way.
        self.checker.rest()

    # Wishes

    def choose_report(self) -> None:
        """Offer the sources at hand, and a file of one's own, to start a project on."""
        packs = self.session.desk.packs
        menu = QMenu(self.window)
        for pack in packs:
            words = f"{pack.document.title} ({pack.document.publisher}, {pack.document.date[:4]})"
            action = menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(lambda _=False, chosen=pack: self.files.start_from(chosen))
        menu.addSeparator()
        menu.addAction("A source pack from a file…").triggered.connect(self._start_from_file)
        menu.addAction("Without a report").triggered.connect(self.files.start_blank)
        door = self.window.welcome.report
        place = door.mapToGlobal(QPoint(0, door.height())) if door.isVisible() else self._middle()
        menu.popup(place)

    def add_source(self) -> None:
        """Ask for a source pack and add it to the open project."""
        path = self.files.ask_source()
        if path is not None:
            self.files.add_source_file(path)

    def show_document(self, document: DocumentName) -> None:
        """Show the letter or the one-pager, on the Write page."""
        self.window.show_place(WRITE)
        self.session.show_document(document)

    def choose_recipients(self) -> None:
        """Open the chooser of recipients."""
        self.window.show_place(WRITE)
        self.page.open_recipients()

    def edit_sender(self, focus: str = "") -> None:
        """Edit sender, letterhead, fields and date as one step of undo."""
        dialog = SenderDialog(
            self.session.project, self._fields(), self.session.desk.today, self.window, focus=focus
        )

        def take() -> None:
            self.session.apply("Change sender and letterhead", dialog.project())
            self._memory.remember_sender(self.session.project.sender)
            self.files.writes_as = self._memory.settings.sender

        dialog.accepted.connect(take)
        dialog.open()

    def export(self, document: DocumentName) -> ExportDialog | None:
        """Open the export of the letters or the one-pager."""
        letters = len(self.session.addressees)
        if document == "letter" and letters == 0:
            self._notices.note(
                "There is nobody to write to yet.",
                "Choose the recipients first.",
                ("Recipients…", self.choose_recipients),
            )
            return None
        errors = sum(
            p.severity is Severity.ERROR and p.document in ("", document) for p in self.checker.problems
        )
        dialog = ExportDialog(
            self.session.desk, self.session.project, self._runner,
            document=document, letters=letters, folder=self._folder(), errors=errors, parent=self.window,
        )  # fmt: skip
        dialog.failed.connect(self._notices.tell)
        dialog.folder_chosen.connect(self._keep_export_folder)
        dialog.open()
        return dialog

    def check_now(self) -> None:
        """Run preflight and show what it finds."""
        self.window.show_preflight(True)
        self.checker.look()

    def toggle_preflight(self) -> None:
        """Open or close the list of problems."""
        self.window.show_preflight(self.window.preflight.isHidden())

    def go_to(self, problem: Problem) -> None:
        """Show what a problem is about: its document, recipient and part, or the dialog that mends it."""
        if problem.code in ("sender-incomplete", "unfilled-field"):
            self.edit_sender()
            return
        if problem.code in ("no-recipients", "recipient-query"):
            self.choose_recipients()
            return
        self.window.show_place(WRITE)
        if problem.document in ("letter", "brief"):
            self.session.show_document("letter" if problem.document == "letter" else "brief")
        if problem.bioguide is not None:
            self.session.show_recipient(problem.bioguide)
        if problem.part:
            self.session.select_part(PartId(problem.part))

    def show_roster(self) -> None:
        """Say where the roster comes from and what is to be done about its age."""
        roster = self._opened.roster
        said = (
            f"Members, offices and committees are those of {date_words(roster.as_of)}: "
            f"{roster.senators} senators, {roster.representatives} representatives, "
            f"{roster.delegates} delegates."
        )
        steps = f"Source: {roster.origin}."
        if roster.problems:
            first, more = roster.problems[0], len(roster.problems) - 1
            steps = f"{first.message} {first.next_step}" + (f" {more} more in preflight." if more else "")
        self._notices.note(said, steps)

    def set_appearance(self, name: str) -> None:
        """Show light, dark, or what the system says, and remember it."""
        appearance = Appearance(name)
        self._memory.remember_appearance(appearance)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self.window.show_appearance(app, appearance)

    def toggle_dark(self) -> None:
        """Switch from light to dark, or back."""
        dark = self.window.palette().window().color().lightness() < 128
        self.set_appearance(Appearance.LIGHT if dark else Appearance.DARK)

    def show_shortcuts(self) -> None:
        """List the keyboard shortcuts."""
        menus = [action.menu() for action in self.window.menuBar().actions()]
        rows = shortcut_rows(menu for menu in menus if isinstance(menu, QMenu))
        ShortcutsDialog(rows, self.window).open()

    # Showing

    def _show_opened(self) -> None:
        self._saved_at = None
        self.window.banner.hide()
        self.window.show_place(WRITE)
        self._show_saved()
        self._show_recipients()
        self.checker.rest()

    def _enable_page_actions(self, place: str) -> None:
        # Their shortcuts must not work on a page that nobody sees.
        for action in self.page.write_actions():
            action.setEnabled(place == WRITE)

    def _note_saved(self) -> None:
        self._saved_at = dt.datetime.now().astimezone()
        self._show_saved()

    def _show_saved(self) -> None:
        session = self.session
        self.window.show_name(session.name, dirty=session.dirty)
        self.window.strip.show_saved(
            dirty=session.dirty, has_file=session.path is not None, at=self._saved_at
        )

    def _show_recipients(self) -> None:
        self.window.strip.show_recipients(len(self.session.addressees), self.session.recipients_problem)

    def _show_problems(self, problems: tuple[Problem, ...] | None) -> None:
        self.window.strip.show_preflight(problems)
        if problems is not None:
            self.window.preflight.show_problems(problems)

    def _show_recents(self) -> None:
        recent = self._memory.settings.recent
        self.window.welcome.show_recents(recent[:8])
        self.window.actions_of.show_recents(recent)

    def _keep_recent(self, path: Path) -> None:
        self._memory.remember_recent(path)
        self._show_recents()

    def _drop_recent(self, path: Path) -> None:
        self._memory.forget_recent(path)
        self._show_recents()

    def _keep_export_folder(self, folder: Path) -> None:
        self._export_folder = folder

    def _offer_recovery(self) -> None:
        snapshots = self._opened.snapshots
        newest = snapshots[0]
        name = f"“{newest.origin.stem}”" if newest.origin else "a project that was never saved"

        def recover() -> None:
            self.files.recover(newest)

        self._notices.note(
            f"Briefdesk closed before {name} was saved. Its last changes were kept.",
            "Recover them, or close this message to decide at the next start.",
            ("Recover", recover),
        )

    # Facts

    def _fields(self) -> tuple[TemplateField, ...]:
        fields: dict[str, TemplateField] = {}
        for document in ("letter", "brief"):
            for field in template_of(self.session.desk, self.session.project, document).fields:
                fields.setdefault(field.name, field)
        return tuple(fields.values())

    def _folder(self) -> Path:
        if self._export_folder is not None:
            return self._export_folder
        path = self.session.path
        base = path.parent if path else Path.home() / "Briefdesk"
        return base / f"{self.session.name} – letters" if path else base / "letters"

    def _middle(self) -> QPoint:
        return self.window.mapToGlobal(QPoint(self.window.width() // 3, self.window.height() // 4))

    def _start_from_file(self) -> None:
        path = self.files.ask_source()
        if path is not None:
            self.files.start_from_file(path)

    def _close(self) -> None:
        self._memory.remember_window(self.window, self.page.splitter)
        self.checker.close()
        self.session.close()
