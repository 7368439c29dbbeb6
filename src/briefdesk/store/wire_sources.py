"""Sources as they stand in a file, and what all of a file's JSON types share. See `wire`."""

import datetime as dt
from typing import Annotated

import msgspec

from briefdesk.model.finding import FindingKind, FindingState
from briefdesk.model.source import PassageKind

Count = Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)]


class Wire(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A JSON object. Unknown fields are refused: to drop them at the next save would lose them."""


class WireCitation(Wire, frozen=True):
    """Citation."""

    source: str
    section: str
    heading: str
    passage: str
    number: Count
    start: Count | None = None
    end: Count | None = None


class WireKeyFigure(Wire, frozen=True):
    """KeyFigure."""

    value: str
    label: str


class WireExcuse(Wire, frozen=True):
    """Excuse."""

    code: str
    words: str
    reason: str


class WireFinding(Wire, frozen=True):
    """Finding."""

    id: str
    kind: FindingKind
    text: str
    citation: WireCitation | None = None
    figures: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    committees: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    key_figure: WireKeyFigure | None = None
    also: tuple[WireCitation, ...] = ()
    state: FindingState = FindingState.ACCEPTED
    reason: str = ""
    excuses: tuple[WireExcuse, ...] = ()
    confidential: bool = False
    embargo: dt.date | None = None


class WirePassage(Wire, frozen=True):
    """Passage."""

    id: str
    number: Count
    text: str
    kind: PassageKind = PassageKind.TEXT
    paraphrase: bool = False
    confidential: bool = False
    embargo: dt.date | None = None


class WireSection(Wire, frozen=True):
    """Section."""

    id: str
    heading: str
    level: Count
    passages: tuple[WirePassage, ...] = ()


class WireDocument(Wire, frozen=True):
    """SourceDocument."""

    id: str
    title: str
    short_title: str
    publisher: str = ""
    author: str = ""
    date: str = ""
    url: str = ""
    edition: str = ""
    sections: tuple[WireSection, ...] = ()


class WirePack(Wire, frozen=True):
    """SourcePack: one file of `sources/`."""

    document: WireDocument
    findings: tuple[WireFinding, ...] = ()
