"""What is done with whole sources: facts, export, removal, near-duplicates, copies of the library."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from briefdesk.app.dialogs.duplicates import DuplicatesDialog
from briefdesk.app.dialogs.source_facts import SourceFactsDialog
from briefdesk.app.pages.sources.edition_flow import EditionFlow
from briefdesk.app.pages.sources.shelf import Shelf
from briefdesk.app.workers import Runner
from briefdesk.errors import BriefdeskError
from briefdesk.model.finding import SourcePack
from briefdesk.model.library import FoundFinding, SourceEntry
from briefdesk.model.source import SourceDocument, SourceId
from briefdesk.pipeline import library as libraries
from briefdesk.pipeline.sources import PACK_ENDINGS

_LIBRARY_FILES = "Copies of the library (*.sqlite)"


class Librarian(QObject):
    """Acts on the library for the page; asks for files, leaves a step of undo where something can be lost."""

    noted = Signal(str, str)
    """A sentence and a next step to be told, that are no failure."""
    removed = Signal()
    """A source left the list: the keyboard belongs on the one that took its row."""
    use_wished = Signal(str)
    start_wished = Signal(str)
    add_wished = Signal()

    def __init__(self, shelf: Shelf, runner: Runner, page: QWidget) -> None:
        super().__init__(page)
        self._shelf = shelf
        self._runner = runner
        self._page = page
        self._editions = EditionFlow(shelf, runner, page)
        self._editions.noted.connect(self.noted)

    # The menu

    def menu_for(self, entry: SourceEntry | None) -> QMenu:
        """Return the menu of what can be done with a source, and with the library."""
        menu = QMenu(self._page)
        menu.setObjectName("source-menu")
        if entry is not None:
            source = entry.id
            _add(menu, "Use in this project", lambda: self.use_wished.emit(source))
            _add(menu, "Start a project from it", lambda: self.start_wished.emit(source))
            menu.addSeparator()
            _add(menu, "Edit facts…", lambda: self.edit_facts(source))
            _add(menu, "New edition…", lambda: self.new_edition(source))
            _add(menu, "Export as a pack…", lambda: self.export(entry))
            _add(menu, "Remove", lambda: self.remove(entry))
            menu.addSeparator()
        _add(menu, "Add a source…", self.add_wished.emit)
        _add(menu, "Show near-duplicates", self.show_duplicates)
        _add(menu, "Back up the library…", self.back_up)
        _add(menu, "Restore the library…", self.restore)
        return menu

    def pop_menu(self, entry: SourceEntry | None, place: QPoint) -> None:
        """Open the menu at a place on the screen."""
        menu = self.menu_for(entry)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    # One source

    def edit_facts(self, source_id: SourceId) -> SourceFactsDialog | None:
        """Edit what footnotes print of a source, as a step of undo."""
        pack = self._try(lambda: self._shelf.desk.library.pack(source_id, dismissed=True))
        if not isinstance(pack, SourcePack):
            return None
        dialog = SourceFactsDialog(pack.document, self._page)
        dialog.edited.connect(lambda document: self._keep_facts(pack, document))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _keep_facts(self, pack: SourcePack, document: SourceDocument) -> None:
        source = document.id
        shipped = any(e.id == source and e.shipped for e in self._shelf.desk.library.sources())

        def put(facts: SourceDocument) -> None:
            present = self._shelf.desk.library.pack(source, dismissed=True)
            changed = replace(present or pack, document=facts)
            self._shelf.desk.library.put(changed, today=self._shelf.desk.today, shipped=shipped)
            self._shelf.refresh()

        def forth() -> None:
            put(document)

        if self._try_step(forth):
            title = f"Edit the facts of “{document.short_title}”"
            self._shelf.record(title, forth, lambda: put(pack.document))

    def new_edition(self, source_id: SourceId) -> None:
        """Ask for the file of a newer edition and show what it changes."""
        self._editions.begin(source_id)

    def export(self, entry: SourceEntry) -> None:
        """Ask for a file and write a source with its findings as a pack."""
        start = Path.home() / f"{entry.id}{PACK_ENDINGS[0]}"
        chosen, _ = QFileDialog.getSaveFileName(
            self._page, "Export as a pack", str(start), f"Source packs (*{PACK_ENDINGS[0]})"
        )
        if chosen:
            name = chosen if chosen.lower().endswith(PACK_ENDINGS) else f"{chosen}{PACK_ENDINGS[0]}"
            path = Path(name)
            self._run(
                "Exported",
                lambda: libraries.export_pack(self._shelf.desk, entry.id, path),
                f"It is in “{path.name}”.",
            )

    def remove(self, entry: SourceEntry) -> None:
        """Remove a source from the library, as a step of undo."""
        desk, shown = self._shelf.desk, self._shelf.source_id == entry.id
        following = self._following(entry.id)
        kept: list[Any] = []

        def forth() -> None:
            kept[:] = [libraries.remove_source(desk, entry.id)]
            self._shelf.forget(entry.id)
            if shown and following is not None:
                self._shelf.open_source(following)
            self.removed.emit()

        def back() -> None:
            libraries.put_back_source(desk, kept[0])
            self._shelf.library_changed.emit()
            if shown:
                self._shelf.open_source(entry.id)

        if self._try_step(forth):
            self._shelf.record(f"Remove “{entry.short_title}”", forth, back)
            self.noted.emit(f"“{entry.short_title}” is removed from the library.", "Ctrl+Z brings it back.")

    def _following(self, source_id: SourceId) -> SourceId | None:
        """Return the source in the row below, else in the row above, None where there is no other."""
        ids = [e.id for e in self._shelf.desk.sources()]
        if source_id not in ids:
            return None
        row = ids.index(source_id)
        return next(iter((*ids[row + 1 : row + 2], *ids[max(0, row - 1) : row])), None)

    # The library

    def show_duplicates(self) -> None:
        """Look for findings that say nearly the same, and list them."""
        self._runner.submit(
            "duplicates", libraries.near_duplicates, self._shelf.desk,
            on_result=self._list_duplicates, on_error=self._shelf.failed.emit,
        )  # fmt: skip

    def _list_duplicates(self, groups: tuple[tuple[FoundFinding, ...], ...]) -> None:
        if not groups:
            self.noted.emit("No two findings of the library say nearly the same.", "")
            return
        dialog = DuplicatesDialog(groups, self._page)
        dialog.chosen.connect(lambda found: self._shelf.open_source(found.source, (found.finding.id,)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def back_up(self) -> None:
        """Ask for a file and write all that the library holds."""
        start = Path.home() / f"briefdesk-library-{self._shelf.desk.today.isoformat()}.sqlite"
        chosen, _ = QFileDialog.getSaveFileName(self._page, "Back up the library", str(start), _LIBRARY_FILES)
        if chosen:
            path = Path(chosen)
            self._run(
                "The library is backed up",
                lambda: libraries.backup_library(self._shelf.desk, path),
                f"It is in “{path.name}”.",
            )

    def restore(self) -> None:
        """Ask for a copy of the library and put it in the place of what is there."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._page, "Restore the library", str(Path.home()), _LIBRARY_FILES
        )
        if chosen:
            path = Path(chosen)
            self._run(
                "The library is restored",
                lambda: libraries.restore_library(self._shelf.desk, path),
                "What it held before was kept as a copy.",
                self._show_restored,
            )

    def _show_restored(self) -> None:
        self._shelf.undo_stack.clear()
        self._shelf.refresh()

    # Trying

    def _run(
        self, sentence: str, work: Callable[[], object], step: str, then: Callable[[], None] = lambda: None
    ) -> None:
        """Do `work` on a worker and say that it is done."""

        def done(_result: object) -> None:
            then()
            self.noted.emit(f"{sentence}.", step)

        self._runner.submit("library", work, on_result=done, on_error=self._shelf.failed.emit)

    def _try(self, work: Callable[[], object]) -> object:
        try:
            return work()
        except BriefdeskError as error:
            self._shelf.failed.emit(error)
            return None

    def _try_step(self, step: Callable[[], None]) -> bool:
        try:
            step()
        except BriefdeskError as error:
            self._shelf.failed.emit(error)
            return False
        return True


def _add(menu: QMenu, words: str, do: Callable[[], object]) -> None:
    menu.addAction(words).triggered.connect(lambda _=False: do())
