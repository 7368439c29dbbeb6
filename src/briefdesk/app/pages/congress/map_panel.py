"""Whole delegations by the map of states, with what the state under the keyboard is and has."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from briefdesk.app.pages.congress.choosing import Choosing
from briefdesk.app.pages.congress.state_map import StateMap, StatesModel, tile_words
from briefdesk.app.style import M, S, mark
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.app.workers import Runner
from briefdesk.model.draft import Project
from briefdesk.pipeline.choosing import StateTile, state_tiles
from briefdesk.pipeline.desk import Desk

KEY = "congress:map"
FIRST = "TX"
"""Where the keyboard begins: about the middle, with the most to see."""


class MapPanel(QWidget):
    """The map, the name of the state that the keyboard is on, and ways to choose of it."""

    def __init__(self, choosing: Choosing, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choosing = choosing
        self._runner = runner
        self.states = StatesModel(self)
        self.map = StateMap(self.states)
        self.words = plain(Size.STRONG)
        self.delegation = QPushButton()
        self._arrange()
        self.states.term_wished.connect(choosing.toggle_beside)
        self.states.dataChanged.connect(lambda *_: self._show_state())
        self.map.selectionModel().currentChanged.connect(lambda _now, _before: self._show_state())
        self.delegation.clicked.connect(self._toggle)
        choosing.found.connect(lambda _found: self.read())
        choosing.changed.connect(self._follow)
        self.read()

    def read(self) -> None:
        """Show the states as they are for what is chosen now."""
        self._runner.submit(
            KEY, _read, self._choosing.session.desk, self._choosing.served.project,
            on_result=self._show, on_error=self._choosing.refused.emit,
        )  # fmt: skip

    def _toggle(self) -> None:
        tile = self.states.tile(self.map.currentIndex())
        if tile is not None:
            self._choosing.toggle_beside(tile.term, not tile.held)

    def _follow(self) -> None:
        """Count anew where somebody looks: who is left out is not chosen."""
        if self.isVisible():
            self.read()

    def _show(self, tiles: tuple[StateTile, ...]) -> None:
        self.states.set_tiles(tiles)
        self.map.fit()
        if self.states.tile(self.map.currentIndex()) is None:
            self.map.setCurrentIndex(self.states.place_of(FIRST))
        self._show_state()

    def _show_state(self) -> None:
        tile = self.states.tile(self.map.currentIndex())
        self.delegation.setEnabled(tile is not None)
        if tile is not None:
            self.words.setText(tile_words(tile))
            self.delegation.setText(
                f"Take {tile.name} out" if tile.held else f"Whole delegation of {tile.name}"
            )

    def _arrange(self) -> None:
        self.delegation.setToolTip("Both senators and all representatives, or none of them (Space)")
        mark(self.delegation, kind="link")
        column = QVBoxLayout(self)
        column.setContentsMargins(S, M, S, M)
        column.setSpacing(S)
        column.addWidget(self.map)
        column.addWidget(self.words)
        column.addWidget(self.delegation, 0, Qt.AlignmentFlag.AlignLeft)
        hint = plain(Size.SMALL, "muted", text="Arrows lead from state to state, letters to a name.")
        column.addWidget(hint)
        column.addStretch()
        self.setFocusProxy(self.map)


def _read(desk: Desk, project: Project) -> tuple[StateTile, ...]:
    return state_tiles(desk, project.recipients.query, project)
