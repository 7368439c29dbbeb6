"""Rates findings and looks for flags of accepted ones, in slices too short to be felt."""

from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from briefdesk.app.models.review import ReviewModel
from briefdesk.model.finding import Finding, FindingId
from briefdesk.model.source import SourceDocument
from briefdesk.pipeline.appraisal import doubts_about, usefulness
from briefdesk.pipeline.desk import Desk

SLICE_S = 0.010
"""So long it works before it lets the window go on."""
AT_ONCE = 120
"""As many findings are rated before they are shown: it takes a twentieth of a second."""


class Appraiser(QObject):
    """Works while there is something to do: first on usefulness, then on flags.

    `rated()` tells that every finding has its usefulness.
    """

    rated = Signal()

    def __init__(self, rows: ReviewModel, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._desk = desk
        self._document: SourceDocument | None = None
        self._unrated: list[Finding] = []
        self._unflagged: list[Finding] = []
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._work)

    @property
    def busy(self) -> bool:
        """Return whether there is something left to do."""
        return self._timer.isActive()

    def begin(self, document: SourceDocument | None) -> None:
        """Take up the rows that are new or changed; `document` is their source, None for no source."""
        self._document = document
        self._unrated = list(reversed(self._rows.unrated())) if document else []
        self._unflagged = list(reversed(self._rows.unflagged())) if document else []
        if len(self._unrated) <= AT_ONCE:
            self.rate(tuple(self._unrated))
            self._unrated.clear()
            self.rated.emit()
        if self._unrated or self._unflagged:
            self._timer.start()
        else:
            self._timer.stop()

    def rate(self, findings: tuple[Finding, ...]) -> None:
        """Rate findings now, before they become rows."""
        if self._document is not None:
            self._rows.take_rating({f.id: usefulness(f, self._document) for f in findings})

    def _work(self) -> None:
        until = perf_counter() + SLICE_S
        if self._document is None:
            self._timer.stop()
        elif self._unrated:
            self._rate_until(self._document, until)
        else:
            self._flag_until(self._document, until)
        if not self._unrated and not self._unflagged:
            self._timer.stop()

    def _rate_until(self, document: SourceDocument, until: float) -> None:
        found: dict[FindingId, float] = {}
        while self._unrated and perf_counter() < until:
            finding = self._unrated.pop()
            found[finding.id] = usefulness(finding, document)
        self._rows.take_rating(found)
        if not self._unrated:
            self.rated.emit()

    def _flag_until(self, document: SourceDocument, until: float) -> None:
        found: dict[FindingId, int] = {}
        while self._unflagged and perf_counter() < until:
            finding = self._unflagged.pop()
            found[finding.id] = len(doubts_about(self._desk, document, finding))
        self._rows.set_flags(found)
