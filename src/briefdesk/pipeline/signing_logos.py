"""Logos of organizations that sign: a few stand at the head of the pages, beside those of the partners."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from briefdesk.english import filed
from briefdesk.errors import ComposeError
from briefdesk.model.draft import MOST_PARTNERS, Asset, Partner, Project, Signatory
from briefdesk.model.sign_on import TIERS
from briefdesk.pipeline.logos import LOGO_BOX_PT, read_logo_file
from briefdesk.render.logo import printable_logo, small_copy

_PNG = b"\x89PNG\r\n\x1a\n"


class NoRoomForLogo(ComposeError):
    """As many logos as have room stand beside the sender's already."""

    def __init__(self, organization: str) -> None:
        super().__init__(
            f"{MOST_PARTNERS} logos have room beside yours, and as many stand there: "
            f"“{organization}” is named in the list alone."
        )
        self.next_step = "Take another logo off the pages first."


def signing_logo(data: bytes) -> Asset:
    """Return the logo of an organization as the project keeps it: under a name of its own, and small.

    Raises LogoUnreadable for what is no picture that can be printed.
    """
    printable_logo(data, *LOGO_BOX_PT)
    small = small_copy(data)
    kind = "png" if small.startswith(_PNG) else "jpg"
    return Asset(f"signatory-{hashlib.sha256(small).hexdigest()[:12]}.{kind}", small)


def signing_logo_file(path: Path) -> Asset:
    """Return the logo in a file as `signing_logo` does. Raises BriefdeskError."""
    return signing_logo(read_logo_file(str(path), "logo").data)


def shown_logos(project: Project) -> tuple[Signatory, ...]:
    """Return the organizations whose logos stand on the pages: by tier, alphabetical."""
    wanted = (s for s in project.signatories if s.shows_logo and s.logo and project.asset(s.logo))
    return tuple(sorted(wanted, key=lambda s: (TIERS.index(s.tier), filed(s.organization))))


def has_logo_room(project: Project) -> bool:
    """Return whether one more logo has room beside the sender's."""
    return len(_partners(project, shown_logos(project))) < MOST_PARTNERS


def left_out_logos(project: Project) -> tuple[Signatory, ...]:
    """Return the organizations whose logos have no room any more, as partners came."""
    standing = {partner.logo for partner in _partners(project, shown_logos(project))[:MOST_PARTNERS]}
    same = {project.asset(name) for name in standing}
    return tuple(s for s in shown_logos(project) if project.asset(s.logo or "") not in same)


def with_signing_logos(project: Project, *, letter: bool) -> Project:
    """Return the project whose pages carry the logos of who signs beside those of the partners.

    On a `letter` the partners' own stand only under a joint letterhead; those of who signs it always do.
    `project` lists those alone who sign.
    """
    signing = shown_logos(project)
    if not signing:
        return project
    own = project if not letter or project.sender.joint_letterhead else _without_partners(project)
    partners = _partners(own, signing)[:MOST_PARTNERS]
    return replace(project, sender=replace(project.sender, partners=partners, joint_letterhead=True))


def _without_partners(project: Project) -> Project:
    return replace(project, sender=replace(project.sender, partners=()))


def _partners(project: Project, signing: Iterable[Signatory]) -> tuple[Partner, ...]:
    """Return the partners with who signs after them, each picture once."""
    found = {project.asset(p.logo): p for p in project.sender.partners}
    for one in signing:
        logo = one.logo or ""
        found.setdefault(project.asset(logo), Partner(logo, f"Logo of {one.organization}"))
    return tuple(found.values())
