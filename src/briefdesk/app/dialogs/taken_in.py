"""What an import took and what it refused, line by line."""

from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.style import XL, L, M
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.app.widgets.wrapped_rows import wrap_rows
from briefdesk.app.wording import plain_tip
from briefdesk.english import counted
from briefdesk.model.table import RefusedRow


class TakenInDialog(QDialog):
    """Shown only where there are rows to look at: the rest is told in the banner.

    `taken` says what was taken, the refused rows with it where it is a whole sentence. `noted` are rows that
    were taken all the same, `aside` is a sentence more.
    """

    def __init__(
        self,
        title: str,
        taken: str,
        refused: tuple[RefusedRow, ...],
        parent: QWidget | None = None,
        *,
        noted: tuple[RefusedRow, ...] = (),
        aside: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(660, 420)
        self.rows = QTreeWidget()
        self.rows.setHeaderLabels(
            ["Line", "What stands there", "What to know" if noted else "Why it was not taken"]
        )
        self.rows.setRootIsDecorated(False)
        wrap_rows(self.rows)
        self.rows.setAlternatingRowColors(True)
        self.rows.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.rows.setAccessibleName("Rows to look at" if noted else "Rows that were not taken")
        for row in (*refused, *noted):
            item = QTreeWidgetItem(self.rows, [str(row.line), row.text, row.reason])
            for column, text in ((1, row.text), (2, row.reason)):
                item.setToolTip(column, plain_tip(text))
        self.rows.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.rows.setColumnWidth(1, 260)
        first = self.rows.topLevelItem(0)
        if first is not None:
            self.rows.setCurrentItem(first)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(XL, L, XL, L)
        layout.setSpacing(M)
        self.said = taken if taken.endswith(".") else f"{taken}, {counted(len(refused), 'row')} refused."
        layout.addWidget(plain(Size.STRONG, text=self.said))
        if aside:
            layout.addWidget(plain(text=aside))
        layout.addWidget(self.rows, 1)
        step = (
            "Mend these rows in your table and import it again: rows taken before stay as they are."
            if refused
            else "Ctrl+Z takes all out again."
        )
        layout.addWidget(plain(tone="muted", text=step))
        layout.addWidget(buttons)
