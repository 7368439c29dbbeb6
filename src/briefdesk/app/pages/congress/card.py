"""The member's card."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefdesk.app.pages.congress.card_panel import Panel
from briefdesk.app.pages.congress.card_rolodex import Rolodex
from briefdesk.app.widgets.empty_state import EmptyState


class MemberPanel(Panel):
    """Shows all that is known of the member chosen in the table."""

    def __init__(self, rolodex: Rolodex, parent: QWidget | None = None) -> None:
        super().__init__(rolodex, parent)
        self.empty = EmptyState()
        column = QVBoxLayout(self)
        column.addWidget(self.empty)
        rolodex.member_changed.connect(self.go_stale)

    def refresh(self) -> None:
        """Show the member."""
        member = self.rolodex.member
        self.empty.tell(
            "person", member.full_name if member else "Nobody chosen", "Choose a member in the table."
        )
