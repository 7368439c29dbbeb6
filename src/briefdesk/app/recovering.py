"""What an ended run left behind is offered once the window stands, and taken up when that is wished."""

from briefdesk.app.files import ProjectFiles
from briefdesk.app.notify import Notices
from briefdesk.app.partners_place import PartnersPlace
from briefdesk.app.recovery import Leftover, Recovery


class Recovering:
    """Offers copies of unsaved work one after another, the newest first."""

    def __init__(
        self, recovery: Recovery, files: ProjectFiles, partners: PartnersPlace, notices: Notices
    ) -> None:
        self._recovery = recovery
        self._files = files
        self._partners = partners
        self._notices = notices

    def offer(self, left: tuple[Leftover, ...]) -> None:
        """Say what is there; nothing is opened before the user wants it."""
        self._notices.offer(
            f"Briefdesk ended before {left[0].name} was saved. Its last changes were kept.",
            "Recover them, or close this message to decide at the next start.",
            ("Recover", lambda: self.recover(left)),
        )

    def recover(self, left: tuple[Leftover, ...]) -> None:
        """Open the first of them, and offer the next."""
        first = left[0]
        packed = first.snapshot.is_pack
        if self._partners.recover(first) if packed else self._files.recover(first, self._recovery):
            self._tell(left[1:])

    def _tell(self, more: tuple[Leftover, ...]) -> None:
        sentence, step = (
            "This is the recovered version.",
            "Save it to keep it; close without saving to drop it.",
        )
        if more:
            words = f"Changes to {more[0].name} were kept too."
            self._notices.note(sentence, f"{step} {words}", ("Recover the next", lambda: self.recover(more)))
        else:
            self._notices.note(sentence, step)
