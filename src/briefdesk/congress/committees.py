"""What a letter calls a committee, and which office a recorded title means."""

import re

from briefdesk.congress.spelling import folded
from briefdesk.model.congress import Committee, RoleKind

_CHAMBER_PREFIX = re.compile(r"^(?:United States )?(?:House|Senate) (?=[A-Z])")
_ALREADY_A_SUBCOMMITTEE = re.compile(r"\bSubcommittee\b")

_ROLE_BY_TITLE = {
    "chair": RoleKind.CHAIR,
    "chairman": RoleKind.CHAIR,
    "chairwoman": RoleKind.CHAIR,
    "chairperson": RoleKind.CHAIR,
    # The Helsinki Commission is led by a chairman and a cochairman, one from each chamber.
    "cochairman": RoleKind.CHAIR,
    "cochair": RoleKind.CHAIR,
    "cochairwoman": RoleKind.CHAIR,
    "ranking member": RoleKind.RANKING,
    "ranking": RoleKind.RANKING,
    "vice chair": RoleKind.VICE_CHAIR,
    "vice chairman": RoleKind.VICE_CHAIR,
    "vice chairwoman": RoleKind.VICE_CHAIR,
    "ex officio": RoleKind.EX_OFFICIO,
    "member": RoleKind.MEMBER,
    "": RoleKind.MEMBER,
}


def committee_full_name(name: str) -> str:
    """Return what an address prints, from the data set's name of a full committee.

    "Senate Committee on Armed Services" is "Committee on Armed Services": the chamber has a line of
    its own. Apostrophes are typographic.
    """
    return _CHAMBER_PREFIX.sub("", name).replace("'", "’")


def subcommittee_full_name(name: str) -> str:
    """Return what an address prints for a subcommittee ("Seapower", "the Constitution")."""
    if _ALREADY_A_SUBCOMMITTEE.search(name):
        return name.replace("'", "’")
    lowered = f"the {name[4:]}" if name.startswith("The ") else name
    return f"Subcommittee on {lowered}".replace("'", "’")


def role_kind(title: str) -> RoleKind | None:
    """Return the office that a recorded title means, None for a title that is not known."""
    return _ROLE_BY_TITLE.get(folded(title).replace("co chair", "cochair"))


def topic_of(committee: Committee) -> str:
    """Return "Armed Services" for the Committee on Armed Services: enough where its chamber is in sight."""
    for start in ("Committee on the ", "Committee on ", "Subcommittee on the ", "Subcommittee on "):
        if committee.full_name.startswith(start):
            return committee.full_name.removeprefix(start)
    return committee.full_name
