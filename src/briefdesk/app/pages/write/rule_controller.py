"""Where the popover for a part's rule and the session meet."""

from PySide6.QtCore import QObject, Signal

from briefdesk.app.pages.write.parts_pane import PartsPane
from briefdesk.app.pages.write.rules import said
from briefdesk.app.session import Session
from briefdesk.errors import BriefdeskError
from briefdesk.pipeline import drafts


class RuleController(QObject):
    """Opens the popover on the selected part's rule, says what a rule means, and takes it."""

    failed = Signal(object)

    def __init__(self, session: Session, pane: PartsPane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pane = pane
        pane.editor.rule_wished.connect(self.open)
        pane.tools.rule_wished.connect(self.open)
        pane.rule.query_changed.connect(self._explain)
        pane.rule.rule_wished.connect(self._take)

    def open(self) -> None:
        """Open the popover for the selected part; the one-pager is the same for everybody."""
        session = self._session
        part = session.draft.part(session.selected_part) if session.selected_part else None
        if part is not None and session.document == "letter":
            self._pane.open_rule(drafts.part_rule(session.desk, session.project, session.document, part))

    def _explain(self, rule: str) -> None:
        popover = self._pane.rule
        told = said(self._session.desk, rule, self._session.addressees, self._session.project)
        if not rule.strip():
            popover.show_count("Every recipient gets this part.")
        elif told.held is None:
            popover.show_error(told.full)
        else:
            popover.show_count(told.full)

    def _take(self, rule: str) -> None:
        session, part = self._session, self._session.selected_part
        if part is None:
            return
        try:
            project = drafts.set_rule(session.project, session.document, part, rule)
        except BriefdeskError as error:
            self.failed.emit(error)
            return
        session.apply("Choose who gets it", project)
