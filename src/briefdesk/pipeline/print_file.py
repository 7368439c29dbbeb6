"""The print file of an export: all letters in one PDF, written while the letters are made."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefdesk.model.addressee import Addressee
from briefdesk.model.congress import MemberTitle
from briefdesk.model.outcome import MadeFile, PrintMade
from briefdesk.store.atomic import GrowingFile
from briefdesk.store.manifest import Manifest

if TYPE_CHECKING:
    from briefdesk.render.print_sheets import DrawnLetter

PRINT_FORMAT = "print"
PRINT_NAME = "letters.pdf"
_SHORT_TITLES = {
    MemberTitle.SENATOR: "Sen.",
    MemberTitle.REPRESENTATIVE: "Rep.",
    MemberTitle.DELEGATE: "Del.",
    MemberTitle.RESIDENT_COMMISSIONER: "Res. Comm.",
}


@dataclass(frozen=True, slots=True)
class PrintWish:
    """How the print file is to be: `two_sided` begins each letter on a sheet of its own."""

    title: str
    author: str
    archival: bool = False
    two_sided: bool = False


class Printing:
    """A print file that grows in the export's folder; `finish` brings it to its place."""

    def __init__(self, out: Path, wish: PrintWish) -> None:
        # Here and not above: it loads the libraries that write PDF, which no start needs.
        from briefdesk.render.print_file import PrintFile, PrintLook  # noqa: PLC0415

        self._path = out / PRINT_NAME
        self._file = GrowingFile(self._path)
        look = PrintLook(wish.title, wish.author, wish.archival, wish.two_sided)
        self._sheets = PrintFile(self._file.write, look)

    def add(self, letter: "DrawnLetter", addressee: Addressee) -> None:
        """Add the letter to an addressee. Raises StoreError where the disk takes no more."""
        self._sheets.add(letter, bookmark(addressee))

    def finish(self, manifest: Manifest) -> PrintMade | None:
        """Put the file in place, or return None where no letter is in it. Raises StoreError."""
        if not self._sheets.letters:
            return None
        self._sheets.finish()
        aside = manifest.set_aside(self._path)
        self._file.put()
        made = MadeFile(self._path, PRINT_FORMAT, self._sheets.pages, self._file.sha256)
        return PrintMade(made, self._sheets.letters, (aside,) if aside else ())

    def close(self) -> None:
        """Remove what was not finished."""
        self._file.close()


def bookmark(addressee: Addressee) -> str:
    """Return what leads to a letter: "Sen. Jack Reed (RI)", or the name of what is not one member."""
    member = addressee.member
    if member is None:
        return addressee.name
    return f"{_SHORT_TITLES[member.title]} {member.full_name} ({member.seat.code})"
