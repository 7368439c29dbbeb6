"""How much a finding concerns those whom a letter greets: their state, their committees, their topics."""

from collections.abc import Iterable

from briefdesk.congress.committees import topic_of
from briefdesk.congress.index import RosterIndex
from briefdesk.congress.spelling import folded
from briefdesk.congress.states import state_name
from briefdesk.model.addressee import Addressee
from briefdesk.model.congress import CommitteeRole, Member, RoleKind
from briefdesk.model.finding import Finding
from briefdesk.model.letter import Relevance

NONE = Relevance(0)
OWN_STATE, LEADS_COMMITTEE, ON_COMMITTEE, ON_SUBCOMMITTEE, BY_TOPIC = 8, 6, 4, 3, 1
_OFFICES = (RoleKind.CHAIR, RoleKind.RANKING, RoleKind.VICE_CHAIR)


def relevance(index: RosterIndex, finding: Finding, addressee: Addressee) -> Relevance:
    """Return how much a finding concerns an addressee, the strongest reason first in words.

    In a letter to several it counts what concerns the least concerned of them.
    """
    each = [_to_member(index, finding, member) for member in addressee.members]
    return min(each, key=lambda found: found.score, default=NONE)


def _to_member(index: RosterIndex, finding: Finding, member: Member) -> Relevance:
    found: list[Relevance] = []
    if member.state in finding.states:
        found.append(Relevance(OWN_STATE, f"It is about {state_name(member.state)}."))
    roles = index.roles_of(member.bioguide)
    found += _by_committee(finding, roles)
    if not found:
        found += _by_topic(finding, roles)
    if not found:
        return NONE
    found.sort(key=lambda one: -one.score)
    return Relevance(sum(one.score for one in found), " ".join(one.reason for one in found))


def _by_committee(finding: Finding, roles: Iterable[CommitteeRole]) -> list[Relevance]:
    """Return the strongest tie through each full committee that the finding names."""
    best: dict[str, Relevance] = {}
    for role in roles:
        whole = role.parent.code if role.parent else role.committee.code
        if whole not in finding.committees and role.committee.code not in finding.committees:
            continue
        leads = role.membership.role in _OFFICES
        score = LEADS_COMMITTEE if leads else ON_SUBCOMMITTEE if role.parent else ON_COMMITTEE
        # In full: "Chairman of Personnel" is no subcommittee's.
        where = f"the {role.committee.full_name}" if role.parent else topic_of(role.committee)
        place = f"{role.membership.title} of" if leads and role.membership.title else "A seat on"
        reason = f"{place} {where}."
        if score > best.get(whole, NONE).score:
            best[whole] = Relevance(score, reason)
    return list(best.values())


def _by_topic(finding: Finding, roles: Iterable[CommitteeRole]) -> list[Relevance]:
    for topic in finding.topics:
        wanted = f" {folded(topic)} "
        for role in roles:
            if wanted.strip() and wanted in f" {folded(role.committee.full_name)} ":
                return [Relevance(BY_TOPIC, f"Its topic is in the name of {topic_of(role.committee)}.")]
    return []
