"""What is done with local facts: added, used in the letter, removed, imported; each a step of undo."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefdesk.app.dialogs.local_fact import LocalFactDialog
from briefdesk.app.dialogs.taken_in import TakenInDialog
from briefdesk.app.pages.congress.card_rolodex import Rolodex
from briefdesk.english import counted
from briefdesk.errors import BriefdeskError
from briefdesk.model.address_book import LocalFactEntry
from briefdesk.model.draft import Project
from briefdesk.model.finding import Finding
from briefdesk.model.library import LibraryChange
from briefdesk.model.source import SourceId
from briefdesk.pipeline.drafts import pick_finding, unpick_finding
from briefdesk.pipeline.local_facts import (
    ImportedFacts,
    import_local_facts,
    pick_local_facts,
    with_pack,
)
from briefdesk.pipeline.review import take_back


class FactSteps(QObject):
    """Acts on the library's local facts for their panel; `changed()` when there are others."""

    changed = Signal()

    def __init__(self, rolodex: Rolodex, panel: QWidget) -> None:
        super().__init__(panel)
        self._rolodex = rolodex
        self._panel = panel

    def add(self, place: str = "") -> LocalFactDialog:
        """Ask for a fact, at a place where one is given, and keep it."""
        dialog = LocalFactDialog(self._rolodex.desk, place, self._panel.window())
        dialog.kept.connect(lambda finding: self._record("Add a local fact", (finding,)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def remove(self, entry: LocalFactEntry) -> None:
        """Remove a fact from the library; letters that use it keep it."""
        gone = LibraryChange("Remove a local fact", entry.source, (entry.finding,), ())
        try:
            self._bring(gone)
        except BriefdeskError as error:
            self._rolodex.failed.emit(error)
            return
        self._rolodex.record(gone.label, lambda: self._bring(gone), lambda: self._bring(gone.inverse()))
        self._rolodex.noted.emit("The fact is removed from the library.", "Ctrl+Z brings it back.")

    def use(self, entry: LocalFactEntry, wanted: bool) -> None:
        """Put a fact into the letter, only for its place, or take it out."""
        desk, finding = self._rolodex.desk, entry.finding.id

        def pick(project: Project) -> Project:
            return pick_finding(desk, with_pack(desk, project, entry.source), "letter", finding)

        def unpick(project: Project) -> Project:
            return unpick_finding(project, "letter", finding)

        label = f"Use a fact about {entry.place}" if wanted else f"Take out a fact about {entry.place}"
        self._rolodex.change_project(label, pick if wanted else unpick)

    def use_fitting(self) -> None:
        """Put into the letter what is known of the recipients' states and districts, each for its place."""
        desk, before = self._rolodex.desk, self._rolodex.served
        self._rolodex.change_project("Use local facts", lambda project: pick_local_facts(desk, project))
        after = self._rolodex.served
        if before is None or after is None:
            return
        more = len(after.letter.picked()) - len(before.letter.picked())
        if more:
            self._rolodex.noted.emit(
                f"{counted(more, 'fact')} put into the letter, each only for its place.",
                "Ctrl+Z takes them out.",
            )
        else:
            self._rolodex.noted.emit("No further fact is about your recipients’ states and districts.", "")

    def take_in(self, path: Path) -> None:
        """Read a table of facts and tell what was taken and what refused."""
        self._rolodex.runner.submit(
            "congress:facts-import", import_local_facts, self._rolodex.desk, path,
            on_result=self._tell_taken, on_error=self._rolodex.failed.emit,
        )  # fmt: skip

    def _tell_taken(self, imported: ImportedFacts) -> None:
        if imported.taken:
            self._record("Import local facts", imported.taken)
        words = f"{counted(len(imported.taken), 'fact')} taken"
        if imported.refused:
            dialog = TakenInDialog("Import local facts", words, imported.refused, self._panel.window())
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()
        else:
            self._rolodex.noted.emit(f"{words}.", "Ctrl+Z takes them out again.")

    def _record(self, label: str, findings: tuple[Finding, ...]) -> None:
        """Keep what was just added as a step."""
        by_source: dict[str, list[Finding]] = {}
        for finding in findings:
            if finding.citation is not None:
                by_source.setdefault(finding.citation.source, []).append(finding)
        made = [
            LibraryChange(label, SourceId(source), (), tuple(found)) for source, found in by_source.items()
        ]
        self._rolodex.record(
            label,
            lambda: self._bring(*made),
            lambda: self._bring(*(change.inverse() for change in made)),
        )
        self.changed.emit()

    def _bring(self, *changes: LibraryChange) -> None:
        for change in changes:
            take_back(self._rolodex.desk, change.inverse())
        self.changed.emit()
