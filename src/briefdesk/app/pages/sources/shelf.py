"""What the Sources page shows of the library, and the one way to change it."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from briefdesk.app.undo import MadeStep
from briefdesk.app.workers import Runner
from briefdesk.errors import BriefdeskError
from briefdesk.model.finding import Finding, FindingId, SourcePack
from briefdesk.model.library import LibraryChange
from briefdesk.model.source import PassageId, SourceId
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.review import take_back, with_marks_of

_READING = "shelf"
"""The runner's key for reading a source: the newest wish wins."""


class Shelf(QObject):
    """Holds the source shown, its findings and what is selected; review goes through `perform` alone.

    Signals: `source_changed()` when another source is shown, or none; `pack_changed(before, after)` for
    every change of its findings or facts, undo and redo included; `selection_changed(tuple)` the ids of
    the selected findings; `passage_changed(id)` the passage to have in sight, None for none;
    `library_changed()` when the list of sources or their counts are others; `failed(error)`.
    """

    source_changed = Signal()
    pack_changed = Signal(object, object)
    selection_changed = Signal(tuple)
    passage_changed = Signal(object)
    library_changed = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, runner: Runner | None = None, parent: QObject | None = None) -> None:
        """With a `runner` sources are read behind the window; without one at once."""
        super().__init__(parent)
        self.desk = desk
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(500)
        self._runner = runner
        self._pack: SourcePack | None = None
        self._wanted: SourceId | None = None
        self._selected: tuple[FindingId, ...] = ()
        self._passage: PassageId | None = None
        self._touched: set[SourceId] = set()
        self.worth: Mapping[FindingId, float] = {}
        """How useful the findings of the source shown were when it was read, by their ids."""

    # What is shown

    @property
    def pack(self) -> SourcePack | None:
        """Return the source shown with all its findings, dismissed ones too; None without one."""
        return self._pack

    @property
    def source_id(self) -> SourceId | None:
        """Return the id of the source shown, or None."""
        return self._pack.document.id if self._pack else None

    @property
    def wanted(self) -> SourceId | None:
        """Return the id of the source shown or being read, or None."""
        return self._wanted or self.source_id

    @property
    def selected(self) -> tuple[FindingId, ...]:
        """Return the ids of the selected findings, in the order in which they were selected."""
        return self._selected

    @property
    def passage(self) -> PassageId | None:
        """Return the passage that is in the middle of attention, or None."""
        return self._passage

    def finding(self, finding_id: FindingId) -> Finding | None:
        """Return a finding of the source shown, or None."""
        findings = self._pack.findings if self._pack else ()
        return next((f for f in findings if f.id == finding_id), None)

    def open_source(self, source_id: SourceId | None, select: tuple[FindingId, ...] = ()) -> None:
        """Show a source, None for none, and select findings of it. Does nothing if it is shown already."""
        self._wanted = source_id
        if source_id is None or source_id == self.source_id:
            if source_id is None and self._pack is not None:
                self._show(None, {}, ())
            elif select:
                self.select(select)
            return
        if self._runner is None:
            self._read_now(source_id, select)
            return
        self._runner.submit(
            _READING, _read_rated, self.desk, source_id,
            on_result=lambda read: self._show(read[0], read[1], select), on_error=self.failed.emit,
        )  # fmt: skip

    def select(self, ids: tuple[FindingId, ...]) -> None:
        """Select exactly these findings of the source shown, and bring the first one's passage into sight."""
        known = {f.id for f in self._pack.findings} if self._pack else set()
        ids = tuple(i for i in dict.fromkeys(ids) if i in known)
        if ids == self._selected:
            return
        self._selected = ids
        self.selection_changed.emit(ids)
        first = self.finding(ids[0]) if ids else None
        if first is not None and first.citation is not None:
            self.show_passage(first.citation.passage)

    def show_passage(self, passage: PassageId | None) -> None:
        """Bring a passage of the source shown into the middle of attention."""
        if passage != self._passage:
            self._passage = passage
            self.passage_changed.emit(passage)

    def forget(self, source_id: SourceId) -> None:
        """Show no more a source that left the library."""
        if source_id == self.source_id:
            self._show(None, {}, ())
        self.library_changed.emit()

    # Changes

    def touch(self, source_id: SourceId) -> None:
        """Remember that a source changed, for projects that hold a copy of it."""
        self._touched.add(source_id)

    def take_touched(self) -> frozenset[SourceId]:
        """Return the sources that changed since this was last asked."""
        touched = frozenset(self._touched)
        self._touched.clear()
        return touched

    def perform(
        self, operation: Callable[..., LibraryChange], *args: Any, **kwargs: Any
    ) -> LibraryChange | None:
        """Call `operation(desk, source_id, *args, **kwargs)` of the pipeline's review as one step of undo.

        What it made in place of what was selected is selected after. Returns None where nothing changed or
        it failed; then `failed` tells why.
        """
        if self._pack is None:
            return None
        try:
            change = operation(self.desk, self._pack.document.id, *args, **kwargs)
        except BriefdeskError as error:
            self.failed.emit(error)
            return None
        if not (change.removed or change.added or change.after):
            return None
        self._took(change)
        self.record(change.label, lambda: self._bring(change), lambda: self._bring(change.inverse()))
        return change

    def record(self, label: str, forth: Callable[[], None], back: Callable[[], None]) -> None:
        """Put a step that was just made on the undo stack: `back` takes it back, `forth` makes it again."""
        self.undo_stack.push(MadeStep(label, forth, back, self.failed.emit))

    def refresh(self) -> None:
        """Read the source shown anew: the library changed in another way than through `perform`."""
        self.library_changed.emit()
        wanted = self.source_id
        if wanted is None:
            return
        try:
            pack = _read(self.desk, wanted)
        except BriefdeskError as error:
            self.failed.emit(error)
            return
        if pack is None:
            self._show(None, {}, ())
        elif pack != self._pack:
            self._replace(pack)

    def _read_now(self, source_id: SourceId, select: tuple[FindingId, ...]) -> None:
        try:
            pack, worth = _read_rated(self.desk, source_id)
        except BriefdeskError as error:
            self.failed.emit(error)
            return
        self._show(pack, worth, select)

    def _show(
        self, pack: SourcePack | None, worth: Mapping[FindingId, float], select: tuple[FindingId, ...]
    ) -> None:
        self._wanted = None
        self._pack = pack
        self.worth = worth
        self._selected, self._passage = (), None
        self.source_changed.emit()
        self.selection_changed.emit(())
        self.passage_changed.emit(None)
        if select:
            self.select(select)

    def _replace(self, pack: SourcePack) -> None:
        before, self._pack = self._pack, pack
        self.touch(pack.document.id)
        known = {f.id for f in pack.findings}
        kept = tuple(i for i in self._selected if i in known)
        self.pack_changed.emit(before, pack)
        if kept != self._selected:
            self._selected = kept
            self.selection_changed.emit(kept)

    def _took(self, change: LibraryChange) -> None:
        """Show a change that the library has taken."""
        if self._pack is not None and change.source == self._pack.document.id:
            was_selected = any(f.id in self._selected for f in change.removed)
            self._replace(changed(self._pack, change))
            made = {f.id for f in change.added} - {f.id for f in change.removed}
            if made and (was_selected or not self._selected):
                self.select(tuple(f.id for f in change.added if f.id in made))
        self.library_changed.emit()

    def _bring(self, change: LibraryChange) -> None:
        """Let the library make a change that was taken back, or take back one that was made."""
        take_back(self.desk, change.inverse())
        if change.source != self.source_id:
            self.touch(change.source)
            self.open_source(change.source, tuple(f.id for f in change.added))
            self.library_changed.emit()
        else:
            self._took(change)


def changed(pack: SourcePack, change: LibraryChange) -> SourcePack:
    """Return the pack with a change made to its findings, in the order in which the library keeps them.

    A finding that stays under its id keeps its place, a new one takes that of what it replaces, else the
    one that it has in the document.
    """
    coming = {f.id: f for f in change.added}
    gone = {f.id for f in change.removed} - coming.keys()
    known = {f.id for f in pack.findings}
    new = [f for f in change.added if f.id not in known]
    start = next((n for n, f in enumerate(pack.findings) if f.id in gone), None)
    if new and start is None:
        start = _place_for(pack, new[0])
    made: list[Finding] = []
    for number, finding in enumerate((*pack.findings, None)):
        if number == start:
            made.extend(new)
        if finding is not None and finding.id not in gone:
            made.append(coming.get(finding.id, finding))
    return SourcePack(with_marks_of(pack.document, change.after), tuple(made))


def _place_for(pack: SourcePack, new: Finding) -> int:
    """Return the number of the first finding that stands behind `new` in the document."""
    passages = (p.id for section in pack.document.sections for p in section.passages)
    order = {passage: number for number, passage in enumerate(passages)}

    def place(finding: Finding) -> tuple[int, int]:
        citation = finding.citation
        if citation is None:
            return len(order), 0
        return order.get(citation.passage, len(order)), citation.start or 0

    wanted = place(new)
    return next((n for n, f in enumerate(pack.findings) if place(f) > wanted), len(pack.findings))


def _read_rated(desk: Desk, source_id: SourceId) -> tuple[SourcePack | None, Mapping[FindingId, float]]:
    """Return a source and how useful its findings are: the library knows, the window need not rate."""
    return _read(desk, source_id), desk.library.usefulness(source_id)


def _read(desk: Desk, source_id: SourceId) -> SourcePack | None:
    return desk.library.pack(source_id, dismissed=True)
