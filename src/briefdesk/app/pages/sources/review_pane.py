"""Review of one source: the list of its findings, what to do with them, and the editor of one."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from briefdesk.app.models.review import ReviewModel
from briefdesk.app.pages.sources.appraiser import Appraiser
from briefdesk.app.pages.sources.finding_editor import FindingEditor
from briefdesk.app.pages.sources.review_end import ReviewEnd
from briefdesk.app.pages.sources.review_head import ReviewHead
from briefdesk.app.pages.sources.review_list import ReviewList
from briefdesk.app.pages.sources.review_steps import ReviewSteps
from briefdesk.app.pages.sources.review_tools import ReviewTools
from briefdesk.app.pages.sources.shelf import Shelf
from briefdesk.app.style import L, M, hairline, mark
from briefdesk.app.widgets.labels import plain
from briefdesk.english import counted
from briefdesk.model.finding import FindingId, FindingKind, FindingState, SourcePack
from briefdesk.pipeline.appraisal import committee_choices, doubts_about, state_choices
from briefdesk.pipeline.marks import finding_marks

_LIST, _END = 0, 1
_EDITOR, _SEVERAL = 0, 1
Ids = tuple[FindingId, ...]


class ReviewPane(QWidget):
    """The findings of the shelf's source. `use_wished()` asks to use them in the open project."""

    use_wished = Signal()

    def __init__(self, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._rows = ReviewModel(self)
        self.head = ReviewHead()
        self.list = ReviewList(self._rows)
        self.tools = ReviewTools()
        self.end = ReviewEnd()
        self.editor = FindingEditor(lambda document, finding: doubts_about(shelf.desk, document, finding))
        self.steps = ReviewSteps(shelf, self.list, self.tools, self.editor, self)
        self._appraiser = Appraiser(self._rows, shelf.desk, self)
        self._useful_first = True
        self._by_hand = False
        self._offered = False
        self._several = plain(tone="muted")
        self._middle = QStackedWidget()
        self._lower = QStackedWidget()
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self._settling = QTimer(self)
        self._arrange()
        self._connect()
        self._show_source()

    @property
    def menu(self) -> QMenu:
        """Return the menu of everything that can be done, with its keys, for the window's menu bar."""
        return self.tools.menu

    @property
    def busy(self) -> bool:
        """Return whether findings are still being rated and looked at."""
        return self._appraiser.busy

    # What the shelf says

    def _show_source(self) -> None:
        """Show the findings of another source: what is left to review first."""
        pack = self._shelf.pack
        self.editor.forget()
        self.list.hold(True)
        self.list.shown.set_useful_first(False)
        self._rows.show_pack(pack)
        self._rows.take_rating(self._shelf.worth)
        self._mark_held()
        waits = self._rows.count(FindingState.SUGGESTED) > 0
        self.list.shown.choose(state=FindingState.SUGGESTED if waits else None, kind=None, pinned=())
        self.list.hold(False)
        self._appraiser.begin(pack.document if pack else None)
        if self._shelf.selected:
            self._show_selection(self._shelf.selected)
        else:
            self._choose_first()

    def _take_change(self, before: SourcePack | None, after: SourcePack) -> None:
        known = {finding.id for finding in before.findings} if before else set()
        self._appraiser.rate(tuple(f for f in after.findings if f.id not in known))
        self.list.hold(True)
        self._rows.take_change(after)
        self._mark_held()
        self.list.hold(False)
        self._appraiser.begin(after.document)
        self._show_selection(self._shelf.selected)

    def _mark_held(self) -> None:
        pack = self._shelf.pack
        self._rows.set_held(finding_marks(pack, self._shelf.desk.today) if pack else {})

    def _take_selection(self) -> None:
        # Asked anew: what a signal says is old once somebody before has selected something else.
        ids = self._shelf.selected
        if not self._by_hand:
            self._show_selection(ids)
            return
        # The row that is left may go out of sight, but not while the list is at work on the click.
        self._settling.start()
        self._show_editor(ids)
        self._allow()

    def _show_selection(self, ids: Ids) -> None:
        """Show what is selected; it is in sight whatever the filter says."""
        shown = self.list.shown
        self.list.hold(True)
        shown.choose(state=shown.state, kind=shown.kind, pinned=ids)
        self.list.hold(False)
        self.list.choose(ids)
        self._show_counts()
        self._show_editor(ids)

    def _show_editor(self, ids: Ids) -> None:
        pack = self._shelf.pack
        finding = self._shelf.finding(ids[0]) if ids else None
        self._lower.setVisible(finding is not None)
        if len(ids) > 1:
            self.editor.keep()
            self.editor.forget()
            words = f"{counted(len(ids), 'finding')} selected. Accept, dismiss or merge them together."
            self._several.setText(words)
            self._lower.setCurrentIndex(_SEVERAL)
        elif finding is not None and pack is not None:
            self._offer_tags()
            self._lower.setCurrentIndex(_EDITOR)
            self.editor.show_finding(pack.document, finding)
            self.editor.release.show_held(self._rows.held(finding.id))
        else:
            self.editor.forget()

    def _offer_tags(self) -> None:
        """Offer what can be completed, once: the roster is read with it."""
        if not self._offered:
            self._offered = True
            desk = self._shelf.desk
            self.editor.committees.take_codes(dict(committee_choices(desk)))
            self.editor.states.take_codes(dict(state_choices()))
            self.editor.topics.offer(topic for topic, _count in desk.library.topics())

    # What is in sight

    def _choose_by_hand(self, ids: Ids) -> None:
        self._by_hand = True
        self._shelf.select(ids)
        self._by_hand = False

    def _filter_state(self, state: FindingState | None) -> None:
        self.list.shown.choose(state=state, kind=self.list.shown.kind, pinned=())
        self._choose_first()

    def _filter_kind(self, kind: FindingKind | None) -> None:
        self.list.shown.choose(state=self.list.shown.state, kind=kind, pinned=())
        self._choose_first()

    def _show_all(self) -> None:
        self.list.shown.choose(state=None, kind=None, pinned=())
        self._choose_first()

    def _choose_order(self, useful_first: bool) -> None:
        self._useful_first = useful_first
        self.list.shown.set_useful_first(useful_first)
        self._show_selection(self._shelf.selected)

    def _take_rating(self) -> None:
        """Put the most useful first, now that this is known."""
        if self._useful_first != self.list.shown.useful_first:
            at_first = self._shelf.selected == self.list.shown.ids()[:1]
            self.list.shown.set_useful_first(self._useful_first)
            if at_first:
                self._choose_first()
            else:
                self._show_selection(self._shelf.selected)

    def _choose_first(self) -> None:
        """Keep what is selected where it is in sight, else select the first that is."""
        ids = self.list.shown.ids()
        kept = tuple(i for i in self._shelf.selected if i in ids)
        self._shelf.select(kept or ids[:1])
        self._show_selection(self._shelf.selected)

    def _show_counts(self) -> None:
        shown = self.list.shown
        self.head.show_findings(
            self._rows.findings, state=shown.state, kind=shown.kind, useful_first=self._useful_first
        )
        nothing = shown.rowCount() == 0
        if nothing:
            self.end.tell_of(self._rows.findings, shown.state, shown.kind)
        self._middle.setCurrentIndex(_END if nothing else _LIST)
        self.tools.setVisible(not nothing)
        self._allow()

    def _allow(self) -> None:
        chosen = self.list.chosen
        has_next = len(chosen) == 1 and self.list.below(chosen[0]) is not None
        self.tools.show_allowed(chosen=len(chosen), shown=self.list.shown.rowCount(), has_next=has_next)

    # What it is made of

    def _connect(self) -> None:
        shelf = self._shelf
        shelf.source_changed.connect(self._show_source)
        shelf.pack_changed.connect(self._take_change)
        shelf.selection_changed.connect(lambda _ids: self._take_selection())
        self.list.chosen_changed.connect(self._choose_by_hand)
        self.head.state_chosen.connect(self._filter_state)
        self.head.kind_chosen.connect(self._filter_kind)
        self.head.order_chosen.connect(self._choose_order)
        self.end.use_wished.connect(self.use_wished)
        self.end.all_wished.connect(self._show_all)
        self._appraiser.rated.connect(self._take_rating)
        self._settling.setSingleShot(True)
        self._settling.setInterval(0)
        self._settling.timeout.connect(lambda: self._show_selection(self._shelf.selected))

    def _arrange(self) -> None:
        mark(self, surface="pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tools.keyboard_of(self.list)
        self.setFocusProxy(self.list)
        self._middle.addWidget(self.list)
        self._middle.addWidget(self.end)
        self._lower.addWidget(self.editor)
        self._several.setContentsMargins(L, M, L, M)
        self._several.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lower.addWidget(self._several)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, hairline(), self._middle, hairline(), self.tools):
            column.addWidget(widget, 1 if widget is self._middle else 0)
        self.splitter.setObjectName("review-panes")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(upper)
        self.splitter.addWidget(self._lower)
        self.splitter.setSizes([420, 380])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)
