"""An organization that signs on: tier, who signs for it, whom to write to, its logo."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.dialogs.keep_buttons import keep_buttons
from briefdesk.app.dialogs.logo import read_logo
from briefdesk.app.style import XL, L, M, S, mark
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import MOST_PARTNERS, Asset, Signatory
from briefdesk.model.sign_on import TIERS
from briefdesk.pipeline.signatories import address_lines

_FIELDS = (
    ("organization", "&Organization", "As it shall be printed"),
    ("state", "S&tate", "TX; only for state and local organizations"),
    ("signatory", "&Signed by", "Who signs for it, printed if you wish"),
    ("title", "T&itle", "Executive Director"),
    ("contact", "&Contact", "Whom you write to"),
    ("email", "&E-mail", "name@example.org"),
    ("phone", "&Phone", ""),
    ("website", "&Website", ""),
    ("address", "&Address", "Lines parted by “;”"),
    ("note", "&Note", "For you alone, never printed"),
)


class SignatoryDialog(QDialog):
    """Edits a copy; `keep(signatory, logo)` keeps it or raises BriefdeskError, which is said here."""

    def __init__(
        self,
        one: Signatory,
        title: str,
        keep: Callable[[Signatory, Asset | None], None],
        parent: QWidget | None = None,
        *,
        has_room: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(520)
        self._has_room = has_room or one.shows_logo
        self._one = one
        self._keep = keep
        self._logo: Asset | None = None
        self.lines = {name: _line(label, hint, _text(one, name)) for name, label, hint in _FIELDS}
        self.tier = QComboBox()
        self.tier.setAccessibleName("Tier")
        for tier in TIERS:
            self.tier.addItem(tier.capitalize(), tier)
        self.tier.setCurrentIndex(max(0, self.tier.findData(one.tier)))
        self.logo = QLabel()
        self.drop = QPushButton("Remove")
        self.shows_logo = QCheckBox("S&how it at the head of the letter and the one-pager")
        self.shows_logo.setChecked(one.shows_logo)
        self.room = plain(Size.SMALL, "muted")
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        mark(self.said, tone="danger")
        self.said.hide()
        self._arrange()
        self._show_logo()
        self.lines["organization"].setFocus()

    def take(self) -> None:
        """Keep what was entered, or say what is wrong with it."""
        texts: dict[str, Any] = {name: line.text() for name, line in self.lines.items()}
        texts["address"] = address_lines(texts["address"])
        try:
            tier, shows = str(self.tier.currentData()), self.shows_logo.isChecked()
            self._keep(replace(self._one, **texts, tier=tier, shows_logo=shows), self._logo)
        except BriefdeskError as error:
            self._tell(error)
            return
        self.accept()

    def take_logo(self, path: Path) -> None:
        """Take up the image in `path`, or say why it cannot be used."""
        try:
            self._logo = read_logo(path)
        except BriefdeskError as error:
            self._tell(error)
            return
        self.said.hide()
        self._show_logo(path.name)

    def _tell(self, error: BriefdeskError) -> None:
        self.said.setText(f"{error} {error.next_step}")
        self.said.show()

    def _ask_logo(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Choose a logo", "", "Images (*.png *.jpg *.jpeg)")
        if chosen:
            self.take_logo(Path(chosen))

    def _drop_logo(self) -> None:
        self._logo, self._one = None, replace(self._one, logo=None)
        self._show_logo()

    def _show_logo(self, name: str = "") -> None:
        has = self._logo is not None or self._one.logo is not None
        self.logo.setText(name or (self._one.logo or "No logo"))
        self.drop.setEnabled(has)
        self.shows_logo.setEnabled(has and self._has_room)
        if not has:
            self.shows_logo.setChecked(False)
        if not self._has_room:
            self.room.setText(
                f"{MOST_PARTNERS} logos stand there, and no more have room. Take one off first."
            )
        else:
            self.room.setText(f"For the few who lead: at most {MOST_PARTNERS}, once they have signed.")

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setSpacing(M)
        for name, label, _hint in _FIELDS:
            form.addRow(label, self.lines[name])
            if name == "organization":
                form.addRow("Tie&r", self.tier)
        choose = QPushButton("Choose…")
        for button, does in ((choose, self._ask_logo), (self.drop, self._drop_logo)):
            button.setAutoDefault(False)
            button.clicked.connect(does)
        choose.setAccessibleName("Choose a logo")
        self.drop.setAccessibleName("Remove the logo")
        row = QHBoxLayout()
        row.setSpacing(S)
        row.addWidget(self.logo, 1)
        row.addWidget(choose)
        row.addWidget(self.drop)
        form.addRow("Logo", row)
        form.addRow("", self.shows_logo)
        form.addRow("", self.room)
        buttons, take = keep_buttons(self, self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(XL, L, XL, L)
        column.setSpacing(M)
        column.addLayout(form)
        column.addWidget(self.said)
        column.addWidget(buttons)
        take.setDefault(True)


def _text(one: Signatory, name: str) -> str:
    value = getattr(one, name)
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def _line(label: str, hint: str, text: str) -> QLineEdit:
    line = QLineEdit(text)
    line.setAccessibleName(label.replace("&", ""))
    line.setPlaceholderText(hint)
    line.setMaxLength(500)
    line.setCursorPosition(0)
    return line
