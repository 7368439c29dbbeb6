"""Where the window, the session and the workers meet; every connection of the shell is made here."""

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QSplitter

from briefdesk.app.actions import fill_menus, window_wide
from briefdesk.app.approving import Approving
from briefdesk.app.asides import Asides
from briefdesk.app.checker import Checker
from briefdesk.app.congress_place import CongressPlace
from briefdesk.app.dismissing import Dismissing
from briefdesk.app.errands import Errands
from briefdesk.app.files import ProjectFiles
from briefdesk.app.jumps import Jumps
from briefdesk.app.looks import Looks
from briefdesk.app.memory import Memory
from briefdesk.app.notify import Notices
from briefdesk.app.opening import Opened
from briefdesk.app.pages.preview import PreviewPane
from briefdesk.app.pages.write.page import WritePage
from briefdesk.app.partners_place import PartnersPlace
from briefdesk.app.recovering import Recovering
from briefdesk.app.recovery import Recovery
from briefdesk.app.reports import Reports
from briefdesk.app.rosters import Rosters
from briefdesk.app.session import Session
from briefdesk.app.sources_place import SourcesPlace
from briefdesk.app.templates_place import TemplatesPlace
from briefdesk.app.uses import ProjectUses
from briefdesk.app.widgets.page_stack import Fit
from briefdesk.app.window import CONGRESS, HOME, PARTNERS, SOURCES, TEMPLATES, WRITE, MainWindow
from briefdesk.app.workers import Runner
from briefdesk.model.problem import Problem
from briefdesk.pipeline.drafts import DocumentName
from briefdesk.pipeline.recipients import roster_summary


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
        self.session = Session(opened.desk, opened.project, path=opened.path, base=opened.base, parent=self)
        self.recovery = Recovery(self.session, opened.desk.folders.autosave, self)
        self.preview = PreviewPane(self.session, runner)
        self.page = WritePage(self.session, runner, self.preview)
        self.page.setFocusProxy(self.preview.view)
        self.preview.sentence_chosen.connect(self.page.show_sentence)
        self.files = ProjectFiles(self.session, runner, notices, window, opened.hold)
        self.files.writes_as = memory.settings.sender
        self.checker = Checker(self.session, runner, self)
        ProjectUses(self.session, runner, self).note()
        self.looks = Looks(window, memory)
        self.asides = Asides(window, self.session, self.preview, self.checker)
        self._dismissing = Dismissing(self.session, self)
        self.approving = Approving(window, self.session, runner, memory)
        self.errands = Errands(
            window,
            self.session,
            runner=runner,
            files=self.files,
            checker=self.checker,
            notices=notices,
            memory=memory,
        )
        self.reports = Reports(
            window,
            self.session,
            files=self.files,
            checker=self.checker,
            notices=notices,
            memory=memory,
            roster=opened.roster,
        )
        self._make_places()
        self._begin_window()
        self._connect_actions()
        self._connect_views()
        self._connect_session()
        self._connect_rosters()
        self._begin()

    def _make_places(self) -> None:
        """Make what joins each page to the window; the pages come when they are first shown."""
        window, session, runner, notices = self.window, self.session, self._runner, self._notices
        self.sources = SourcesPlace(window, session, runner, self.files, notices)
        self.congress = CongressPlace(window, session, runner, notices, self.sources.undo)
        self.templates = TemplatesPlace(window, session, runner, notices, self.sources.undo)
        self.sources.taken_elsewhere = self.templates.takes
        self.partners = PartnersPlace(
            window, session, runner=runner, files=self.files, notices=notices, undo=self.sources.undo
        )
        self.recovering = Recovering(self.recovery, self.files, self.partners, notices)
        self.rosters = Rosters(window, session, runner, notices)
        self._jumps = Jumps(
            window,
            session,
            self.page,
            errands=self.errands,
            congress=self.congress,
            templates=self.templates,
            sources=self.sources,
            partners=self.partners,
            rosters=self.rosters,
        )

    def _begin_window(self) -> None:
        """Fill the window: the Write page, splitters where they were, the menus."""
        window, memory = self.window, self._memory
        memory.restore_splitters(*self._splitters())
        window.take_write_page(self.page)
        for place in (self.sources, self.congress, self.templates, self.partners):
            place.made.connect(lambda: memory.restore_splitters(*self._splitters()))
        write, sources = self.page.write_actions(), self.sources
        # Each page has its own Ctrl+F; the menu names one.
        fill_menus(
            window.menuBar(),
            window.actions_of,
            self.sources.undo,
            (*write, sources.make_action, sources.hold_action, *self.rosters.actions),
        )
        window_wide([*window.actions_of.all(), *write, *sources.actions])

    def _splitters(self) -> tuple[QSplitter | None, ...]:
        return (
            self.page.splitter,
            *self.sources.splitters,
            *self.congress.splitters,
            *self.templates.splitters,
            *self.partners.splitters,
        )

    # Connections

    def _connect_actions(self) -> None:
        files, preview, session = self.files, self.preview, self.session
        does = {
            "sample": files.open_sample,
            "new": self.errands.choose_report,
            "open": files.open,
            "save": self.save,
            "save_as": files.save_as,
            "add_source": self.add_source,
            "export_letters": lambda: self.errands.export("letter"),
            "export_brief": lambda: self.errands.export("brief"),
            "quit": self.window.close,
            "home": lambda: self.window.show_place(HOME),
            "sources": lambda: self.window.show_place(SOURCES),
            "congress": lambda: self.window.show_place(CONGRESS),
            "templates": lambda: self.window.show_place(TEMPLATES),
            "partners": lambda: self.window.show_place(PARTNERS),
            "recipients": self.choose_recipients,
            "letter": lambda: self.show_document("letter"),
            "brief": lambda: self.show_document("brief"),
            "previous": lambda: session.step_recipient(-1),
            "next": lambda: session.step_recipient(1),
            "zoom_in": lambda: preview.view.step_zoom(1),
            "zoom_out": lambda: preview.view.step_zoom(-1),
            "zoom_100": lambda: preview.view.set_zoom(1.0),
            "fit_width": lambda: preview.foot.set_fit(Fit.WIDTH),
            "fit_page": lambda: preview.foot.set_fit(Fit.PAGE),
            "sender": self.errands.edit_sender,
            "forms": self.errands.edit_forms,
            "check": self.asides.check_now,
            "approvals": self.approving.open,
            "preflight": self.asides.toggle_preflight,
            "budget": self.asides.show_budget,
            "why": self.asides.show_why,
            "export_sheet": self.asides.export_sheet,
            "message": self.window.banner.take_focus,
            "packs": self.errands.show_packs,
            "shortcuts": self.errands.show_shortcuts,
            "about": self.errands.show_about,
        }
        for name, do in does.items():
            self.window.actions_of[name].triggered.connect(lambda _=False, do=do: do())
        self.window.actions_of.recent_wished.connect(files.open_path)
        self.window.actions_of.appearance_wished.connect(self.looks.set_appearance)

    def _connect_views(self) -> None:
        window, strip, welcome = self.window, self.window.strip, self.window.welcome
        window.may_close = lambda: self.partners.filling.may_leave() and self.files.may_leave()
        window.closing.connect(self._close)
        window.place_shown.connect(self._enable_page_actions)
        window.rail.place_chosen.connect(window.show_place)
        window.rail.sender_wanted.connect(self.errands.edit_sender)
        window.rail.appearance_wanted.connect(self.looks.toggle_dark)
        welcome.sample_wished.connect(self.files.open_sample)
        welcome.report_wished.connect(self.errands.choose_report)
        welcome.format_wished.connect(self.errands.show_packs)
        welcome.open_wished.connect(self.files.open)
        welcome.recent_wished.connect(self.files.open_path)
        strip.save_wished.connect(self.files.save)
        strip.recipients_wished.connect(self.choose_recipients)
        strip.preflight_wished.connect(self.asides.toggle_preflight)
        window.preflight.problem_chosen.connect(self.go_to)
        window.preflight.dismiss_wished.connect(self._dismissing.let_stand)
        window.preflight.restore_wished.connect(self._dismissing.bring_back)
        window.preflight.closed.connect(lambda: window.show_preflight(False))
        self.errands.recipients_wished.connect(self.choose_recipients)
        self.preview.recipients_wished.connect(self.choose_recipients)
        self.preview.export_wished.connect(self.errands.export)
        self.preview.title_wished.connect(self.page.parts.subject.setFocus)
        self.preview.sender_wished.connect(self.errands.edit_sender)
        self.preview.approval.approve_wished.connect(self.approving.open)
        self.preview.failed.connect(self._notices.tell)
        self.preview.told.connect(self._notices.note)
        self.preview.edit_wished.connect(lambda edit: self.page.edit_by_hand(edit.addressee, edit.part))
        self.preview.compare_wished.connect(lambda edit: self.page.compare_edit(edit.addressee, edit.part))
        self.page.failed.connect(self._notices.tell)
        self.page.recipients_wished.connect(self.choose_recipients)
        self.page.source_wished.connect(self.errands.add_source)

    def _connect_session(self) -> None:
        self.recovery.failed.connect(self._notices.tell)
        self.files.format_wished.connect(self.errands.show_packs)
        self.files.opened.connect(self._show_opened)
        self.checker.failed.connect(self._notices.tell)
        self._dismissing.failed.connect(self._notices.tell)
        self.approving.failed.connect(self._notices.tell)
        self._memory.failed.connect(self._notices.tell)

    def _connect_rosters(self) -> None:
        rosters = self.rosters
        self.window.strip.roster_wished.connect(rosters.open)
        self.congress.update_wished.connect(rosters.open)
        self.sources.roster_dropped.connect(rosters.import_files)
        rosters.changed.connect(self.congress.refresh_roster)
        rosters.changed.connect(lambda: self.reports.take_roster(roster_summary(self.session.desk)))
        rosters.changed.connect(self.checker.rest)

    def _begin(self) -> None:
        opened = self._opened
        self.reports.show_all()
        self.window.show_place(HOME if opened.welcome else WRITE)
        if opened.pack is not None:
            self.partners.open_path(opened.pack)
        if opened.path is not None:
            self.reports.keep_recent(opened.path)
        if opened.error is not None and opened.wanted is not None:
            self.files.tell_unopened(opened.error, opened.wanted)
        elif opened.left and opened.pack is not None:
            # Opening the pack clears the banner: the offer comes after.
            offer = partial(self.recovering.offer, opened.left)
            self.partners.pack_opened.connect(offer, Qt.ConnectionType.SingleShotConnection)
        elif opened.left:
            self.recovering.offer(opened.left)
        if opened.pack is None:
            self._memory.remember_first_run()
        # The first page comes first: preflight sets every letter and would stand in its way.
        self.checker.rest()

    # Wishes

    def save(self) -> None:
        """Save what is worked on: the pack while one is filled in, else the project."""
        (self.partners.filling if self.partners.is_filling else self.files).save()

    def show_document(self, document: DocumentName) -> None:
        """Show the letter or the one-pager, on the Write page."""
        self.asides.show_document(document)

    def add_source(self) -> None:
        """Add a source: to the open project on Write, to the library elsewhere."""
        (self.errands if self.window.place == WRITE else self.sources).add_source()

    def choose_recipients(self) -> None:
        """Go to Congress, to choose whom the open project is for."""
        self.congress.choose()

    def go_to(self, problem: Problem) -> None:
        """Show what a problem is about: its document, recipient and part, or the dialog that mends it."""
        self._jumps.go_to(problem)

    # Showing

    def _show_opened(self) -> None:
        self.window.banner.hide()
        self.window.show_place(WRITE)
        self.reports.show_all()
        self.checker.rest()

    def _enable_page_actions(self, place: str) -> None:
        # Their shortcuts must not work on a page that nobody sees.
        for action in self.page.write_actions():
            action.setEnabled(place == WRITE)

    def _close(self) -> None:
        self._memory.remember_window(self.window, *self._splitters())
        self.checker.close()
        self.recovery.close()
        self.files.close()
