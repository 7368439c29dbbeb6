"""What recipients are chosen by beside the query: lists of names, the committee tree, the map, cards."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from briefdesk.model.address_book import LogEntry
from briefdesk.model.addressee import Contact
from briefdesk.model.congress import (
    Chamber,
    Committee,
    CommitteeRole,
    DistrictOffice,
    LeadershipRole,
    Member,
    RoleKind,
    VacantSeat,
)


@dataclass(frozen=True, slots=True)
class NameRow:
    """A row of somebody's list: `line` from 1, its whole text, and the cells whose column is known.

    Keys of `cells`: "name", "first", "last", "title", "state", "district", "chamber", "party", "email", "id".
    """

    line: int
    text: str
    cells: tuple[tuple[str, str], ...] = ()

    def cell(self, key: str) -> str:
        """Return the text of a known column, empty where there is none."""
        return next((text for column, text in self.cells if column == key), "")


class MatchKind(StrEnum):
    """What came of a row: one member, several who may be meant, a seat nobody holds, or nobody sitting."""

    MATCHED = "matched"
    AMBIGUOUS = "ambiguous"
    VACANT = "vacant"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A row of a list and whom it means. `likeness` runs from 0 to 1, 1 for the very same.

    `members`: the one who matched; all who may be meant, the likeliest first; or, of an unknown row, whoever
    comes near and is not taken. `why` says what decided, as a sentence. `contacts` are own contacts found by
    their e-mail or name; `vacant` is the seat meant that nobody holds.
    """

    text: str
    line: int
    members: tuple[Member, ...]
    likeness: float
    kind: MatchKind
    why: str
    contacts: tuple[Contact, ...] = ()
    vacant: VacantSeat | None = None

    @property
    def member(self) -> Member | None:
        """Return the member who matched, None where nobody did without doubt."""
        return self.members[0] if self.kind is MatchKind.MATCHED and self.members else None


@dataclass(frozen=True, slots=True)
class CommitteeLeader:
    """Who leads a committee, with the word recorded for it ("Chairman", "Ranking Member")."""

    member: Member
    role: RoleKind
    title: str


@dataclass(frozen=True, slots=True)
class CommitteeNode:
    """A committee of the tree: its leaders (chair first), how many sit on it and how many of them are chosen.

    `label` is short ("Armed Services"), `term` what chooses it ("committee:SSAS"). `found` is whether the
    words looked for are in it itself, true where none are looked for.
    """

    committee: Committee
    label: str
    term: str
    leaders: tuple[CommitteeLeader, ...]
    members: int
    chosen: int
    subcommittees: tuple["CommitteeNode", ...] = ()
    found: bool = True


@dataclass(frozen=True, slots=True)
class ChamberBranch:
    """The committees of a chamber by name."""

    chamber: Chamber
    label: str
    committees: tuple[CommitteeNode, ...]


class Direction(StrEnum):
    """Where an arrow key leads."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class StateTile:
    """A state or territory on the map: its column and row from 0, its members and how many are chosen.

    `term` chooses it ("state:TX"); `held` is whether the query holds that term.
    """

    state: str
    name: str
    column: int
    row: int
    members: int
    chosen: int
    term: str
    held: bool = False


@dataclass(frozen=True, slots=True)
class Career:
    """What a member has served: the number of terms and the first day, in either chamber."""

    terms: int
    since: dt.date


@dataclass(frozen=True, slots=True)
class MemberCard:
    """All that is known of a member at a glance.

    `committees` stand each full committee before its subcommittees. `years` counts whole years since the
    first term began, breaks included. `form_limit` is the number of characters that the web form takes, as
    the user entered it, None where it is not known. `remarks` tell what was mended or is doubtful.
    `letters` are those made to the member, the newest first.
    """

    member: Member
    seat_name: str
    committees: tuple[CommitteeRole, ...]
    leadership: tuple[LeadershipRole, ...]
    career: Career | None
    years: int | None
    offices: tuple[DistrictOffice, ...]
    form_limit: int | None
    remarks: tuple[str, ...]
    contacts: tuple[Contact, ...] = ()
    letters: tuple[LogEntry, ...] = ()
