"""Making a pack: for whom, what is open, and what it will hold, before it is written."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.style import XL, XS, L, M, mark
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.english import long_date
from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import Project
from briefdesk.model.pack_out import OpenSlot
from briefdesk.model.partner_pack import PackSummary
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.partner_packs import SLOT_WORDS, pack_summary


class PackOutDialog(QDialog):
    """Asks what a pack of the project is to be; what keeps it from being made is said in its place."""

    def __init__(self, desk: Desk, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._project = desk, project
        self.setWindowTitle("Make a pack for a partner")
        self.setMinimumWidth(560)
        self.whom = QLineEdit()
        self.whom.setAccessibleName("For whom")
        self.whom.setPlaceholderText("The partner’s name")
        self.whom.setMaxLength(200)
        self.slots = {slot: QCheckBox(words) for slot, words in SLOT_WORDS.items()}
        self.earlier = plain(Size.SMALL, "warning")
        self._holds = plain(Size.SMALL)
        self._stays = plain(Size.SMALL, "muted")
        self._fault = QLabel()
        self._fault.setTextFormat(Qt.TextFormat.PlainText)
        self._fault.setWordWrap(True)
        mark(self._fault, tone="danger")
        self._buttons = QDialogButtonBox()
        self.make = self._buttons.addButton("Make…", QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self._arrange()
        for box in self.slots.values():
            box.setChecked(True)
            box.toggled.connect(self._show)
        self.whom.textChanged.connect(lambda _text: self._tell_earlier())
        self._tell_earlier()
        self._show()

    @property
    def open_slots(self) -> tuple[OpenSlot, ...]:
        """Return the slots that are ticked."""
        return tuple(slot for slot, box in self.slots.items() if box.isChecked())

    @property
    def for_whom(self) -> str:
        """Return the partner's name."""
        return self.whom.text().strip()

    def _show(self) -> None:
        try:
            summary = pack_summary(self._desk, self._project, self.open_slots)
        except BriefdeskError as error:
            self._fault.setText(f"{error} {error.next_step}")
            summary = None
        self._fault.setVisible(summary is None)
        self._holds.setVisible(summary is not None)
        self._stays.setVisible(summary is not None)
        self.make.setEnabled(summary is not None)
        if summary is not None:
            self._tell(summary)

    def _tell_earlier(self) -> None:
        """Say where the partner has a pack already: two of them may both come back."""
        name = self.for_whom.casefold()
        made = [out for out in self._project.packs_out if name and out.for_whom.casefold() == name]
        self.earlier.setVisible(bool(made))
        if made:
            last = max(made, key=lambda out: out.day)
            state = "is back" if last.back else "is not back yet"
            self.earlier.setText(
                f"{last.for_whom} has a pack of {long_date(last.day)}, which {state}. This makes another."
            )
            # Higher by these lines: no tick gives up its room for them.
            self._column.activate()
            self.resize(self.width(), max(self.height(), self._column.totalHeightForWidth(self.width())))

    def _tell(self, summary: PackSummary) -> None:
        self._holds.setText("In the pack\n" + "\n".join(f"•  {line}" for line in summary.holds))
        self._stays.setText("Stays here\n" + "\n".join(f"•  {line}" for line in summary.stays))

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setSpacing(M)
        form.addRow("&For", self.whom)
        form.addRow("", self.earlier)
        opened = QVBoxLayout()
        opened.setSpacing(XS)
        for box in self.slots.values():
            opened.addWidget(box)
        form.addRow("Open to fill in", opened)
        mark(self.make, kind="primary")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(XL, L, XL, L)
        column.setSpacing(M)
        column.addLayout(form)
        column.addWidget(self._holds)
        column.addWidget(self._stays)
        column.addWidget(self._fault)
        column.addWidget(self._buttons)
        self.make.setDefault(True)
        self.whom.setFocus()
