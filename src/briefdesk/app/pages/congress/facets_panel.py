"""What recipients have in common: terms of the query with a tick and a count for each."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QVBoxLayout, QWidget

from briefdesk.app.models.facets import FacetsModel
from briefdesk.app.pages.congress.choosing import Choosing
from briefdesk.app.pages.congress.delegates import FacetDelegate, SpaceTicks
from briefdesk.app.pages.congress.look_up import Found, facet_groups

OPEN_GROUPS = 3
"""Chamber, party and role are short and open at once; states and committees open when asked."""


class FacetsPanel(QWidget):
    """Ticks write the query; the counts say what one more tick would find."""

    def __init__(self, choosing: Choosing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choosing = choosing
        self.facets = FacetsModel(self)
        self.tree = QTreeView()
        self._arrange()
        self.read()
        self.facets.term_wished.connect(choosing.toggle_term)
        choosing.found.connect(self._show)

    def read(self) -> None:
        """Offer the terms of the roster in use."""
        self.facets.set_groups(facet_groups(self._choosing.session.desk))
        for row in range(OPEN_GROUPS):
            self.tree.expand(self.facets.index(row, 0))
        self.tree.setCurrentIndex(self.facets.index(0, 0, self.facets.index(0, 0)))
        if self._choosing.last:
            self._show(self._choosing.last)

    def _show(self, found: Found) -> None:
        self.facets.set_counts(found.counts, found.held)

    def _arrange(self) -> None:
        tree = self.tree
        tree.setModel(self.facets)
        tree.setHeaderHidden(True)
        tree.setIndentation(0)
        tree.setRootIsDecorated(False)
        tree.setMouseTracking(True)
        tree.setUniformRowHeights(False)
        tree.setExpandsOnDoubleClick(False)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.setAccessibleName("What recipients have in common")
        tree.setItemDelegate(FacetDelegate(tree))
        tree.clicked.connect(self._open_heading)
        tree.installEventFilter(SpaceTicks(tree))
        self.setFocusProxy(tree)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(tree)

    def _open_heading(self, index: QModelIndex) -> None:
        if not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            self.tree.setExpanded(index, not self.tree.isExpanded(index))
