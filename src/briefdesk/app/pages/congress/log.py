"""The panel “Log”."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefdesk.app.pages.congress.card_panel import Panel
from briefdesk.app.pages.congress.card_rolodex import Rolodex
from briefdesk.app.widgets.empty_state import EmptyState


class LogPanel(Panel):
    """Shows nothing yet."""

    def __init__(self, rolodex: Rolodex, parent: QWidget | None = None) -> None:
        super().__init__(rolodex, parent)
        self.empty = EmptyState()
        QVBoxLayout(self).addWidget(self.empty)

    def refresh(self) -> None:
        """Show what there is."""
        self.empty.tell("people", "Nothing yet", "")
