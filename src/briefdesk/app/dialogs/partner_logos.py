"""The logos of organizations that publish or sign with the sender, each with what it shows in words."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.dialogs.logo import logo_image, read_logo
from briefdesk.app.style import XS, S, mark
from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import MOST_PARTNERS, Asset, Partner, Project

_PICTURE = QSize(84, 32)
_PREFIX = "partner-"


class PartnerLogos(QWidget):
    """Rows of logos, and a button that adds one. `failed` carries why a file can't be used."""

    failed = Signal(object)

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[Asset, QLineEdit, QWidget]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(XS)
        self.add = QPushButton("Add a logo…")
        self.add.setAutoDefault(False)
        self.add.setToolTip("Up to five logos stand beside yours")
        self.add.clicked.connect(self._ask)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.on_letters = QCheckBox("On letters too: a joint letterhead")
        self.on_letters.setChecked(project.sender.joint_letterhead)
        self._column.addWidget(self.on_letters)
        self._show()
        for partner in project.sender.partners:
            data = project.asset(partner.logo)
            if data is not None:
                self._append(Asset(partner.logo, data), partner.logo_alt)

    def partners(self) -> tuple[Partner, ...]:
        """Return the partners as they stand."""
        return tuple(Partner(asset.name, words.text().strip()) for asset, words, _ in self._rows)

    def joint(self) -> bool:
        """Return whether the logos stand on letters too."""
        return bool(self._rows) and self.on_letters.isChecked()

    def assets(self, others: Sequence[Asset]) -> tuple[Asset, ...]:
        """Return `others` with the logos that stand here in place of those that stood here before."""
        kept = tuple(asset for asset in others if not asset.name.startswith(_PREFIX))
        return (*kept, *(asset for asset, _, _ in self._rows))

    def take(self, path: Path) -> None:
        """Take up the image in `path`, or say why it can't be used."""
        try:
            logo = read_logo(path)
        except BriefdeskError as error:
            self.failed.emit(error)
            return
        taken = {asset.name for asset, _, _ in self._rows}
        ending = logo.name.rpartition(".")[2]
        names = (f"{_PREFIX}{number}.{ending}" for number in range(1, MOST_PARTNERS + 2))
        name = next(name for name in names if name not in taken)
        self._append(Asset(name, logo.data), "")

    def _ask(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Choose a logo", "", "Images (*.png *.jpg *.jpeg)")
        if chosen:
            self.take(Path(chosen))

    def _append(self, asset: Asset, words: str) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(S)
        picture = QLabel()
        picture.setFixedSize(_PICTURE)
        image = logo_image(asset.data)
        if image is not None:
            smooth, keep = Qt.TransformationMode.SmoothTransformation, Qt.AspectRatioMode.KeepAspectRatio
            ratio = self.devicePixelRatioF()
            shown = QPixmap.fromImage(image.scaled(_PICTURE * ratio, keep, smooth))
            shown.setDevicePixelRatio(ratio)
            picture.setPixmap(shown)
        entry = QLineEdit(words)
        entry.setPlaceholderText("Whose logo it is, in words")
        entry.setAccessibleName("Partner’s logo in words")
        remove = QPushButton("Remove")
        remove.setAccessibleName("Remove this partner’s logo")
        remove.setAutoDefault(False)
        mark(remove, kind="quiet")
        kept = (asset, entry, row)
        remove.clicked.connect(lambda: self._drop(kept))
        for widget, stretch in ((picture, 0), (entry, 1), (remove, 0)):
            line.addWidget(widget, stretch)
        self._column.insertWidget(len(self._rows), row)
        self._rows.append(kept)
        self._show()

    def _drop(self, kept: tuple[Asset, QLineEdit, QWidget]) -> None:
        self._rows.remove(kept)
        kept[2].setParent(None)
        kept[2].deleteLater()
        self._show()
        self.add.setFocus()

    def _show(self) -> None:
        self.add.setEnabled(len(self._rows) < MOST_PARTNERS)
        self.on_letters.setVisible(bool(self._rows))
