"""Where tailoring backfires: by party alone, or two letters that contradict each other next door."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from briefdesk.compose.tailoring import merged_edit
from briefdesk.congress.query import parse_query
from briefdesk.errors import BriefdeskError
from briefdesk.model.addressee import Addressee
from briefdesk.model.congress import Member
from briefdesk.model.draft import Part, Project
from briefdesk.model.problem import Problem, Severity
from briefdesk.model.tailoring import RuleEffect
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import part_label, part_rule, part_text
from briefdesk.pipeline.recipients import matches_rule
from briefdesk.sources.guards import flags_between

MOST_COMPARED = 12
"""More wordings of one part than this are not held against each other."""


def tailoring_problems(desk: Desk, project: Project, addressees: Sequence[Addressee]) -> tuple[Problem, ...]:
    """Return warnings about rules that would embarrass where recipients compare their letters.

    That is a rule by party alone, and two wordings of one part, by rule or by hand, that contradict each
    other (another figure, date, negation) in letters to members of one delegation or one committee.
    """
    found: list[Problem] = []
    for part in project.letter.parts:
        label = part_label(desk, project, "letter", part)
        found += _by_party_alone(desk, project, part, label)
        found += _contradictions(desk, project, part, label, addressees)
    return tuple(found)


def _by_party_alone(desk: Desk, project: Project, part: Part, label: str) -> Iterator[Problem]:
    queries = (part_rule(desk, project, "letter", part), *(rule.query for rule in part.rules))
    for query in dict.fromkeys(filter(None, queries)):
        try:
            keys = {c.key for term in parse_query(query).terms for c in term.alternatives}
        except BriefdeskError:
            continue  # preflight names a rule that cannot be read by itself
        if keys == {"party"}:
            yield Problem(
                Severity.WARNING,
                "party-alone",
                f"“{label}” is tailored by party alone: staff compare letters across the aisle.",
                "Choose by committee, state or role, or say the same to all.",
                where=label,
                document="letter",
                part=part.id,
                words=query,
            )


def _contradictions(
    desk: Desk, project: Project, part: Part, label: str, addressees: Sequence[Addressee]
) -> Iterator[Problem]:
    wordings = [rule for rule in part.rules if rule.effect is RuleEffect.REWORD]
    by_hand = {edit.addressee: edit for edit in project.hand_edits if edit.part == part.id}
    if not wordings and not by_hand:
        return
    said: dict[str, list[Addressee]] = {}
    master = part_text(desk, project, "letter", part)
    for one in addressees:
        try:
            text = next(
                (r.text for r in reversed(wordings) if matches_rule(desk, r.query, one, project)), master
            )
        except BriefdeskError:
            return
        if one.id in by_hand:
            text, _ = merged_edit(by_hand[one.id], text, document="letter")
        said.setdefault(text, []).append(one)
    for first, second in combinations(list(said)[:MOST_COMPARED], 2):
        flags = flags_between(first, first, second, today=None, source_date="")
        near = _neighbors(desk, said[first], said[second]) if flags else None
        if near is not None:
            mine, theirs, tie = near
            yield Problem(
                Severity.WARNING,
                "letters-contradict",
                f"“{label}” tells {mine.last_name} and {theirs.last_name} ({tie}) different things: "
                f"{flags[0].message}",
                "Say the same to both, or leave the point out for one.",
                where=label,
                document="letter",
                part=part.id,
            )


def _neighbors(
    desk: Desk, some: Sequence[Addressee], others: Sequence[Addressee]
) -> tuple[Member, Member, str] | None:
    """Return two members, one of each group, who share a state or a full committee, and which."""
    by_place: dict[str, Member] = {}
    for addressee in some:
        for member in addressee.members:
            for place in _places(desk, member):
                by_place.setdefault(place, member)
    for addressee in others:
        for member in addressee.members:
            for place in _places(desk, member):
                if place in by_place:
                    return by_place[place], member, place
    return None


def _places(desk: Desk, member: Member) -> Iterator[str]:
    yield f"both from {desk.index.state_name(member.state)}"
    for place in desk.index.places_of(member.bioguide):
        if len(place.committee) == len("HSAS"):
            yield f"both on the {desk.index.committee_label(place.committee)}"
