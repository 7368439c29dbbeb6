"""What stands beside the roster for a project: saved lists, preferred forms of address, own contacts.

The project's own always stand before those of the address book, so that a project opens alike elsewhere.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from briefdesk.congress.beyond import ANY
from briefdesk.model.address_book import AddressBook
from briefdesk.model.addressee import AddressOverride, Contact, ContactId
from briefdesk.model.congress import Bioguide
from briefdesk.model.draft import Project
from briefdesk.model.finding import FindingKind
from briefdesk.pipeline.desk import Desk


def book_of(desk: Desk) -> AddressBook:
    """Return the user's address book."""
    return desk.book


def lists_at_hand(desk: Desk, project: Project | None = None) -> Mapping[str, tuple[Bioguide, ...]]:
    """Return the saved lists by name, as `list:` of a query finds them."""
    own = {saved.name.casefold() for saved in project.lists} if project else frozenset[str]()
    found = {saved.name: saved.members for saved in book_of(desk).lists if saved.name.casefold() not in own}
    return {**found, **{saved.name: saved.members for saved in (project.lists if project else ())}}


@dataclass(frozen=True, slots=True)
class HeardAtHand:
    """What `heard:` of a query finds: in the log, for sources at hand and titles of projects noted there.

    Sources that no letter is about yet are known, too, so that "who has not heard" means everybody.
    """

    desk: Desk
    project: Project | None = None

    def members(self, about: str) -> frozenset[Bioguide] | None:
        """Return who was written to about a source or project; None where there is none of that name."""
        if about.casefold() == ANY:
            return self.desk.letter_log.heard()
        found = self.desk.letter_log.heard(about)
        if found is None and about.casefold() in {name.casefold() for name in self._at_hand()}:
            return frozenset()
        return found

    def known(self) -> tuple[str, ...]:
        """Return the sources' ids and projects' titles that can be asked for."""
        return tuple(dict.fromkeys((*self._at_hand(), *self.desk.letter_log.subjects())))

    def mark(self) -> Hashable:
        """Return what changes whenever an answer does."""
        return self.desk.letter_log.revision, self._carried()

    def places(self) -> frozenset[str]:
        """Return the states and districts that a local fact of the project is about."""
        from briefdesk.sources.local_facts import place_of  # noqa: PLC0415  (slow to load)

        packs = self.project.sources if self.project is not None else ()
        found = (
            place_of(finding, pack.document)
            for pack in packs
            for finding in pack.findings
            if finding.kind is FindingKind.LOCAL_FACT
        )
        return frozenset(filter(None, found))

    def _at_hand(self) -> tuple[str, ...]:
        return (*self._carried(), *(entry.id for entry in self.desk.sources()))

    def _carried(self) -> tuple[str, ...]:
        if self.project is None:
            return ()
        return (*(pack.document.id for pack in self.project.sources), self.project.title)


def preferred_forms(desk: Desk, project: Project | None = None) -> Mapping[Bioguide, AddressOverride]:
    """Return the forms of address that members prefer, by member."""
    own = project.overrides if project else ()
    return {override.member: override for override in (*book_of(desk).overrides, *own)}


def contacts_at_hand(desk: Desk, project: Project) -> Mapping[ContactId, Contact]:
    """Return the contacts by id; of those with one id the first counts. To ask for many, take this once."""
    known = (*project.contacts, *book_of(desk).contacts)
    return {contact.id: contact for contact in reversed(known)}
