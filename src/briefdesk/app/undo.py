"""Steps of undo: a frozen project replaces another, or what was done elsewhere is made undone."""

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import Project

_MERGING_ID = 1
_NEVER_MERGES = -1


class ReplaceProject(QUndoCommand):
    """Puts `after` in the place of `before`; commands of one `merge_key` in a row become one."""

    def __init__(
        self,
        before: Project,
        after: Project,
        label: str,
        show: Callable[[Project], None],
        merge_key: str | None = None,
    ) -> None:
        super().__init__(label)
        self.before = before
        self.after = after
        self.merge_key = merge_key
        self._show = show

    def id(self) -> int:
        """Return the id by which Qt decides whether to ask `mergeWith`."""
        return _NEVER_MERGES if self.merge_key is None else _MERGING_ID

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take `other` into this command if it continues the same piece of typing."""
        if not isinstance(other, ReplaceProject) or other.merge_key != self.merge_key:
            return False
        self.after = other.after
        self.setText(other.text())
        # Typing that ends where it began leaves nothing to take back.
        self.setObsolete(self.after == self.before)
        return True

    def redo(self) -> None:
        """Show the project after the change."""
        self._show(self.after)

    def undo(self) -> None:
        """Show the project before the change."""
        self._show(self.before)


class MadeStep(QUndoCommand):
    """One step that was made before it was pushed; a step that fails leaves the stack."""

    def __init__(
        self,
        label: str,
        forth: Callable[[], None],
        back: Callable[[], None],
        fail: Callable[[BriefdeskError], None],
    ) -> None:
        super().__init__(label)
        self._forth = forth
        self._back = back
        self._fail = fail
        self._made = True

    def redo(self) -> None:
        """Make the step again; not when it is pushed, since it was made then."""
        if self._made:
            self._made = False
            return
        self._try(self._forth)

    def undo(self) -> None:
        """Take the step back."""
        self._try(self._back)

    def _try(self, move: Callable[[], None]) -> None:
        try:
            move()
        except BriefdeskError as error:
            self.setObsolete(True)
            self._fail(error)
