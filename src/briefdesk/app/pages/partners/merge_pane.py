"""A pack that came back: its changes block by block, to accept or leave, and what is refused."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from briefdesk.app.pages.partners.change_card import ChangeCard, RefusalCard
from briefdesk.app.pages.partners.fill_form import origin_of
from briefdesk.app.style import L, M, S, hairline, mark
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.english import counted
from briefdesk.model.partner_pack import ChangeKind, PackMerge


class MergePane(QWidget):
    """`taken(merge, ids)` carries the changes that were accepted, `left()` the wish to go without them."""

    taken = Signal(object, tuple)
    left = Signal()

    def __init__(self, merge: PackMerge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.merge = merge
        self.cards = tuple(ChangeCard(c, accepted=c.id in merge.suggested) for c in merge.changes)
        self.all = QPushButton("Accept &all")
        self.all.setToolTip("Accept everything that the partner filled in; locked text stays as it is")
        self.none = QPushButton("&Leave all")
        self.take = QPushButton()
        self.close_merge = QPushButton("Close")
        self.close_merge.setAccessibleName("Close without taking anything")
        mark(self.take, kind="primary")
        for button in (self.all, self.none, self.close_merge):
            mark(button, kind="quiet")
        self._arrange()
        self.all.clicked.connect(lambda: self._tick(True))
        self.none.clicked.connect(lambda: self._tick(False))
        self.take.clicked.connect(lambda: self.taken.emit(self.merge, self.accepted))
        self.close_merge.clicked.connect(self.left)
        for card in self.cards:
            card.toggled.connect(self._count)
        self._count()
        self.setFocusProxy(self.cards[0].accept if self.cards else self.close_merge)

    @property
    def accepted(self) -> tuple[str, ...]:
        """Return the ids of the changes that are ticked."""
        return tuple(card.change.id for card in self.cards if card.accept.isChecked())

    def _tick(self, wanted: bool) -> None:
        for card in self.cards:
            filled = card.change.kind is ChangeKind.FILLED and card.change.acceptable
            card.accept.setChecked(wanted and filled)

    def _count(self) -> None:
        count = len(self.accepted)
        self.take.setText(f"&Take {counted(count, 'change')}" if count else "&Take changes")
        self.take.setEnabled(count > 0)

    def _arrange(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(L, M, L, L)
        column.setSpacing(M)
        pack = self.merge.pack
        who = pack.fill.sender.organization or pack.for_whom or "a partner"
        column.addWidget(plain(Size.TITLE, text=f"Back from {who}"))
        column.addWidget(plain(Size.SMALL, "muted", text=origin_of(pack)))
        for told in self.merge.told:
            column.addWidget(plain(tone="warning", text=f"Note: {told}"))
        if not self.cards and not self.merge.refused:
            column.addWidget(plain(text="The pack brings nothing that the project does not have already."))
        for card in self.cards:
            column.addWidget(card)
        for refusal in self.merge.refused:
            column.addWidget(RefusalCard(refusal))
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        foot = QHBoxLayout()
        foot.setContentsMargins(L, S, L, S)
        foot.setSpacing(S)
        for button in (self.close_merge, self.all, self.none):
            foot.addWidget(button)
        foot.addStretch()
        foot.addWidget(self.take)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(hairline())
        whole.addLayout(foot)
