"""The fields explained beside the editor: searchable, each with what it holds and an example."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefdesk.app.style import S, hairline, mark
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.app.widgets.rows import Row, RowsView
from briefdesk.app.widgets.search_line import SearchLine
from briefdesk.pipeline.template_guide import GuideEntry


class FieldList(QWidget):
    """Enter or a double click wishes for a field: `chosen(usage)` is the text to insert."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, surface="pane")
        self.search = SearchLine("Find a field")
        self.view = RowsView("Fields")
        self._guide: tuple[GuideEntry, ...] = ()
        note = plain(Size.SMALL, "muted", text="Enter inserts a field where the cursor is.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, S, 0, S)
        column.setSpacing(S)
        above = QVBoxLayout()
        above.setContentsMargins(S, 0, S, 0)
        above.addWidget(self.search)
        above.addWidget(note)
        column.addLayout(above)
        column.addWidget(hairline())
        column.addWidget(self.view, 1)
        self.search.textChanged.connect(lambda _: self._show())
        self.search.down.connect(self.view.setFocus)
        self.view.opened.connect(self._tell)

    def show_guide(self, guide: tuple[GuideEntry, ...]) -> None:
        """Show these fields."""
        self._guide = guide
        self._show()

    def _show(self) -> None:
        asked = self.search.text().casefold().split()
        self.view.show_rows(tuple(_row(e) for e in self._guide if _is_asked_for(e, asked)))

    def _tell(self, item: object) -> None:
        if isinstance(item, GuideEntry):
            self.chosen.emit(item.usage)


def _row(entry: GuideEntry) -> Row:
    return Row(entry.path, f"{entry.example or '(empty)'} · {entry.words}", entry, extra=entry.usage)


def _is_asked_for(entry: GuideEntry, asked: list[str]) -> bool:
    said = f"{entry.path} {entry.words} {entry.example}".casefold()
    return all(word in said for word in asked)
