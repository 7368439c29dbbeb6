"""What preflight finds: problems with a severity, a place and a next step."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Template workers start sooner without what addressees need.
    from briefdesk.model.addressee import AddresseeId


class Severity(StrEnum):
    """How bad it is: an error should stop an export, a warning deserves a look, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem. `code` is stable and kebab-case ("unfilled-field"); `where` is for people.

    `part` is the id of the draft part to jump to, `addressee` the recipient, `document` "letter",
    "brief", or "" for the project as a whole; `line` counts from 1 in a text file. `words` are the words
    that it marks; `dismissed` is the reason with which somebody let it stand.
    """

    severity: Severity
    code: str
    message: str
    next_step: str
    where: str = ""
    document: str = ""
    part: str = ""
    addressee: "AddresseeId | None" = None
    line: int | None = None
    words: str = ""
    dismissed: str = ""
