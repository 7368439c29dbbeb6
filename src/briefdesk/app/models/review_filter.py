"""Which findings of a source stand in the review list."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel

from briefdesk.app.models.review import ReviewModel
from briefdesk.model.finding import Finding, FindingId, FindingKind, FindingState


class ReviewFilter(QSortFilterProxyModel):
    """Keeps findings of a state and a kind, None for all, and those that are pinned.

    They stand as the rows do: the most useful first, or in the order of the source.
    """

    def __init__(self, rows: ReviewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._state: FindingState | None = None
        self._kind: FindingKind | None = None
        self._pinned: frozenset[FindingId] = frozenset()
        self._useful_first = False
        self.setSourceModel(rows)

    @property
    def state(self) -> FindingState | None:
        """Return the one state shown, None for all."""
        return self._state

    @property
    def kind(self) -> FindingKind | None:
        """Return the one kind shown, None for all."""
        return self._kind

    @property
    def useful_first(self) -> bool:
        """Return whether the most useful stand first."""
        return self._useful_first

    def choose(
        self,
        *,
        state: FindingState | None,
        kind: FindingKind | None,
        pinned: tuple[FindingId, ...],
    ) -> None:
        """Keep findings of a state and a kind, and `pinned` ones of whatever state and kind."""
        now = frozenset(pinned)
        if (state, kind) == (self._state, self._kind) and not self._matters(now ^ self._pinned):
            self._pinned = now
            return
        self.beginFilterChange()
        self._state, self._kind, self._pinned = state, kind, now
        self.endFilterChange()

    def _matters(self, pinned: frozenset[FindingId]) -> bool:
        """Return whether a pin on any of these changes what is in sight."""
        return bool(pinned) and any(f.id in pinned and not self._fits(f) for f in self._rows.findings)

    def set_useful_first(self, useful_first: bool) -> None:
        """Put the most useful first, or all in the order of the report."""
        self._useful_first = useful_first
        self._rows.set_useful_first(useful_first)

    def ids(self) -> tuple[FindingId, ...]:
        """Return the ids of the findings in sight, from top to bottom."""
        return tuple(finding.id for finding in self._rows.findings if self._accepts(finding))

    def finding(self, place: QModelIndex) -> Finding:
        """Return the finding of a valid place of this model."""
        return self._rows.finding(self.mapToSource(place).row())

    def place_of(self, finding: FindingId) -> QModelIndex:
        """Return the place of a finding, an invalid index where it is out of sight."""
        return self.mapFromSource(self._rows.index_of(finding))

    def _fits(self, finding: Finding) -> bool:
        return self._state in (None, finding.state) and self._kind in (None, finding.kind)

    def _accepts(self, finding: Finding) -> bool:
        return self._fits(finding) or finding.id in self._pinned

    def filterAcceptsRow(self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Judge a row by state and kind."""
        return self._accepts(self._rows.finding(source_row))
