"""A newer edition of a source beside the old one: what stays, moves, changes and goes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.dialogs.edition_list import EditionList, EditionRow
from briefdesk.app.dialogs.edition_words import EditionWords, ProjectsTouched
from briefdesk.app.style import XL, L, M, S, hairline, mark
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.english import counted
from briefdesk.model.library import Anchor
from briefdesk.pipeline.editions import EditionPlan

_COUNTED: dict[Anchor, str] = {
    Anchor.CHANGED: "changed",
    Anchor.GONE: "gone",
    Anchor.MOVED: "moved",
    Anchor.SAME: "the same",
}


class EditionDialog(QDialog):
    """Shows a plan; accepted means to take the edition up, which is the caller's to do."""

    def __init__(self, plan: EditionPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("New edition")
        self.resize(980, 660)
        self._plan = plan
        self.list = EditionList(plan)
        self.words = EditionWords(plan)
        self.projects = ProjectsTouched(plan)
        self.take = QPushButton("Take up this edition")
        self.keep = QPushButton("Keep the old one")
        self._arrange()
        self.list.chosen.connect(self.words.show_row)
        self.take.clicked.connect(self.accept)
        self.keep.clicked.connect(self.reject)
        self.list.choose_first()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, row: EditionRow) -> None:
        """Select a finding."""
        self.list.choose(row)

    def _arrange(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(self.words)
        split.setStretchFactor(1, 1)
        split.setSizes([360, 620])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(hairline())
        column.addWidget(split, 1)
        column.addWidget(hairline())
        if self._plan.projects:
            column.addWidget(self.projects)
            column.addWidget(hairline())
        column.addLayout(self._foot())
        # Only now: a button outside its dialog is not yet its default.
        self.take.setDefault(True)

    def _head(self) -> QWidget:
        head = QWidget()
        mark(head, surface="pane")
        column = QVBoxLayout(head)
        column.setContentsMargins(XL, L, XL, M)
        column.setSpacing(S)
        column.addWidget(plain(Size.TITLE, text=self._plan.entry.short_title))
        column.addWidget(plain(tone="muted", text=summary(self._plan)))
        if self._plan.marks:
            column.addWidget(plain(tone="warning", text=self._plan.marks))
        return head

    def _foot(self) -> QHBoxLayout:
        mark(self.take, kind="primary")
        self.take.setToolTip("Findings whose words changed wait for another look; what is gone is dismissed.")
        self.keep.setToolTip("Esc")
        buttons = QHBoxLayout()
        buttons.setContentsMargins(L, M, L, M)
        buttons.setSpacing(S)
        buttons.addStretch(1)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.take)
        return buttons


def summary(plan: EditionPlan) -> str:
    """Return what the edition changes: "12 findings: 2 changed, 1 gone, 9 the same. 3 new suggestions."."""
    parts = [f"{len(plan.of(anchor)):,} {word}" for anchor, word in _COUNTED.items() if plan.of(anchor)]
    told = f"{counted(len(plan.anchored), 'finding')}: {', '.join(parts)}." if parts else "No findings."
    new = len(plan.suggestions_new)
    return f"{told} {counted(new, 'new suggestion')}." if new else told
