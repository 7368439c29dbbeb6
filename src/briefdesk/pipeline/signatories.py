"""Organizations that sign on, as a project lists them: each once, tidy, with what a list needs."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from briefdesk.congress.spelling import cleaned, folded
from briefdesk.errors import ComposeError
from briefdesk.model.draft import Asset, Project, Signatory
from briefdesk.model.sign_on import TIERS
from briefdesk.pipeline.signing_logos import NoRoomForLogo, has_logo_room
from briefdesk.pipeline.table_columns import MEND_FORMULA, without_result
from briefdesk.sources.alike_names import alike_names
from briefdesk.states import STATE_NAMES

MOST_CHARACTERS = 200
MOST_LISTED = 2_000
MOST_ADDRESS_LINES = 6
_EMAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+")


class SignatoryInvalid(ComposeError):
    """An organization cannot be listed so, or there is none of that name."""


class ListedAlready(SignatoryInvalid):
    """An organization of that name is listed."""


Refusal = tuple[int, SignatoryInvalid]
"""The place of an organization among those given, from 0, and why it is not listed."""


def checked_signatory(one: Signatory) -> Signatory:
    """Return the organization with tidy fields. Raises SignatoryInvalid."""
    tidy = replace(
        one,
        organization=_plain(one.organization),
        tier=_plain(one.tier).casefold() or "national",
        state=_state(one.state),
        signatory=_plain(one.signatory),
        title=_plain(one.title),
        contact=_plain(one.contact),
        email=_plain(one.email),
        note=_plain(one.note),
        address=tuple(line for line in map(_plain, one.address) if line)[:MOST_ADDRESS_LINES],
        phone=_plain(one.phone),
        website=_plain(one.website),
    )
    texts = (tidy.organization, tidy.state, tidy.signatory, tidy.title, tidy.contact, tidy.email,
             *tidy.address, tidy.phone, tidy.website)  # fmt: skip
    failed = without_result((*texts, tidy.note))
    if failed:
        raise SignatoryInvalid(failed, MEND_FORMULA)
    if not any(character.isalnum() for character in tidy.organization):
        raise SignatoryInvalid("An organization needs a name.", "Enter it as it shall be printed.")
    if tidy.tier not in TIERS:
        raise SignatoryInvalid(
            f"“{tidy.tier[:40]}” is no tier.", "Write national, state or local, or leave it empty."
        )
    if tidy.state and tidy.state not in STATE_NAMES:
        raise SignatoryInvalid(
            f"“{_plain(one.state)[:40]}” is not a state.", "Write its postal code: TX, AZ, PR or DC."
        )
    if tidy.email and not _EMAIL.fullmatch(tidy.email):
        raise SignatoryInvalid(f"“{tidy.email[:80]}” is not an e-mail address.", "Check its spelling.")
    if max(map(len, texts)) > MOST_CHARACTERS:
        raise SignatoryInvalid(
            f"“{tidy.organization[:60]}…” has more than {MOST_CHARACTERS} characters in a field.",
            "Shorten it.",
        )
    return tidy


def is_listed(project: Project, organization: str) -> bool:
    """Return whether an organization of that name is listed, whatever its capitals and accents."""
    return any(mark_of(s.organization) == mark_of(organization) for s in project.signatories)


def named(project: Project, organization: str) -> Signatory:
    """Return the organization of that name, whatever its capitals and accents. Raises SignatoryInvalid."""
    wanted = mark_of(organization)
    found = next((s for s in project.signatories if mark_of(s.organization) == wanted), None)
    if found is None:
        raise SignatoryInvalid(
            f"“{organization[:80]}” is not among the organizations.", "Add it first, or check its spelling."
        )
    return found


def with_signatory(project: Project, one: Signatory, *, was: str = "", logo: Asset | None = None) -> Project:
    """Return the project with an organization, last in the list or in the place of the one that `was` it.

    `logo` is a new file for it, under a name that no other asset has. Raises SignatoryInvalid, also for one
    that is listed already.
    """
    tidy = checked_signatory(one)
    others = [s for s in project.signatories if not was or s.organization != was]
    if any(mark_of(s.organization) == mark_of(tidy.organization) for s in others):
        raise _listed_already(tidy)
    if len(others) >= MOST_LISTED:
        raise _too_many()
    assets = project.assets
    if logo is not None:
        tidy = replace(tidy, logo=logo.name)
        assets = (*(a for a in assets if a.name != logo.name), logo)
    tidy = replace(tidy, shows_logo=tidy.shows_logo and tidy.logo is not None)
    if tidy.shows_logo and not any(s.shows_logo for s in project.signatories if s.organization == was):
        rest = replace(project, signatories=tuple(others))
        if not has_logo_room(rest):
            raise NoRoomForLogo(tidy.organization)
    listed = (
        tuple(tidy if s.organization == was else s for s in project.signatories)
        if was
        else (*project.signatories, tidy)
    )
    return replace(project, signatories=listed, assets=_used(project, listed, assets))


def with_signatories(project: Project, ones: Iterable[Signatory]) -> tuple[Project, tuple[Refusal, ...]]:
    """Return the project with all of these organizations that can be listed, and those that cannot.

    What `with_signatory` does one by one; of thousands each is looked at once.
    """
    marks = {mark_of(s.organization) for s in project.signatories}
    new: dict[str, Signatory] = {}
    refused: list[Refusal] = []
    for at, one in enumerate(ones):
        try:
            tidy = checked_signatory(one)
            mark = mark_of(tidy.organization)
            if mark in marks:
                raise _listed_already(tidy)
            if mark in new:
                raise SignatoryInvalid(
                    f"“{tidy.organization}” stands in the table twice.", "Keep one of the two rows."
                )
            if len(marks) + len(new) >= MOST_LISTED:
                raise _too_many()
        except SignatoryInvalid as error:
            refused.append((at, error))
        else:
            new[mark] = replace(tidy, shows_logo=False)
    return replace(project, signatories=(*project.signatories, *new.values())), tuple(refused)


def alike(project: Project) -> tuple[tuple[Signatory, Signatory], ...]:
    """Return organizations whose names are much like that of an earlier one, with that one."""
    listed = project.signatories
    pairs = alike_names([mark_of(s.organization) for s in listed])
    return tuple((listed[later], listed[earlier]) for later, earlier in pairs)


def without_signatories(project: Project, organizations: frozenset[str]) -> Project:
    """Return the project without these organizations, and without logos that nobody else uses."""
    listed = tuple(s for s in project.signatories if s.organization not in organizations)
    return replace(project, signatories=listed, assets=_used(project, listed, project.assets))


def address_lines(text: str) -> tuple[str, ...]:
    """Return the lines of an address as one field holds them, parted by “;” or by line breaks."""
    return tuple(line for line in map(_plain, text.replace("\n", ";").split(";")) if line)


def mark_of(organization: str) -> str:
    """Return what two spellings of one organization's name share."""
    return folded(organization).removeprefix("the ").strip() or organization.strip().casefold()


def _listed_already(one: Signatory) -> ListedAlready:
    return ListedAlready(
        f"“{one.organization}” is listed already.", "Change the one that is there, or remove it first."
    )


def _too_many() -> SignatoryInvalid:
    return SignatoryInvalid(f"{MOST_LISTED:,} organizations are the most.", "Remove some first.")


def _used(project: Project, listed: tuple[Signatory, ...], assets: tuple[Asset, ...]) -> tuple[Asset, ...]:
    """Return the assets without the logos that only organizations had that are gone."""
    before = {s.logo for s in project.signatories if s.logo}
    still = {s.logo for s in listed} | {project.sender.logo} | {p.logo for p in project.sender.partners}
    return tuple(a for a in assets if a.name not in before or a.name in still)


def _state(text: str) -> str:
    plain = _plain(text)
    by_name = {name.casefold(): code for code, name in STATE_NAMES.items()}
    return by_name.get(plain.casefold(), plain.upper())


def _plain(text: str) -> str:
    """Return a field in one line, without what nobody sees: marks of direction, joiners, controls."""
    return cleaned(unicodedata.normalize("NFC", text))
