"""What an import has to say: rows left out with the reason, and what was missing or mended."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from briefdesk.congress.spelling import cleaned

MAX_REMARKS = 500
# More members than this with the same remark are said in one line.
_MANY_ALIKE = 20


@dataclass(frozen=True, slots=True)
class Remark:
    """One line; `left_out` where a row did not make it into the roster."""

    text: str
    left_out: bool = False


class Remarks:
    """Gathers remarks in the order of the files."""

    def __init__(self) -> None:
        self._found: list[Remark] = []

    def note(self, *texts: str) -> None:
        """Say what was missing, mended or odd."""
        self._found.extend(map(Remark, texts))

    def leave_out(self, text: str) -> None:
        """Say why a row was left out; `text` ends in such words."""
        self._found.append(Remark(text, left_out=True))

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
        return _few([remark for remark in self._found if remark.left_out])

    def other(self) -> tuple[str, ...]:
        """Return what else there is to say."""
        return _few(_said_together(remark for remark in self._found if not remark.left_out))


def _said_together(found: Iterable[Remark]) -> list[Remark]:
    """Return the remarks; one that very many members share stands once, with their number."""
    found = list(found)
    alike = Counter(map(_what, found))
    said: set[str] = set()
    told: list[Remark] = []
    for remark in found:
        what = _what(remark)
        if not what or alike[what] <= _MANY_ALIKE:
            told.append(remark)
        elif what not in said:
            said.add(what)
            told.append(Remark(f"{alike[what]:,} members: {what}"))
    return told


def _what(remark: Remark) -> str:
    """Return what is said of a member ("Ada Okafor (TX-34): no office ..."), empty for other remarks."""
    _who, parted, what = remark.text.partition("): ")
    return what if parted and not remark.left_out else ""


def _few(remarks: list[Remark]) -> tuple[str, ...]:
    more = len(remarks) - MAX_REMARKS
    kept = tuple(cleaned(remark.text) for remark in remarks[:MAX_REMARKS])
    return (*kept, f"{more:,} more rows were left out or mended.") if more > 0 else kept
