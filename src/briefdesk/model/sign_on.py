"""Organizations that sign on: what they consent to, which text that was, and how far each has come."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

TIERS = ("national", "state", "local")


class Ruling(StrEnum):
    """What a version of the text is beside the one before it: the first, a mended typo, or of substance."""

    FIRST = "first"
    TYPO = "typo"
    SUBSTANCE = "substance"


@dataclass(frozen=True, slots=True)
class Judgement:
    """How far one text is from another, and why: each reason is a few words, "an ask changed"."""

    ruling: Ruling
    reasons: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Return the judgement as one line says it."""
        match self.ruling:
            case Ruling.FIRST:
                return "First version"
            case Ruling.TYPO:
                return "Typo only"
            case Ruling.SUBSTANCE:
                return f"Change of substance: {'; '.join(self.reasons[:3])}"


@dataclass(frozen=True, slots=True)
class TextVersion:
    """The letter's text as it stood: `sha256` (hex) is of `text`, a paragraph to a line.

    `judged` and `because` compare it with the version before. `ruled` is what staff decided against that,
    with the `reason`; None leaves it at the judgement.
    """

    number: int
    sha256: str
    day: dt.date
    text: str
    judged: Ruling = Ruling.FIRST
    because: tuple[str, ...] = ()
    ruled: Ruling | None = None
    reason: str = ""
    by: str = ""

    @property
    def ruling(self) -> Ruling:
        """Return what holds: what staff ruled, or else the judgement."""
        return self.ruled or self.judged

    @property
    def judgement(self) -> Judgement:
        """Return how the version was judged when it was kept."""
        return Judgement(self.judged, self.because)


@dataclass(frozen=True, slots=True)
class Consent:
    """That an organization signs the text of that hash: the version's number, the day, and who said so."""

    sha256: str
    version: int
    day: dt.date
    by: str = ""


class ConsentState(StrEnum):
    """How far an organization has come; only those that signed are counted and printed."""

    INVITED = "invited"
    SIGNED = "signed"
    SIGN_AGAIN = "sign_again"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class SignOn:
    """The text's versions, the last of them newest, and until when organizations may sign.

    Without versions consents are not kept, and every organization listed is printed. `shows_people` prints
    who signs for each organization under its name.
    """

    versions: tuple[TextVersion, ...] = ()
    deadline: dt.date | None = None
    shows_people: bool = False
