"""The left side of a pack that is open: from whom, how far it is filled, the slots, and what is locked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from briefdesk.app.pages.partners.locked_list import LockedList
from briefdesk.app.pages.partners.pack_session import PackSession
from briefdesk.app.pages.partners.slot_box import SlotBox
from briefdesk.app.pages.partners.slot_forms import (
    LETTERHEAD,
    SIGNATORY,
    Facts,
    Lines,
    Logo,
    Paragraph,
    Reach,
)
from briefdesk.app.style import hairline, mark
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.app.widgets.scrolled import scrolled_over
from briefdesk.model.draft import PartId
from briefdesk.model.pack_out import OpenSlot
from briefdesk.model.partner_pack import Filled, PartnerPack
from briefdesk.pipeline.pack_blocks import locked_blocks
from briefdesk.pipeline.pack_fill import progress

_PART = "part:"


class FillForm(QWidget):
    """Edits the pack of `session`; `save_wished` and `send_wished` ask for its file."""

    save_wished = Signal()
    send_wished = Signal()
    close_wished = Signal()
    failed = Signal(object)

    def __init__(self, session: PackSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self._said = plain(Size.SMALL)
        self.save = QPushButton("Save")
        self.save.setToolTip("Save what you filled in to the pack")
        self.send = QPushButton("Send &back…")
        self.send.setToolTip("Write the filled pack to a file for whoever sent it")
        self.close_pack = QPushButton("Close")
        self.close_pack.setAccessibleName("Close the pack")
        mark(self.send, kind="primary")
        mark(self.close_pack, kind="quiet")
        self.boxes: dict[OpenSlot, SlotBox] = {}
        self.forms: dict[OpenSlot, tuple[QWidget, ...]] = {}
        self.locked = LockedList(locked_blocks(session.desk, session.pack.project))
        self._arrange()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show what is filled in, and how far that is."""
        found = progress(self.session.pack)
        for one in found:
            self.boxes[one.slot].show_progress(one)
            for form in self.forms[one.slot]:
                if isinstance(form, Lines | Reach | Logo | Facts | Paragraph):
                    form.refresh()
        done = sum(one.state is Filled.DONE for one in found)
        self.bar.setMaximum(len(found) or 1)
        self.bar.setValue(done)
        self._said.setText(f"{done} of {len(found)} filled in")
        self.bar.setAccessibleName(f"{done} of {len(found)} filled in")
        self._show_saved()

    def _show_saved(self) -> None:
        self.save.setEnabled(self.session.dirty)

    def _arrange(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.close_pack)
        foot.addStretch()
        foot.addWidget(self.save)
        foot.addWidget(self.send)
        column = scrolled_over(self, foot)
        column.addWidget(plain(Size.TITLE, text=self.session.pack.project.title[:200]))
        column.addWidget(plain(Size.SMALL, "muted", text=origin_of(self.session.pack)))
        column.addWidget(plain(text="Fill in what is yours, look at the letter, and send the pack back."))
        column.addWidget(self._said)
        column.addWidget(self.bar)
        for one in progress(self.session.pack):
            box = self.boxes[one.slot] = SlotBox(one)
            self.forms[one.slot] = self._forms(one.slot)
            for form in self.forms[one.slot]:
                box.body.addWidget(form)
            column.addWidget(box)
            column.addWidget(hairline())
        column.addWidget(self.locked)
        column.addStretch()
        self.setFocusProxy(next((one[0] for one in self.forms.values()), self.locked.list))

    def _forms(self, slot: OpenSlot) -> tuple[QWidget, ...]:
        session = self.session
        match slot:
            case OpenSlot.LETTERHEAD:
                return (Lines(session, LETTERHEAD), self._telling(Reach(session)))
            case OpenSlot.SIGNATORY:
                return (Lines(session, SIGNATORY),)
            case OpenSlot.LOGO:
                return (self._telling(Logo(session)),)
            case OpenSlot.FACTS:
                return (Facts(session),)
            case OpenSlot.PARAGRAPH:
                return (Paragraph(session),)

    def _telling(self, form: Reach | Logo) -> QWidget:
        form.failed.connect(self.failed)
        return form

    def _connect(self) -> None:
        self.session.pack_changed.connect(self.refresh)
        self.session.clean_changed.connect(lambda _clean: self._show_saved())
        self.save.clicked.connect(self.save_wished)
        self.send.clicked.connect(self.send_wished)
        self.close_pack.clicked.connect(self.close_wished)
        self.locked.chosen.connect(self._show_block)

    def _show_block(self, block_id: str) -> None:
        document, _, rest = block_id.partition(":")
        self.session.show_document("brief" if document == "brief" else "letter")
        if rest.startswith(_PART):
            self.session.select_part(PartId(rest.removeprefix(_PART)))


def origin_of(pack: PartnerPack) -> str:
    """Return who made a pack, for whom and when, in one line."""
    whom = f", for {pack.for_whom}" if pack.for_whom else ""
    return f"From {pack.by or 'somebody unknown'}{whom}, {pack.day:%B} {pack.day.day}, {pack.day.year}"
