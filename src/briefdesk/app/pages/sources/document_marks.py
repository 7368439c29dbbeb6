"""How findings are marked in a document: accepted with a tint, suggested dotted, selected strong."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QTextCharFormat

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
