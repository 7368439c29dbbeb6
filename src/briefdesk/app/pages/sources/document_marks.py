"""How findings are marked in a document: accepted with a tint, suggested dotted, selected strong."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from briefdesk.app.pages.sources.document_places import DocumentPlaces
from briefdesk.app.style import Colors
from briefdesk.model.finding import FindingId, FindingState, SourcePack
from briefdesk.model.source import PassageId


@dataclass(frozen=True, slots=True)
class PassageMark:
    """Words of a passage that a finding rests on; `start` and `end` are None where it is all of it."""

    finding: FindingId
    passage: PassageId
    start: int | None
    end: int | None
    state: FindingState
    selected: bool

    @property
    def suggested(self) -> bool:
        """Return whether the finding waits for review."""
        return self.state is FindingState.SUGGESTED

    @property
    def shows(self) -> bool:
        """Return whether anything is drawn: a dismissed finding shows only where it is selected."""
        return self.selected or self.state is not FindingState.DISMISSED

    @property
    def length(self) -> int:
        """Return how many characters it covers; a whole passage counts as more than any."""
        return 1_000_000 if self.start is None or self.end is None else self.end - self.start

    def covers(self, place: int) -> bool:
        """Return whether a character of the passage is marked."""
        return self.start is None or self.end is None or self.start <= place <= self.end


class DocumentMarks:
    """The marks of the passages that are shown, by passage."""

    def __init__(self, marks: Iterable[PassageMark] = ()) -> None:
        self._marks: dict[PassageId, list[PassageMark]] = {}
        for shown in marks:
            self._marks.setdefault(shown.passage, []).append(shown)

    def __iter__(self) -> Iterator[PassageMark]:
        return (shown for found in self._marks.values() for shown in found)

    def of(self, passage: PassageId) -> tuple[PassageMark, ...]:
        """Return the marks of a passage."""
        return tuple(self._marks.get(passage, ()))

    def at(self, passage: PassageId, place: int) -> tuple[FindingId, ...]:
        """Return the findings marked at a character of a passage, the shortest mark first."""
        here = [m for m in self.of(passage) if m.shows and m.covers(place)]
        return tuple(m.finding for m in sorted(here, key=lambda m: m.length))

    def meant(self, found: tuple[FindingId, ...]) -> tuple[FindingId, ...]:
        """Return the one meant of several at a place: the next after the one that is selected."""
        selected = next((m.finding for m in self if m.selected), None)
        if selected in found:
            found = (found[(found.index(selected) + 1) % len(found)],)
        return found[:1]

    def selections(self, places: DocumentPlaces, colors: Colors) -> list[QTextEdit.ExtraSelection]:
        """Return the marked words as an editor shows them, of each passage the selected last."""
        selections = []
        for passage, marks in self._marks.items():
            for shown in sorted(marks, key=lambda m: m.selected):
                look = look_of(shown, colors)
                cursor = places.cursor_over(passage, shown.start or 0, shown.end)
                if look is not None and cursor is not None:
                    selection = QTextEdit.ExtraSelection()
                    selection.cursor = cursor
                    selection.format = look
                    selections.append(selection)
        return selections


def marks_of(
    pack: SourcePack, selected: tuple[FindingId, ...], shown: frozenset[PassageId]
) -> tuple[PassageMark, ...]:
    """Return the marks of all findings that rest on passages `shown`."""
    return tuple(
        PassageMark(f.id, c.passage, c.start, c.end, f.state, f.id in selected)
        for f in pack.findings
        for c in f.citations
        if c.passage in shown
    )


def look_of(shown: PassageMark, colors: Colors) -> QTextCharFormat | None:
    """Return how marked words look; None where the mark is a bar beside its passage, or nothing."""
    if not shown.shows or (shown.start is None and not shown.selected):
        return None
    look = QTextCharFormat()
    accent = QColor(colors.accent)
    if shown.selected:
        look.setBackground(_mixed(accent, QColor(colors.pane), 0.34 if not colors.dark else 0.42))
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    elif shown.suggested:
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    else:
        look.setBackground(_mixed(accent, QColor(colors.pane), 0.14 if not colors.dark else 0.2))
    look.setUnderlineColor(accent)
    return look


def _mixed(over: QColor, under: QColor, share: float) -> QColor:
    return QColor.fromRgbF(
        share * over.redF() + (1 - share) * under.redF(),
        share * over.greenF() + (1 - share) * under.greenF(),
        share * over.blueF() + (1 - share) * under.blueF(),
    )
