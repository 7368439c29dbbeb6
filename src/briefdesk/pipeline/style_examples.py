"""Three members of the roster as a house style greets them: what a choice of style comes to."""

from collections.abc import Iterator

from briefdesk.congress.address import addressee_for
from briefdesk.model.addressee import Addressee, AddressStyle
from briefdesk.model.congress import CommitteeRole, Member, MemberTitle, RoleKind
from briefdesk.pipeline.desk import Desk


def style_examples(desk: Desk, style: AddressStyle) -> tuple[Addressee, ...]:
    """Return a chairman, a woman who chairs a committee, and a representative, as far as there are such.

    Preferred forms are left aside: they are what a style does not reach.
    """
    index = desk.index
    chairs = [(m, role) for m in index.members for role in _chaired(desk, m)]
    man = next(((m, r) for m, r in chairs if m.gender == "M"), None)
    woman = next(((m, r) for m, r in chairs if m.gender == "F"), None)
    led = {member.bioguide for member, _ in chairs}
    others = (m for m in index.members if m.title is MemberTitle.REPRESENTATIVE and m.bioguide not in led)
    plain = next((m for m in others if m.gender == "F"), None)
    found = [addressee_for(index, m, role, style=style) for m, role in filter(None, (man, woman))]
    return (*found, *((addressee_for(index, plain, style=style),) if plain else ()))


def _chaired(desk: Desk, member: Member) -> Iterator[CommitteeRole]:
    """Yield the full committees that a member chairs."""
    for role in desk.index.roles_of(member.bioguide):
        if role.parent is None and role.membership.role is RoleKind.CHAIR:
            yield role
