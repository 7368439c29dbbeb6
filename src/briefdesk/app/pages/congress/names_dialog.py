"""Names, e-mails or ids from elsewhere: what each row means, what is doubtful and what isn't there."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.style import L, M, S, hairline, mark
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.app.widgets.rows import Row, RowsView
from briefdesk.app.workers import Runner
from briefdesk.errors import BriefdeskError
from briefdesk.model.congress import Bioguide, Member
from briefdesk.model.draft import Project
from briefdesk.pipeline.choosing import MatchKind, NameMatch, NameRow, match_names, read_name_list
from briefdesk.pipeline.desk import Desk

KEY = "congress:names"
PAUSE_MS = 200
FILES = "Lists of names (*.csv *.xlsx *.txt *.tsv);;All files (*)"
EXAMPLE = "One per line, in any order:\nSen. Jack Reed (D-RI)\nGonzalez, Vicente\nA000148"


@dataclass(frozen=True, slots=True)
class _Place:
    """Which match a row shows: the same row stays the same item while its answer changes."""

    number: int
    line: int
    text: str


class NamesDialog(QDialog):
    """`members_chosen(tuple)` and `list_wished(tuple)` tell the members that were meant, each once."""

    members_chosen = Signal(tuple)
    list_wished = Signal(tuple)

    def __init__(self, desk: Desk, project: Project, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Paste names")
        self.resize(820, 540)
        self._desk, self._project, self._runner = desk, project, runner
        self._matches: tuple[NameMatch, ...] = ()
        self._picked: dict[_Place, Bioguide | None] = {}
        self.text = QPlainTextEdit()
        self.file = QPushButton("&Open a file…")
        self.view = RowsView("What each row means")
        self.words = plain(Size.STRONG)
        self.choose = QPushButton("&Choose these")
        self.save = QPushButton("&Save as list…")
        self.cancel = QPushButton("Cancel")
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._arrange()
        self._timer.timeout.connect(self._match_text)
        self.text.textChanged.connect(self._timer.start)
        self.file.clicked.connect(self._ask_file)
        self.view.rows.tick_wished.connect(self._tick)
        self.view.opened.connect(self._ask_who)
        self.choose.clicked.connect(self.accept)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.reject)
        self._show_matches(())

    def members(self) -> tuple[Bioguide, ...]:
        """Return whom the rows mean, each once, in their order; the doubtful and unticked left out."""
        places = (self._picked.get(self._place(n), None) for n in range(len(self._matches)))
        return tuple(dict.fromkeys(member for member in places if member is not None))

    def read_file(self, path: Path) -> None:
        """Match the rows of a file."""
        self._runner.submit(
            KEY, _match_file, self._desk, path, self._project,
            on_result=self._show_matches, on_error=self._show_error,
        )  # fmt: skip

    def accept(self) -> None:
        """Choose whom the rows mean."""
        if self.members():
            self.members_chosen.emit(self.members())
            super().accept()

    def done(self, result: int) -> None:
        """Close; what is still being matched is for nobody."""
        self._timer.stop()
        self._runner.drop(KEY)
        super().done(result)

    # What is wished

    def _save(self) -> None:
        if self.members():
            self.list_wished.emit(self.members())
            super().accept()

    def _ask_file(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(self, "Open a list of names", "", FILES)
        if path:
            self.read_file(Path(path))

    def _match_text(self) -> None:
        self._runner.submit(
            KEY, _match_text, self._desk, self.text.toPlainText(), self._project,
            on_result=self._show_matches, on_error=self._show_error,
        )  # fmt: skip

    def _tick(self, place: object, wanted: bool) -> None:
        if isinstance(place, _Place):
            match = self._matches[place.number]
            first = match.members[0].bioguide if match.members else None
            if wanted and match.kind is not MatchKind.MATCHED:
                self._ask_who(place)
                return
            self._picked[place] = first if wanted else None
            self._show_rows()

    def _ask_who(self, place: object) -> None:
        """Offer those who may be meant by a row."""
        if not isinstance(place, _Place) or not self._matches[place.number].members:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for member in self._matches[place.number].members:
            action = menu.addAction(_name(member))
            action.triggered.connect(lambda _=False, m=member: self._pick(place, m.bioguide))
        menu.addSeparator()
        menu.addAction("None of them").triggered.connect(lambda: self._pick(place, None))
        corner = self.view.visualRect(self.view.currentIndex()).bottomLeft() + QPoint(24, 0)
        menu.popup(self.view.viewport().mapToGlobal(corner))
        menu.setActiveAction(menu.actions()[0])

    def _pick(self, place: _Place, member: Bioguide | None) -> None:
        self._picked[place] = member
        self._show_rows()

    # What is shown

    def _place(self, number: int) -> _Place:
        match = self._matches[number]
        return _Place(number, match.line, match.text)

    def _show_matches(self, matches: tuple[NameMatch, ...]) -> None:
        before = self._picked
        self._matches = matches
        self._picked = {}
        for number, match in enumerate(matches):
            place = self._place(number)
            self._picked[place] = before.get(place) or (match.member.bioguide if match.member else None)
        mark(self.words, tone=None)
        self._show_rows()

    def _show_rows(self) -> None:
        self.view.show_rows(tuple(map(self._row, range(len(self._matches)))))
        count = {kind: sum(m.kind is kind for m in self._matches) for kind in MatchKind}
        said = [f"{len(self.members())} chosen"]
        for kind, words in (
            (MatchKind.AMBIGUOUS, "doubtful"),
            (MatchKind.VACANT, "vacant"),
            (MatchKind.UNKNOWN, "not there"),
        ):
            if count[kind]:
                said.append(f"{count[kind]} {words}")
        self.words.setText(", ".join(said) if self._matches else "Nothing pasted yet")
        self.choose.setEnabled(bool(self.members()))
        self.save.setEnabled(bool(self.members()))

    def _row(self, number: int) -> Row:
        match, place = self._matches[number], self._place(number)
        picked = self._picked.get(place)
        member = next((m for m in match.members if m.bioguide == picked), None)
        ticked = picked is not None if match.members else None
        if member is not None:
            title = _name(member)
        elif match.kind is MatchKind.AMBIGUOUS:
            title = f"{match.text}: one of {len(match.members)}, press Enter to choose"
        else:
            title = f"{match.text}: {'vacant seat' if match.kind is MatchKind.VACANT else 'not there'}"
        detail = f"{match.line}. {match.text} – {match.why}" if member else match.why
        return Row(title, detail, place, ticked)

    def _show_error(self, error: Exception) -> None:
        step = error.next_step if isinstance(error, BriefdeskError) else ""
        mark(self.words, tone="danger")
        self.words.setText(f"{error} {step}".strip())

    def _arrange(self) -> None:
        self.text.setPlaceholderText(EXAMPLE)
        self.text.setAccessibleName("Names, e-mails or ids, one per line")
        self.text.setTabChangesFocus(True)
        self.file.setToolTip("A table (CSV, XLSX) or plain text")
        mark(self.choose, kind="primary")
        self.choose.setDefault(True)
        left, right = QWidget(), QWidget()
        for pane, widgets in ((left, (self.text, self.file)), (right, (self.view,))):
            column = QVBoxLayout(pane)
            column.setContentsMargins(L, L, M, M)
            column.setSpacing(S)
            for widget in widgets:
                column.addWidget(widget)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([320, 500])
        foot = QHBoxLayout()
        foot.setContentsMargins(L, M, L, M)
        foot.setSpacing(S)
        foot.addWidget(self.words, 1)
        for button in (self.save, self.cancel, self.choose):
            foot.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(split, 1)
        whole.addWidget(hairline())
        whole.addLayout(foot)
        self.text.setFocus()


def _name(member: Member) -> str:
    return f"{member.title} {member.full_name} ({member.party[:1]}-{member.seat.code})"


def _match_text(desk: Desk, text: str, project: Project) -> tuple[NameMatch, ...]:
    return match_names(desk, read_name_list(text), project) if text.strip() else ()


def _match_file(desk: Desk, path: Path, project: Project) -> tuple[NameMatch, ...]:
    rows: tuple[NameRow, ...] = read_name_list(path)
    return match_names(desk, rows, project)
