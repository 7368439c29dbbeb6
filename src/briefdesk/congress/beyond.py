"""What a recipient query may name beyond the roster: saved lists, who has heard from us, local facts."""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from typing import Protocol

from briefdesk.model.congress import Bioguide

Lists = Mapping[str, Collection[Bioguide]]

ANY = "any"
"""`heard:any`: who has a letter about anything."""


class Heard(Protocol):
    """The log of letters and the project’s local facts, as far as a query asks for them."""

    def members(self, about: str) -> frozenset[Bioguide] | None:
        """Return who was written to about a source (its id) or a project (its title), or at all ("any").

        None where there is no such source or project.
        """

    def known(self) -> tuple[str, ...]:
        """Return the ids and titles that can be asked for."""

    def mark(self) -> Hashable:
        """Return what changes whenever an answer does."""

    def places(self) -> frozenset[str]:
        """Return the states and House districts that a local fact is about: "TX", "TX-34"."""


@dataclass(frozen=True, slots=True)
class NothingHeard:
    """A log without letters."""

    def members(self, about: str) -> frozenset[Bioguide] | None:
        """Return nobody for "any", else None."""
        return frozenset() if about == ANY else None

    def known(self) -> tuple[str, ...]:
        """Return nothing."""
        return ()

    def mark(self) -> Hashable:
        """Return always the same."""
        return ANY

    def places(self) -> frozenset[str]:
        """Return nothing."""
        return frozenset()


NO_LISTS: Lists = {}
NOTHING_HEARD: Heard = NothingHeard()
