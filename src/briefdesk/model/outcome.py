"""What an export yields: the files made for each recipient, or why there are none."""

from dataclasses import dataclass
from pathlib import Path

from briefdesk.model.addressee import Addressee
from briefdesk.model.congress import Seat
from briefdesk.model.finding import FindingId
from briefdesk.model.letter import Fit
from briefdesk.model.problem import Problem


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file that was written: its path, format ("pdf"), pages and SHA-256 (hex)."""

    path: Path
    format: str
    pages: int
    sha256: str


@dataclass(frozen=True, slots=True)
class LetterMade:
    """One recipient's files. `fingerprint` is the SHA-256 of what they were made from.

    `kept` is true where an earlier export had made them already. `set_aside` are files that stood in
    the way and were not as Briefdesk had written them, under their new names. `subject` is the Re: line.
    """

    addressee: Addressee
    files: tuple[MadeFile, ...]
    findings: tuple[FindingId, ...]
    problems: tuple[Problem, ...]
    fingerprint: str
    kept: bool = False
    set_aside: tuple[Path, ...] = ()
    subject: str = ""


@dataclass(frozen=True, slots=True)
class LetterFailed:
    """Why one recipient has no letter."""

    addressee: Addressee
    error: str
    next_step: str


@dataclass(frozen=True, slots=True)
class PrintMade:
    """The one file that holds all letters made, for the printer, and `set_aside` as of a letter."""

    file: MadeFile
    letters: int
    set_aside: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class SeatVacant:
    """A seat that the recipients reach and that nobody holds: no letter, or no name in one, goes to it."""

    seat: Seat
    name: str
    reason: str


LetterOutcome = LetterMade | LetterFailed | PrintMade | SeatVacant


@dataclass(frozen=True, slots=True)
class BriefMade:
    """The one-pager's files, how it was fitted, what preflight says of it, and `set_aside` as of a letter."""

    files: tuple[MadeFile, ...]
    fit: Fit
    problems: tuple[Problem, ...]
    set_aside: tuple[Path, ...] = ()
