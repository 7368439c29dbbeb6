"""Whom a letter greets: a member, several in one letter, somebody outside Congress, or everybody."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from briefdesk.model.congress import Bioguide, CommitteeRole, Member, Role

AddresseeId = NewType("AddresseeId", str)
ContactId = NewType("ContactId", str)

AddressBlock = tuple[str, ...]


class ContactKind(StrEnum):
    """Who a contact is: on the staff of a member's office, or the head of something else."""

    STAFF = "staff"
    AGENCY = "agency"
    GOVERNOR = "governor"
    EMBASSY = "embassy"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody of the user's own address book, kept apart from the roster.

    `member` is the office that a staff member works for: its room is the roster's, and moves with it.
    `honorific` stands before the name in the address ("The Honorable", "Ms."), `salutation` is the whole
    greeting, colon included; empty ones are made from the rest. `address` is printed under the position.
    """

    id: ContactId
    kind: ContactKind
    name: str
    position: str = ""
    organization: str = ""
    honorific: str = ""
    salutation: str = ""
    address: AddressBlock = ()
    email: str = ""
    phone: str = ""
    state: str = ""
    member: Bioguide | None = None
    note: str = ""


class ChairWord(StrEnum):
    """What the head of a committee is called: as recorded for each, or "Chair" for all."""

    RECORDED = "recorded"
    CHAIR = "chair"


class OfficeGreeting(StrEnum):
    """How the head of a committee is greeted: "Dear Chairman Wicker:" or "Dear Mr. Chairman:"."""

    NAME = "name"
    OFFICE = "office"


class HouseWord(StrEnum):
    """What a representative is called in a greeting; the second follows the recorded gender."""

    REPRESENTATIVE = "representative"
    CONGRESSMAN = "congressman"


@dataclass(frozen=True, slots=True)
class AddressStyle:
    """An organization's house style for forms of address."""

    chair: ChairWord = ChairWord.RECORDED
    greeting: OfficeGreeting = OfficeGreeting.NAME
    house: HouseWord = HouseWord.REPRESENTATIVE

    @property
    def follows_gender(self) -> bool:
        """Return whether the style takes words from the recorded gender: this is always told."""
        return self.greeting is OfficeGreeting.OFFICE or self.house is HouseWord.CONGRESSMAN


@dataclass(frozen=True, slots=True)
class AddressOverride:
    """A form of address that one member prefers, with the reason; empty parts keep the form made.

    `title` stands in the place of "Chairman" or "Senator", `block` of the whole inside address.
    """

    member: Bioguide
    reason: str
    title: str = ""
    salutation: str = ""
    block: AddressBlock = ()


class AddresseeKind(StrEnum):
    """What an addressee is."""

    MEMBER = "member"
    JOINT = "joint"
    CONTACT = "contact"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom one letter greets, in the capacity addressed, with everything it needs to greet them.

    `id` is a member's bioguide, and stable for all others. `members` are in the order of their `blocks`,
    none for a contact or an open letter. A block holds 2 to 8 lines; where there are none, `names` (of a
    delegation) are printed in two columns. `salutation` ends with a colon. `committees` and `member`
    are those of one member addressed alone; `role` is theirs too, or the chair's in a letter to the leaders
    of a committee. `notes` tell how the form came about, where it was
    not the plain one: an override's reason, a word taken from the recorded gender.
    """

    id: AddresseeId
    kind: AddresseeKind
    name: str
    salutation: str
    blocks: tuple[AddressBlock, ...] = ()
    names: tuple[str, ...] = ()
    members: tuple[Member, ...] = ()
    role: Role | None = None
    committees: tuple[CommitteeRole, ...] = ()
    contact: Contact | None = None
    notes: tuple[str, ...] = ()

    @property
    def member(self) -> Member | None:
        """Return the member of a letter to one member alone, else None."""
        return self.members[0] if self.kind is AddresseeKind.MEMBER else None

    @property
    def inside_address(self) -> AddressBlock:
        """Return the lines of the first block, or the names; none for an open letter."""
        return self.blocks[0] if self.blocks else self.names
