"""The rules of a part in a list: what each does, for whom, for how many, and what can be done with it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from briefdesk.app.icons import set_icon
from briefdesk.app.style import XS, hairline
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.english import counted
from briefdesk.pipeline.told_rules import EFFECT_WORDS, ToldRule

LONGEST_TEXT = 90


class RuleRows(QWidget):
    """Signals carry the row's place in the list."""

    edit_wished = Signal(int)
    remove_wished = Signal(int)
    move_wished = Signal(int, int)
    """A row, and by how many places."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(XS)
        self.rows: list[QWidget] = []

    def show_rules(self, rules: tuple[ToldRule, ...], total: int) -> None:
        """Show these rules; `total` counts all recipients."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = [self._row(place, rules, total) for place in range(len(rules))]
        if not rules:
            self._column.addWidget(plain(text="Everyone gets this part, in the same words."))
        for row in self.rows:
            self._column.addWidget(row)
            self._column.addWidget(hairline())

    def _row(self, place: int, rules: tuple[ToldRule, ...], total: int) -> QWidget:
        rule = rules[place]
        row = QWidget()
        row.setAccessibleName(f"{EFFECT_WORDS[rule.effect]} {rule.words}")
        words = QVBoxLayout(row)
        words.setContentsMargins(0, XS, 0, XS)
        words.setSpacing(2)
        line = QHBoxLayout()
        line.setSpacing(2)
        line.addWidget(plain(Size.STRONG, text=EFFECT_WORDS[rule.effect]), 1)
        words.addLayout(line)
        words.addWidget(plain(text=rule.words))
        if rule.text:
            text = rule.text if len(rule.text) <= LONGEST_TEXT else f"{rule.text[:LONGEST_TEXT].rstrip()}…"
            words.addWidget(plain(Size.SMALL, "muted", text=f"“{text}”"))
        reach = rule.fault or f"{len(rule.held)} of {counted(total, 'recipient')}"
        words.addWidget(plain(Size.SMALL, "danger" if rule.fault else "muted", text=reach))
        name = f"rule {place + 1}"
        edit = _button("edit", f"Change {name}")
        edit.clicked.connect(lambda: self.edit_wished.emit(place))
        line.addWidget(edit)
        movable = [r.number is not None for r in rules]
        for icon, step, tip in (("arrow-up", -1, "earlier"), ("arrow-down", 1, "later")):
            button = _button(icon, f"Try {name} {tip}")
            other = place + step
            button.setEnabled(movable[place] and 0 <= other < len(rules) and movable[other])
            button.clicked.connect(lambda _=False, step=step: self.move_wished.emit(place, step))
            line.addWidget(button)
        remove = _button("trash", f"Remove {name}")
        remove.clicked.connect(lambda: self.remove_wished.emit(place))
        line.addWidget(remove)
        return row


def _button(icon_name: str, tip: str) -> QToolButton:
    button = QToolButton()
    set_icon(button, icon_name)
    button.setIconSize(QSize(16, 16))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    return button
