"""The filter beside the search field: kind, topic, state, and searches kept under a name."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from briefdesk.app.icons import set_icon
from briefdesk.app.models.review import STATE_WORDS
from briefdesk.app.models.wording import KIND_WORDS
from briefdesk.app.style import mark
from briefdesk.model.finding import FindingKind, FindingState
from briefdesk.model.library import FindingQuery, SavedFilter

LIVE = (FindingState.ACCEPTED, FindingState.SUGGESTED)
"""The states that a search looks among when nothing is said of them."""
_STATES = (LIVE, (FindingState.SUGGESTED,), (FindingState.ACCEPTED,), (FindingState.DISMISSED,))
MAX_TOPICS = 40


class SearchFilter(QToolButton):
    """A button with a menu; `query` is what is chosen in it, its `words` always empty."""

    changed = Signal()
    choices_wished = Signal()
    """The menu opens: topics and saved searches are wanted as they are now."""
    save_wished = Signal()
    saved_chosen = Signal(object)
    """A SavedFilter to search by."""
    saved_removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._query = FindingQuery()
        self._topics: tuple[tuple[str, int], ...] = ()
        self._saved: tuple[SavedFilter, ...] = ()
        self._can_save = False
        set_icon(self, "filter")
        self.setToolTip("Filter by kind, topic and state; saved searches")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMenu(QMenu(self))
        self.menu().aboutToShow.connect(self.choices_wished)
        self._show()

    @property
    def query(self) -> FindingQuery:
        """Return what is chosen."""
        return self._query

    def choose(self, query: FindingQuery) -> None:
        """Choose kind, topic and state as in `query`, without telling of a change."""
        self._query = replace(query, words="")
        self._show()

    def show_choices(
        self, topics: tuple[tuple[str, int], ...], saved: tuple[SavedFilter, ...], *, can_save: bool
    ) -> None:
        """Offer these topics, the most used first, and these saved searches."""
        self._topics, self._saved, self._can_save = topics[:MAX_TOPICS], saved, can_save
        self._show()

    def _show(self) -> None:
        words = filter_words(self._query)
        self.setAccessibleName(f"Filter the search: {words or 'nothing chosen'}")
        self.setProperty("kind", "tab" if words else "strip")
        mark(self)
        menu = self.menu()
        menu.clear()
        self._add_kinds(menu.addMenu("Kind"))
        self._add_topics(menu.addMenu("Topic"))
        self._add_states(menu.addMenu("State"))
        menu.addAction("Clear the filter").triggered.connect(lambda: self._change(FindingQuery()))
        menu.addSeparator()
        for saved in self._saved:
            action = menu.addAction(_plain(saved.name))
            action.triggered.connect(lambda _=False, saved=saved: self.saved_chosen.emit(saved))
        save = menu.addAction("Save this search…")
        save.setEnabled(self._can_save)
        save.triggered.connect(self.save_wished)
        remove = menu.addMenu("Remove a saved search")
        remove.setEnabled(bool(self._saved))
        for saved in self._saved:
            action = remove.addAction(_plain(saved.name))
            action.triggered.connect(lambda _=False, name=saved.name: self.saved_removed.emit(name))

    def _add_kinds(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        for kind in (None, *FindingKind):
            words = KIND_WORDS[kind][1] if kind else "All kinds"
            self._add(menu, group, words, replace(self._query, kinds=(kind,) if kind else ()))

    def _add_topics(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        menu.setEnabled(bool(self._topics))
        self._add(menu, group, "All topics", replace(self._query, topic=""))
        for topic, count in self._topics:
            self._add(menu, group, f"{_plain(topic)}\t{count}", replace(self._query, topic=topic))

    def _add_states(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        for states in _STATES:
            words = "To review and accepted" if states == LIVE else STATE_WORDS[states[0]]
            self._add(menu, group, words, replace(self._query, states=states))

    def _add(self, menu: QMenu, group: QActionGroup, words: str, query: FindingQuery) -> None:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(query == self._query)
        action.triggered.connect(lambda: self._change(query))
        group.addAction(action)

    def _change(self, query: FindingQuery) -> None:
        if query != self._query:
            self._query = query
            self._show()
            self.changed.emit()


def filter_words(query: FindingQuery) -> str:
    """Return "Statistics, detention, To review": what a filter chooses; empty for all."""
    kinds = [KIND_WORDS[kind][1] for kind in query.kinds]
    states = [] if set(query.states) == set(LIVE) else [STATE_WORDS[state] for state in query.states]
    return ", ".join(filter(None, (*kinds, query.topic, *states)))


def _plain(words: str) -> str:
    return words.replace("&", "&&")
