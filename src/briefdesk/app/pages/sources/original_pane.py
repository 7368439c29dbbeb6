"""The original words beside a finding: its passages, with what it cites marked in them."""

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefdesk.app.models.wording import place_words, whose_words
from briefdesk.app.style import XS
from briefdesk.app.widgets.labels import ElidedLabel, Size, plain, set_size
from briefdesk.app.widgets.marked_text import Mark, MarkedText
from briefdesk.model.finding import Finding
from briefdesk.model.flag import Flag
from briefdesk.model.source import SourceDocument

PARTED = "\n\n"
GONE = "The report has no passage for this finding."


@dataclass(frozen=True, slots=True)
class Cited:
    """Words that a finding cites: where they stand in the text shown, and where in its original.

    The original is what guards compare with: the cited words of all places, a space between them.
    """

    start: int
    end: int
    original: int


@dataclass(frozen=True, slots=True)
class Original:
    """The passages of a finding as one text, what is cited of it, and whose words it is.

    `whose` is empty where they are the source's own.
    """

    text: str
    cited: tuple[Cited, ...]
    whose: str = ""

    @property
    def words(self) -> str:
        """Return the original that guards compare with."""
        return " ".join(self.text[c.start : c.end] for c in self.cited)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where characters of the original stand in the text shown; an empty range where nowhere."""
        inside = [c for c in self.cited if c.original <= start < c.original + c.end - c.start]
        if not inside or end <= start:
            return 0, 0
        first = inside[0]
        shift = first.start - first.original
        return start + shift, min(end + shift, first.end)


def original_shown(document: SourceDocument, finding: Finding) -> Original:
    """Return what stands beside `finding`: each passage that it cites once, in the order of citing."""
    passages = {c.passage: document.passage(c.passage) for c in finding.citations}
    starts: dict[str, int] = {}
    text = ""
    for passage_id, passage in passages.items():
        if passage is not None:
            text += PARTED if text else ""
            starts[passage_id] = len(text)
            text += passage.text
    cited: list[Cited] = []
    original = 0
    for citation in finding.citations:
        passage = passages[citation.passage]
        if passage is None:
            continue
        first, last, _ = slice(citation.start, citation.end).indices(len(passage.text))
        if last > first:
            cited.append(Cited(starts[passage.id] + first, starts[passage.id] + last, original))
            original += last - first + 1
    whose = next((words for p in passages.values() if p is not None and (words := whose_words(p))), "")
    return Original(text, tuple(cited), whose)


class OriginalPane(QWidget):
    """Shows the original with the cited words marked, and the words of the flag that is looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel()
        set_size(self._title, Size.SMALL)
        self._title.setProperty("tone", "muted")
        self._gone = plain(tone="muted", text=GONE)
        self.text = MarkedText()
        self.text.setAccessibleName("Original words of the passage")
        self._original = Original("", ())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(XS)
        column.addWidget(self._title)
        column.addWidget(self._gone)
        column.addWidget(self.text)
        column.addStretch(1)

    @property
    def original(self) -> Original:
        """Return what is shown."""
        return self._original

    def show_finding(self, document: SourceDocument, finding: Finding) -> None:
        """Show the passages of a finding."""
        self._original = original_shown(document, finding)
        self._title.show_text(_title(finding, self._original.whose))
        self._gone.setVisible(not self._original.text)
        self.text.setVisible(bool(self._original.text))
        self.show_flag(None)

    def show_flag(self, flag: Flag | None) -> None:
        """Mark the words that a flag compares with, besides what is cited; None for no flag."""
        shown = self._original
        marks = [Mark(c.start, c.end, "cited", "Cited by this finding") for c in shown.cited]
        if len(marks) == 1 and marks[0].end - marks[0].start == len(shown.text):
            # A passage that is cited from end to end needs no mark.
            marks = []
        start, end = shown.place(flag.original_start, flag.original_end) if flag else (0, 0)
        # A flag that means all of the original points at no words of it.
        points = flag is not None and 0 < end - start < len(shown.words)
        if flag is not None and points:
            marks.append(Mark(start, end, "flag", flag.message))
        self.text.show_text(shown.text, tuple(marks))
        if points:
            self.text.scroll_to(marks[-1])


def _title(finding: Finding, whose: str) -> str:
    places = "; ".join(place_words(c) for c in finding.citations)
    return f"{whose or 'Original'}  ·  {places}" if places else "Original"
