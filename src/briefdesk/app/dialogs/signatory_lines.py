"""Organizations that sign on, as lines to type: "Organization | tier"."""

from dataclasses import replace

from briefdesk.model.draft import Signatory
from briefdesk.model.sign_on import TIERS


def parse_signatories(text: str, known: tuple[Signatory, ...] = ()) -> tuple[Signatory, ...]:
    """Return one signatory per line that isn't empty; a tier that isn't known belongs to the name.

    What more is known of an organization of that name stays with it.
    """
    listed = {one.organization: one for one in reversed(known)}
    found = []
    for line in text.splitlines():
        name, bar, tier = line.rpartition("|")
        if bar and tier.strip().lower() in TIERS and name.strip():
            one = listed.get(name.strip(), Signatory(name.strip()))
            found.append(replace(one, tier=tier.strip().lower()))
        elif line.strip(" |\t"):
            found.append(Signatory(line.strip(" |\t")))
    return tuple(dict.fromkeys(found))


def format_signatories(signatories: tuple[Signatory, ...]) -> str:
    """Return the lines that `parse_signatories` reads back."""
    return "\n".join(f"{s.organization} | {s.tier}" for s in signatories)
