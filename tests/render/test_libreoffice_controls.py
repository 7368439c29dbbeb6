"""LibreOffice's own faults: each rule that PDFs of our Word files are exempt from fails in plain files."""

from pathlib import Path

import page
import pytest

from render.libreoffice import ACCESSIBLE, OF_LIBREOFFICE, missing_packages, printed

pytestmark = [pytest.mark.libreoffice, pytest.mark.timeout(200)]
_NAMES = "urn:oasis:names:tc:opendocument:xmlns"
_FRAME = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="{_NAMES}:office:1.0" xmlns:text="{_NAMES}:text:1.0"
 xmlns:style="{_NAMES}:style:1.0" xmlns:fo="{_NAMES}:xsl-fo-compatible:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>Control</dc:title><dc:language>en-US</dc:language></office:meta>
<office:styles><style:default-style style:family="paragraph">
<style:text-properties fo:language="en" fo:country="US"/></style:default-style>
<style:style style:name="Ruled" style:family="paragraph">
<style:paragraph-properties fo:border-top="1pt solid #000000" fo:padding="3pt"/></style:style></office:styles>
<office:body><office:text><text:h text:outline-level="1">Control</text:h>%s</office:text></office:body>
</office:document>"""
_LINK = '<text:a xlink:type="simple" xlink:href="https://example.org/">The site of the example</text:a>'
_NOTE = """<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation>
<text:note-body><text:p>A source.</text:p></text:note-body></text:note>"""
CONTROLS = {
    "words alone": ("<text:p>Words.</text:p>", set()),
    "a link": (f"<text:p>See {_LINK}.</text:p>", {"PDFUA1-PAGE-TABS-001"}),
    "a footnote": (
        f"<text:p>Words{_NOTE}.</text:p>",
        {"PDFUA1-PAGE-TABS-001", "PDFUA1-NOTE-ID-001", "PDFUA1-LINK-LINK-TAG-001"},
    ),
    "a rule over a paragraph": (
        '<text:p text:style-name="Ruled">Words.</text:p>',
        {"PDFUA1-CONTENT-TAGGING-001"},
    ),
}


def test_each_exempt_rule_is_broken_by_a_plain_document_of_libreoffice(tmp_path: Path) -> None:
    """Where this fails, LibreOffice has learned a rule: take it out of the exemptions."""
    if missing := missing_packages():
        pytest.fail(f"These tests need LibreOffice and poppler: sudo apt install {' '.join(missing)}")
    files = [(_FRAME % body).encode() for body, _ in CONTROLS.values()]

    pdfs = printed(files, tmp_path, export=ACCESSIBLE, suffix="fodt")
    found = {name: failed_rules(pdf) for name, pdf in zip(CONTROLS, pdfs, strict=True)}

    assert found == {name: rules for name, (_, rules) in CONTROLS.items()}
    assert set().union(*found.values()) == OF_LIBREOFFICE


def failed_rules(pdf: bytes) -> set[str]:
    report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    return {failure.rule_id for failure in report.failures}
