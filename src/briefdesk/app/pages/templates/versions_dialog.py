"""The versions of a template: two of them compared, one brought back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QShowEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.style import Colors, L, M, S, colors_of, hairline, mark
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.app.widgets.rows import Row, RowsView
from briefdesk.english import counted, long_date
from briefdesk.model.template import Template, TemplateVersion, VersionKind
from briefdesk.pipeline.template_versions import KEPT_VERSIONS, ComparedLine, Side, compare_templates

KINDS = {
    VersionKind.FOUND: "as it was found",
    VersionKind.SAVED: "saved",
    VersionKind.IMPORTED: "imported",
    VersionKind.COPIED: "duplicated",
    VersionKind.RESTORED: "restored",
    VersionKind.UNDONE: "put back by undo",
}
_SIGNS = {Side.BOTH: "  ", Side.BEFORE: "− ", Side.AFTER: "+ "}


class VersionsDialog(QDialog):
    """A list of versions; the one selected is compared with another. `restore_wished(number)`."""

    restore_wished = Signal(int)

    def __init__(
        self, template: Template, versions: tuple[TemplateVersion, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Versions of {template.name}")
        self.resize(980, 640)
        self._versions = versions
        self.list = RowsView("Versions, the newest first")
        self.other = QComboBox()
        self.shown = QPlainTextEdit()
        self.restore = QPushButton("&Restore this version")
        self.close_button = QPushButton("Close")
        self._said = plain(Size.SMALL, "muted")
        self._arrange()
        self._fill()
        self.list.current_changed.connect(lambda _: self._compare())
        self.other.currentIndexChanged.connect(lambda _: self._compare())
        self.list.opened.connect(lambda _: self.shown.setFocus())
        self.restore.clicked.connect(self._restore)
        self.close_button.clicked.connect(self.reject)
        self._compare()
        self.list.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed: how far down it stands is known once the text has its width."""
        super().showEvent(event)
        self.shown.centerCursor()

    def _fill(self) -> None:
        newest = self._versions[0].number
        rows = []
        for version in self._versions:
            now = " (now)" if version.number == newest else ""
            detail = f"{long_date(version.day)}, {KINDS[version.kind]}"
            rows.append(Row(f"Version {version.number}{now}", detail, version.number))
            self.other.addItem(f"with version {version.number}{now}", version.number)
        self.list.show_rows(tuple(rows))
        self.list.select(self._versions[min(1, len(self._versions) - 1)].number)

    def _version(self, number: object) -> TemplateVersion | None:
        return next((v for v in self._versions if v.number == number), None)

    def _compare(self) -> None:
        one, two = self._version(self.list.current), self._version(self.other.currentData())
        if one is None or two is None:
            return
        before, after = sorted((one, two), key=lambda v: v.number)
        lines = compare_templates(before.text, after.text)
        changed = sum(line.side is not Side.BOTH for line in lines)
        self._said.setText(
            f"Version {before.number} (−) and version {after.number} (+): "
            + (f"{counted(changed, 'line')} changed." if changed else "the same text.")
        )
        _write(self.shown, lines, colors_of(self))
        self.restore.setEnabled(one.number != self._versions[0].number)

    def _restore(self) -> None:
        if isinstance(self.list.current, int):
            self.restore_wished.emit(self.list.current)
            self.accept()

    def _arrange(self) -> None:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self.shown.setFont(font)
        self.shown.setReadOnly(True)
        # What is only read can be walked through by keys as well.
        self.shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.shown.setTabChangesFocus(True)
        self.shown.setAccessibleName("The two versions, line by line")
        self.other.setAccessibleName("Compare with")
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(M, M, M, M)
        beside.setSpacing(S)
        head = QHBoxLayout()
        head.addWidget(plain(Size.SMALL, "muted", text="Compare", wraps=False))
        head.addWidget(self.other)
        head.addWidget(self._said, 1)
        beside.addLayout(head)
        beside.addWidget(self.shown, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([250, 730])
        foot = QHBoxLayout()
        foot.setContentsMargins(L, M, L, M)
        foot.setSpacing(S)
        note = f"The last {KEPT_VERSIONS} versions are kept. Restoring makes a new version."
        foot.addWidget(plain(Size.SMALL, "muted", text=note), 1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.restore)
        mark(self.restore, kind="primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(split, 1)
        column.addWidget(hairline())
        column.addLayout(foot)


def _write(view: QPlainTextEdit, lines: tuple[ComparedLine, ...], colors: Colors) -> None:
    """Write the lines with signs before them; words that the other lacks are strong and underlined."""
    view.clear()
    cursor = QTextCursor(view.document())
    cursor.beginEditBlock()
    first = -1
    for number, line in enumerate(lines):
        look = _look(line.side, colors)
        at = 0
        cursor.insertText(_SIGNS[line.side], look)
        for start, end in line.marks:
            cursor.insertText(line.text[at:start], look)
            cursor.insertText(line.text[start:end], _strong(look))
            at = end
        cursor.insertText(line.text[at:], look)
        if number < len(lines) - 1:
            cursor.insertText("\n", look)
        if first < 0 and line.side is not Side.BOTH:
            first = number
    cursor.endEditBlock()
    view.setTextCursor(QTextCursor(view.document().findBlockByNumber(max(0, first))))
    view.centerCursor()


def _look(side: Side, colors: Colors) -> QTextCharFormat:
    look = QTextCharFormat()
    grounds = {Side.BEFORE: colors.danger_ground, Side.AFTER: colors.selection}
    if side in grounds:
        look.setBackground(QColor(grounds[side]))
    look.setForeground(QColor(colors.muted if side is Side.BOTH else colors.text))
    return look


def _strong(look: QTextCharFormat) -> QTextCharFormat:
    strong = QTextCharFormat(look)
    strong.setFontWeight(QFont.Weight.DemiBold)
    strong.setFontUnderline(True)
    return strong
