"""Who writes, signs and is written to, as it stands in a project file: one JSON type per noun."""

import datetime as dt

from briefdesk.model.addressee import ChairWord, ContactKind, HouseWord, OfficeGreeting
from briefdesk.model.draft import Grouping
from briefdesk.model.sign_on import Ruling
from briefdesk.store.wire_base import Count, Wire


class WireExclusion(Wire, frozen=True):
    """Exclusion."""

    member: str
    reason: str = ""


class WireRecipients(Wire, frozen=True):
    """Recipients; files of version 2 and before held the excluded as ids alone."""

    query: str = ""
    excluded: tuple[WireExclusion | str, ...] = ()
    as_role: bool = False
    grouping: Grouping = Grouping.EACH
    contacts: tuple[str, ...] = ()


class WireSavedList(Wire, frozen=True):
    """SavedList."""

    name: str
    members: tuple[str, ...]
    note: str = ""


class WireContact(Wire, frozen=True):
    """Contact."""

    id: str
    kind: ContactKind
    name: str
    position: str = ""
    organization: str = ""
    honorific: str = ""
    salutation: str = ""
    address: tuple[str, ...] = ()
    email: str = ""
    phone: str = ""
    state: str = ""
    member: str | None = None
    note: str = ""


class WireAddressStyle(Wire, frozen=True):
    """AddressStyle."""

    chair: ChairWord = ChairWord.RECORDED
    greeting: OfficeGreeting = OfficeGreeting.NAME
    house: HouseWord = HouseWord.REPRESENTATIVE


class WireAddressOverride(Wire, frozen=True):
    """AddressOverride."""

    member: str
    reason: str
    title: str = ""
    salutation: str = ""
    block: tuple[str, ...] = ()


class WireConsent(Wire, frozen=True):
    """Consent."""

    sha256: str
    version: Count
    day: dt.date
    by: str = ""


class WireSignatory(Wire, frozen=True):
    """Signatory."""

    organization: str
    tier: str = "national"
    state: str = ""
    signatory: str = ""
    title: str = ""
    contact: str = ""
    email: str = ""
    logo: str | None = None
    note: str = ""
    consent: WireConsent | None = None
    declined: dt.date | None = None
    address: tuple[str, ...] = ()
    phone: str = ""
    website: str = ""
    shows_logo: bool = False


class WireTextVersion(Wire, frozen=True):
    """TextVersion."""

    number: Count
    sha256: str
    day: dt.date
    text: str
    judged: Ruling = Ruling.FIRST
    because: tuple[str, ...] = ()
    ruled: Ruling | None = None
    reason: str = ""
    by: str = ""


class WireSignOn(Wire, frozen=True):
    """SignOn."""

    versions: tuple[WireTextVersion, ...] = ()
    deadline: dt.date | None = None
    shows_people: bool = False
