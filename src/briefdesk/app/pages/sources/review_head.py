"""The head of the review list: how far review has come, and what of it is shown in what order."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from briefdesk.app.icons import set_icon
from briefdesk.app.models.review import STATE_WORDS
from briefdesk.app.models.wording import KIND_WORDS
from briefdesk.app.style import BAR_HEIGHT, XS, L, M, S, hairline, mark
from briefdesk.app.widgets.labels import ElidedLabel, Size, set_size
from briefdesk.model.finding import Finding, FindingKind, FindingState

_ORDERS = {True: "Most useful first", False: "As in the report"}


class ReviewHead(QWidget):
    """Counts in words, and three menus: state, kind, order."""

    state_chosen = Signal(object)
    """A FindingState, or None for all."""
    kind_chosen = Signal(object)
    """A FindingKind, or None for all."""
    order_chosen = Signal(object)
    """Whether the most useful stand first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts = ElidedLabel()
        set_size(self.counts, Size.STRONG)
        self.states = _MenuButton("Findings shown", "Show findings of one state only")
        self.kinds = _MenuButton("Kinds shown", "Show one kind of finding only")
        self.order = _MenuButton("Order", "Choose the order of the list")
        tools = QHBoxLayout()
        tools.setSpacing(XS)
        for button in (self.states, self.kinds, self.order):
            tools.addWidget(button)
        tools.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.counts.setFixedHeight(BAR_HEIGHT)
        self.counts.setContentsMargins(L, 0, M, 0)
        tools.setContentsMargins(S, XS, M, XS)
        column.addWidget(self.counts)
        column.addWidget(hairline())
        column.addLayout(tools)
        self.states.chosen.connect(self.state_chosen)
        self.kinds.chosen.connect(self.kind_chosen)
        self.order.chosen.connect(self.order_chosen)

    def show_findings(
        self,
        findings: tuple[Finding, ...],
        *,
        state: FindingState | None,
        kind: FindingKind | None,
        useful_first: bool,
    ) -> None:
        """Say how many there are of each state, and what is shown of them."""
        by_state = {s: sum(f.state is s for f in findings) for s in FindingState}
        of_state = [f for f in findings if state in (None, f.state)]
        by_kind = {k: sum(f.kind is k for f in of_state) for k in FindingKind}
        self.counts.show_text(in_words(by_state))
        states = [(s, f"{STATE_WORDS[s]}\t{by_state[s]:,}") for s in FindingState]
        self.states.offer((*states, (None, f"All\t{len(findings):,}")), state)
        kinds = [(k, f"{KIND_WORDS[k][1]}\t{n:,}") for k, n in by_kind.items() if n or k is kind]
        self.kinds.offer(((None, f"All kinds\t{len(of_state):,}"), *kinds), kind)
        self.order.offer(_ORDERS.items(), useful_first)


def in_words(counts: Mapping[FindingState, int]) -> str:
    """Return "38 to review, 12 accepted, 3 dismissed"; what there is none of is left out."""
    said = [f"{counts[s]:,} {STATE_WORDS[s].lower()}" for s in FindingState if counts.get(s)]
    return ", ".join(said) or "No findings yet"


class _MenuButton(QToolButton):
    """Says what is chosen and opens the choices; a choice other than the first is set off by its ground."""

    chosen = Signal(object)

    def __init__(self, name: str, tip: str) -> None:
        super().__init__()
        self._name = name
        self._offered: tuple[tuple[object, str], ...] = ()
        self.setToolTip(tip)
        self.setMenu(QMenu(self))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_icon(self, "chevron-down")
        self.setIconSize(QSize(14, 14))
        mark(self, kind="strip")

    def offer(self, choices: Iterable[tuple[object, str]], chosen: object) -> None:
        """Offer (value, words) to choose from; words behind a tab stand at the right of the menu."""
        offered = tuple(choices)
        words = next((said for value, said in offered if value == chosen), "").partition("\t")[0]
        self.setText(words)
        self.setAccessibleName(f"{self._name}: {words}")
        if offered == self._offered:
            self._tick(chosen)
            return
        self._offered = offered
        menu = self.menu()
        menu.clear()
        group = QActionGroup(menu)
        for value, said in offered:
            action = menu.addAction(said)
            action.setCheckable(True)
            action.setChecked(value == chosen)
            action.setData(value)
            action.triggered.connect(lambda _=False, value=value: self.chosen.emit(value))
            group.addAction(action)

    def _tick(self, chosen: object) -> None:
        for (value, _), action in zip(self._offered, self.menu().actions(), strict=True):
            action.setChecked(value == chosen)
