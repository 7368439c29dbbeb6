"""Builders for compose tests: one member, one pack, one template and the project that joins them."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import settings

from briefdesk.compose import drafting
from briefdesk.compose.runner import TemplateRunner
from briefdesk.compose.template import read_template
from briefdesk.model.addressee import Addressee, AddresseeId, AddresseeKind
from briefdesk.model.congress import (
    Bioguide,
    Chamber,
    Committee,
    CommitteeCode,
    CommitteeRole,
    Member,
    Membership,
    MemberTitle,
    RoleKind,
    Seat,
)
from briefdesk.model.draft import Project, Recipients, Sender
from briefdesk.model.finding import Citation, Finding, FindingId, FindingKind, KeyFigure, SourcePack
from briefdesk.model.source import Passage, PassageId, Section, SourceDocument, SourceId
from briefdesk.model.template import Template, TemplateId

# How long an example takes says more of the machine than of the code.
settings.register_profile("compose", deadline=None)
settings.load_profile("compose")

TODAY = dt.date(2026, 6, 15)

LETTER = """---
briefdesk-template: 1
kind: letter
name: Letter to a Member
description: For tests.
language: en-US
theme: classic
subject: Oversight of military roles, {{ recipient.state_name }}
findings: bullets
asks: numbers
close: Sincerely,
delivery: Via e-mail
enclosures:
- One-page brief
cc:
- {{ recipient.title_and_name }}'s staff
fields:
- meeting_date | Date of the meeting
- topic | Topic | troops
---

::: opening | Opening
I write on behalf of **{{ sender.organization }}** to {{ recipient.title_and_name }} about {{ fields.topic }}.

::: findings | Lead-in
The findings:

::: local | Local | only for: state:TX
You represent {{ recipient.district_name }}.

::: asks | Lead-in to the asks
We ask that you:

::: closing | Closing
Thank you.
"""

BRIEF = """---
briefdesk-template: 1
kind: brief
name: Leave-behind
subject: End **this** now
---

::: problem | The problem
Something is wrong.

::: key-figures | Figures

::: findings | Findings
## What the record shows

::: asks | Asks
## What Congress can do
We ask every Member to:

::: sources | Sources
## Where this comes from

::: contact | Contact
To learn more:
"""


def a_member(
    last: str = "Reed",
    first: str = "Jack",
    *,
    state: str = "RI",
    district: int | None = None,
    title: MemberTitle | None = None,
    full: str = "",
    suffix: str = "",
    bioguide: str = "",
) -> Member:
    chamber = Chamber.SENATE if district is None else Chamber.HOUSE
    ordinary = MemberTitle.SENATOR if district is None else MemberTitle.REPRESENTATIVE
    return Member(
        bioguide=Bioguide(bioguide or f"{last[0]}000001"),
        seat=Seat(chamber, state, district),
        title=title or ordinary,
        party="Democrat",
        full_name=full or f"{first} {last}{' ' + suffix if suffix else ''}",
        first_name=first,
        last_name=last,
        suffix=suffix,
        nickname="",
        office="728 Hart Senate Office Building",
        zip_code="20510",
        phone="",
        url="",
        contact_form="",
        term_start=dt.date(2025, 1, 3),
        term_end=dt.date(2031, 1, 3),
    )


def an_addressee(member: Member | None = None, *, as_ranking: bool = False) -> Addressee:
    member = member or a_member()
    committee = Committee(
        CommitteeCode("SSAS"), "Armed Services", "Committee on Armed Services", Chamber.SENATE
    )
    membership = Membership(
        committee.code, member.bioguide, "minority", 1, RoleKind.RANKING, "Ranking Member"
    )
    role = CommitteeRole(membership, committee)
    sub = Committee(
        CommitteeCode("SSAS13"), "Seapower", "Subcommittee on Seapower", Chamber.SENATE, committee.code
    )
    held = CommitteeRole(
        replace(membership, committee=sub.code, role=RoleKind.MEMBER, title=""), sub, committee
    )
    return Addressee(
        id=AddresseeId(member.bioguide),
        kind=AddresseeKind.MEMBER,
        name=member.full_name,
        salutation=f"Dear {member.title.value} {member.last_name}:",
        blocks=((f"The Honorable {member.full_name}", "United States Senate", "Washington, DC 20510"),),
        members=(member,),
        role=role if as_ranking else None,
        committees=(role, held),
    )


def a_citation(passage: str = "texas-6", heading: str = "Texas", number: int = 6) -> Citation:
    return Citation(SourceId("soldiers"), heading.lower(), heading, PassageId(passage), number)


def a_finding(
    name: str = "one",
    kind: FindingKind = FindingKind.FINDING,
    text: str = "More than 590 troops were deputized.",
    citation: Citation | None = None,
    *,
    figure: KeyFigure | None = None,
    figures: tuple[str, ...] = (),
) -> Finding:
    return Finding(
        FindingId(f"soldiers/{name}"),
        kind,
        text,
        citation or a_citation(),
        figures=figures,
        key_figure=figure,
    )


def a_pack(*findings: Finding) -> SourcePack:
    document = SourceDocument(
        id=SourceId("soldiers"),
        title="Soldiers Aren't Border Police: The Perils",
        short_title="Soldiers Aren't Border Police",
        publisher="WOLA",
        author="",
        date="2025",
        url="https://www.wola.org/analysis/soldiers",
        edition="",
        sections=(Section("texas", "Texas", 1, (Passage(PassageId("texas-6"), 6, "Gist."),)),),
    )
    return SourcePack(document, findings)


def letter_template(text: str = LETTER) -> Template:
    return read_template(text, id=TemplateId("test"))


def brief_template(text: str = BRIEF) -> Template:
    return read_template(text, id=TemplateId("test-brief"))


ASK = a_finding("ask", FindingKind.ASK, "Hold a hearing.", a_citation("texas-7", number=7))


def a_project(
    *findings: Finding,
    letter: Template | None = None,
    brief: Template | None = None,
    sender: Sender | None = None,
) -> Project:
    findings = findings or (a_finding(), ASK)
    pack = a_pack(*findings)
    return Project(
        title="Test",
        sender=sender
        or Sender(
            organization="Rights Watchers",
            tagline="For rights",
            address=("1 Main Street", "Washington, DC 20009"),
            phone="202-555-0100",
            email="a@example.org",
            website="https://example.org/",
            signatory="Ana Lopez",
            signatory_title="Director",
            contact_name="Ben Ito",
        ),
        recipients=Recipients(query="state:RI"),
        letter=drafting.start_draft(letter or letter_template(), findings),
        brief=drafting.start_draft(brief or brief_template(), findings),
        sources=(pack,),
        fields=(("meeting_date", "June 20"),),
    )


@pytest.fixture(scope="session")
def runner() -> Iterator[TemplateRunner]:
    with TemplateRunner(timeout_s=20.0) as shared:
        yield shared


@pytest.fixture
def make() -> SimpleNamespace:
    """The builders above, for tests: pytest's importlib mode has no way to import a conftest."""
    builders: dict[str, Callable[..., object]] = {
        "member": a_member,
        "addressee": an_addressee,
        "citation": a_citation,
        "finding": a_finding,
        "pack": a_pack,
        "letter_template": letter_template,
        "brief_template": brief_template,
        "project": a_project,
    }
    return SimpleNamespace(**builders, ask=ASK, today=TODAY, LETTER=LETTER, BRIEF=BRIEF)
