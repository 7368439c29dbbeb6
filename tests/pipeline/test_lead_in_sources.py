"""The sentence before the findings: true of all that follows it, whatever it comes from."""

from dataclasses import replace

import pytest

from briefdesk.compose.document_text import pieces_of
from briefdesk.model.draft import FindingPart, PartId, Project, Recipients, TextPart
from briefdesk.model.finding import FindingId
from briefdesk.model.local_fact import LocalFact
from briefdesk.pipeline.choosing import query_of
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import move_part, with_template
from briefdesk.pipeline.explain import explain
from briefdesk.pipeline.letters import compose_letters
from briefdesk.pipeline.local_facts import add_local_fact, pick_local_facts
from briefdesk.pipeline.recipients import chosen

FACT = LocalFact(
    "TX", "In Texas, 12,400 Guard members were on border duty in 2025.", "Border Duty in Numbers", "2025-03",
    "Texas Ledger", "https://example.org/border",
)  # fmt: skip
ITS_OWN = "Among its findings:"
OF_ALL = "Each finding names its source in the notes:"


def lead_ins(desk: Desk, project: Project) -> dict[str, str]:
    """Return the sentence before the findings by the recipient's state."""
    found: dict[str, str] = {}
    for letter in compose_letters(desk, project, chosen(desk, project)):
        (said,) = [p.text for p in pieces_of(letter.document) if p.part == "findings"]
        found[letter.addressee.members[0].state] = said
    return found


@pytest.fixture
def project(desk: Desk, sample: Project) -> Project:
    members = {state: next(m for m in desk.index.members if m.state == state) for state in ("TX", "RI")}
    query = query_of([member.bioguide for member in members.values()])
    return replace(sample, recipients=Recipients(query=query))


def test_one_source_alone_is_named_as_that_of_all_findings(desk: Desk, project: Project):
    assert all(said.endswith(ITS_OWN) for said in lead_ins(desk, project).values())


def test_letter_with_a_local_fact_does_not_call_it_a_finding_of_the_report(desk: Desk, project: Project):
    add_local_fact(desk, FACT)

    said = lead_ins(desk, pick_local_facts(desk, project))

    assert ITS_OWN not in said["TX"]
    assert said["TX"].endswith(OF_ALL)
    assert project.sources[0].document.title in said["TX"]
    assert said["RI"].endswith(ITS_OWN), "nobody else's letter has the fact"


def test_words_of_ones_own_among_the_findings_are_not_called_findings_of_the_report(
    desk: Desk, project: Project
):
    first = next(i for i, p in enumerate(project.letter.parts) if isinstance(p, FindingPart))
    own = TextPart(PartId("own"), "Our own members saw the same.")
    parts = (*project.letter.parts[:first], own, *project.letter.parts[first:])
    among = replace(project, letter=replace(project.letter, parts=parts))

    assert all(said.endswith(OF_ALL) for said in lead_ins(desk, among).values())
    after = move_part(among, "letter", own.id, len(parts) - 1)
    assert all(said.endswith(ITS_OWN) for said in lead_ins(desk, after).values())


def test_the_source_named_is_one_that_the_letter_cites(desk: Desk, project: Project):
    add_local_fact(desk, FACT)
    picked = pick_local_facts(desk, replace(project, recipients=Recipients(query="state:TX")))
    fact = FindingId(next(f.id for s in picked.sources for f in s.findings if "12,400" in f.text))
    parts = tuple(
        p
        for p in picked.letter.parts
        if not (isinstance(p, FindingPart) and p.slot == "findings" and p.finding != fact)
    )

    (said,) = set(lead_ins(desk, replace(picked, letter=replace(picked.letter, parts=parts))).values())

    assert FACT.source in said
    assert said.endswith(ITS_OWN)


@pytest.mark.parametrize(
    "template", ["committee-leaders", "delegation", "coalition", "thank-you", "follow-up"]
)
def test_every_letter_says_it_truly_of_a_mix(desk: Desk, project: Project, template: str):
    add_local_fact(desk, FACT)
    mixed = with_template(desk, pick_local_facts(desk, project), template)

    said = lead_ins(desk, mixed)

    assert said["TX"].endswith(OF_ALL)
    assert said["RI"] != said["TX"]
    assert explain(desk, mixed)
