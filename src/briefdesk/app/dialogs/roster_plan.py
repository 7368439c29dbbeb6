"""What a new roster would change, before anything is replaced."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from briefdesk.app.style import XL, L, S, hairline, mark
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.app.wording import date_words, plain_tip
from briefdesk.pipeline.roster import RosterPlan

_ROW = QSize(0, 26)
_OPEN_UP_TO = 12


class RosterPlanPane(QWidget):
    """A summary in one line, what speaks against it, and a list of each kind of change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = plain(Size.TITLE)
        self.days = plain(tone="muted")
        self.against = plain(Size.STRONG)
        self.kept = plain()
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(16)
        self.tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.tree.setAccessibleName("What would change")
        head = QWidget()
        mark(head, surface="pane")
        words = QVBoxLayout(head)
        words.setContentsMargins(XL, L, XL, L)
        words.setSpacing(S)
        for label in (self.title, self.days, self.against, self.kept):
            words.addWidget(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(hairline())
        column.addWidget(self.tree, 1)

    def show_plan(self, plan: RosterPlan) -> None:
        """Show a plan."""
        words = plan.in_words
        self.title.setText(f"{words[:1].upper()}{words[1:]}")
        self.days.setText(
            f"Roster of {date_words(plan.of)}, in place of that of {date_words(plan.held.as_of)}. "
            f"{len(plan.roster.members):,} members. Source: {plan.roster.origin}."
        )
        _show(self.against, speaks_against(plan))
        _show(self.kept, "\n".join(plan.kept))
        self.tree.clear()
        for found in plan.lists():
            self._add(found.words, found.lines)
        self._add("Left out, with the reason", plan.quarantined)
        self._add("To be noted", plan.warnings)
        self.tree.setVisible(self.tree.topLevelItemCount() > 0)
        if (first := self.tree.topLevelItem(0)) is not None:
            self.tree.setCurrentItem(first)

    def _add(self, words: str, lines: tuple[str, ...]) -> None:
        if not lines:
            return
        group = QTreeWidgetItem(self.tree, [f"{words} ({len(lines):,})"])
        group.setSizeHint(0, _ROW)
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        group.setFont(0, strong)
        for line in lines:
            row = QTreeWidgetItem(group, [line])
            row.setSizeHint(0, _ROW)
            row.setToolTip(0, plain_tip(line))
            row.setData(0, int(Qt.ItemDataRole.AccessibleTextRole), f"{words}: {line}")
        group.setExpanded(len(lines) <= _OPEN_UP_TO)


def speaks_against(plan: RosterPlan) -> str:
    """Return why the plan should not be taken up without a thought, empty where nothing does."""
    said = []
    if plan.older:
        said.append(f"It is older than the roster in use, which is of {date_words(plan.held.as_of)}.")
    if plan.partial:
        said.append(
            f"It holds much less: {len(plan.roster.members):,} members and "
            f"{len(plan.roster.memberships):,} committee seats in place of {len(plan.held.members):,} "
            f"and {len(plan.held.memberships):,}."
        )
    return " ".join(said)


def _show(label: QWidget, text: str) -> None:
    label.setProperty("text", text)
    label.setVisible(bool(text))
