"""What the user's library of sources and findings holds, and how it is asked and changed."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from briefdesk.model.finding import Citation, Finding, FindingId, FindingKind, FindingState
from briefdesk.model.source import Passage, SourceId

FIRST_PAGE = 50
"""What a search reads before anybody scrolls."""


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source of the library without its text. `date` is as exact as known; counts are of findings.

    `shipped` marks a source that came with Briefdesk; `verbatim` one whose passages are its own words.
    """

    id: SourceId
    title: str
    short_title: str
    publisher: str
    date: str
    edition: str
    shipped: bool
    verbatim: bool
    suggested: int
    accepted: int
    dismissed: int


@dataclass(frozen=True, slots=True)
class FindingQuery:
    """What to search the library for; what is empty does not narrow. All `words` must occur, as beginnings.

    `topic` is a topic as findings carry it; dismissed findings are found only where `states` says so.
    """

    words: str = ""
    source: SourceId | None = None
    kinds: tuple[FindingKind, ...] = ()
    topic: str = ""
    states: tuple[FindingState, ...] = (FindingState.ACCEPTED, FindingState.SUGGESTED)


@dataclass(frozen=True, slots=True)
class FoundFinding:
    """A finding that a search found, with its source's short title."""

    finding: Finding
    source: SourceId
    source_title: str


@dataclass(frozen=True, slots=True)
class FoundFindings:
    """The best of what a search found, best first, and how many there are in all."""

    total: int
    found: tuple[FoundFinding, ...]


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A search that somebody kept under a name."""

    name: str
    query: FindingQuery


@dataclass(frozen=True, slots=True)
class LibraryChange:
    """One step of review in one source: these findings go, these come. `label` names it for undo.

    `before` and `after` are passages that were marked otherwise: their ids and words are the same.
    """

    label: str
    source: SourceId
    removed: tuple[Finding, ...]
    added: tuple[Finding, ...]
    before: tuple[Passage, ...] = ()
    after: tuple[Passage, ...] = ()

    def inverse(self) -> "LibraryChange":
        """Return the change that takes this one back."""
        return LibraryChange(self.label, self.source, self.added, self.removed, self.after, self.before)


@dataclass(frozen=True, slots=True)
class EditionEntry:
    """One edition of a source that the library keeps: the hash of its file and the day it was taken up."""

    edition: str
    date: str
    taken_up: dt.date


@dataclass(frozen=True, slots=True)
class ProjectUse:
    """A project file that uses findings of a source, as it stood when it was last saved or opened."""

    path: str
    title: str
    edition: str
    findings: tuple[FindingId, ...]
    seen: dt.date


class Anchor(StrEnum):
    """What became of a finding's passage in a new edition."""

    SAME = "same"
    MOVED = "moved"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Anchored:
    """A finding of the old edition and where it stands in the new one.

    `before` and `after` are the words it rests on, `citations` the new places (empty where they are gone),
    `likeness` how alike both are, from 0 to 1.
    """

    finding: Finding
    anchor: Anchor
    before: str
    after: str
    citations: tuple[Citation, ...]
    likeness: float


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a sentence of a letter comes from: the citation, the passage's characters, how alike, 0 to 1."""

    citation: Citation
    start: int
    end: int
    likeness: float
