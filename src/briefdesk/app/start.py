"""The start, before Qt is loaded."""

import gc
from importlib import import_module

# PySide reads the source of every module that is imported after it, so these come before.
_WITHOUT_QT = (
    "base64",
    "briefdesk.app.menu_words",
    "briefdesk.app.qt_numbers",
    "briefdesk.app.style_sheet",
    "briefdesk.store.settings_glance",
    "briefdesk.store.folders",
)


def prepare() -> None:
    """Load what the first screen needs besides Qt.

    Python's search for garbage rests from here on, as thousands of objects are made and none of them is
    garbage; `Desktop` wakes it once the window is painted.
    """
    gc.disable()
    for name in _WITHOUT_QT:
        import_module(name)
