"""What is asked of each random content: a proof returns what is wrong, nothing where all is well."""

import re
from collections.abc import Collection
from itertools import zip_longest
from pathlib import Path

import page
import pypdfium2

from briefdesk.model.blocks import BarChart, Letterhead, leaves
from render.page_reading import FRAME, drawn_text, left_over, squeezed, structure_text
from render.random_contents import Content

_UA, _A_2A = page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A


def not_one_page(pdf: bytes) -> str:
    """Tell how many pages a PDF has, if not one."""
    count = page_count(pdf)
    return "" if count == 1 else f"{count} pages"


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def not_accessible(pdf: bytes, *, exempt: Collection[str] = ()) -> str:
    """Tell what the checker finds against PDF/UA-1, less the `exempt` rules."""
    return _faults(pdf, _UA, exempt)


def not_archival(pdf: bytes) -> str:
    """Tell what the checker finds against PDF/A-2a."""
    return _faults(pdf, _A_2A, ())


def _faults(pdf: bytes, profile: page.ValidationProfile, exempt: Collection[str]) -> str:
    report = page.validate_pdf_bytes(pdf, profile=profile)
    rules = {failure.rule_id: failure.message for failure in report.failures if failure.rule_id not in exempt}
    return "; ".join(f"{rule}: {message}" for rule, message in sorted(rules.items()))


def not_described(content: Content, pdf: bytes) -> str:
    """Tell what a PDF does not say of itself: title, language, bookmarks, what its pictures show."""
    document, wanted = content.document, list[str]()
    with pypdfium2.PdfDocument(pdf) as file:
        if file.get_metadata_dict()["Title"] != document.title:
            wanted.append("the title")
        marks = [(mark.level, mark.get_title()) for mark in file.get_toc()]
    if marks[:1] != [(0, document.title)] or any(level != 1 for level, _ in marks[1:]):
        wanted.append("the title as first bookmark")
    if len(marks) - 1 != len(headings(content)):
        wanted.append("a bookmark for each heading")
    if b"/Lang (en-US)" not in pdf:
        wanted.append("the language")
    if len(re.findall(rb"/S /Figure .*?/Alt ", pdf)) != len(pictures(content)):
        wanted.append("what each picture shows")
    return ", ".join(wanted)


def headings(content: Content) -> list[str]:
    """Return the headings under the title, as the layout has them."""
    found = []
    for laid in content.layout.pages:
        for item in laid.items:
            role = content.layout.nodes[node].role if (node := getattr(item, "node", -1)) >= 0 else ""
            if role in ("H1", "H2"):
                found.append("".join(line.text for line in item.group.lines))
    return [text for text in found if squeezed(text) != squeezed(content.document.title)]


def pictures(content: Content) -> list[str]:
    """Return what the pictures of a document should be described by: logos, a chart, a code."""
    found: list[str] = []
    for block in leaves(content.document.blocks):
        if isinstance(block, Letterhead):
            found += [block.logo_alt] if block.logo else []
            found += [partner.alt for partner in block.partners]
        elif isinstance(block, BarChart):
            found.append(block.alt)
        elif (code := getattr(block, "qr", None)) is not None:
            found.append(code.alt)
    return found


def not_read_in_order(content: Content, pdf: bytes, path: Path) -> str:
    """Tell what poppler reads in another order than the draft has, by the structure and as drawn.

    `path` is a file to write the PDF to.
    """
    path.write_bytes(pdf)
    for how, read in (("by structure", structure_text), ("as drawn", drawn_text)):
        try:
            left = left_over(content.document, read(path))
        except AssertionError as error:
            return f"{how}: {error}"
        if not FRAME.fullmatch(left):
            return f"{how}: {left!r} is not in the draft"
    return ""


def not_as_laid_out(content: Content, printed: bytes) -> str:
    """Tell how a Word file as printed differs from our PDF: in pages, or in its words and their order."""
    count = page_count(printed)
    if count != len(content.layout.pages):
        return f"{count} pages, not {len(content.layout.pages)}"
    ours, theirs = text_in_order(content.pdf()), text_in_order(printed)
    if ours == theirs:
        return ""
    at = next(n for n, (a, b) in enumerate(zip_longest(ours, theirs)) if a != b)
    return f"other text: {ours[at - 20 : at + 20]!r}, not {theirs[at - 20 : at + 20]!r}"


def text_in_order(pdf: bytes) -> str:
    """Return the text of a PDF in the order in which it is drawn, squeezed, its ASCII characters alone.

    LibreOffice draws what another face steps in for after the rest of its line. Hyphens do not count: those
    at the end of a line are read as breaks of a word.
    """
    with pypdfium2.PdfDocument(pdf) as document:
        text = squeezed("".join(each.get_textpage().get_text_range() for each in document))
    return "".join(character for character in text if "!" <= character <= "~" and character != "-")
