"""What an import has to say: rows left out with the reason, and what was missing or mended."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from briefdesk.congress.spelling import cleaned

MAX_REMARKS = 500
# More of the same than this are said in one line.
_MANY_ALIKE = 20


@dataclass(frozen=True, slots=True)
class Remark:
    """One line; `left_out` where a row did not make it into the roster.

    `alike` is what is said in place of very many such lines, after their number.
    """

    text: str
    left_out: bool = False
    alike: str = ""


class Remarks:
    """Gathers remarks in the order of the files."""

    def __init__(self) -> None:
        self._found: list[Remark] = []

    def note(self, *texts: str) -> None:
        """Say what was missing, mended or odd: "Ada Okafor (TX-34): no office is recorded."."""
        for text in texts:
            _who, parted, what = text.partition("): ")
            self._found.append(Remark(text, alike=f"members: {what}" if parted else ""))

    def leave_out(self, text: str, *, alike: str = "") -> None:
        """Say why a row was left out; `text` ends in such words."""
        self._found.append(Remark(text, left_out=True, alike=alike))

    def take(self, other: "Remarks") -> None:
        """Take in what another has gathered."""
        self._found.extend(other._found)

    def first(self) -> str:
        """Return the first remark fit to print, empty if there is none."""
        return cleaned(self._found[0].text) if self._found else ""

    def all(self) -> tuple[str, ...]:
        """Return what is to be kept with the roster, no more of it than anybody would read."""
        return _few(_said_together(self._found))

    def left_out(self) -> tuple[str, ...]:
        """Return the rows left out, with their reasons."""
        return _few(_said_together(remark for remark in self._found if remark.left_out))

    def other(self) -> tuple[str, ...]:
        """Return what else there is to say."""
        return _few(_said_together(remark for remark in self._found if not remark.left_out))


def _said_together(found: Iterable[Remark]) -> list[Remark]:
    """Return the remarks; one that is made of very many stands once, with their number."""
    found = list(found)
    counts = Counter(remark.alike for remark in found)
    told: dict[str, Remark] = {}
    for remark in found:
        many = bool(remark.alike) and counts[remark.alike] > _MANY_ALIKE
        key = remark.alike if many else remark.text
        told.setdefault(key, Remark(f"{counts[key]:,} {key}", remark.left_out) if many else remark)
    return list(told.values())


def _few(remarks: list[Remark]) -> tuple[str, ...]:
    more = len(remarks) - MAX_REMARKS
    kept = tuple(cleaned(remark.text) for remark in remarks[:MAX_REMARKS])
    return (*kept, f"{more:,} more rows were left out or mended.") if more > 0 else kept
