"""Prove that pages are what they should be, by random contents over all templates, designs and papers.

One-pagers take exactly one page, as PDF and as LibreOffice prints the Word file; every PDF passes PDF/UA-1,
archival ones PDF/A-2a too; poppler reads the words in the order of the draft.

Run from the checkout: python tools/prove_pages.py [--count 200] [--seed 2026] [--no-libreoffice]
"""

import argparse
import datetime as dt
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from briefdesk.pipeline.desk import open_desk
from briefdesk.store.folders import folders_in

ROOT = Path(__file__).resolve().parents[1]
MOST_SHOWN = 5


def main() -> None:
    """Print a line for each proof and what fails; exit with 1 if anything does."""
    sys.path.insert(0, str(ROOT / "tests"))
    from render import page_proofs  # noqa: PLC0415  (only once the path is set)
    from render.libreoffice import printed  # noqa: PLC0415
    from render.random_contents import Content, random_briefs, random_letters  # noqa: PLC0415

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=200, help="so many one-pagers, and as many letters")
    parser.add_argument("--seed", type=int, default=2026, help="another seed gives other contents")
    parser.add_argument("--no-libreoffice", action="store_true", help="leave out the Word files")
    options = parser.parse_args()
    numbers, missed = range(options.count), 0
    with tempfile.TemporaryDirectory(prefix="briefdesk-pages-") as name:
        folder = Path(name)
        with open_desk(today=dt.date(2026, 6, 15), folders=folders_in(folder / "home")) as desk:
            briefs = list(random_briefs(desk, numbers, options.seed))
            both = [*briefs, *random_letters(desk, numbers, options.seed)]
        path = folder / "read.pdf"

        def faults_of_archival(each: Content) -> str:
            pdf = each.pdf(archival=True)
            return page_proofs.not_archival(pdf) or page_proofs.not_accessible(pdf)

        proofs: tuple[tuple[str, Sequence[Content], Callable[[Content], str]], ...] = (
            ("one page, PDF", briefs, lambda each: page_proofs.not_one_page(each.pdf())),
            ("PDF/UA-1", both, lambda each: page_proofs.not_accessible(each.pdf())),
            ("PDF/A-2a and PDF/UA-1, archival", both, faults_of_archival),
            ("title, language, bookmarks, pictures", both, lambda e: page_proofs.not_described(e, e.pdf())),
            ("reading order", both, lambda e: page_proofs.not_read_in_order(e, e.pdf(), path)),
        )
        for title, contents, proof in proofs:
            missed += _told(title, {each.name: proof(each) for each in contents})
        if not options.no_libreoffice:
            (folder / "docx").mkdir()
            pdfs = printed([each.docx() for each in both], folder / "docx")
            pairs = list(zip(both, pdfs, strict=True))
            single = {each.name: page_proofs.not_one_page(pdf) for each, pdf in pairs if each.brief}
            missed += _told("one page, DOCX in LibreOffice", single)
            alike = {each.name: page_proofs.not_as_laid_out(each, pdf) for each, pdf in pairs}
            missed += _told("pages and words as in the PDF, DOCX", alike)
    sys.exit(1 if missed else 0)


def _told(title: str, found: dict[str, str]) -> int:
    wrong = {name: said for name, said in found.items() if said}
    print(f"{'MISSED' if wrong else 'ok    '}  {title:40} {len(found) - len(wrong):4} of {len(found)}")
    for name, said in list(wrong.items())[:MOST_SHOWN]:
        print(f"        {name}: {said}")
    return len(wrong)


if __name__ == "__main__":
    main()
