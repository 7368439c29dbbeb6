"""One cold start of a window, to its first paint: `python -m briefdesk.bench.start ours|bare`."""

import os
import sys


def ours() -> None:
    """Start Briefdesk and leave once its window is painted."""
    from PySide6.QtCore import QEvent  # noqa: PLC0415

    from briefdesk.app import main  # noqa: PLC0415
    from briefdesk.app.window import MainWindow  # noqa: PLC0415

    shown = MainWindow.event

    def event(window: MainWindow, happened: QEvent) -> bool:
        handled = shown(window, happened)
        if happened.type() == QEvent.Type.UpdateRequest:
            _leave()
        return handled

    MainWindow.event = event  # type: ignore[method-assign,assignment]
    main.run(None)


def bare() -> None:
    """Start a main window with nothing in it and leave once it is painted."""
    from PySide6.QtCore import QEvent  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication, QMainWindow  # noqa: PLC0415

    class Window(QMainWindow):
        def event(self, happened: QEvent) -> bool:
            handled = super().event(happened)
            if happened.type() == QEvent.Type.UpdateRequest:
                _leave()
            return handled

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
