"""The rows of the pane that explains a letter."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefdesk.app.style import XS, mark
from briefdesk.app.widgets.change_marks import change_marks
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.app.widgets.marked_text import MarkedText
from briefdesk.app.wording import date_words
from briefdesk.model.explanation import ComparedLine, LineChange, Reason
from briefdesk.pipeline.explain import EFFECT_WORDS
from briefdesk.pipeline.told_rules import EditState, ToldEdit

CHANGES = {
    LineChange.ADDED: "+ Added",
    LineChange.REMOVED: "− Left out",
    LineChange.REWORDED: "± Reworded: struck words went, underlined words came",
}
STATES = {
    EditState.STANDS: "",
    EditState.MERGED: "Merged with the new text for everyone: read it again.",
    EditState.CONFLICT: "In conflict with the new text for everyone. The edit stands.",
    EditState.PART_GONE: "Its part is no longer in the letter.",
    EditState.NOT_WRITTEN_TO: "No letter goes there now.",
}


def note_row(words: str) -> QWidget:
    """Return a row of plain words."""
    return plain(tone="muted", text=words)


def reason_row(reason: Reason, go: Callable[[str], None]) -> QWidget:
    """Return a row for a rule that decided: the part, what was done, by which rule, on which datum."""
    row, column = _row()
    head = QHBoxLayout()
    link = _link(reason.label, "Go to this part")
    link.clicked.connect(lambda: go(reason.part))
    head.addWidget(link)
    head.addWidget(plain(Size.STRONG, text=EFFECT_WORDS.get(reason.effect, reason.effect), wraps=False))
    head.addStretch(1)
    column.addLayout(head)
    column.addWidget(plain(text=f"{reason.rule}: {reason.because}"))
    if reason.as_of is not None:
        column.addWidget(
            plain(Size.SMALL, "muted", text=f"As the roster of {date_words(reason.as_of)} has it")
        )
    return row


def edit_row(
    told: ToldEdit, go: Callable[[], None], drop: Callable[[], None], compare: Callable[[], None]
) -> QWidget:
    """Return a row for an edit by hand: whose, which part, why, when, and how it stands."""
    row, column = _row()
    head = QHBoxLayout()
    link = _link(f"{told.name}: {told.label}", "Go to this edit")
    link.clicked.connect(go)
    head.addWidget(link)
    head.addStretch(1)
    if told.state in (EditState.CONFLICT, EditState.MERGED):
        beside = _link("Compare…", "See the text before, the edit and the new text side by side")
        beside.setAccessibleName(f"Compare the edit of {told.label} for {told.name}")
        beside.clicked.connect(compare)
        head.addWidget(beside)
    button = _link("Drop", "Let this letter say again what every letter says")
    button.setAccessibleName(f"Drop the edit of {told.label} for {told.name}")
    button.clicked.connect(drop)
    head.addWidget(button)
    column.addLayout(head)
    column.addWidget(plain(text=f"{told.edit.reason} ({date_words(told.edit.day)})"))
    if STATES[told.state]:
        column.addWidget(plain(Size.SMALL, "warning", text=STATES[told.state]))
    return row


def compared_row(line: ComparedLine) -> QWidget:
    """Return a row for a paragraph that differs, with its words marked."""
    row, column = _row()
    column.addWidget(plain(Size.SMALL, "muted", text=CHANGES[line.change]))
    text = MarkedText()
    text.setAccessibleName(CHANGES[line.change])
    if line.change is LineChange.ADDED:
        text.show_text(line.text)
    else:
        text.show_text(*change_marks(line.base, line.text))
    column.addWidget(text)
    return row


def _row() -> tuple[QWidget, QVBoxLayout]:
    row = QWidget()
    column = QVBoxLayout(row)
    column.setContentsMargins(0, XS, 0, XS)
    column.setSpacing(2)
    return row, column


def _link(words: str, tip: str) -> QPushButton:
    button = QPushButton(words.replace("&", "&&"))
    mark(button, kind="link")
    button.setToolTip(tip)
    return button
