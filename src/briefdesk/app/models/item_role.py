"""What all models here share: the role that hands back the object behind a row, and the top of a tree."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

ITEM_ROLE: int = int(Qt.ItemDataRole.UserRole) + 1
"""`index.data(ITEM_ROLE)` is the dataclass that the row shows."""

HELD_ROLE: int = ITEM_ROLE + 2
"""`index.data(HELD_ROLE)` is why the row's finding may not leave, in words; empty where it may."""

FINDING_MIME = "application/x-briefdesk-finding"
"""A dragged finding: its id in UTF-8."""

Index = QModelIndex | QPersistentModelIndex

TOP = QModelIndex()
"""The parent of top rows."""
