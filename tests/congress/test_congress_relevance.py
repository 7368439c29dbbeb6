"""The reasons that a finding concerns a member, in words that stand alone."""

from briefdesk.congress.address import addressee_for
from briefdesk.congress.index import RosterIndex
from briefdesk.congress.relevance import relevance
from briefdesk.model.congress import Bioguide, CommitteeCode, RoleKind
from briefdesk.model.finding import Finding, FindingId, FindingKind


def about(committee: str) -> Finding:
    return Finding(FindingId("s/one"), FindingKind.FINDING, "Text.", None, committees=(committee,))


def test_the_head_of_a_subcommittee_is_told_as_such(index: RosterIndex):
    head = next(p for p in index.places_on(CommitteeCode("SSAS13")) if p.role is RoleKind.CHAIR)
    member = index.member(Bioguide(head.bioguide))
    assert member is not None

    found = relevance(index, about("SSAS13"), addressee_for(index, member, None))

    assert found.reason == "Chairman of the Subcommittee on Seapower."
