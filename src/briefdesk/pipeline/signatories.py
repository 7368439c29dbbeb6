"""Organizations that sign on, as a project lists them: each once, tidy, with what a list needs."""

import re
from dataclasses import replace

from briefdesk.congress.spelling import folded
from briefdesk.errors import ComposeError
from briefdesk.model.draft import Asset, Project, Signatory
from briefdesk.model.sign_on import TIERS
from briefdesk.states import STATE_NAMES

MOST_CHARACTERS = 200
MOST_LISTED = 2_000
MOST_ADDRESS_LINES = 6
_EMAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+")


class SignatoryInvalid(ComposeError):
    """An organization cannot be listed so, or there is none of that name."""


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
    if not any(character.isalnum() for character in tidy.organization):
        raise SignatoryInvalid("An organization needs a name.", "Enter it as it shall be printed.")
    if tidy.tier not in TIERS:
        raise SignatoryInvalid(
            f"“{tidy.tier[:40]}” is no tier.", "Write national, state or local, or leave it empty."
        )
    if tidy.state and tidy.state not in STATE_NAMES:
        raise SignatoryInvalid(
            f"“{tidy.state[:40]}” is not a state.", "Write its postal code: TX, AZ, PR or DC."
        )
    if tidy.email and not _EMAIL.fullmatch(tidy.email):
        raise SignatoryInvalid(f"“{tidy.email[:80]}” is not an e-mail address.", "Check its spelling.")
    texts = (tidy.organization, tidy.signatory, tidy.title, tidy.contact, tidy.email, *tidy.address,
             tidy.phone, tidy.website)  # fmt: skip
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
        raise SignatoryInvalid(
            f"“{tidy.organization}” is listed already.", "Change the one that is there, or remove it first."
        )
    if len(others) >= MOST_LISTED:
        raise SignatoryInvalid(f"{MOST_LISTED:,} organizations are the most.", "Remove some first.")
    assets = project.assets
    if logo is not None:
        tidy = replace(tidy, logo=logo.name)
        assets = (*(a for a in assets if a.name != logo.name), logo)
    listed = (
        tuple(tidy if s.organization == was else s for s in project.signatories)
        if was
        else (*project.signatories, tidy)
    )
    return replace(project, signatories=listed, assets=_used(project, listed, assets))


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
    return " ".join(text.split())
