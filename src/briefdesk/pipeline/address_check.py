"""What preflight says of those addressed: seats without a member, forms by recorded gender, doubles."""

from collections import Counter
from collections.abc import Iterator, Sequence

from briefdesk.congress.forms import by_recorded_gender
from briefdesk.english import counted, series
from briefdesk.model.addressee import Addressee
from briefdesk.model.draft import Project
from briefdesk.model.problem import Problem, Severity
from briefdesk.pipeline.at_hand import contacts_at_hand
from briefdesk.pipeline.contact_fields import MOST_CHARACTERS, MOST_LINES
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.recipients import seats_without_letter

_NAMED, _NAME = 3, 60
_PREFERRED = "Preferred form:"
# The lines of a contact's own, with name, position and organization above them.
_MOST_LINES = MOST_LINES + 4
_WHERE = "recipients"


def address_problems(
    desk: Desk, project: Project, addressees: Sequence[Addressee], to: str | None = None
) -> tuple[Problem, ...]:
    """Return what is to be known of whom the letters address, and how. Raises QueryInvalid."""
    return (
        *_vacant(desk, project, to),
        *_contacts(desk, project, addressees),
        *_by_gender(addressees),
        *_preferred(addressees),
        *_twice(addressees),
        *_too_long(addressees),
    )


def _vacant(desk: Desk, project: Project, to: str | None) -> Iterator[Problem]:
    found = seats_without_letter(desk, project, to)
    if found:
        seats = series([f"{seat.seat.code} ({seat.name})" for seat in found])
        verb = "is" if len(found) == 1 else "are"
        yield Problem(
            Severity.NOTE,
            "vacant-seat",
            f"{seats} {verb} vacant or missing in the roster: no letter.",
            "Update the roster, or write when somebody holds the seat.",
            where=_WHERE,
        )


def _contacts(desk: Desk, project: Project, addressees: Sequence[Addressee]) -> Iterator[Problem]:
    wanted = project.recipients.contacts
    known = contacts_at_hand(desk, project) if wanted else {}
    gone = [contact for contact in wanted if contact not in known]
    if gone:
        yield Problem(
            Severity.ERROR,
            "contact-missing",
            f"{counted(len(gone), 'contact')} chosen for a letter cannot be found: {series(gone[:_NAMED])}.",
            "Add the contact again, or take it from the recipients.",
            where=_WHERE,
        )
    for addressee in addressees:
        if addressee.contact is not None and addressee.notes:
            yield Problem(
                Severity.WARNING,
                "contact-outdated",
                f"{addressee.name}: {' '.join(addressee.notes)}",
                "Correct the contact, or take it from the recipients.",
                where=_WHERE,
                addressee=addressee.id,
            )


def _too_long(addressees: Sequence[Addressee]) -> Iterator[Problem]:
    """Name whose own form is longer than a page can hold: projects of others may say anything."""
    names = [a.name[:_NAME] for a in addressees if _is_own_form(a) and _is_too_long(a)]
    if names:
        yield Problem(
            Severity.ERROR,
            "address-too-long",
            f"A letter has no room for so long an address or greeting: {_some(names)}.",
            f"Keep to {MOST_LINES} lines of {MOST_CHARACTERS} characters, in the contact or preferred form.",
            where=_WHERE,
        )


def _some(names: Sequence[str]) -> str:
    """Return "A, B, and C", or "A, B, C and 4 more"."""
    more = len(names) - _NAMED
    return f"{', '.join(names[:_NAMED])} and {more:,} more" if more > 0 else series(names)


def _is_own_form(addressee: Addressee) -> bool:
    return addressee.contact is not None or any(n.startswith(_PREFERRED) for n in addressee.notes)


def _is_too_long(addressee: Addressee) -> bool:
    lines = [line for block in addressee.blocks for line in block]
    longest = max(map(len, (addressee.salutation, *lines)))
    return longest > MOST_CHARACTERS or max(map(len, addressee.blocks), default=0) > _MOST_LINES


def _by_gender(addressees: Sequence[Addressee]) -> Iterator[Problem]:
    words = [word for a in addressees for note in a.notes if (word := by_recorded_gender(note)) is not None]
    if words:
        used = series([f"“{word}” ({count:,})" for word, count in sorted(Counter(words).items())])
        yield Problem(
            Severity.NOTE,
            "gender-form",
            f"Forms of address that follow the gender in the roster: {used}.",
            "Set a preferred form for whoever wants another, or another house style.",
            where=_WHERE,
        )


def _preferred(addressees: Sequence[Addressee]) -> Iterator[Problem]:
    names = [a.name for a in addressees if any(note.startswith(_PREFERRED) for note in a.notes)]
    if names:
        yield Problem(
            Severity.NOTE,
            "preferred-form",
            f"Addressed in a form of their own: {_some(names)}.",
            "See the reasons under Forms of address.",
            where=_WHERE,
        )


def _twice(addressees: Sequence[Addressee]) -> Iterator[Problem]:
    """Name whoever has more than one letter: by id, and a contact by name or e-mail address."""
    persons = Counter(key for addressee in addressees for key in _persons(addressee))
    doubled = sorted({name for (_, name), count in persons.items() if count > 1})
    if doubled:
        yield Problem(
            Severity.WARNING,
            "addressed-twice",
            f"More than one letter goes to {_some(doubled)}.",
            "Leave one of the letters out, if one is enough.",
            where=_WHERE,
        )


def _persons(addressee: Addressee) -> set[tuple[str, str]]:
    found = {("name", member.full_name) for member in addressee.members}
    if addressee.contact is not None:
        found.add(("name", addressee.contact.name))
        if addressee.contact.email:
            found.add(("email", addressee.contact.email.casefold()))
    return found
