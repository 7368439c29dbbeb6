"""A pack that a partner has open: what is filled in, its undo, and the letter that comes of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand

from briefdesk.app.session import Session
from briefdesk.model.partner_pack import PartnerPack
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.pack_fill import filled_project
from briefdesk.pipeline.partner_packs import write_pack

_MERGING_ID = 2
_NEVER_MERGES = -1


class PackSession(Session):
    """Shows a pack's letter as any project's; changes go through `change`, `pack_changed` follows."""

    pack_changed = Signal()

    def __init__(self, desk: Desk, pack: PartnerPack, path: Path, parent: QObject | None = None) -> None:
        super().__init__(desk, filled_project(desk, pack), path=path, parent=parent)
        self._pack = pack
        self.pack_path = path

    @property
    def pack(self) -> PartnerPack:
        """Return the pack as it is filled in now."""
        return self._pack

    @property
    def work(self) -> PartnerPack:
        """Return the pack: that is what is kept of unsaved work."""
        return self._pack

    def change(self, label: str, pack: PartnerPack, merge_key: str | None = None) -> None:
        """Put `pack` in the place of the open one as one step of undo; steps of one key in a row are one."""
        if pack != self._pack:
            self.undo_stack.push(_ReplacePack(self._pack, pack, label, self._show_pack, merge_key))

    def show_place(self, place: str) -> None:
        """Show a letter in which words for a state or district stand: the first of its state."""
        state = place[:2]
        shown = next((a for a in self.addressees if a.id == self.current), None)
        if not state or (shown is not None and any(m.state == state for m in shown.members)):
            return
        there = next((a.id for a in self.addressees if any(m.state == state for m in a.members)), None)
        self.show_recipient(there)

    def save_pack(self, path: Path | None = None) -> None:
        """Write the pack to its file, or to another. Raises StoreError; then it stays unsaved."""
        target = path or self.pack_path
        write_pack(self._pack, target)
        self._path = self.pack_path = target
        self.undo_stack.setClean()
        self.saved.emit()

    def _show_pack(self, pack: PartnerPack) -> None:
        self._pack = pack
        self._show(filled_project(self.desk, pack))
        self.pack_changed.emit()


class _ReplacePack(QUndoCommand):
    """Puts `after` in the place of `before`."""

    def __init__(
        self,
        before: PartnerPack,
        after: PartnerPack,
        label: str,
        show: Callable[[PartnerPack], None],
        merge_key: str | None,
    ) -> None:
        super().__init__(label)
        self.before, self.after = before, after
        self.merge_key = merge_key
        self._show = show

    def id(self) -> int:
        """Return the id by which Qt decides whether to ask `mergeWith`."""
        return _NEVER_MERGES if self.merge_key is None else _MERGING_ID

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take `other` into this command if it continues the same piece of typing."""
        if not isinstance(other, _ReplacePack) or other.merge_key != self.merge_key:
            return False
        self.after = other.after
        self.setObsolete(self.after == self.before)
        return True

    def redo(self) -> None:
        """Show the pack after the change."""
        self._show(self.after)

    def undo(self) -> None:
        """Show the pack before the change."""
        self._show(self.before)
