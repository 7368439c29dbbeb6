"""The main window: rail, place, banner, preflight, status strip. It shows and asks; `Workbench` decides."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.icons import refresh_icons
from briefdesk.app.menu_words import MENUS
from briefdesk.app.style import Appearance, Colors, colors_for, dress, hairline
from briefdesk.app.widgets.rail import Place, Rail

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QApplication

    from briefdesk.app.actions import Actions
    from briefdesk.app.pages.welcome import WelcomePage
    from briefdesk.app.widgets.banner import Banner
    from briefdesk.app.widgets.preflight_panel import PreflightPanel
    from briefdesk.app.widgets.status_strip import StatusStrip

HOME, WRITE, SOURCES, CONGRESS = "home", "write", "sources", "congress"
TEMPLATES = "templates"
PARTNERS = "partners"
PLACES = (
    Place(HOME, "Home", "home", "Home: the sample, a new project, recent projects"),
    Place(WRITE, "Write", "write", "Write: findings, letter, one-pager and the page itself"),
    Place(SOURCES, "Sources", "report", "Sources: reports, their findings to review, search over all"),
    Place(CONGRESS, "Congress", "committee", "Congress: members, committees, lists, own contacts"),
    Place(TEMPLATES, "Templates", "template", "Templates: the gallery, an editor, versions"),
    Place(PARTNERS, "Partners", "partners", "Partners: packs to fill in and to take back, sign-on"),
)


class MainWindow(QMainWindow):
    """One window, one project. Emits wishes; `may_close` is asked before it goes."""

    files_dropped = Signal(tuple)
    first_painted = Signal()
    closing = Signal()
    place_shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("main-window")
        self.setWindowTitle("Briefdesk")
        self.setMinimumSize(1024, 640)
        self.resize(1280, 800)
        self.setAcceptDrops(True)
        self.may_close: Callable[[], bool] = lambda: True
        self.rail = Rail(PLACES)
        self._welcome: WelcomePage | None = None
        self._preflight: PreflightPanel | None = None
        self._places = QStackedWidget()
        self._write: QWidget | None = None
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._pages: dict[str, QWidget] = {}
        self._was_shown = False
        self._named = self._filled_in = ("", False)
        self._arrange()
        # The menu bar is there from the first paint on, so that nothing moves when the menus arrive.
        for words in MENUS:
            self.menuBar().addAction(words)

    def _arrange(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._places, 1)
        self._panel_line = hairline()
        self._panel_line.hide()
        column.addWidget(self._panel_line)
        self._column = column
        upper = QHBoxLayout()
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(0)
        upper.addWidget(self.rail)
        upper.addWidget(hairline(vertical=True))
        upper.addWidget(body, 1)
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(hairline())
        rows.addLayout(upper, 1)
        rows.addWidget(hairline())
        self._rows = rows
        self.setCentralWidget(whole)

    @property
    def welcome(self) -> "WelcomePage":
        """Return the first page, made when first asked for: a start with a project lacks it."""
        if self._welcome is None:
            from briefdesk.app.pages.welcome import WelcomePage  # noqa: PLC0415

            self._welcome = WelcomePage()
            self._places.addWidget(self._welcome)
        return self._welcome

    @cached_property
    def actions_of(self) -> "Actions":
        """The commands, made like all that follows when first asked for: after the first paint."""
        from briefdesk.app.actions import Actions  # noqa: PLC0415

        return Actions(self)

    @cached_property
    def banner(self) -> "Banner":
        """The message across the page."""
        from briefdesk.app.widgets.banner import Banner  # noqa: PLC0415

        banner = Banner()
        self._column.insertWidget(0, banner)
        return banner

    @cached_property
    def strip(self) -> "StatusStrip":
        """The line at the foot, hidden until there is something to say."""
        from briefdesk.app.widgets.status_strip import StatusStrip  # noqa: PLC0415

        strip = StatusStrip()
        strip.hide()
        self._rows.addWidget(strip)
        return strip

    @property
    def preflight(self) -> "PreflightPanel":
        """Return the list of problems, made when it is first asked for: after the first paint."""
        if self._preflight is None:
            from briefdesk.app.widgets.preflight_panel import PreflightPanel  # noqa: PLC0415

            self._preflight = PreflightPanel()
            self._preflight.hide()
            self._column.addWidget(self._preflight)
        return self._preflight

    # What is shown

    def take_write_page(self, page: QWidget) -> None:
        """Put the Write page into its place."""
        self._places.addWidget(page)
        self._write = page

    def take_page(self, name: str, make: Callable[[], QWidget]) -> None:
        """Remember how a place's page is made; it is, when it is first shown."""
        self._makers[name] = make

    def show_place(self, name: str) -> None:
        """Show a place."""
        page = self._page(name)
        self._places.setCurrentWidget(page)
        self.rail.show_place(name)
        if self.rail.isAncestorOf(self.focusWidget() or self.rail):
            page.setFocus()
        self.place_shown.emit(name)

    @property
    def place(self) -> str:
        """Return the name of the place shown."""
        shown = self._places.currentWidget()
        if shown is self._welcome:
            return HOME
        return next((name for name, page in self._pages.items() if page is shown), WRITE)

    def _page(self, name: str) -> QWidget:
        if name == HOME:
            return self.welcome
        if name in self._makers:
            if name not in self._pages:
                self._pages[name] = self._makers[name]()
                self._places.addWidget(self._pages[name])
            return self._pages[name]
        if self._write is None:
            self._write = _waiting()
            self._places.addWidget(self._write)
        return self._write

    def show_name(self, name: str, *, dirty: bool) -> None:
        """Put the project's name, if any, into the title, with the marker of unsaved changes."""
        self._named = (name, dirty)
        self._show_title()

    def show_pack(self, name: str, *, dirty: bool) -> None:
        """Put the pack that is in front into the title, the project's name again once `name` is empty."""
        self._filled_in = (name, dirty)
        self._show_title()

    def _show_title(self) -> None:
        name, dirty = self._filled_in if self._filled_in[0] else self._named
        self.setWindowTitle(f"{name.replace('[*]', '')}[*] – Briefdesk" if name else "Briefdesk")
        self.setWindowModified(dirty)

    def show_preflight(self, shown: bool) -> None:
        """Open or close the list of problems."""
        self.preflight.setVisible(shown)
        self._panel_line.setVisible(shown)
        self.strip.preflight.setChecked(shown)
        if shown:
            self.preflight.list.setFocus()
        else:
            self._page(self.place).setFocus()

    def show_appearance(self, app: "QApplication", appearance: Appearance) -> Colors:
        """Dress the application in a scheme and return it."""
        colors = colors_for(app, appearance)
        dress(app, colors)
        refresh_icons(app)
        self.strip.refresh()
        self.actions_of.show_appearance(appearance)
        return colors

    # Qt's overrides

    def paintEvent(self, event: "QPaintEvent") -> None:
        """Tell once that the window is painted: what is heavy starts only then.

        An update that is asked for may come before the window is on the screen, and paints nothing.
        """
        super().paintEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self.first_painted.emit()

    def closeEvent(self, event: "QCloseEvent") -> None:
        """Close if the project may be left."""
        if self.may_close():
            self.closing.emit()
            event.accept()
        else:
            event.ignore()

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Press the button that has the focus on Enter too: Qt does so in dialogs only."""
        button = self.focusWidget()
        if (
            event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter)
            and isinstance(button, QAbstractButton)
            and not isinstance(button, QCheckBox)
        ):
            button.click()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:
        """Take files; what can't be read is told when it is dropped."""
        if _dropped(event):
            event.setDropAction(QtCore.Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: "QDropEvent") -> None:
        """Open what was dropped."""
        if paths := _dropped(event):
            event.accept()
            self.files_dropped.emit(paths)


def _waiting() -> QWidget:
    """Return what stands on the Write page while a project is opened."""
    from briefdesk.app.widgets.empty_state import EmptyState  # noqa: PLC0415

    waiting = EmptyState()
    waiting.tell("letter", "Opening…", "")
    return waiting


def _dropped(event: "QDropEvent") -> tuple[Path, ...]:
    """Return the files that are dragged, none where anything else is among them."""
    urls = event.mimeData().urls()
    local = all(url.isLocalFile() for url in urls)
    return tuple(Path(url.toLocalFile()) for url in urls) if local else ()
