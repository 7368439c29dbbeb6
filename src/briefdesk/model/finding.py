"""What staff pick from a source: findings, with the place that each can be traced to."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from briefdesk.model.source import PassageId, SourceDocument, SourceId

FindingId = NewType("FindingId", str)


class FindingKind(StrEnum):
    """What a finding is: the words of source packs, of the window and of the command line."""

    FINDING = "finding"
    STATISTIC = "statistic"
    QUOTE = "quote"
    TALKING_POINT = "talking_point"
    ASK = "ask"
    LEGAL = "legal"
    LOCAL_FACT = "local_fact"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a finding stands; `start` and `end` are characters of the passage, None for all of it."""

    source: SourceId
    section: str
    heading: str
    passage: PassageId
    number: int
    start: int | None = None
    end: int | None = None


class FindingState(StrEnum):
    """How far review has come: a suggestion waits, an accepted one was looked at, a dismissed one rests."""

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Excuse:
    """Why a guard's flag may stand: its code, the words of the text that it marks, and the reason given."""

    code: str
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure that can stand alone on a page: "3,600" and "active-duty troops at the border"."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence or two that a letter can use, traceable through `citation`.

    `id` is unique over all sources ("soldiers/texas-590-deputized"). `figures` are the figures and
    dates as written in `text`; `committees` are codes ("HSAS"), `states` postal codes ("TX"), both
    empty where the finding matters to everybody. `also` are further places that a merged finding rests
    on, after `citation`; `reason` says why a dismissed finding was dismissed; `excuses` are the flags that
    somebody looked at and let stand. What is `confidential` leaves in no file, what has an `embargo` not
    before that day.
    """

    id: FindingId
    kind: FindingKind
    text: str
    citation: Citation | None
    figures: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    committees: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    key_figure: KeyFigure | None = None
    also: tuple[Citation, ...] = ()
    state: FindingState = FindingState.ACCEPTED
    reason: str = ""
    excuses: tuple[Excuse, ...] = ()
    confidential: bool = False
    embargo: dt.date | None = None

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Return all places that the finding rests on, the first first."""
        return (self.citation, *self.also) if self.citation else ()


@dataclass(frozen=True, slots=True)
class SourcePack:
    """A source document with the findings that were written from it."""

    document: SourceDocument
    findings: tuple[Finding, ...]
