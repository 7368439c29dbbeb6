"""Measure how alike our PDF and our DOCX are, LibreOffice being the judge of the DOCX.

Same text in the same order, same page breaks, the share of lines that end elsewhere, and exactly one page
for every one-pager. LibreOffice gets the faces that we measure with, whose widths are those of Word's
Cambria and Arial; with --system-fonts it takes what stands in for them on this machine.

Run from the checkout: python tools/measure_parity.py [--system-fonts] [--differences] [--only WORDS]
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from page_lines import Lines, lines_of
from parity_samples import Pair, all_pairs

MOST_LINES_APART = 0.02
LEAST_LETTERS = 40
ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Compared:
    """One document in both formats: lines of the PDF, and those of them that end elsewhere in the DOCX."""

    pair: Pair
    ours: Lines
    theirs: Lines

    @property
    def same_text(self) -> bool:
        """Return whether both hold the same characters in the same order, running heads too."""
        return self.ours.text == self.theirs.text and self.ours.heads == self.theirs.heads

    @property
    def same_pages(self) -> bool:
        """Return whether pages end at the same characters; what has another text is no page break."""
        return len(self.ours.pages) == len(self.theirs.pages) and (
            set(self.ours.pages) == set(_places_in(self.ours, self.theirs, self.theirs.pages))
        )

    @property
    def apart(self) -> tuple[int, ...]:
        """Return where lines of the PDF end that go on in the DOCX."""
        theirs = set(_places_in(self.ours, self.theirs, self.theirs.ends))
        return tuple(end for end in self.ours.ends if end not in theirs)


def _places_in(ours: Lines, theirs: Lines, places: Sequence[int]) -> Sequence[int]:
    """Return places in `theirs` as places in `ours`, where their texts agree."""
    if ours.text == theirs.text:
        return places
    matcher = SequenceMatcher(None, theirs.text, ours.text, autojunk=False)
    blocks = matcher.get_matching_blocks()
    return [b.b + place - b.a for place in places for b in blocks if b.a < place <= b.a + b.size]


def main() -> None:
    """Print a line for each document and the totals; exit with 1 if a target is missed."""
    sys.path.insert(0, str(ROOT / "tests"))
    from render.libreoffice import missing_packages, printed  # noqa: PLC0415  (only once the path is set)

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--system-fonts", action="store_true", help="the fonts of this machine as they are")
    parser.add_argument("--differences", action="store_true", help="show what is apart")
    parser.add_argument("--only", default="", help="only documents whose name holds these words")
    parser.add_argument("--keep", type=Path, help="keep the files in this folder")
    options = parser.parse_args()
    if missing := missing_packages():
        sys.exit(f"This needs LibreOffice and poppler: sudo apt install {' '.join(missing)}")
    pairs = [pair for pair in all_pairs() if options.only in pair.name]
    with tempfile.TemporaryDirectory(prefix="briefdesk-parity-") as folder:
        files = [pair.docx for pair in pairs]
        pdfs = printed(files, Path(folder), system_fonts=options.system_fonts)
        if options.keep:
            _keep(pairs, pdfs, options.keep)
    compared = [
        Compared(pair, lines_of(pair.pdf), lines_of(pdf)) for pair, pdf in zip(pairs, pdfs, strict=True)
    ]
    print("Fonts:", "those of this machine" if options.system_fonts else "the widths of Cambria and Arial")
    for each in compared:
        _show(each, differences=options.differences)
    missed = _totals(compared, whole=not options.only)
    sys.exit(1 if missed else 0)


def _keep(pairs: Sequence[Pair], printed: Sequence[bytes], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for pair, pdf in zip(pairs, printed, strict=True):
        name = pair.name.replace(", ", "-").replace(" ", "-")
        (folder / f"{name}.pdf").write_bytes(pair.pdf)
        (folder / f"{name}.docx").write_bytes(pair.docx)
        (folder / f"{name}.docx.pdf").write_bytes(pdf)


def _show(each: Compared, *, differences: bool) -> None:
    notes = [
        "" if each.same_text else "other text",
        "" if each.same_pages else f"pages {len(each.ours.pages)} and {len(each.theirs.pages)} end apart",
    ]
    said = "; ".join(note for note in notes if note)
    print(f"{each.pair.name:62} {each.pair.pages} p. {len(each.apart):3} of {len(each.ours.ends):3}  {said}")
    if differences:
        for end in each.apart:
            print(f"      …{each.ours.text[max(0, end - 30) : end]} | {each.ours.text[end : end + 20]}…")
        if not each.same_text:
            _show_texts(each)


def _show_texts(each: Compared) -> None:
    ours, theirs = each.ours.text, each.theirs.text
    for kind, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind != "equal":
            print(f"      text: {ours[a - 12 : a]}[{ours[a:b]}] and [{theirs[c:d]}]{theirs[d : d + 12]}")
    if each.ours.heads != each.theirs.heads:
        print(f"      heads: {each.ours.heads} and {each.theirs.heads}")


def _totals(compared: Sequence[Compared], *, whole: bool) -> int:
    """Print what was reached and return how many targets were missed."""
    letters = [each for each in compared if not each.pair.brief]
    briefs = [each for each in compared if each.pair.brief]
    missed = 0
    if whole:
        missed += _told(f"{len(letters)} letters of at least {LEAST_LETTERS}", len(letters) >= LEAST_LETTERS)
    for name, group in (("letters", letters), ("one-pagers", briefs)):
        if not group:
            continue
        count = len(group)
        text, pages = sum(each.same_text for each in group), sum(each.same_pages for each in group)
        lines, apart = sum(len(each.ours.ends) for each in group), sum(len(each.apart) for each in group)
        missed += _told(f"{name}: {text} of {count} with the same text in the same order", text == count)
        missed += _told(f"{name}: {pages} of {count} with the same page breaks", pages == count)
        share = apart / lines
        missed += _told(
            f"{name}: {apart} of {lines} lines end elsewhere, {share:.2%}", share < MOST_LINES_APART
        )
    single = sum(len(each.theirs.pages) == len(each.ours.pages) == 1 for each in briefs)
    if briefs:
        missed += _told(f"one-pagers: {single} of {len(briefs)} on exactly one page", single == len(briefs))
    return missed


def _told(fact: str, reached: bool) -> int:
    print(f"{'ok    ' if reached else 'MISSED'}  {fact}")
    return 0 if reached else 1


if __name__ == "__main__":
    main()
