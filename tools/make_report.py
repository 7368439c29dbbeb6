"""Write a long report in words of our own, the same every time, as PDF, DOCX, HTML, Markdown and plain text.

python tools/make_report.py FOLDER [--words 106000]
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tools"))

from report_files import as_docx, as_html, as_markdown, as_pdf, as_text  # noqa: E402  (beside this file)

WORDS = 106_000
TITLE = "Slow Water: A Survey of Small Federal Works in Forty Counties"
_WHO = (
    "The agency", "The regional office", "The inspector general", "The county engineer", "The department",
    "A contractor", "The field office in {place}", "The state auditor", "The works board", "The commission",
)  # fmt: skip
_DID = (
    "closed {n} of the crossings", "spent {money} on repairs", "held back {percent} of the records",
    "inspected {n} culverts between {year} and {later}", "paid {money} in overtime to {few} crews",
    "answered {few} of the {n} letters that residents wrote", "let {n} permits lapse without a word",
    "moved {money} to another program in {month} {year}", "counted {n} families below the old dam",
    "promised to finish the work by {month} {later}",
)  # fmt: skip
_WHY = (
    "because nobody had asked for a plan", "although the law set a deadline of {few} months",
    "and did not tell Congress until {month} {later}", "while the number of staff fell by {percent}",
    "after a storm had washed out the only road", "and left the rest to volunteers",
    "which is more than in the {few} years before", "under Section {few}04(b) of the statute",
)  # fmt: skip
_PLAIN = (
    "Residents remember the promises better than the works.",
    "No one should have to guess whether a bridge will hold.",
    "The files do not say who decided, or on what ground.",
    "It is a quiet failure, and quiet failures last.",
    "Congress should require a public account of each project every year.",
    "“We were told to wait, and then we were told that we had waited too long,” a rancher near {place} said.",
    "The agency must publish what it knows about the condition of these works.",
    "Some of the gates are older than the people who turn them.",
    "They wrote again in {month}, and again nobody answered.",
    "What follows is drawn from the records themselves and from {n} interviews.",
)  # fmt: skip
_PLACES = (
    "El Paso", "Yuma, Arizona", "Laredo", "Great Falls", "Fargo", "Baton Rouge", "Tulsa", "Spokane", "Boise",
    "Duluth",
)  # fmt: skip
_MONTHS = ("January", "March", "April", "June", "September", "November")
_HEADS = (
    "What the Records Show", "Costs", "The Long Wait", "Who Decides", "People Below the Dam",
    "Repairs Put Off", "Staff and Skill", "What the Law Asks", "A Better Way", "Roads and Gates",
    "Money Moved", "The View From {place}",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """One block: “title”, “chapter”, “section”, “text”, “item”, “quote”, “row”, “caption” or “note”."""

    kind: str
    text: str


class _Dice:
    """Numbers that look thrown and are the same on every machine."""

    def __init__(self) -> None:
        self._state = 12_345

    def below(self, limit: int) -> int:
        """Return the next number, 0 or more and less than `limit`."""
        self._state = (self._state * 1_103_515_245 + 12_345) % 2_147_483_648
        return (self._state >> 8) % limit

    def filled(self, words: str) -> str:
        """Return a template with its gaps filled."""
        year = 2009 + self.below(12)
        return words.format(
            n=f"{13 + self.below(4_800):,}", few=2 + self.below(9), percent=f"{3 + self.below(80)} percent",
            money=f"${1 + self.below(90)}.{self.below(10)} million", year=year,
            later=year + 1 + self.below(4),
            month=_MONTHS[self.below(len(_MONTHS))], place=_PLACES[self.below(len(_PLACES))],
        )  # fmt: skip

    def of(self, choice: tuple[str, ...]) -> str:
        """Return one of the choice, filled."""
        return self.filled(choice[self.below(len(choice))])


def report(words: int = WORDS) -> Iterator[Piece]:
    """Yield the report's blocks until it holds about so many words."""
    dice = _Dice()
    yield Piece("title", TITLE)
    yield Piece("byline", "By the Survey Office of the Example Institute")
    yield Piece("date", "March 2024")
    written = chapter = notes = 0
    while written < words:
        chapter += 1
        yield Piece("chapter", dice.filled(f"Chapter {chapter}: {_HEADS[chapter % len(_HEADS)]}"))
        for number in range(5):
            yield Piece("section", dice.filled(f"{chapter}.{number + 1} {_HEADS[dice.below(len(_HEADS))]}"))
            for piece in _section(dice, chapter, number):
                written += len(piece.text.split())
                if piece.kind == "note":
                    notes += 1
                yield piece


def _section(dice: _Dice, chapter: int, number: int) -> Iterator[Piece]:
    for at in range(5 + dice.below(4)):
        yield Piece("text", _paragraph(dice))
        if at == 2 and number % 2 == 0:
            yield Piece(
                "caption", dice.filled(f"Figure {chapter}.{number + 1}: A gate near {{place}}, {{year}}.")
            )
        if at == 3 and number == 1:
            yield Piece("text", "The following items stand out:")
            for _ in range(4):
                yield Piece("item", dice.filled("In {place}, {n} works of {year} are {percent} done."))
        if at == 3 and number == 3:
            yield Piece("caption", f"Table {chapter}.1: Works by county")
            yield Piece("row", "County | Works | Cost | Finished")
            for place in _PLACES[:6]:
                name = place.partition(",")[0]
                yield Piece("row", dice.filled(f"{name} | {{n}} | {{money}} | {{percent}}"))
        if at == 4 and number == 2:
            yield Piece("quote", dice.filled(
                "I have carried water up that hill for {few} years, and every spring a man with a clipboard "
                "comes and asks me the same questions, and every fall I ask him what became of the answers."
            ))  # fmt: skip
        if at == 1:
            yield Piece(
                "note",
                dice.filled("Letter of the regional office to the county, {month} {year}, page {few}."),
            )


def _paragraph(dice: _Dice) -> str:
    said: list[str] = []
    for _ in range(3 + dice.below(4)):
        if dice.below(3) == 0:
            said.append(dice.of(_PLAIN))
        else:
            said.append(f"{dice.of(_WHO)} {dice.of(_DID)} {dice.of(_WHY)}.")
    return " ".join(said)


WRITERS: dict[str, Callable[[list[Piece]], bytes]] = {
    "report.pdf": as_pdf, "report.docx": as_docx, "report.html": as_html, "report.md": as_markdown,
    "report.txt": as_text,
}  # fmt: skip


def main() -> None:
    """Write the files and say how long they are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--words", type=int, default=WORDS)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    pieces = list(report(asked.words))
    for name, write in WRITERS.items():
        data = write(pieces)
        (asked.folder / name).write_bytes(data)
        print(f"{name}: {sum(len(p.text.split()) for p in pieces):,} words, {len(data):,} bytes")


if __name__ == "__main__":
    main()
