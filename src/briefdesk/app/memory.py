"""What the window remembers between runs: its look, its size, the projects opened last."""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtWidgets import QMainWindow, QSplitter

from briefdesk.app.style import Appearance
from briefdesk.errors import StoreError
from briefdesk.model.draft import Sender
from briefdesk.store.settings import Settings, read_settings, save_settings, with_recent, without_recent


class Memory(QObject):
    """Holds the settings and writes them at once; what can't be written is told through `failed`."""

    failed = Signal(object)

    def __init__(self, config: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._config = config
        self._unwritten = False
        try:
            self.settings = read_settings(config)
        except StoreError:
            # Unreadable settings must not keep anybody from their work.
            self.settings = Settings()

    @property
    def appearance(self) -> Appearance:
        """Return how the window is to look."""
        return Appearance(self.settings.scheme)

    def remember_appearance(self, appearance: Appearance) -> None:
        """Keep how the window is to look."""
        self._change(lambda known: replace(known, scheme=appearance.value))

    def remember_recent(self, path: Path) -> None:
        """Keep a project as the newest of the recent ones."""
        self._change(lambda known: with_recent(known, path))

    def forget_recent(self, path: Path) -> None:
        """Drop a project that is gone."""
        self._change(lambda known: without_recent(known, path))

    def remember_sender(self, sender: Sender) -> None:
        """Keep who new projects write as."""
        self._change(lambda known: replace(known, sender=replace(sender, logo=None)))

    def remember_first_run(self) -> None:
        """Keep that the sample was shown."""
        if not self.settings.first_run_done:
            self._change(lambda known: replace(known, first_run_done=True))

    def remember_window(self, window: QMainWindow, *splitters: QSplitter | None) -> None:
        """Keep the window's size and place, and the widths of its panes; None leaves what is known."""
        states = [bytes(window.saveGeometry().data())]
        for number, splitter in enumerate(splitters, start=1):
            states.append(bytes(splitter.saveState().data()) if splitter else self._state(number))
        text = ";".join(b64encode(state).decode("ascii") for state in states)
        self._change(lambda known: replace(known, window_geometry=text))

    def restore_window(self, window: QMainWindow) -> bool:
        """Give the window its size and place; return whether any were known."""
        state = self._state(0)
        return bool(state) and window.restoreGeometry(QByteArray(state))

    def restore_splitters(self, *splitters: QSplitter | None) -> None:
        """Give the panes their widths, in the order in which `remember_window` got them."""
        for number, splitter in enumerate(splitters, start=1):
            if splitter is not None and (state := self._state(number)):
                splitter.restoreState(QByteArray(state))

    def _state(self, index: int) -> bytes:
        parts = self.settings.window_geometry.split(";")
        try:
            return b64decode(parts[index], validate=True) if index < len(parts) else b""
        except NotBase64:
            return b""

    def _change(self, change: Callable[[Settings], Settings]) -> None:
        # Read anew, so that two windows do not take back each other's changes.
        known = self._kept()
        self.settings = change(known)
        if self.settings == known:
            return
        try:
            save_settings(self.settings, self._config)
        except StoreError as error:
            self._unwritten = True
            self.failed.emit(error)
        else:
            self._unwritten = False

    def _kept(self) -> Settings:
        if self._unwritten:
            return self.settings
        try:
            return read_settings(self._config)
        except StoreError:
            return self.settings
