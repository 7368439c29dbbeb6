"""One cold start of a window, to its first paint: `python -m briefdesk.bench.start ours|bare`."""

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


def ours() -> None:
    """Start Briefdesk as its command does and leave once its window is painted."""
    from briefdesk.app.start import prepare  # noqa: PLC0415

    prepare()
    from PySide6.QtCore import QTimer  # noqa: PLC0415

    from briefdesk.app import main  # noqa: PLC0415
    from briefdesk.app.window import MainWindow  # noqa: PLC0415

    painted = MainWindow.paintEvent

    def paint(window: MainWindow, event: "QPaintEvent") -> None:
        QTimer.singleShot(0, _leave)
        painted(window, event)

    MainWindow.paintEvent = paint  # type: ignore[method-assign,assignment]
    main.run(None)


def bare() -> None:
    """Start a main window with nothing in it and leave once it is painted."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication, QMainWindow  # noqa: PLC0415

    class Window(QMainWindow):
        def paintEvent(self, event: "QPaintEvent") -> None:  # noqa: N802  (overrides)
            QTimer.singleShot(0, _leave)
            super().paintEvent(event)

    app = QApplication(sys.argv[:1])
    window = Window()
    window.resize(1280, 800)
    window.show()
    app.exec()


def _leave() -> None:
    # What comes after the first paint is not measured, nor is taking the window down.
    os._exit(0)


if __name__ == "__main__":
    {"ours": ours, "bare": bare}[sys.argv[1]]()
