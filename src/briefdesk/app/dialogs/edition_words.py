"""The words that a finding rests on, before and after, and the projects that an edition touches."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHeaderView,
    QScrollArea,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.models.wording import place_of, place_words
from briefdesk.app.style import XL, L, M, S, mark
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.app.widgets.marked_text import Mark, MarkedText
from briefdesk.app.wording import date_words, plain_tip
from briefdesk.english import counted
from briefdesk.model.finding import Finding, FindingState
from briefdesk.model.library import Anchor, Anchored, ProjectUse
from briefdesk.pipeline.editions import EditionPlan, word_changes

_TOLD: dict[Anchor, str] = {
    Anchor.SAME: "The same words stand in the same place.",
    Anchor.MOVED: "The same words stand in another place.",
    Anchor.CHANGED: "The words have changed. The finding will wait for another look.",
    Anchor.GONE: "The new edition does not say this. The finding will be dismissed; no letter can cite it.",
}
_TAKES_NEW_WORDS = "The words have changed. The suggestion will take the new ones."
_MOST_ROWS = 4
_ROW = QSize(0, 28)


class EditionWords(QWidget):
    """The selected finding: what became of it, and its passage in both editions beside each other."""

    def __init__(self, plan: EditionPlan) -> None:
        super().__init__()
        self._plan = plan
        self.told = plain(Size.STRONG)
        self.finding = plain()
        self.before = MarkedText()
        self.after = MarkedText()
        self._places = (plain(Size.SMALL, "muted"), plain(Size.SMALL, "muted"))
        self._heads = (plain(Size.SMALL, "muted", text="Old edition"), plain(Size.SMALL, "muted"))
        self._heads[1].setText("New edition")
        self.before.setAccessibleName("Words in the old edition")
        self.after.setAccessibleName("Words in the new edition")
        self._arrange()
        self.show_row(None)

    def show_row(self, row: Anchored | Finding | None) -> None:
        """Show a finding of the old edition or a new suggestion."""
        match row:
            case Anchored():
                self._show_anchored(row)
            case Finding():
                self.told.setText("New in this edition. It will wait among the suggestions.")
                self._show_texts("", row.text, "", place_of(row), row.text)
            case None:
                self.told.setText("Select a finding to compare its words.")
                self._show_texts("", "", "", "", "")

    def _show_anchored(self, row: Anchored) -> None:
        suggested = row.finding.state is FindingState.SUGGESTED and row.finding.text == row.before
        takes = row.anchor is Anchor.CHANGED and suggested
        self.told.setText(_TAKES_NEW_WORDS if takes else _TOLD[row.anchor])
        after = "; ".join(place_words(c) for c in row.citations)
        self._show_texts(row.finding.text, row.after, place_of(row.finding), after, row.before)
        self.before.show_text(row.before)
        if row.anchor is Anchor.CHANGED and self._plan.comparable:
            gone, come = word_changes(row.before, row.after)
            self.before.show_text(row.before, tuple(Mark(a, b, "gone") for a, b in gone))
            self.after.show_text(row.after, tuple(Mark(a, b, "cited", "New or changed") for a, b in come))

    def _show_texts(self, finding: str, after: str, was: str, stands: str, before: str) -> None:
        self.finding.setText(finding)
        self.finding.setVisible(bool(finding) and finding != before)
        self.before.show_text("")
        self.after.show_text(after)
        self._places[0].setText(was)
        self._places[1].setText(stands)

    def _arrange(self) -> None:
        body = QWidget()
        mark(body, surface="pane")
        grid = QGridLayout()
        grid.setHorizontalSpacing(XL)
        grid.setVerticalSpacing(S)
        for place, text in enumerate((self.before, self.after)):
            grid.addWidget(self._heads[place], 0, place)
            grid.addWidget(self._places[place], 1, place)
            grid.addWidget(text, 2, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, 1)
        column = QVBoxLayout(body)
        column.setContentsMargins(XL, L, XL, L)
        column.setSpacing(M)
        column.addWidget(self.told)
        column.addWidget(self.finding)
        column.addLayout(grid)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)


class ProjectsTouched(QWidget):
    """The projects that used findings of the source, those first that the edition changes."""

    def __init__(self, plan: EditionPlan) -> None:
        super().__init__()
        mark(self, surface="pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        uses = sorted(plan.projects, key=lambda use: -len(plan.touched(use)))
        touched = sum(bool(plan.touched(use)) for use in uses)
        self.table = QTreeWidget()
        self._fill(plan, uses)
        column = QVBoxLayout(self)
        column.setContentsMargins(XL, M, XL, M)
        column.setSpacing(S)
        column.addWidget(plain(Size.STRONG, text=_touched_words(touched, len(uses))))
        column.addWidget(self.table)

    def _fill(self, plan: EditionPlan, uses: list[ProjectUse]) -> None:
        table = self.table
        table.setHeaderLabels(["Project", "Changes", "File", "Last seen"])
        table.setRootIsDecorated(False)
        table.setUniformRowHeights(True)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setAccessibleName("Projects that use this source")
        for use in uses:
            found = plan.touched(use)
            words = _change_words(found)
            item = QTreeWidgetItem(table, [use.title, words, use.path, date_words(use.seen)])
            item.setSizeHint(2, _ROW)
            item.setToolTip(2, plain_tip(use.path))
        header = table.header()
        header.setStretchLastSection(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        rows = min(len(uses), _MOST_ROWS)
        table.setFixedHeight(header.sizeHint().height() + rows * _ROW.height() + 4)


def _touched_words(touched: int, uses: int) -> str:
    if not touched:
        return f"{counted(uses, 'project')} used its findings; none is touched."
    return f"{counted(touched, 'project')} of {uses:,} that used its findings would change."


def _change_words(found: tuple[Anchored, ...]) -> str:
    changed = sum(a.anchor is Anchor.CHANGED for a in found)
    parts = [f"{changed} changed"] if changed else []
    if len(found) > changed:
        parts.append(f"{len(found) - changed} gone")
    return ", ".join(parts) or "none"
