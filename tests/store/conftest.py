"""Builders for the store's tests: a project with every field filled, and any project at all."""

import dataclasses
import datetime as dt
import string
import typing
from enum import Enum
from types import UnionType
from typing import Any

import pytest
from hypothesis import strategies as st

from briefdesk.model.carried import TemplateText
from briefdesk.model.draft import (
    Asset,
    Draft,
    FindingPart,
    PartId,
    Project,
    Recipients,
    Sender,
    Signatory,
    TemplatePart,
    TextPart,
)
from briefdesk.model.finding import Citation, Finding, FindingId, FindingKind, KeyFigure, SourcePack
from briefdesk.model.source import Passage, PassageId, Section, SourceDocument, SourceId
from briefdesk.model.template import Slot, TemplateId

PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=20),
    int: st.integers(0, 2**31 - 1),
    bool: st.booleans(),
    bytes: st.binary(max_size=40),
    dt.date: st.dates(),
    type(None): st.none(),
}


def any_of(kind: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for a model type that fills every field, so that a new one cannot be forgotten."""
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if isinstance(kind, typing.NewType):
        found = any_of(kind.__supertype__)
    elif origin in (typing.Union, UnionType):
        found = st.one_of([any_of(arg) for arg in args])
    elif origin is tuple and args[-1] is Ellipsis:
        found = st.lists(any_of(args[0]), max_size=2).map(tuple)
    elif origin is tuple:
        found = st.tuples(*(any_of(arg) for arg in args))
    elif dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        found = st.builds(kind, **{f.name: any_of(hints[f.name]) for f in dataclasses.fields(kind)})
    elif isinstance(kind, type) and issubclass(kind, Enum):
        found = st.sampled_from(list(kind))
    else:
        found = PLAIN[kind]
    return found


def a_project(title: str = "Border oversight") -> Project:
    """Return a small project that uses every kind of part."""
    source = SourceId("troops")
    citation = Citation(source, "texas", "Texas", PassageId("texas-1"), 1, 0, 12)
    finding = Finding(
        FindingId("troops/texas"),
        FindingKind.STATISTIC,
        "About 590 soldiers were deputized.",
        citation,
        ("590",),
        ("border",),
        ("HSAS",),
        ("TX",),
        KeyFigure("590", "soldiers deputized"),
    )
    section = Section("texas", "Texas", 2, (Passage(PassageId("texas-1"), 1, "A gist.", paraphrase=True),))
    document = SourceDocument(
        source, "Troops", "Troops", "A publisher", "", "2025", "https://example.org", "ab", (section,)
    )
    parts = (
        TemplatePart(PartId("opening"), None, "state:TX"),
        FindingPart(PartId("f1"), finding.id, Slot.FINDINGS, "An edited wording"),
        TextPart(PartId("t1"), "For **Texas** only. “Quotes” and ☐", "state:TX,AZ"),
    )
    letters = string.ascii_letters * 40
    return Project(
        title,
        Sender(organization="An organization", address=("1 Street", "Washington, DC"), logo="logo.png"),
        Recipients("chamber:senate", (), as_role=True),
        Draft(TemplateId("letter-to-member"), parts, subject="Oversight", enclosures=("One page",)),
        Draft(TemplateId("leave-behind"), ()),
        (SourcePack(document, (finding,)),),
        (TemplateText(TemplateId("letter-to-member"), f"---\nname: x\n---\n{letters}"),),
        (("meeting_date", "June 15"),),
        (Signatory("One"), Signatory("Two", "state")),
        (Asset("logo.png", bytes(range(256))),),
        dt.date(2026, 6, 15),
    )


@pytest.fixture
def project() -> Project:
    return a_project()


@pytest.fixture(scope="session")
def any_project() -> st.SearchStrategy[Project]:
    return any_of(Project).filter(lambda project: _each_once(project.letter) and _each_once(project.brief))


def _each_once(draft: Draft) -> bool:
    return len({part.id for part in draft.parts}) == len(draft.parts)
