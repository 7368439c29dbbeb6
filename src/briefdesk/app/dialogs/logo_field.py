"""The sender's logo in a form: the picture as it is, another chosen, or none."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from briefdesk.app.dialogs.logo import logo_image, read_logo
from briefdesk.app.style import S, mark
from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import Asset

_HEIGHT = 56
_WIDTH = 220


class LogoField(QWidget):
    """Holds a `logo`, or None. `changed()` when another is taken or it is removed, `failed(error)` when
    a picture cannot be used: the logo stays as it was then.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, logo: Asset | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.logo = logo
        self.preview = QLabel()
        self.preview.setMinimumHeight(_HEIGHT)
        self.choose = QPushButton("Choose…")
        self.choose.setAccessibleName("Choose a logo")
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._ask)
        self.remove = QPushButton("Remove")
        mark(self.remove, kind="quiet")
        self.remove.setAutoDefault(False)
        self.remove.clicked.connect(lambda: self._show(None))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(S)
        row.addWidget(self.preview, 1)
        row.addWidget(self.choose)
        row.addWidget(self.remove)
        self._draw()

    def take(self, path: Path) -> None:
        """Take up the image in `path`, or say why it can't be used."""
        try:
            logo = read_logo(path)
        except BriefdeskError as error:
            self.failed.emit(error)
            return
        self._show(logo)

    def _ask(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Choose a logo", "", "Images (*.png *.jpg *.jpeg)")
        if chosen:
            self.take(Path(chosen))

    def _show(self, logo: Asset | None) -> None:
        self.logo = logo
        self._draw()
        self.changed.emit()

    def _draw(self) -> None:
        image = logo_image(self.logo.data if self.logo else None)
        self.remove.setEnabled(self.logo is not None)
        if image is None:
            self.preview.setText("No logo" if self.logo is None else "The logo can’t be shown")
            mark(self.preview, tone="muted")
            return
        ratio = self.devicePixelRatioF()
        # A banner of a logo must not push the buttons out of the dialog.
        room = QSize(round(_WIDTH * ratio), round(_HEIGHT * ratio))
        smooth, keep = Qt.TransformationMode.SmoothTransformation, Qt.AspectRatioMode.KeepAspectRatio
        picture = QPixmap.fromImage(image.scaled(room, keep, smooth))
        picture.setDevicePixelRatio(ratio)
        self.preview.setPixmap(picture)
