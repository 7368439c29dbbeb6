"""Whom the rows of somebody's list mean: one member, one of several, a vacant seat, or nobody who sits.

One of several who may be meant is never taken; neither is a name that is only like another, unless the
state or district speaks for it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from briefdesk.congress.clue_agreement import CHAMBER_NAMES, compared
from briefdesk.congress.index import RosterIndex
from briefdesk.congress.name_index import Likeness, NameIndex
from briefdesk.congress.place_clues import Place
from briefdesk.congress.row_clues import Clues, Reading, read_clues
from briefdesk.congress.seats import seat_name
from briefdesk.congress.spelling import folded
from briefdesk.congress.states import seat_is_possible, state_name
from briefdesk.english import series
from briefdesk.model.addressee import Contact
from briefdesk.model.choosing import MatchKind, NameMatch, NameRow
from briefdesk.model.congress import Chamber, Member, Seat, VacantSeat

ENOUGH, ENOUGH_WITH_PLACE = 0.84, 0.72
"""From which likeness a name is taken: by itself, and where state or district agrees."""

_RIVAL = 0.06  # who comes as near as this is meant as likely
_SURE = 0.88  # from here on the misspelled need not be looked for
_MOST_SHOWN = 8
_MOST_WORDS = 14


def match_rows(
    index: RosterIndex, rows: Sequence[NameRow], contacts: Iterable[Contact] = ()
) -> tuple[NameMatch, ...]:
    """Return whom each row means, in order. `contacts` are found by e-mail. Never fails on a row."""
    matcher = _Matcher(index, contacts)
    known: dict[tuple[str, tuple[tuple[str, str], ...]], NameMatch] = {}
    found: list[NameMatch] = []
    for row in rows:
        key = (row.text, row.cells)
        if key not in known:
            known[key] = matcher.match(row)
        found.append(replace(known[key], line=row.line))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A member who may be meant, under one reading, and what of the row speaks for and against."""

    likeness: Likeness
    reading: Reading
    agrees: tuple[str, ...]
    differs: tuple[str, ...]

    @property
    def member(self) -> Member:
        """Return who it is."""
        return self.likeness.member

    @property
    def score(self) -> float:
        """Return how like the names are, 0 to 1."""
        return self.likeness.score

    @property
    def enough(self) -> bool:
        """Whether the name alone, or with the state or district, leaves no doubt."""
        name = self.likeness
        if "state" in self.agrees or "district" in self.agrees:
            return name.score >= ENOUGH_WITH_PLACE
        if name.guessed or (name.misspelled and not name.whole):
            return False
        return name.score >= (ENOUGH if name.whole else ENOUGH_WITH_PLACE)


class _Matcher:
    def __init__(self, index: RosterIndex, contacts: Iterable[Contact]) -> None:
        self._index = index
        self._names = NameIndex(index.members)
        self._by_email: dict[str, list[Contact]] = {}
        self._by_contact_name: dict[str, list[Contact]] = {}
        for contact in contacts:
            self._by_email.setdefault(contact.email.casefold(), []).append(contact)
            self._by_contact_name.setdefault(folded(contact.name), []).append(contact)

    def match(self, row: NameRow) -> NameMatch:
        """Return whom a row means, by the clue that says most."""
        clues, answer = read_clues(row), _Answer(row)
        if clues.email and (found := self._by_email.get(clues.email.casefold())):
            return self._by_contact(answer, found, "The e-mail address")
        named = any(reading.words or reading.surname for reading in clues.readings)
        if clues.bioguide:
            return self._by_id(answer, clues, named)
        if named:
            return self._by_name_or_contact(answer, clues, folded(row.cell("name") or row.text))
        if clues.readings[0].place.state:
            return self._by_place(answer, clues.readings[0].place, clues.chamber)
        return self._by_office(answer, clues)

    def _by_name_or_contact(self, answer: "_Answer", clues: Clues, name: str) -> NameMatch:
        if max(len(reading.words) + len(reading.surname) for reading in clues.readings) > _MOST_WORDS:
            return answer.unknown("This is too long for a name.")
        found, known = self._by_name(answer, clues), self._by_contact_name.get(name)
        if known and found.kind is MatchKind.UNKNOWN:
            return self._by_contact(answer, known, "The name")
        return found

    def _by_contact(self, answer: "_Answer", contacts: list[Contact], what: str) -> NameMatch:
        members = [m for c in contacts if c.member and (m := self._index.member(c.member))]
        names = series(list(dict.fromkeys(contact.name for contact in contacts)))
        why = f"{what} of {names}, in your contacts."
        kind = MatchKind.MATCHED if len(contacts) == 1 else MatchKind.AMBIGUOUS
        return answer.of(kind, members, 1.0, why, contacts=tuple(contacts))

    def _by_id(self, answer: "_Answer", clues: Clues, named: bool) -> NameMatch:
        member = self._index.member(clues.bioguide)
        if member is None:
            return answer.unknown(
                f"Nobody in the roster has the id {clues.bioguide}; the member may have left."
            )
        if named and all(c.member != member for c in self._candidates(clues)):
            return answer.of(
                MatchKind.AMBIGUOUS,
                [member],
                0.5,
                f"The id is that of {member.full_name}, the name is another.",
            )
        return answer.of(MatchKind.MATCHED, [member], 1.0, "By the member’s id.")

    def _by_place(self, answer: "_Answer", place: Place, chamber: Chamber | None) -> NameMatch:
        """Answer a row that names no person: "TX-34", or "Senator from Rhode Island"."""
        if place.district is not None:
            return self._by_seat(answer, Seat(Chamber.HOUSE, place.state, place.district))
        sitting = [m for m in self._index.members if m.state == place.state and chamber in (None, m.chamber)]
        where = (
            f"{state_name(place.state)} in {CHAMBER_NAMES[chamber]}" if chamber else state_name(place.state)
        )
        if len(sitting) == 1:
            return answer.of(MatchKind.MATCHED, sitting, 1.0, f"The only member for {where}.")
        why = f"{len(sitting)} members sit for {where}; the row names none of them."
        return answer.of(MatchKind.AMBIGUOUS, sitting, 0.5, why)

    def _by_office(self, answer: "_Answer", clues: Clues) -> NameMatch:
        """Answer a row without name and place: "The Speaker", or one that tells nobody."""
        if clues.email:
            return answer.unknown("None of your contacts has this e-mail address.")
        asked = [
            r for r in self._index.roster.leadership if clues.office and clues.office in r.title.casefold()
        ]
        sitting = ((role, self._index.member(role.bioguide)) for role in asked)
        found = [(role, m) for role, m in sitting if m is not None and clues.chamber in (None, m.chamber)]
        if len(found) == 1:
            return answer.of(MatchKind.MATCHED, [found[0][1]], 1.0, f"Holds the office: {found[0][0].title}.")
        if found:
            why = f"{len(found)} members hold such an office."
            return answer.of(MatchKind.AMBIGUOUS, [m for _, m in found], 0.5, why)
        return answer.unknown("There is no name in this row.")

    def _by_seat(self, answer: "_Answer", seat: Seat) -> NameMatch:
        holder, vacant = self._holder(seat), self._vacant(seat)
        if holder is not None:
            return answer.of(MatchKind.MATCHED, [holder], 1.0, f"Holds the seat {seat.code}.")
        if vacant is not None or seat_is_possible(seat):
            return answer.of(
                MatchKind.VACANT, [], 1.0, f"The seat {seat.code} is vacant or missing.", vacant=vacant
            )
        return answer.unknown(f"There is no seat {seat.code}.")

    def _by_name(self, answer: "_Answer", clues: Clues) -> NameMatch:
        found = self._candidates(clues)
        fitting = [c for c in found if not c.differs]
        best = max((c.score for c in fitting), default=0.0)
        rivals = [c for c in fitting if c.score >= best - _RIVAL]
        if len(rivals) > 1:
            rivals = self._decided_by_office(rivals, clues.office)
        if len(rivals) == 1 and rivals[0].enough and not clues.former:
            return answer.of(MatchKind.MATCHED, [rivals[0].member], best, self._why(rivals[0], found))
        if fitting and (best >= ENOUGH_WITH_PLACE or clues.former):
            return answer.of(
                MatchKind.AMBIGUOUS, [c.member for c in fitting], best, _why_ambiguous(rivals, clues.former)
            )
        named_so = [c for c in found if c.differs and c.likeness.whole and c.score >= ENOUGH]
        if named_so:
            members = [c.member for c in named_so]
            return answer.of(MatchKind.AMBIGUOUS, members, named_so[0].score * 0.8, named_so[0].differs[0])
        return self._unknown(answer, clues, found)

    def _candidates(self, clues: Clues) -> list[_Candidate]:
        """Return who may be meant under any reading, the best of each member, the likeliest first."""
        found = self._judged(clues, self._names.exact)
        if not any(c.score >= _SURE and not c.differs for c in found):
            found += self._judged(clues, self._names.misspelled)
        best: dict[str, _Candidate] = {}
        for candidate in found:
            held = best.get(candidate.member.bioguide)
            if held is None or _rank(candidate) > _rank(held):
                best[candidate.member.bioguide] = candidate
        return sorted(best.values(), key=_rank, reverse=True)

    def _judged(self, clues: Clues, search: Callable[[Reading], list[Likeness]]) -> list[_Candidate]:
        return [
            _Candidate(likeness, reading, *compared(likeness.member, reading.place, clues))
            for reading in clues.readings
            if reading.words or reading.surname
            for likeness in search(reading)
        ]

    def _decided_by_office(self, rivals: list[_Candidate], office: str) -> list[_Candidate]:
        if not office:
            return rivals
        holders = {r.bioguide for r in self._index.roster.leadership if office in r.title.casefold()}
        decided = [replace(c, agrees=("office",)) for c in rivals if c.member.bioguide in holders]
        return decided or rivals

    def _why(self, taken: _Candidate, found: list[_Candidate]) -> str:
        likeness, member = taken.likeness, taken.member
        others = len({c.member.bioguide for c in found if c.score >= taken.score - _RIVAL})
        if others > 1:
            decided = " and ".join(taken.agrees) or "first name"
            why = f"Of {others} members so named, the one whose {decided} agrees"
        elif not likeness.whole and not likeness.remark:
            why = f"The only sitting member named {member.last_name}"
        else:
            why = "The same name" if not likeness.remark else ""
        parts = [part for part in (why, likeness.remark) if part]
        return f"{_sentence('; '.join(parts))}."

    def _unknown(self, answer: "_Answer", clues: Clues, found: list[_Candidate]) -> NameMatch:
        place = clues.readings[0].place
        code = "".join(clues.readings[0].words).upper()
        committee = self._index.committee(code)
        if committee is not None:
            return answer.unknown(f"This is a committee: choose it by committee:{code}.")
        near = [c.member for c in found]
        why = "Nobody who sits in Congress has this name."
        if place.state and place.district is not None:
            seat = Seat(Chamber.HOUSE, place.state, place.district)
            holder = self._holder(seat)
            if holder is not None:
                near = [holder, *near]
                why = f"Is not a sitting member; {seat_name(seat)} is held by {holder.full_name}."
            elif (vacant := self._vacant(seat)) is not None:
                why = f"Is not a sitting member; the seat {seat.code} is vacant or missing."
                return answer.of(MatchKind.VACANT, near, 0.0, why, vacant=vacant)
        near += [m for r in clues.readings for m in self._same_surname(r)]
        return answer.of(MatchKind.UNKNOWN, near, 0.0, why)

    def _same_surname(self, reading: Reading) -> tuple[Member, ...]:
        return self._names.surname_holders("".join(reading.surname) or "".join(reading.words[-1:]))

    def _holder(self, seat: Seat) -> Member | None:
        return next(
            (m for m in self._index.members if m.seat.code == seat.code and m.seat.district is not None), None
        )

    def _vacant(self, seat: Seat) -> VacantSeat | None:
        return next((v for v in self._index.roster.vacant if v.seat.code == seat.code), None)


@dataclass(frozen=True, slots=True)
class _Answer:
    """Makes the match of one row."""

    row: NameRow

    def of(
        self,
        kind: MatchKind,
        members: Iterable[Member],
        likeness: float,
        why: str,
        *,
        contacts: tuple[Contact, ...] = (),
        vacant: VacantSeat | None = None,
    ) -> NameMatch:
        """Return the match with these members, each once, and the reason that the user reads."""
        each = tuple({member.bioguide: member for member in members}.values())[:_MOST_SHOWN]
        # "Jr." ends with a full stop of its own.
        said, like = why.replace("..", "."), round(likeness, 3)
        return NameMatch(self.row.text, self.row.line, each, like, kind, said, contacts, vacant)

    def unknown(self, why: str) -> NameMatch:
        """Return that nobody was found, and why."""
        return self.of(MatchKind.UNKNOWN, (), 0.0, why)


def _rank(candidate: _Candidate) -> tuple[bool, int, float]:
    return not candidate.differs, len(candidate.agrees), candidate.score


def _why_ambiguous(rivals: Sequence[_Candidate], former: bool) -> str:
    if former:
        return "The row speaks of somebody who served before; a sitting member has this name."
    first = rivals[0]
    if len(rivals) > 1:
        return f"{len(rivals)} members may be meant: a state, a chamber or a first name would tell."
    if first.likeness.remark:
        return f"{_sentence(first.likeness.remark)}; too far apart to take unasked."
    return "Near, but not near enough to take unasked."


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
