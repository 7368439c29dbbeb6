"""Ticks that delegates draw and turn around themselves."""

from PySide6.QtCore import QAbstractItemModel, Qt

from briefdesk.app.models.item_role import Index


def toggle(model: QAbstractItemModel, index: Index) -> None:
    """Turn a row's tick around."""
    ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
    wanted = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
    model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)
