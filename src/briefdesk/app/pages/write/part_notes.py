"""Under the text of a part: what is wrong with it, what an edit changed, and the original beside it."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from briefdesk.app.style import XS, S, mark
from briefdesk.app.widgets.change_marks import change_marks
from briefdesk.app.widgets.flags import FlagList
from briefdesk.app.widgets.labels import Size, plain, set_size
from briefdesk.app.widgets.marked_text import Mark, MarkedText
from briefdesk.model.flag import Flag

# Below this likeness the edit is a new sentence: to strike out most of the original would say nothing.
_LEAST_ALIKE = 0.4
_LONGEST_COMPARED = 4000
CHANGED = "What changed in the text for everyone since the edit"
_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*|[^\w\s]")


class PartNotes(QScrollArea):
    """Takes room only where there is something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.flags = FlagList()
        self.original = MarkedText()
        self.error = plain(Size.SMALL, "danger")
        self._original_label = plain(Size.SMALL, "muted")
        self._original_box = QWidget()
        self.changed = MarkedText()
        self._changed_box = QWidget()
        self._change = ("", "")
        self._arrange()
        self.flags.flag_chosen.connect(self._show_in_original)

    def show_problem(self, sentence: str, severe: bool) -> None:
        """Say quietly what is wrong with the text; an empty sentence says nothing."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        mark(self.error, tone="danger" if severe else "warning")
        set_size(self.error, Size.SMALL)
        self._take_room()

    def show_original(
        self, label: str, original: str, edited: str = "", flags: tuple[Flag, ...] = ()
    ) -> None:
        """Show the original, empty for none: what `flags` doubt is marked, what `edited` left out struck."""
        self._original_label.setText(label)
        self.original.setAccessibleName(label)
        self.original.show_text(original, marks_of(original, edited, flags))
        self._original_box.setVisible(bool(original))
        self._take_room()

    def show_changed(self, before: str, after: str) -> None:
        """Show what became of the text for everyone since an edit by hand was made; empty for nothing."""
        if (before, after) == self._change:
            return
        self._change = before, after
        text, marks = change_marks(before, after) if before else ("", ())
        self.changed.show_text(text, marks)
        self._changed_box.setVisible(bool(text))
        self._take_room()

    def show_flags(self, flags: tuple[Flag, ...], *, edited: str, original: str) -> None:
        """List what guards say of the wording."""
        self.flags.show_flags(flags, edited=edited, original=original)
        self._take_room()

    def _show_in_original(self, flag: Flag) -> None:
        self.original.scroll_to(Mark(flag.original_start, flag.original_end, "flag"))

    def _take_room(self) -> None:
        self.setVisible(bool(self.error.text() or self.original.text or self.changed.text or self.flags.rows))

    def _arrange(self) -> None:
        box = QVBoxLayout(self._original_box)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(self._original_label)
        box.addWidget(self.original)
        changed = QVBoxLayout(self._changed_box)
        changed.setContentsMargins(0, 0, 0, 0)
        changed.setSpacing(2)
        changed.addWidget(plain(Size.SMALL, "muted", text=CHANGED))
        changed.addWidget(self.changed)
        self.changed.setAccessibleName(CHANGED)
        notes = QWidget()
        mark(notes, surface="pane")
        below = QVBoxLayout(notes)
        below.setContentsMargins(XS, 0, XS, 0)
        below.setSpacing(S)
        below.addWidget(self.error)
        self._changed_box.hide()
        below.addWidget(self._changed_box)
        below.addWidget(self._original_box)
        below.addWidget(self.flags)
        below.addStretch(1)
        self.setWidget(notes)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumHeight(40)


def marks_of(original: str, edited: str, flags: tuple[Flag, ...]) -> tuple[Mark, ...]:
    """Return the marks of an original: words in doubt with the flag's sentence, and words that went."""
    doubted = tuple(
        Mark(flag.original_start, flag.original_end, "flag", flag.message)
        for flag in flags
        if 0 < flag.original_end - flag.original_start < len(original)
    )
    gone = tuple(
        Mark(start, end, "gone")
        for first, last in gone_words(original, edited)
        for start, end in _outside(first, last, doubted)
        if original[start:end].strip()
    )
    return (*gone, *doubted)


def _outside(start: int, end: int, marks: tuple[Mark, ...]) -> Iterator[tuple[int, int]]:
    """Yield what of a stretch no mark covers: words in doubt are to be read, not struck."""
    for covering in sorted(marks, key=lambda m: m.start):
        if covering.start < end and start < covering.end:
            if start < covering.start:
                yield start, covering.start
            start = covering.end
    if start < end:
        yield start, end


def gone_words(original: str, edited: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches of `original` that `edited` no longer holds, none where little is alike."""
    if not edited or edited == original or len(original) + len(edited) > _LONGEST_COMPARED:
        return ()
    ours = list(_WORD.finditer(original))
    matcher = SequenceMatcher(
        None, [word[0].lower() for word in ours], [word[0].lower() for word in _WORD.finditer(edited)], False
    )
    if matcher.ratio() < _LEAST_ALIKE:
        return ()
    return tuple(
        (ours[first].start(), ours[last - 1].end())
        for kind, first, last, _, _ in matcher.get_opcodes()
        if kind in ("delete", "replace")
    )
