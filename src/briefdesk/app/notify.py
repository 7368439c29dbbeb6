"""The door for everything that goes wrong: a banner for what can be mended, a dialog for the rest."""

import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefdesk.errors import BriefdeskError

if TYPE_CHECKING:
    from briefdesk.app.dialogs.failure import FailureDialog
    from briefdesk.app.widgets.banner import Banner

LOG = logging.getLogger("briefdesk")
Action = tuple[str, Callable[[], None]]


class Notices(QObject):
    """Tells the user. One dialog at a time: what fails while it stands goes to the log alone."""

    _arrived = Signal(object)

    def __init__(self, banner: "Callable[[], Banner]", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._banner_when_needed = banner
        self._log_file: Path | None = None
        self._unsettled = ""
        self.dialog: FailureDialog | None = None
        # An exception may come from any thread; the signal brings it to this one.
        self._arrived.connect(self.tell)

    @property
    def _banner(self) -> "Banner":
        return self._banner_when_needed()

    def tell(self, error: BaseException, action: Action | None = None) -> None:
        """Show what went wrong: a sentence and a next step, or the details where we have no sentence."""
        if isinstance(error, BriefdeskError):
            LOG.warning("%s (%s)", error, error.where)
            self._show("error", str(error), error.next_step, action)
            return
        details = "".join(traceback.format_exception(error))
        LOG.error("%s", details)
        if self.dialog is None:
            from briefdesk.app.dialogs.failure import FailureDialog  # noqa: PLC0415  (seldom needed)

            self.dialog = FailureDialog(details, self._log_file, self._banner.window())
            self.dialog.finished.connect(self._dialog_closed)
            self.dialog.open()

    def note(self, sentence: str, next_step: str = "", action: Action | None = None) -> None:
        """Tell something that is no failure."""
        self._show("note", sentence, next_step, action)

    def tell_until_settled(self, error: BriefdeskError, action: Action) -> None:
        """Show what went wrong until `settle` says that it is mended."""
        self.tell(error, action)
        self._unsettled = str(error)

    def settle(self) -> None:
        """Take back what `tell_until_settled` shows, if it still does."""
        if self._unsettled and self._banner.message == self._unsettled:
            self._banner.dismiss()
        self._unsettled = ""

    def point(self) -> None:
        """Let the keyboard go to the message's button."""
        self._banner.take_focus()

    def offer(self, sentence: str, next_step: str, action: Action) -> None:
        """Offer something that is best decided first: Enter takes it, Escape puts it off."""
        self._show("warning", sentence, next_step, action)
        self.point()

    def _show(self, severity: str, sentence: str, next_step: str, action: Action | None) -> None:
        from briefdesk.model.problem import Severity  # noqa: PLC0415  (the first paint does without)

        self._banner.tell(Severity(severity), sentence, next_step, action)

    def keep_log(self, folder: Path) -> None:
        """Keep what is told in a log in `folder` too, from now on."""
        self._log_file = start_log(folder)

    def install(self) -> None:
        """Take in what nobody else has caught, in Qt's slots too."""

        def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
            if issubclass(kind, KeyboardInterrupt):
                sys.__excepthook__(kind, error, trace)
            else:
                self._arrived.emit(error)

        sys.excepthook = hook

    def _dialog_closed(self) -> None:
        self.dialog = None


def start_log(folder: Path) -> Path | None:
    """Log warnings and errors to a small rotating file in `folder`; None where it can't be written."""
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415  (loads much)

    path = folder / "briefdesk.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        writer = RotatingFileHandler(path, maxBytes=500_000, backupCount=1, encoding="utf-8", delay=True)
    except OSError:
        return None
    writer.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    LOG.addHandler(writer)
    LOG.setLevel(logging.WARNING)
    return path
