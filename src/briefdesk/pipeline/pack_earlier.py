"""Earlier packs of the partner that a pack comes from, and what the project still holds of them."""

from collections.abc import Iterator
from contextlib import suppress

from briefdesk.congress.conditions import ValueUnknown, known_place
from briefdesk.model.draft import FindingPart, PartId, Project, TextPart
from briefdesk.model.finding import Finding, FindingId
from briefdesk.model.pack_out import PackId, PackOut
from briefdesk.model.partner_pack import ChangeKind, PackChange, PartnerPack
from briefdesk.pipeline.drafts import unpick_finding
from briefdesk.pipeline.signatories import mark_of

EARLIER = "earlier-"


def paragraph_id(pack_id: PackId) -> PartId:
    """Return the id of the paragraph that a pack brings, the same each time it comes back."""
    return PartId(f"partner-{pack_id[:12]}")


def earlier_packs(project: Project, pack: PartnerPack) -> tuple[PackOut, ...]:
    """Return the other packs of the same partner on the project's record, in the order they were made.

    It is the same by the name of the organization, where both say one, else by whom they were made for.
    """
    said, names = _marks(pack.fill.sender.organization), _names(project, pack)
    return tuple(
        out
        for out in project.packs_out
        if out.id != pack.id
        and (
            said == _marks(out.organization)
            if said and out.organization
            else names & _marks(out.for_whom, out.organization)
        )
    )


def told_other(project: Project, pack: PartnerPack) -> Iterator[str]:
    """Yield what to know where a pack for the same name was of another organization: both stay."""
    said = _marks(pack.fill.sender.organization)
    for out in project.packs_out:
        alike = out.id != pack.id and _marks(out.for_whom) & _names(project, pack)
        if alike and said and out.organization and said != _marks(out.organization):
            yield (
                f"Of an earlier pack for {out.for_whom}, {out.day}, the words of {out.organization} were "
                "taken. They stay beside those of this pack: take them out where it is the same partner."
            )


def earlier_paragraphs(project: Project, pack: PartnerPack) -> tuple[TextPart, ...]:
    """Return the paragraphs of the partner that stand in the letter, this pack's own first."""
    ids = (pack.id, *(out.id for out in earlier_packs(project, pack)))
    found = (project.letter.part(paragraph_id(pack_id)) for pack_id in ids)
    return tuple(part for part in found if isinstance(part, TextPart))


def earlier_facts(project: Project, pack: PartnerPack) -> Iterator[PackChange]:
    """Yield the facts of earlier packs that this one does not repeat, of states for which it brings others.

    Both may be true, so that they are taken out only where somebody says so.
    """
    again = {" ".join(fact.text.split()) for fact in pack.fill.facts}
    places = frozenset(_states(pack))
    number = 0
    for out in earlier_packs(project, pack):
        for finding_id in out.facts:
            finding = picked_fact(project, finding_id)
            if finding is None or finding.text in again or places.isdisjoint(finding.states):
                continue
            number += 1
            note = (
                f"From the pack of {out.day}, which this one does not repeat. It stays in the letter beside "
                "the new facts unless you take it out."
            )
            yield PackChange(
                f"{EARLIER}{number}", ChangeKind.EARLIER, f"Earlier local fact {number}", finding.text, "",
                note, finding_id,
            )  # fmt: skip


def picked_fact(project: Project, finding_id: FindingId) -> Finding | None:
    """Return a fact that stands in the letter or the one-pager, or None."""
    parts = (*project.letter.parts, *project.brief.parts)
    if not any(isinstance(part, FindingPart) and part.finding == finding_id for part in parts):
        return None
    return project.finding(finding_id)


def without_fact(project: Project, finding_id: FindingId) -> Project:
    """Return the project with an earlier fact in neither document; it stays among the findings."""
    return unpick_finding(unpick_finding(project, "letter", finding_id), "brief", finding_id)


def _states(pack: PartnerPack) -> Iterator[str]:
    for fact in pack.fill.facts:
        with suppress(ValueUnknown):  # refused where the fact is
            yield known_place(fact.place)[:2]


def _names(project: Project, pack: PartnerPack) -> frozenset[str]:
    made = next((out.for_whom for out in project.packs_out if out.id == pack.id), pack.for_whom)
    return _marks(made, pack.fill.sender.organization)


def _marks(*names: str) -> frozenset[str]:
    return frozenset(mark_of(name) for name in names if name.strip())
