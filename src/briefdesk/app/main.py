"""Start the window: show it first, open everything else behind it."""

import gc
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication

from briefdesk.app.garbage import GarbageSearch
from briefdesk.app.memory import Memory
from briefdesk.app.notify import Notices
from briefdesk.app.style import HAS_STYLE, Appearance, colors_at_start, dress
from briefdesk.app.window import HOME, WRITE, MainWindow
from briefdesk.store.folders import Folders, user_folders

if TYPE_CHECKING:
    import datetime as dt

    from briefdesk.app.opening import Opened
    from briefdesk.app.workbench import Workbench
    from briefdesk.app.workers import Runner


class Desktop(QObject):
    """The application's objects, from the first window to the last file closed."""

    def __init__(
        self,
        app: QApplication,
        folders: Folders,
        today: "dt.date | None" = None,
        parent: QObject | None = None,
    ) -> None:
        """Make the window; `today` is the date of the clock where none is given."""
        super().__init__(parent)
        self._app = app
        self._folders = folders
        self._today = today
        self._path: Path | None = None
        self._opened: Opened | None = None
        self.runner: Runner | None = None
        self.workbench: Workbench | None = None
        self.memory = Memory(folders.config, self)
        self._garbage = GarbageSearch(self)
        # Before the first widget: what is dressed later is polished, and its icons are drawn, twice.
        dress(app, colors_at_start(app, self.memory.appearance))
        self.window = MainWindow()
        self.notices = Notices(lambda: self.window.banner, self)
        if not self.memory.restore_window(self.window):
            self._fit_screen()
        self.window.first_painted.connect(lambda: QTimer.singleShot(0, self._open))

    def show(self, path: Path | None) -> None:
        """Show the window; `path` is opened once it is painted."""
        self._path = path
        if path is None and self.memory.glance.first_run_done:
            self.window.welcome.show_recents(self.memory.glance.recent[:8])
            self.window.show_place(HOME)
        else:
            self.window.show_place(WRITE)
        self.window.show()

    def close(self) -> None:
        """Wait for the workers and close the desk."""
        if self.runner is not None:
            self.runner.close()
        if self._opened is not None:
            self._opened.desk.close()
        self._garbage.stop()

    def _open(self) -> None:
        import datetime as dt  # noqa: PLC0415  (the first paint does without)

        from briefdesk.app.workers import Runner  # noqa: PLC0415

        self._settle()
        self.runner = runner = Runner(self, threads=3)
        self.notices.keep_log(self._folders.cache)
        first = not self.memory.glance.first_run_done
        folders, path = self._folders, self._path
        today = self._today or dt.datetime.now().astimezone().date()
        runner.submit(
            "start",
            lambda: _open_behind(folders, path, today, first_run=first),
            on_result=lambda behind: self._attach(runner, *behind),
            on_error=self.notices.tell,
        )

    def _attach(self, runner: "Runner", opened: "Opened", workbench: "type[Workbench]") -> None:
        self._opened = opened
        self.workbench = workbench(self.window, opened, runner, self.notices, self.memory)

    def _settle(self) -> None:
        """Do what the first paint does not wait for."""
        from PySide6.QtGui import QIcon  # noqa: PLC0415

        from briefdesk.shipped import shipped_path  # noqa: PLC0415

        self._app.setWindowIcon(QIcon(str(shipped_path("assets", "icons", "briefdesk.svg"))))
        self.window.show_appearance(self._app, self.memory.appearance)
        self._app.styleHints().colorSchemeChanged.connect(self._follow_system)
        # What the start made lives as long as the application: nothing to look through for garbage.
        gc.freeze()
        self._garbage.start()

    def _follow_system(self, _scheme: object) -> None:
        if self.memory.appearance is Appearance.AUTO:
            self.window.show_appearance(self._app, Appearance.AUTO)

    def _fit_screen(self) -> None:
        screen = QGuiApplication.primaryScreen().availableGeometry()
        self.window.resize(min(1440, screen.width() - 40), min(900, screen.height() - 60))


def _open_behind(
    folders: Folders, path: Path | None, today: "dt.date", *, first_run: bool
) -> "tuple[Opened, type[Workbench]]":
    """Open the desk, and import what works at it: the first paint need not wait for either."""
    opening = import_module("briefdesk.app.opening")
    workbench = import_module("briefdesk.app.workbench")
    return opening.open_all(folders, path, today, first_run=first_run), workbench.Workbench


def application(arguments: list[str]) -> QApplication:
    """Return the Qt application, named and with a readable base font."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        qInstallMessageHandler(_end_without_screen)
        # Fusion from the start, else every widget is polished twice.
        app = QApplication([*arguments, "-style", "fusion"])
        app.setProperty(HAS_STYLE, True)
        qInstallMessageHandler(None)
    app.setApplicationName("briefdesk")
    app.setApplicationDisplayName("Briefdesk")
    app.setDesktopFileName("briefdesk")
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
        better = ("Inter", "Noto Sans", "Cantarell", "Ubuntu", "Open Sans", "Roboto", "Liberation Sans")
        for family in better:
            if QFontDatabase.hasFamily(family):
                chosen.setFamily(family)
                break
    chosen.setPointSizeF(max(10.0, font.pointSizeF()))
    return chosen


def run(project: Path | None, today: "dt.date | None" = None) -> int:
    """Open the window, on `project` where one is given, and return the exit status when it is closed.

    `today` is the date to go by, the clock's where none is given.
    """
    # Hand-offs to the system's portal would log to the terminal of whoever called us.
    os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")
    app = application(sys.argv[:1])
    desktop = Desktop(app, user_folders(), today=today)
    desktop.notices.install()
    desktop.show(project)
    status = app.exec()
    desktop.close()
    return status
