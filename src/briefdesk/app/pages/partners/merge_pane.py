"""A pack that came back: its changes block by block, to accept or leave, and what is refused."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from briefdesk.app.pages.partners.change_card import ChangeCard, RefusalCard
from briefdesk.app.style import M, mark
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.app.widgets.scrolled import scrolled_over
from briefdesk.english import counted
from briefdesk.model.partner_pack import ChangeKind, PackMerge, PartnerPack
from briefdesk.pipeline.pack_partner import LOGO, name_of


class MergePane(QWidget):
    """`taken(merge, ids)` carries the changes that were accepted, `left()` the wish to go without them."""

    taken = Signal(object, tuple)
    left = Signal()

    def __init__(self, merge: PackMerge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.merge = merge
        self._who = name_of(merge.pack) or "The partner"
        self.cards = tuple(
            ChangeCard(
                change,
                self._who,
                accepted=change.id in merge.suggested,
                picture=merge.pack.fill.logo if change.id == LOGO else None,
            )
            for change in merge.changes
        )
        self.all = QPushButton("Accept &all")
        self.all.setToolTip("Accept everything that the partner filled in; locked text stays as it is")
        self.none = QPushButton("&Leave all")
        self.none.setToolTip("Accept nothing")
        self.take = QPushButton()
        self.close_merge = QPushButton("Close")
        self.close_merge.setAccessibleName("Close without taking anything")
        mark(self.take, kind="primary")
        for button in (self.all, self.none, self.close_merge):
            mark(button, kind="quiet")
        for button in (self.all, self.none):
            button.setEnabled(any(change.acceptable for change in merge.changes))
        self._arrange()
        self.all.clicked.connect(lambda: self._tick(True))
        self.none.clicked.connect(lambda: self._tick(False))
        self.take.clicked.connect(lambda: self.taken.emit(self.merge, self.accepted))
        self.close_merge.clicked.connect(self.left)
        for card in self.cards:
            card.toggled.connect(self._count)
        self._count()
        first = next((card.accept for card in self.cards if card.change.acceptable), self.close_merge)
        self.setFocusProxy(first)

    @property
    def accepted(self) -> tuple[str, ...]:
        """Return the ids of the changes that are ticked."""
        return tuple(card.change.id for card in self.cards if card.accept.isChecked())

    def _tick(self, wanted: bool) -> None:
        for card in self.cards:
            card.accept.setChecked(wanted and card.change.kind is ChangeKind.FILLED)

    def _count(self) -> None:
        count = len(self.accepted)
        self.take.setText(f"&Take {counted(count, 'change')}" if count else "&Take changes")
        self.take.setEnabled(count > 0)

    def _arrange(self) -> None:
        foot = QHBoxLayout()
        for button in (self.close_merge, self.all, self.none):
            foot.addWidget(button)
        foot.addStretch()
        foot.addWidget(self.take)
        column = scrolled_over(self, foot, M)
        column.addWidget(plain(Size.TITLE, text=f"Back from {self._who}"))
        column.addWidget(plain(Size.SMALL, "muted", text=_made(self.merge.pack)))
        offered = [card for card in self.cards if card.change.kind is ChangeKind.FILLED]
        earlier = [card for card in self.cards if card.change.kind is ChangeKind.EARLIER]
        locked = [card for card in self.cards if not card.change.acceptable]
        shut = len(locked) + len(self.merge.refused)
        column.addWidget(plain(text=_summary(len(offered), shut)))
        for told in self.merge.told:
            column.addWidget(plain(tone="warning", text=f"Note: {told}"))
        for card in offered:
            column.addWidget(card)
        if earlier:
            column.addWidget(plain(Size.STRONG, text="There already, of an earlier pack"))
        for card in earlier:
            column.addWidget(card)
        if shut:
            column.addWidget(plain(Size.STRONG, text=f"Refused – {counted(shut, 'block')}"))
        for refusal in self.merge.refused:
            column.addWidget(RefusalCard(refusal))
        for card in locked:
            column.addWidget(card)
        column.addStretch()


def _made(pack: PartnerPack) -> str:
    whom = f" for {pack.for_whom}" if pack.for_whom else ""
    return f"The pack{whom}, made on {pack.day:%B} {pack.day.day}, {pack.day.year}"


def _summary(offered: int, shut: int) -> str:
    if not offered and not shut:
        return "The pack brings nothing that the project does not have already."
    words = f"{counted(offered, 'block')} filled in: accept or leave each, then take them." if offered else ""
    refused = f"{counted(shut, 'block')} cannot be taken: see below." if shut else ""
    return " ".join(filter(None, (words, refused)))
