"""What `briefdesk letters` and `briefdesk brief` say of the files that they made."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefdesk.cli.call import Call
from briefdesk.cli.columns import plain
from briefdesk.cli.shapes import bioguide_of, file_json, problem_json
from briefdesk.english import counted
from briefdesk.model.outcome import BriefMade, LetterFailed, LetterMade, PrintMade, SeatVacant
from briefdesk.model.problem import Severity


@dataclass(frozen=True, slots=True)
class Exported:
    """The letters of one export, those that could not be made, the print file if there is one, and the
    seats that have nobody to write to."""

    made: tuple[LetterMade, ...]
    failed: tuple[LetterFailed, ...]
    printed: PrintMade | None = None
    vacant: tuple[SeatVacant, ...] = ()

    @property
    def pages(self) -> int:
        """Return the pages of all letters, counted once for each."""
        if self.printed:
            return self.printed.file.pages
        return sum(max((file.pages for file in letter.files), default=0) for letter in self.made)


def letters_json(exported: Exported) -> dict[str, Any]:
    """Return what `briefdesk letters --json` prints."""
    return {
        "letters": [
            {
                "bioguide": bioguide_of(letter.addressee),
                "id": letter.addressee.id,
                "name": letter.addressee.name,
                "findings": list(letter.findings),
                "warnings": [problem_json(p) for p in letter.problems],
                "files": [file_json(file) for file in letter.files],
                "kept": letter.kept,
                "set_aside": [str(path) for path in letter.set_aside],
            }
            for letter in exported.made
        ],
        "failed": [
            {
                "bioguide": bioguide_of(f.addressee),
                "id": f.addressee.id,
                "name": f.addressee.name,
                "error": f.error,
                "next_step": f.next_step,
            }
            for f in exported.failed
        ],
        "vacant": [{"seat": v.seat.code, "name": v.name, "reason": v.reason} for v in exported.vacant],
        "print_file": file_json(exported.printed.file) if exported.printed else None,
    }


def brief_json(made: BriefMade) -> dict[str, Any]:
    """Return what `briefdesk brief --json` prints."""
    return {
        "files": [file_json(file) for file in made.files],
        "fit": {
            "size_pt": made.fit.size_pt,
            "leading_pt": made.fit.leading_pt,
            "lines_spare": made.fit.lines_spare,
            "dropped": list(made.fit.dropped),
        },
        "warnings": [problem_json(p) for p in made.problems],
        "set_aside": [str(path) for path in made.set_aside],
    }


def say_set_aside(call: Call, kept: Sequence[Path]) -> None:
    """Tell which files stood in the way and were not as Briefdesk had written them."""
    names = ", ".join(f"“{plain(path.name)}”" for path in kept)
    if len(kept) == 1:
        call.say(f"1 file was not as Briefdesk had written it; it is kept as {names}.")
    elif kept:
        call.say(f"{len(kept):,} files were not as Briefdesk had written them; they are kept as {names}.")


def say_problems(call: Call, severities: Sequence[Severity], project_name: str) -> None:
    """Tell how many errors and warnings preflight found, and where to read them."""
    errors, warnings = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
    if errors or warnings:
        found = " and ".join(counted(n, word) for n, word in ((errors, "error"), (warnings, "warning")) if n)
        call.say(f"Preflight found {found}: see `briefdesk check {project_name}`.")
