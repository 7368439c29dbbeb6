"""What changed between two rosters, in words: one line for all, and a list of each kind."""

from collections.abc import Iterable
from dataclasses import dataclass

from briefdesk.congress.changes import Moved, PlaceChange, RosterChange
from briefdesk.congress.seats import seat_name
from briefdesk.english import counted
from briefdesk.model.congress import Committee, CommitteeCode, Member, Membership, Roster

_PLACES = ("seat", "office")
_SHOWN = {
    "office": "office", "phone": "phone", "zip_code": "ZIP code", "contact_form": "contact form",
    "party": "party", "full_name": "name", "last_name": "surname", "title": "title",
    "term_end": "end of term",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ChangeList:
    """One kind of change ("Left", "New", "Moved" ...) with a line for each."""

    words: str
    lines: tuple[str, ...]


def in_words(change: RosterChange) -> str:
    """Return the change in one line: "3 left, 2 new, 11 moved, 4 committees"; "nothing changed"."""
    moved = sum(map(_is_moved, change.moved))
    parts = (
        (len(change.left), "left"),
        (len(change.new), "new"),
        (moved, "moved"),
        (len(change.moved) - moved, "with other details"),
    )
    said = [f"{number:,} {word}" for number, word in parts if number]
    if change.committees:
        said.append(counted(len(change.committees), "committee"))
    if change.places:
        said.append(counted(len(change.places), "committee seat"))
    return ", ".join(said) or "nothing changed"


def change_lists(change: RosterChange, before: Roster, after: Roster) -> tuple[ChangeList, ...]:
    """Return what changed, kind by kind, those without an entry left out."""
    names = _Names(before, after)
    moved = [m for m in change.moved if _is_moved(m)]
    revised = [m for m in change.moved if not _is_moved(m)]
    lists = (
        ChangeList("Left", tuple(map(_who, change.left))),
        ChangeList("New", tuple(map(_who, change.new))),
        ChangeList("Moved", tuple(map(_moved, moved))),
        ChangeList("Other details", tuple(map(_moved, revised))),
        ChangeList("Committees", tuple(names.committees(change))),
        ChangeList("Committee seats", tuple(map(names.place, change.places))),
    )
    return tuple(found for found in lists if found.lines)


def _is_moved(moved: Moved) -> bool:
    return any(what in _PLACES for what in moved.what)


def _who(member: Member) -> str:
    return f"{member.title.value} {member.full_name} ({seat_name(member.seat)})"


def _moved(moved: Moved) -> str:
    before, after = moved.before, moved.after
    said = [f"held {seat_name(before.seat)} before"] if "seat" in moved.what else []
    for name, words in _SHOWN.items():
        old, now = str(getattr(before, name)), str(getattr(after, name))
        if old != now:
            said.append(f"{words} {old or 'none'} → {now or 'none'}")
    return f"{_who(after)}: {'; '.join(said)}"


class _Names:
    """Names of members and committees of both rosters, the later one's first."""

    def __init__(self, before: Roster, after: Roster) -> None:
        self._members = {m.bioguide: m for roster in (before, after) for m in roster.members}
        self._committees = {c.code: c for roster in (before, after) for c in roster.committees}

    def committees(self, change: RosterChange) -> Iterable[str]:
        """Yield a line for each committee that came, went or was renamed."""
        for found in change.committees:
            match found.before, found.after:
                case None, Committee(code=code):
                    yield f"New: {self._committee(code)}"
                case Committee(code=code), None:
                    yield f"Gone: {self._committee(code)}"
                case Committee(full_name=name), Committee(code=code):
                    yield f"Renamed: {name} → {self._committee(code)}"

    def place(self, change: PlaceChange) -> str:
        """Return a line for a seat on a committee that was taken, left or changed."""
        member = self._members[change.bioguide]
        where = f"{member.full_name}, {self._committee(change.committee)}"
        match change.before, change.after:
            case None, Membership() as now:
                return f"{where}: joined as {_role(now)}"
            case Membership(), None:
                return f"{where}: left"
            case Membership() as was, Membership() as now:
                return f"{where}: {_role(was)} → {_role(now)}"
        return where

    def _committee(self, code: CommitteeCode) -> str:
        committee = self._committees.get(code)
        if committee is None:
            return code
        parent = self._committees.get(committee.parent) if committee.parent else None
        return f"{committee.full_name}, {parent.name}" if parent else committee.name


def _role(place: Membership) -> str:
    return place.title or "member"
