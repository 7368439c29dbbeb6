"""Organizations that sign on, as lines to type: "Organization | tier"."""

from briefdesk.model.draft import Signatory

TIERS = ("national", "state", "local")


def parse_signatories(text: str) -> tuple[Signatory, ...]:
    """Return one signatory per line that isn't empty; a tier that isn't known belongs to the name."""
    found = []
    for line in text.splitlines():
        name, bar, tier = line.rpartition("|")
        if bar and tier.strip().lower() in TIERS and name.strip():
            found.append(Signatory(name.strip(), tier.strip().lower()))
        elif line.strip(" |\t"):
            found.append(Signatory(line.strip(" |\t")))
    return tuple(dict.fromkeys(found))


def format_signatories(signatories: tuple[Signatory, ...]) -> str:
    """Return the lines that `parse_signatories` reads back."""
    return "\n".join(f"{s.organization} | {s.tier}" for s in signatories)
