"""What the keys, buttons and fields of review do: each is one step of the shelf's undo."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QRect, Qt

from briefdesk.app.pages.sources.dismiss_popover import DismissPopover
from briefdesk.app.pages.sources.finding_editor import FindingEditor
from briefdesk.app.pages.sources.review_list import ReviewList
from briefdesk.app.pages.sources.review_tools import ReviewTools
from briefdesk.app.pages.sources.shelf import Shelf
from briefdesk.english import counted
from briefdesk.model.finding import Excuse, FindingId, FindingKind, SourcePack
from briefdesk.model.library import LibraryChange
from briefdesk.pipeline import review

Ids = tuple[FindingId, ...]
MOST_SHOWN = 10
"""More findings than these are not selected when their step is taken back: what was stays selected."""


class ReviewSteps(QObject):
    """Connects list, tools and editor with the shelf."""

    def __init__(
        self, shelf: Shelf, view: ReviewList, tools: ReviewTools, editor: FindingEditor, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._list = view
        self._editor = editor
        self.popover = DismissPopover(view)
        self._to_dismiss: Ids = ()
        self.popover.given.connect(self._dismiss)
        self._steps_made = shelf.undo_stack.index()
        self._touched: Ids = ()
        shelf.pack_changed.connect(self._take_change)
        shelf.undo_stack.indexChanged.connect(self._after_step)
        self._connect_tools(tools)
        self._connect_editor()

    def _connect_tools(self, tools: ReviewTools) -> None:
        does: dict[str, Callable[[], None]] = {
            "accept": self._accept,
            "dismiss": lambda: self._ask_dismiss(self._list.chosen),
            "edit": self._edit,
            "merge": self._merge,
            "split": self._split,
            "tags": self._edit_tags,
            "hold": self._ask_hold,
            "reopen": self._reopen,
            "next": lambda: self._list.step(1),
            "previous": lambda: self._list.step(-1),
            "accept_all": self._accept_all,
            "dismiss_all": lambda: self._ask_dismiss(self._list.shown.ids()),
        }
        for name, action in tools.actions_of.items():
            action.triggered.connect(lambda _=False, do=does[name]: do())
        tools.kind_wished.connect(self._make_kind)

    def _connect_editor(self) -> None:
        editor = self._editor
        editor.reword_wished.connect(lambda text: self._of_one(review.reword, text))
        editor.split_wished.connect(lambda at: self._of_one(review.split, at))
        editor.excuse_wished.connect(self._excuse)
        editor.key_figure_wished.connect(lambda figure: self._of_one(review.set_key_figure, figure))
        editor.topics_wished.connect(lambda tags: self._tag(topics=tags))
        editor.committees_wished.connect(lambda tags: self._tag(committees=tags))
        editor.states_wished.connect(lambda tags: self._tag(states=tags))
        editor.kind_wished.connect(self._make_kind)
        editor.hold_wished.connect(self._hold)
        editor.left.connect(lambda: self._list.setFocus(Qt.FocusReason.OtherFocusReason))

    # Steps

    def _hold(self, confidential: bool, embargo: dt.date | None) -> None:
        self._mark(self._shelf.selected, confidential, embargo)

    def _mark(self, ids: Ids, confidential: bool, embargo: dt.date | None) -> None:
        self._perform(partial(review.hold, confidential=confidential, embargo=embargo), ids)

    def _ask_hold(self) -> None:
        """Ask for the mark of the findings chosen."""
        # Here, not above: few mark anything.
        from briefdesk.app.dialogs.release import ReleaseDialog, Scope  # noqa: PLC0415

        findings = tuple(filter(None, map(self._shelf.finding, self._list.chosen)))
        if not findings:
            return
        words = "This finding" if len(findings) == 1 else counted(len(findings), "finding")
        dialog = ReleaseDialog([Scope(words, findings)], self._shelf.desk.today, self._list.window())
        dialog.given.connect(self._mark)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _perform(self, operation: Callable[..., LibraryChange], *args: Any) -> LibraryChange | None:
        """Take a step, with what is typed kept before."""
        self._editor.keep()
        return self._shelf.perform(operation, *args)

    def _decide(self, operation: Callable[..., LibraryChange], ids: Ids, *args: Any) -> None:
        """Take a step that settles findings, and go to the next; one that fails stays where it is."""
        following = self._list.following(ids)
        settled = operation is review.accept and all(self._accepted(i) for i in ids)
        if self._perform(operation, ids, *args) is None and not settled:
            return
        self._shelf.select(following)
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _accepted(self, finding_id: FindingId) -> bool:
        finding = self._shelf.finding(finding_id)
        return finding is not None and finding.state is finding.state.ACCEPTED

    def _accept(self) -> None:
        if ids := self._list.chosen:
            self._decide(review.accept, ids)

    def _accept_all(self) -> None:
        if ids := self._list.shown.ids():
            self._decide(review.accept, ids)

    def _ask_dismiss(self, ids: Ids) -> None:
        if not ids:
            return
        self._to_dismiss = ids
        view = self._list
        row = view.visualRect(view.currentIndex()).intersected(view.viewport().rect())
        anchor = QRect(view.viewport().mapToGlobal(row.topLeft()), row.size())
        self.popover.open_at(anchor, f"Dismiss {counted(len(ids), 'finding')}")

    def _dismiss(self, reason: str) -> None:
        self._decide(review.dismiss, self._to_dismiss, reason)

    def _reopen(self) -> None:
        if ids := self._list.chosen:
            self._perform(review.reopen, ids)

    def _merge(self) -> None:
        ids = self._list.chosen
        if len(ids) == 1 and (below := self._list.below(ids[0])):
            ids = (*ids, below)
        if len(ids) > 1:
            self._perform(review.merge, ids)

    def _split(self) -> None:
        if len(ids := self._list.chosen) == 1:
            self._perform(review.split_sentences, ids[0])

    def _make_kind(self, kind: FindingKind) -> None:
        if ids := self._list.chosen:
            self._perform(review.rekind, ids, kind)

    def _of_one(self, operation: Callable[..., LibraryChange], *args: Any) -> None:
        """Take a step with the finding in the editor."""
        if self._editor.finding is not None:
            self._shelf.perform(operation, self._editor.finding.id, *args)

    def _excuse(self, excuse: Excuse) -> None:
        self._of_one(review.excuse, excuse)

    def _tag(self, **tags: tuple[str, ...]) -> None:
        if self._editor.finding is not None:
            self._shelf.perform(review.retag, (self._editor.finding.id,), **tags)

    # Where the keyboard goes

    def _take_change(self, before: SourcePack | None, after: SourcePack) -> None:
        former = {f.id: f for f in before.findings} if before else {}
        self._touched = tuple(f.id for f in after.findings if former.get(f.id) is not f)

    def _after_step(self, made: int) -> None:
        """Select what a step was about that was taken back: it is looked at again."""
        taken_back = made < self._steps_made
        self._steps_made = made
        if taken_back and 0 < len(self._touched) <= MOST_SHOWN:
            self._shelf.select(self._touched)

    def _edit(self) -> None:
        if self._editor.isVisible():
            self._editor.wording.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._editor.ensureWidgetVisible(self._editor.wording)

    def _edit_tags(self) -> None:
        if self._editor.isVisible():
            self._editor.topics.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._editor.ensureWidgetVisible(self._editor.topics)
