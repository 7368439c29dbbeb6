"""What an export has come to so far, and the sentences that say it."""

from pathlib import Path

from briefdesk.app.wording import short_name
from briefdesk.english import counted
from briefdesk.model.outcome import BriefMade, LetterFailed, LetterMade, PrintMade, SeatVacant


class Tally:
    """Counts the outcomes of one export of `total` letters, or of the one-pager."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.files = 0
        self.failures: list[str] = []
        self.vacant: list[str] = []
        self.set_aside: list[Path] = []
        self._made = 0
        self._unchanged = 0

    @property
    def done(self) -> int:
        """Return how many letters are made or have failed."""
        return self._made + len(self.failures)

    @property
    def left(self) -> int:
        """Return how many letters were not begun."""
        return self.total - self.done

    def take(self, outcome: LetterMade | LetterFailed | PrintMade | SeatVacant | BriefMade) -> None:
        """Count one outcome."""
        match outcome:
            case LetterFailed(addressee, error, next_step):
                self.failures.append(f"{short_name(addressee)}: {error} {next_step}")
            case LetterMade():
                self._made += 1
                self._unchanged += outcome.kept
                self.files += len(outcome.files)
                self.set_aside += outcome.set_aside
            case PrintMade():
                self.files += 1
                self.set_aside += outcome.set_aside
            case SeatVacant(seat, name, reason):
                self.vacant.append(f"{seat.code} ({name}): {reason}.")
            case BriefMade():
                self._made += 1
                self.files += len(outcome.files)

    def summary(self) -> str:
        """Return what was made of the letters, and what was not."""
        said = f"{counted(self._made, 'letter')} exported as {counted(self.files, 'file')}"
        said += f", {self._unchanged:,} of the letters unchanged." if self._unchanged else "."
        if self.failures:
            said += f" {counted(len(self.failures), 'letter')} could not be written."
        if self.vacant:
            said += f" No letter goes to {counted(len(self.vacant), 'seat')} without a member."
        return f"Stopped. {said} {counted(self.left, 'letter')} left out." if self.left > 0 else said

    def aside_words(self) -> str:
        """Return what became of files that somebody had edited, or nothing."""
        kept = self.set_aside
        if not kept:
            return ""
        if len(kept) == 1:
            return f"1 file was not as Briefdesk had written it; it is kept as “{kept[0].name}”."
        return (
            f"{len(kept):,} files were not as Briefdesk had written them; "
            f"they are kept as “{kept[0].name}” and so on."
        )

    def details(self) -> list[str]:
        """Return failures, seats without a letter, and files set aside where the sentence has not all."""
        names = [path.name for path in self.set_aside] if len(self.set_aside) > 1 else []
        return [*self.failures, *self.vacant, *names]
