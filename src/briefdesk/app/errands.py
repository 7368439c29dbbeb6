"""The errands that a menu or a button sends out: dialogs over the open project."""

from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from briefdesk.app.actions import shortcut_rows
from briefdesk.app.checker import Checker
from briefdesk.app.dialogs.export import ExportDialog
from briefdesk.app.dialogs.help import AboutDialog, ShortcutsDialog
from briefdesk.app.dialogs.pack_format import PackFormatDialog
from briefdesk.app.dialogs.sender import SenderDialog
from briefdesk.app.files import ProjectFiles
from briefdesk.app.memory import Memory
from briefdesk.app.notify import Notices
from briefdesk.app.session import Session
from briefdesk.app.window import MainWindow
from briefdesk.app.workers import Runner
from briefdesk.errors import BriefdeskError
from briefdesk.model.problem import Severity
from briefdesk.model.source import SourceId
from briefdesk.model.template import TemplateField
from briefdesk.pipeline.address_book import change_book
from briefdesk.pipeline.drafts import DocumentName, template_of

NOT_RELEASED = "not-released"


class Errands(QObject):
    """Opens dialogs and takes their outcome to the session."""

    recipients_wished = Signal()

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        *,
        runner: Runner,
        files: ProjectFiles,
        checker: Checker,
        notices: Notices,
        memory: Memory,
    ) -> None:
        super().__init__(window)
        self.window = window
        self.session = session
        self.files = files
        self.checker = checker
        self._runner = runner
        self._notices = notices
        self._memory = memory
        self._export_folder: Path | None = None

    def choose_report(self) -> None:
        """Offer the sources at hand, and a file of one's own, to start a project on."""
        menu = QMenu(self.window)
        for source in self.session.desk.sources():
            published = ", ".join(filter(None, (source.publisher, source.date[:4])))
            words = " – ".join(filter(None, (source.short_title, published)))
            action = menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(lambda _=False, chosen=source.id: self._start_from(chosen))
        menu.addSeparator()
        menu.addAction("A report or source pack from a file…").triggered.connect(self._start_from_file)
        menu.addAction("Without a report").triggered.connect(self.files.start_blank)
        menu.addSeparator()
        menu.addAction("What is a source pack?").triggered.connect(self.show_packs)
        door = self.window.welcome.report
        place = door.mapToGlobal(QPoint(0, door.height())) if door.isVisible() else self._middle()
        menu.popup(place)

    def _start_from(self, source: SourceId) -> None:
        pack = self.session.desk.pack(source)
        if pack is not None:
            self.files.start_from(pack)

    def add_source(self) -> None:
        """Ask for a report or source pack and add it to the open project."""
        path = self.files.sources.ask()
        if path is not None:
            self.files.sources.add(path)

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

    def edit_forms(self) -> None:
        """Choose the house style and preferred forms of address; the project's are one step of undo."""
        # Here, not above: what completes names of members loads with it.
        from briefdesk.app.dialogs.forms_of_address import FormsOfAddress  # noqa: PLC0415

        desk = self.session.desk
        dialog = FormsOfAddress(desk, self.session.project, self.window)

        def take() -> None:
            before, after = desk.book, dialog.book()
            if before != after:
                try:
                    change_book(desk, before, after)
                except BriefdeskError as error:
                    self._notices.tell(error)
            self.session.apply("Change forms of address", dialog.project())
            self.session.readdress()

        dialog.accepted.connect(take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export(self, document: DocumentName) -> ExportDialog | None:
        """Open the export of the letters or the one-pager."""
        letters = len(self.session.addressees)
        if document == "letter" and letters == 0:
            self._notices.note(
                "There is nobody to write to yet.",
                "Choose the recipients first.",
                ("Recipients…", self.recipients_wished.emit),
            )
            return None
        wrong = [
            p for p in self.checker.problems if p.severity is Severity.ERROR and p.document in ("", document)
        ]
        held = tuple(dict.fromkeys(p.message for p in wrong if p.code == NOT_RELEASED))
        errors = tuple(dict.fromkeys(p.message for p in wrong if p.code != NOT_RELEASED))
        dialog = ExportDialog(
            self.session.desk, self.session.project, self._runner,
            document=document, letters=letters, folder=self._folder(),
            errors=errors, held=held, parent=self.window,
        )  # fmt: skip
        dialog.failed.connect(self._notices.tell)
        dialog.folder_chosen.connect(self._keep_export_folder)
        dialog.open()
        return dialog

    def show_shortcuts(self) -> None:
        """List the keyboard shortcuts."""
        menus = [action.menu() for action in self.window.menuBar().actions()]
        rows = shortcut_rows(menu for menu in menus if isinstance(menu, QMenu))
        ShortcutsDialog(rows, self.window).open()

    def show_packs(self) -> None:
        """Say what a source pack is and how to write one."""
        PackFormatDialog(self.files.folder(), self.window).open()

    def show_about(self) -> None:
        """Say what Briefdesk is and what it is made of."""
        AboutDialog(self.window).open()

    def _keep_export_folder(self, folder: Path) -> None:
        self._export_folder = folder

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
        path = self.files.sources.ask()
        if path is not None:
            self.files.sources.start_from(path)
