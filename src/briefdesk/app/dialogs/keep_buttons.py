"""The buttons of a dialog that keeps what is entered: Keep, which Return presses, and Cancel."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton

from briefdesk.app.style import mark


def keep_buttons(dialog: QDialog, keep: Callable[[], None]) -> tuple[QDialogButtonBox, QPushButton]:
    """Return the row of buttons and "Keep"; make that the default once the row stands in the dialog."""
    buttons = QDialogButtonBox()
    button = buttons.addButton("Keep", QDialogButtonBox.ButtonRole.AcceptRole)
    mark(button, kind="primary")
    buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
    buttons.accepted.connect(keep)
    buttons.rejected.connect(dialog.reject)
    return buttons, button
