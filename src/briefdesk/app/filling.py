"""The partner pack that is being filled in: opened, kept against a crash, saved, sent back, closed."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtGui import QUndoGroup, QUndoStack
from PySide6.QtWidgets import QFileDialog

from briefdesk.app.files import PACK_ENDING, Leave, ProjectFiles
from briefdesk.app.holding import hold_project
from briefdesk.app.notify import Notices
from briefdesk.app.recovery import Leftover, Recovery
from briefdesk.app.window import MainWindow
from briefdesk.errors import BriefdeskError
from briefdesk.model.partner_pack import Filled, PartnerPack
from briefdesk.pipeline.desk import Desk

if TYPE_CHECKING:
    from briefdesk.app.pages.partners.pack_session import PackSession

PACK_FILES = "Partner packs (*.briefpack)"
_FILLED = "– filled in"


class Filling(QObject):
    """Owns the session of the pack, one at a time. `opened(session)` and `closed()` tell of it."""

    opened = Signal(object)
    closed = Signal()

    def __init__(
        self, window: MainWindow, desk: Desk, *, files: ProjectFiles, notices: Notices, undo: QUndoGroup
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._files = files
        self._notices = notices
        self._undo = undo
        self._pack: PackSession | None = None
        self._recovery: Recovery | None = None
        self._hold: QLockFile | None = None

    @property
    def undo_stack(self) -> QUndoStack | None:
        """Return the undo of the pack, None while none is open."""
        return self._pack.undo_stack if self._pack is not None else None

    @property
    def title(self) -> tuple[str, bool]:
        """Return the name of the pack's file, empty while none is open, and whether words are unsaved."""
        if self._pack is None:
            return "", False
        return f"{self._pack.pack_path.name} (filling in)", self._pack.dirty

    def open(self, pack: PartnerPack, path: Path, left: Leftover | None = None) -> bool:
        """Open a pack to fill it in; `left` is the copy it was read from, where an earlier run died.

        Return whether it is open now: another may have unsaved words, or another window holds the file.
        """
        if not self.may_leave():
            return False
        from briefdesk.app.pages.partners.pack_session import PackSession  # noqa: PLC0415  (seldom needed)

        self._drop()
        try:
            self._hold = hold_project(path) if path.parent.is_dir() else None
        except BriefdeskError as error:
            error.next_step = "Go on in that window."
            self._notices.tell(error)
            self.closed.emit()
            return False
        self._pack = PackSession(self._desk, pack, path, self)
        self._recovery = Recovery(self._pack, self._desk.folders.autosave, self._pack)
        self._recovery.failed.connect(self._notices.tell)
        if left is not None:
            self._recovery.take_over(left)
            self._pack.undo_stack.resetClean()
        self._undo.addStack(self._pack.undo_stack)
        self.opened.emit(self._pack)
        return True

    def save(self) -> bool:
        """Save the pack to its file; return whether it is there now."""
        return self._save(None)

    def send_back(self) -> None:
        """Write the filled pack to a file for whoever sent it."""
        if self._pack is None:
            return
        path = self._pack.pack_path
        name = self._pack.pack.fill.sender.organization or "filled in"
        stem = _filled_stem(path.stem, file_name(name))
        chosen = ask_name(self._window, "Send the pack back", path.with_name(f"{stem}{PACK_ENDING}"))
        if chosen is not None and self._save(chosen):
            to = self._pack.pack.by or "whoever sent you the pack"
            self._notices.note(
                f"“{chosen.name}” is saved in {chosen.parent}.", f"{_still_empty(self._pack)}Send it to {to}."
            )

    def close_pack(self) -> None:
        """Close the pack, if it may be left."""
        if self._pack is not None and self.may_leave():
            self._drop()
            self.closed.emit()

    def may_leave(self) -> bool:
        """Return whether the open pack may be left: nothing is unsaved, or the user has decided."""
        if self._pack is None or not self._pack.dirty:
            return True
        decision = self._files.ask_leave(self._pack.pack_path.name)
        if decision is Leave.SAVE:
            return self.save()
        return decision is Leave.DISCARD

    def end(self) -> None:
        """End with the window: what was not saved was given up."""
        self._drop()

    def _save(self, path: Path | None) -> bool:
        if self._pack is None:
            return False
        try:
            self._pack.save_pack(path)
        except BriefdeskError as error:
            self._notices.tell(error)
            return False
        return True

    def _drop(self) -> None:
        if self._recovery is not None:
            self._recovery.close()
            self._recovery = None
        if self._hold is not None:
            self._hold.unlock()
            self._hold = None
        if self._pack is not None:
            self._undo.removeStack(self._pack.undo_stack)
            self._pack.deleteLater()
            self._pack = None


def _filled_stem(stem: str, name: str) -> str:
    """Return what to call the filled pack: another file than the one that came."""
    if stem.endswith((f"– {name}", _FILLED)):
        return stem
    return f"{stem} {_FILLED}" if stem.endswith(name) else f"{stem} – {name}"


def ask_name(window: MainWindow, title: str, start: Path) -> Path | None:
    """Ask under what name a pack is to be written, None where the user goes back."""
    dialog = QFileDialog(window, title, str(start.parent), PACK_FILES)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(PACK_ENDING.removeprefix("."))
    dialog.selectFile(start.name)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def file_name(title: str) -> str:
    """Return a title as a file can be called."""
    kept = "".join(c if c.isalnum() or c in " -_,’'–" else " " for c in title)
    return " ".join(kept.split())[:80] or "Pack"


def _still_empty(session: "PackSession") -> str:
    """Return a sentence on what nobody has filled in yet, empty where all is done."""
    from briefdesk.pipeline.pack_fill import progress  # noqa: PLC0415  (seldom needed)
    from briefdesk.pipeline.partner_packs import SLOT_WORDS  # noqa: PLC0415

    open_yet = [SLOT_WORDS[p.slot].lower() for p in progress(session.pack) if p.state is not Filled.DONE]
    return f"Not finished: {', '.join(open_yet)}. " if open_yet else ""
