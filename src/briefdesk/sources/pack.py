"""Source packs: a document's outline in gists and the findings written from it, as plain text.

The format is described in docs/source-pack.md.
"""

from briefdesk.model.finding import SourcePack
from briefdesk.model.problem import Problem
from briefdesk.sources.faults import Faults, PackInvalid, errors_among
from briefdesk.sources.pack_reader import parse_pack
from briefdesk.sources.pack_writer import write_pack

__all__ = ["PackInvalid", "check_pack", "read_pack", "write_pack"]


def read_pack(text: str, *, name: str, edition: str | None = None) -> SourcePack:
    """Return the pack that `text` holds; `name` is the file's name for messages.

    `edition` is the SHA-256 of the file's bytes, by default that of `text` in UTF-8.
    Raises PackInvalid with all the problems that stop it from being used.
    """
    faults = Faults(name)
    pack = parse_pack(text, faults, edition=edition)
    errors = errors_among(faults.sorted())
    if errors or pack is None:
        raise PackInvalid(name, errors)
    return pack


def check_pack(text: str, *, name: str) -> tuple[Problem, ...]:
    """Return everything that is wrong or doubtful with the pack, warnings too, in the file's order."""
    faults = Faults(name)
    parse_pack(text, faults)
    return faults.sorted()
