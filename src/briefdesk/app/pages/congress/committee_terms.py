"""What a committee's members or leaders are called in a query."""

import re

from briefdesk.pipeline.choosing import CommitteeNode
from briefdesk.pipeline.recipients import has_term, with_term, without_term

_COMMITTEE = re.compile(r'(?<!\S)committee:(?:"[^"]*"|[^\s,"]+)')


def leaders_query(query: str, node: CommitteeNode) -> str:
    """Return the query that finds a committee's leaders beside whom it found before.

    Where it finds nobody, or leaders of other committees only, they are asked for by their role, so that it
    holds when somebody else leads; beside other members by name. Raises QueryInvalid.
    """
    role = roles_term(node)
    others = without_term(query, role) if has_term(query, role) else query
    if not others.strip() or (others != query and _of_committees_alone(others)):
        return with_term(with_term(others, node.term), role)
    people = ",".join(f"member:{leader.member.bioguide}" for leader in node.leaders)
    known = _COMMITTEE.search(query)
    # Said with a committee that is asked for they are further ones, not those who are on it as well.
    return with_term(query, f"{known.group()},{people}" if known else people)


def roles_term(node: CommitteeNode) -> str:
    """Return the term for those who lead a committee ("role:chair,ranking")."""
    return "role:" + ",".join(dict.fromkeys(leader.role.value for leader in node.leaders))


def members_and_leaders(node: CommitteeNode, above: CommitteeNode | None) -> str:
    """Return the term for a subcommittee with the full committee's leaders, or a committee with all below."""
    if above is None:
        return f"{node.term}*" if node.subcommittees else node.term
    return ",".join((node.term, *(f"member:{leader.member.bioguide}" for leader in above.leaders)))


def _of_committees_alone(query: str) -> bool:
    return all(word.startswith("committee:") for word in query.split())
