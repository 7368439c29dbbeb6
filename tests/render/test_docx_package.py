"""The Word file as a package: every part is valid, typed and reachable, every element in its place."""

import posixpath
import zipfile
from io import BytesIO

import pytest
from lxml import etree

from briefdesk.render.docx import render_docx
from render.docx_reading import R, W, parts_of
from render.docx_samples import a_brief, a_letter, shipped_theme

# The order of child elements that the schema demands (ECMA-376 part 1, 17.3.1.26, 17.3.2.28, 17.4.69), as
# far as we use them: Word calls a file with another order unreadable.
ORDERS = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr shd tabs spacing ind "
        "contextualSpacing jc outlineLvl rPr sectPr"
    ),
    "rPr": "rStyle rFonts b bCs i iCs caps color spacing w kern sz szCs highlight u shd vertAlign lang",
    "tcPr": "tcW gridSpan tcBorders shd noWrap tcMar vAlign",
    "tcBorders": "top left start bottom right end",
    "tcMar": "top left start bottom right end",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "sectPr": "headerReference footerReference footnotePr type pgSz pgMar cols titlePg",
    "style": "name basedOn next link uiPriority semiHidden qFormat pPr rPr tblPr",
    "lvl": "start numFmt pStyle lvlText lvlJc pPr rPr",
}

FILES = {
    "letter": render_docx(a_letter(logo=True), shipped_theme()).data,
    "bare letter": render_docx(a_letter(signers=0), shipped_theme("modern")).data,
    "brief": render_docx(a_brief(logo=True), shipped_theme("modern")).data,
}


@pytest.fixture(params=FILES)
def data(request):
    return FILES[request.param]


def test_archive_is_sound_and_holds_no_clock_time(data):
    archive = zipfile.ZipFile(BytesIO(data))

    assert archive.testzip() is None
    assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert len(set(archive.namelist())) == len(archive.namelist())


def test_same_document_gives_the_same_bytes():
    assert render_docx(a_letter(logo=True), shipped_theme()).data == FILES["letter"]


def test_every_part_is_well_formed_and_typed(data):
    parts = parts_of(data)
    types = etree.fromstring(parts["[Content_Types].xml"])
    endings = {e.get("Extension") for e in types if e.tag.endswith("Default")}
    named = {e.get("PartName").lstrip("/") for e in types if e.tag.endswith("Override")}

    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(content)
        assert name in named or name.rpartition(".")[2] in endings
    assert named <= set(parts)


def test_every_relationship_leads_to_a_part_and_every_reference_to_a_relationship(data):
    parts = parts_of(data)
    for name, content in parts.items():
        if not name.endswith(".rels"):
            continue
        folder, _, source = name.rpartition("_rels/")
        relations = {e.get("Id"): e for e in etree.fromstring(content)}
        for relation in relations.values():
            if relation.get("TargetMode") != "External":
                assert posixpath.normpath(folder + relation.get("Target")) in parts
        owner = folder + source.removesuffix(".rels")
        if owner in parts:
            used = {
                value
                for element in etree.fromstring(parts[owner]).iter()
                for key, value in element.attrib.items()
                if key.startswith(R)
            }
            assert used <= set(relations)


def test_elements_stand_in_the_order_of_the_schema(data):
    for name, content in parts_of(data).items():
        if not name.startswith("word/") or not name.endswith(".xml"):
            continue
        for element in etree.fromstring(content).iter(*(f"{W}{tag}" for tag in ORDERS)):
            order = ORDERS[etree.QName(element).localname].split()
            places = [order.index(etree.QName(child).localname) for child in element]
            assert places == sorted(places), etree.tostring(element)


def test_every_style_that_is_used_is_defined(data):
    parts = parts_of(data)
    styles = {e.get(f"{W}styleId") for e in etree.fromstring(parts["word/styles.xml"]).iter(f"{W}style")}

    for name in ("word/document.xml", "word/footnotes.xml", "word/header1.xml", "word/header2.xml"):
        for element in etree.fromstring(parts[name]).iter(f"{W}pStyle", f"{W}rStyle"):
            assert element.get(f"{W}val") in styles


def test_tables_have_no_merged_cells_and_end_before_a_paragraph(data):
    body = etree.fromstring(parts_of(data)["word/document.xml"])[0]

    assert not list(body.iter(f"{W}gridSpan", f"{W}vMerge"))
    for table in body.iter(f"{W}tbl"):
        assert table.getnext().tag == f"{W}p"
        assert all(cell[-1].tag == f"{W}p" for cell in table.iter(f"{W}tc"))


def test_spacing_is_exact_and_never_contextual(data):
    styles = etree.fromstring(parts_of(data)["word/styles.xml"])

    rules = {e.get(f"{W}lineRule") for e in styles.iter(f"{W}spacing") if e.get(f"{W}line")}
    assert rules == {"exact"}
    assert not list(styles.iter(f"{W}contextualSpacing"))


def test_faces_are_those_that_word_knows(data):
    styles = etree.fromstring(parts_of(data)["word/styles.xml"])

    assert {e.get(f"{W}ascii") for e in styles.iter(f"{W}rFonts")} <= {"Cambria", "Arial"}


def test_letter_of_one_page_is_under_twenty_kilobytes():
    assert len(FILES["bare letter"]) < 20_000
