"""The editor's pane: the text and its faults, the fields explained, the page that it makes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.icons import set_icon
from briefdesk.app.pages.templates.editor import TemplateEditor
from briefdesk.app.pages.templates.field_list import FieldList
from briefdesk.app.style import BAR_HEIGHT, L, M, S, hairline, mark
from briefdesk.app.widgets.empty_state import EmptyState
from briefdesk.app.widgets.labels import ElidedLabel, Size, plain, set_size
from briefdesk.app.widgets.page_stack import Page
from briefdesk.app.widgets.page_view import PageView
from briefdesk.app.widgets.rows import Row, RowsView
from briefdesk.english import counted
from briefdesk.model.problem import Problem, Severity

_MOST_FAULT_ROWS = 4
_FAULT_ROW = 46
_SEVERITIES = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.NOTE: "Note"}


class EditorPane(QWidget):
    """Shows what it is told; emits wishes."""

    back_wished = Signal()
    save_wished = Signal()
    discard_wished = Signal()
    duplicate_wished = Signal()
    recipient_wished = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = TemplateEditor()
        self.fields = FieldList()
        self.faults = RowsView("Errors and warnings")
        self.page = PageView()
        self.recipients = QComboBox()
        self.back = QPushButton("&Gallery")
        self.save = QPushButton("&Save version")
        self.discard = QPushButton("Dis&card changes")
        self.duplicate = QPushButton("D&uplicate to edit")
        self.title = ElidedLabel()
        self.state = plain(Size.SMALL, "muted", wraps=False)
        self.verdict = plain(Size.SMALL, wraps=False)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._instead = EmptyState()
        self._right = QStackedWidget()
        self._arrange()
        self.faults.opened.connect(self._jump)
        self.faults.clicked.connect(lambda _: self._jump(self.faults.current))
        self.fields.chosen.connect(self._insert)
        self.back.clicked.connect(lambda _=False: self.back_wished.emit())
        self.save.clicked.connect(lambda _=False: self.save_wished.emit())
        self.discard.clicked.connect(lambda _=False: self.discard_wished.emit())
        self.duplicate.clicked.connect(lambda _=False: self.duplicate_wished.emit())
        self.editor.save_wished.connect(self.save_wished)
        self.recipients.activated.connect(lambda at: self.recipient_wished.emit(self.recipients.itemData(at)))

    def show_name(self, name: str, *, read_only: bool) -> None:
        """Name the template; a shipped one can be read and duplicated."""
        self.title.show_text(name)
        self.editor.setReadOnly(read_only)
        self.save.setVisible(not read_only)
        self.discard.setVisible(not read_only)
        self.duplicate.setVisible(read_only)
        self.state.setText("Shipped: read only" if read_only else "")

    def show_changed(self, changed: bool) -> None:
        """Say whether there are changes that no version holds."""
        if not self.editor.isReadOnly():
            self.state.setText("Not saved; kept as a draft" if changed else "Saved")
            mark(self.state, tone="warning" if changed else "muted")
        self.save.setEnabled(changed)
        self.discard.setEnabled(changed)

    def show_recipients(self, people: tuple[tuple[str, str], ...], current: object) -> None:
        """Offer the recipients, as (id, name), whom the page can be set for."""
        self.recipients.clear()
        for id_, name in people:
            self.recipients.addItem(name, id_)
        at = next((i for i, (id_, _) in enumerate(people) if id_ == current), 0)
        self.recipients.setCurrentIndex(at)
        self.recipients.setEnabled(bool(people))

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """List what is wrong, with what to write instead."""
        rows = tuple(
            Row(f"{_SEVERITIES[p.severity]}, line {p.line or 1}: {p.message}", p.next_step, p)
            for p in problems
        )
        self.faults.show_rows(rows)
        self.faults.setVisible(bool(rows))
        self.faults.setFixedHeight(_FAULT_ROW * min(len(rows), _MOST_FAULT_ROWS) + 2)
        self.editor.show_problems(problems)
        errors = sum(p.severity is Severity.ERROR for p in problems)
        rest = len(problems) - errors
        said = [counted(errors, "error")] if errors else []
        said += [counted(rest, "warning")] if rest else []
        self.verdict.setText(", ".join(said) if said else "No errors")
        mark(self.verdict, tone="danger" if errors else "warning" if rest else "ok")

    def show_pages(self, images: tuple[QImage, ...], scale: float) -> None:
        """Show the pages."""
        self.page.show_pages(
            tuple(Page(image, image.width() / scale, image.height() / scale) for image in images), ()
        )
        self._right.setCurrentWidget(self.page)

    @property
    def shows_page(self) -> bool:
        """Return whether a page is shown."""
        return self._right.currentWidget() is self.page and self.page.page_count > 0

    def say_stale(self) -> None:
        """Say that the page is that of an earlier text."""
        self.verdict.setText(f"{self.verdict.text()}; the page is as it was before")

    def show_words(self, title: str, words: str) -> None:
        """Say why there is no page."""
        self._instead.tell("template", title, words)
        self._right.setCurrentWidget(self._instead)

    def _jump(self, item: object) -> None:
        if isinstance(item, Problem):
            self.editor.go_to_line(item.line or 1)

    def _insert(self, usage: str) -> None:
        if not self.editor.isReadOnly():
            self.editor.insert(usage)

    def _arrange(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(S, S, S, S)
        column.setSpacing(S)
        column.addWidget(self.editor, 1)
        column.addWidget(self.verdict)
        column.addWidget(self.faults)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self._page_bar())
        beside.addWidget(hairline())
        self._right.addWidget(self.page)
        self._right.addWidget(self._instead)
        beside.addWidget(self._right, 1)
        self.splitter.setObjectName("template-panes")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        for pane, least in ((left, 340), (self.fields, 190), (right, 260)):
            pane.setMinimumWidth(least)
            self.splitter.addWidget(pane)
        for number, share in enumerate((5, 2, 4)):
            self.splitter.setStretchFactor(number, share)
        self.splitter.setSizes([520, 230, 430])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._bar())
        whole.addWidget(hairline())
        whole.addWidget(self.splitter, 1)
        self.setFocusProxy(self.editor)

    def _bar(self) -> QWidget:
        bar = QWidget()
        bar.setFixedHeight(BAR_HEIGHT)
        row = QHBoxLayout(bar)
        row.setContentsMargins(M, 0, M, 0)
        row.setSpacing(S)
        set_icon(self.back, "chevron-left")
        self.back.setToolTip("Back to the gallery (Escape)")
        self.save.setToolTip("Keep this as a new version (Ctrl+S in the text)")
        self.discard.setToolTip("Go back to the version that was saved last")
        mark(self.save, kind="primary")
        mark(self.duplicate, kind="primary")
        set_size(self.title, Size.STRONG)
        row.addWidget(self.back)
        row.addWidget(self.title, 1)
        row.addWidget(self.state)
        for button in (self.discard, self.save, self.duplicate):
            row.addWidget(button)
        return bar

    def _page_bar(self) -> QWidget:
        bar = QWidget()
        bar.setFixedHeight(BAR_HEIGHT)
        row = QHBoxLayout(bar)
        row.setContentsMargins(L, 0, M, 0)
        row.setSpacing(S)
        row.addWidget(plain(Size.SMALL, "muted", text="Page for", wraps=False))
        self.recipients.setAccessibleName("Recipient of the page shown")
        self.recipients.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        row.addWidget(self.recipients, 1)
        return bar
