"""What the window remembers between runs: its look, its size, the projects opened last."""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Signal

from briefdesk.app.style import Appearance
from briefdesk.errors import StoreError
from briefdesk.store.settings_glance import Glance, glance_at_settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow, QSplitter

    from briefdesk.model.draft import Sender
    from briefdesk.store.settings import Settings


class Memory(QObject):
    """Holds the settings and writes them at once; what can't be written is told through `failed`."""

    failed = Signal(object)

    def __init__(self, config: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._config = config
        self._unwritten = False
        self.glance: Glance = glance_at_settings(config)
        """What the first paint needs, as it was at the start."""
        self._settings: Settings | None = None

    @property
    def settings(self) -> "Settings":
        """Return the settings, read when first asked for: reading loads much that a window does not need."""
        if self._settings is None:
            from briefdesk.store.settings import Settings, read_settings  # noqa: PLC0415

            try:
                self._settings = read_settings(self._config)
            except StoreError:
                # Unreadable settings must not keep anybody from their work.
                self._settings = Settings()
        return self._settings

    @property
    def appearance(self) -> Appearance:
        """Return how the window is to look."""
        return Appearance((self._settings or self.glance).scheme)

    def remember_appearance(self, appearance: Appearance) -> None:
        """Keep how the window is to look."""
        from dataclasses import replace  # noqa: PLC0415  (as in `settings`)

        self._change(lambda known: replace(known, scheme=appearance.value))

    def remember_recent(self, path: Path) -> None:
        """Keep a project as the newest of the recent ones."""
        from briefdesk.store.settings import with_recent  # noqa: PLC0415  (as in `settings`)

        self._change(lambda known: with_recent(known, path))

    def forget_recent(self, path: Path) -> None:
        """Drop a project that is gone."""
        from briefdesk.store.settings import without_recent  # noqa: PLC0415  (as in `settings`)

        self._change(lambda known: without_recent(known, path))

    def remember_sender(self, sender: "Sender") -> None:
        """Keep who new projects write as."""
        from dataclasses import replace  # noqa: PLC0415  (as in `settings`)

        self._change(lambda known: replace(known, sender=replace(sender, logo=None)))

    def remember_approver(self, name: str) -> None:
        """Keep who approves pages."""
        from dataclasses import replace  # noqa: PLC0415  (as in `settings`)

        if name != self.settings.approver:
            self._change(lambda known: replace(known, approver=name))

    def remember_first_run(self) -> None:
        """Keep that the sample was shown."""
        from dataclasses import replace  # noqa: PLC0415  (as in `settings`)

        if not self.settings.first_run_done:
            self._change(lambda known: replace(known, first_run_done=True))

    def remember_window(self, window: "QMainWindow", *splitters: "QSplitter | None") -> None:
        """Keep the window's size and place, and the widths of its panes; None leaves what is known."""
        from dataclasses import replace  # noqa: PLC0415  (as in `settings`)

        states = [bytes(window.saveGeometry().data())]
        for number, splitter in enumerate(splitters, start=1):
            states.append(bytes(splitter.saveState().data()) if splitter else self._state(number))
        text = ";".join(b64encode(state).decode("ascii") for state in states)
        self._change(lambda known: replace(known, window_geometry=text))

    def restore_window(self, window: "QMainWindow") -> bool:
        """Give the window its size and place; return whether any were known."""
        state = self._state(0)
        return bool(state) and window.restoreGeometry(QByteArray(state))

    def restore_splitters(self, *splitters: "QSplitter | None") -> None:
        """Give the panes their widths, in the order in which `remember_window` got them."""
        for number, splitter in enumerate(splitters, start=1):
            if splitter is not None and (state := self._state(number)):
                splitter.restoreState(QByteArray(state))

    def _state(self, index: int) -> bytes:
        parts = (self._settings or self.glance).window_geometry.split(";")
        try:
            return b64decode(parts[index], validate=True) if index < len(parts) else b""
        except NotBase64:
            return b""

    def _change(self, change: "Callable[[Settings], Settings]") -> None:
        from briefdesk.store.settings import save_settings  # noqa: PLC0415  (as in `settings`)

        # Read anew, so that two windows do not take back each other's changes.
        known = self._kept()
        self._settings = changed = change(known)
        if changed == known:
            return
        try:
            save_settings(changed, self._config)
        except StoreError as error:
            self._unwritten = True
            self.failed.emit(error)
        else:
            self._unwritten = False

    def _kept(self) -> "Settings":
        from briefdesk.store.settings import read_settings  # noqa: PLC0415  (as in `settings`)

        if self._unwritten:
            return self.settings
        try:
            return read_settings(self._config)
        except StoreError:
            return self.settings
