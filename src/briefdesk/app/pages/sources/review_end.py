"""What stands in place of the review list when nothing is left in it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from briefdesk.app.models.wording import KIND_WORDS
from briefdesk.app.widgets.empty_state import EmptyState
from briefdesk.english import counted
from briefdesk.model.finding import Finding, FindingKind, FindingState


class ReviewEnd(EmptyState):
    """Says that all is reviewed, or that nothing is of the state and kind asked for."""

    use_wished = Signal()
    all_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done = False
        self.action_chosen.connect(self._choose)

    def tell_of(
        self, findings: tuple[Finding, ...], state: FindingState | None, kind: FindingKind | None
    ) -> None:
        """Say why of these findings none of `state` and `kind` is shown."""
        accepted = sum(f.state is FindingState.ACCEPTED for f in findings)
        waiting = sum(f.state is FindingState.SUGGESTED for f in findings)
        self._done = bool(findings) and state is FindingState.SUGGESTED and not waiting
        if not findings:
            self.tell("finding", "No findings yet", "Select words of the report to make a finding of them.")
        elif self._done and accepted:
            ready = "is" if accepted == 1 else "are"
            said = f"{counted(accepted, 'finding')} {ready} ready to pick."
            self.tell("check-circle", "All reviewed.", said, "Use in this project")
        elif self._done:
            self._done = False
            self.tell("check-circle", "All reviewed.", "Every finding was dismissed.", "Show all findings")
        else:
            what = f"of the kind “{KIND_WORDS[kind][0]}” " if kind else ""
            self.tell("filter", "Nothing here", f"No finding {what}is in this state.", "Show all findings")

    def _choose(self) -> None:
        if self._done:
            self.use_wished.emit()
        else:
            self.all_wished.emit()
