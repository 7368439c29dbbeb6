"""Start the window: show it first, open everything else behind it."""

import datetime as dt
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from briefdesk.app.memory import Memory
from briefdesk.app.notify import Notices
from briefdesk.app.style import Appearance, colors_for, dress
from briefdesk.app.window import HOME, MainWindow
from briefdesk.app.workers import Runner
from briefdesk.shipped import shipped_path
from briefdesk.store.folders import Folders, user_folders

if TYPE_CHECKING:
    from briefdesk.app.opening import Opened
    from briefdesk.app.workbench import Workbench


class Desktop(QObject):
    """The application's objects, from the first window to the last file closed."""

    def __init__(
        self, app: QApplication, folders: Folders, today: dt.date, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._folders = folders
        self._today = today
        self._path: Path | None = None
        self._opened: Opened | None = None
        self.workbench: Workbench | None = None
        self.memory = Memory(folders.config, self)
        # Before the first widget: what is dressed later is polished, and its icons are drawn, twice.
        dress(app, colors_for(app, self.memory.appearance))
        self.window = MainWindow()
        self.runner = Runner(self, threads=3)
        self.notices = Notices(self.window.banner, self)
        self.window.show_appearance(app, self.memory.appearance)
        if not self.memory.restore_window(self.window):
            self._fit_screen()
        self.window.first_painted.connect(self._open, Qt.ConnectionType.QueuedConnection)
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    def show(self, path: Path | None) -> None:
        """Show the window; `path` is opened once it is painted."""
        self._path = path
        if path is None and self.memory.glance.first_run_done:
            self.window.welcome.show_recents(self.memory.glance.recent[:8])
            self.window.show_place(HOME)
        self.window.show()

    def close(self) -> None:
        """Wait for the workers and close the desk."""
        self.runner.close()
        if self._opened is not None:
            self._opened.desk.close()

    def _open(self) -> None:
        self.notices.keep_log(self._folders.cache)
        first = not self.memory.glance.first_run_done
        folders, path, today = self._folders, self._path, self._today
        self.runner.submit(
            "start",
            lambda: _open_behind(folders, path, today, first_run=first),
            on_result=self._attach,
            on_error=self.notices.tell,
        )

    def _attach(self, behind: "tuple[Opened, type[Workbench]]") -> None:
        self._opened, workbench = behind
        self.workbench = workbench(self.window, self._opened, self.runner, self.notices, self.memory)

    def _follow_system(self, _scheme: object) -> None:
        if self.memory.appearance is Appearance.AUTO:
            self.window.show_appearance(self._app, Appearance.AUTO)

    def _fit_screen(self) -> None:
        screen = QGuiApplication.primaryScreen().availableGeometry()
        self.window.resize(min(1440, screen.width() - 40), min(900, screen.height() - 60))


def _open_behind(
    folders: Folders, path: Path | None, today: dt.date, *, first_run: bool
) -> "tuple[Opened, type[Workbench]]":
    """Open the desk, and import what works at it: the first paint need not wait for either."""
    opening = import_module("briefdesk.app.opening")
    workbench = import_module("briefdesk.app.workbench")
    return opening.open_all(folders, path, today, first_run=first_run), workbench.Workbench


def application(arguments: list[str]) -> QApplication:
    """Return the Qt application, named and with a readable base font."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        # Fusion is set before the first widget, else every widget is polished twice.
        QApplication.setStyle("Fusion")
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
        qInstallMessageHandler(_end_without_screen)
        app = QApplication(arguments)
        qInstallMessageHandler(None)
    app.setApplicationName("briefdesk")
    app.setApplicationDisplayName("Briefdesk")
    app.setDesktopFileName("briefdesk")
    app.setWindowIcon(QIcon(str(shipped_path("assets", "icons", "briefdesk.svg"))))
    app.setFont(_base_font(app.font()))
    return app


def _end_without_screen(kind: QtMsgType, _context: object, message: str) -> None:
    """Say that the screen can't be reached, in place of Qt's abort with a core dump."""
    if kind is QtMsgType.QtFatalMsg:
        name = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or ""
        sys.stderr.write(
            f"The screen “{name}” cannot be reached.\n"
            "Run Briefdesk on a desktop, or `briefdesk demo` to build the sample letters without one.\n"
        )
        sys.stderr.flush()
        os._exit(2)
    sys.stderr.write(f"{message}\n")


def _base_font(font: QFont) -> QFont:
    """Return the system's font, or a calmer one where the system names only a stand-in."""
    chosen = QFont(font)
    if font.family().lower() in ("sans serif", "sans", "dejavu sans", "helvetica"):
        known = set(QFontDatabase.families())
        better = ("Inter", "Noto Sans", "Cantarell", "Ubuntu", "Open Sans", "Roboto", "Liberation Sans")
        for family in better:
            if family in known:
                chosen.setFamily(family)
                break
    chosen.setPointSizeF(max(10.0, font.pointSizeF()))
    return chosen


def run(project: Path | None) -> int:
    """Open the window, on `project` where one is given, and return the exit status when it is closed."""
    # Hand-offs to the system's portal would log to the terminal of whoever called us.
    os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")
    app = application(sys.argv[:1])
    desktop = Desktop(app, user_folders(), dt.datetime.now().astimezone().date())
    desktop.notices.install()
    desktop.show(project)
    status = app.exec()
    desktop.close()
    return status
