"""Everybody can read what we print: PDFs of all shipped templates pass PDF/UA-1, DOCX say what they are."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import page
import pytest

from briefdesk.compose import drafting
from briefdesk.model.blocks import ComposedDocument, Letterhead, Signatories
from briefdesk.model.draft import Project, Recipients, Signatory
from briefdesk.model.template import TemplateKind
from briefdesk.pipeline.desk import Desk, open_desk
from briefdesk.pipeline.drafts import keep_templates
from briefdesk.pipeline.letters import compose_brief, compose_letters
from briefdesk.pipeline.projects import sample_on, sample_project
from briefdesk.pipeline.recipients import chosen
from briefdesk.render.docx import render_docx
from briefdesk.render.fit import fit_brief
from briefdesk.render.layout.document import lay_out
from briefdesk.render.pdf import render_pdf
from briefdesk.store.folders import folders_in
from render.docx_reading import W, opened, paragraphs_in_order, parts_of, xml_of
from render.page_samples import shipped_theme

LEADERS = "committee:SSAS,HSAS,SSAP,HSAP,SSJU,HSJU,SSFR,HSFA role:chair,ranking"
TO = {"member": "", "committee-leaders": LEADERS, "coalition": "state:TX,AZ,PR,DC"}
SIGNED = tuple(
    Signatory(f"Organization {n}", tier) for n in range(12) for tier in ("national", "state", "local")
)
DESIGNS = ("leave-behind", "two-columns", "key-figures", "one-chart", "questions")
WORD = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with open_desk(today=dt.date(2026, 6, 15), folders=folders_in(tmp_path_factory.mktemp("home"))) as opened:
        yield opened


def project_on(desk: Desk, name: str) -> Project:
    """Return the sample project on a letter template, to those whom the template is for."""
    sample = sample_project(desk)
    template = desk.template(name, TemplateKind.LETTER)
    assert template is not None
    if name == "member":
        return sample
    picked = [sample.finding(finding) for finding in sample.letter.picked()]
    project = replace(
        sample,
        letter=drafting.start_draft(template, [finding for finding in picked if finding]),
        recipients=Recipients(query=TO[name], as_role=name == "committee-leaders"),
        signatories=SIGNED,
    )
    return keep_templates(desk, project)


def letters(desk: Desk, name: str) -> list[ComposedDocument]:
    project = project_on(desk, name)
    return [
        letter.document
        for letter in compose_letters(desk, project, chosen(desk, project))
        if not isinstance(letter, Exception)
    ]


def failures(pdf: bytes, profile: page.ValidationProfile = page.ValidationProfile.PDF_UA_1) -> list[str]:
    report = page.validate_pdf_bytes(pdf, profile=profile)
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


@pytest.mark.parametrize("theme_name", ["classic", "modern"])
@pytest.mark.parametrize("name", TO)
def test_every_letter_of_the_sample_passes_pdf_ua(desk: Desk, name: str, theme_name: str) -> None:
    theme = shipped_theme(theme_name)
    documents = letters(desk, name)

    assert len(documents) >= 15
    for document in documents:
        assert failures(render_pdf(lay_out(document, theme), document, theme).data) == []


@pytest.mark.parametrize("theme_name", ["classic", "modern"])
def test_brief_of_the_sample_passes_pdf_ua(desk: Desk, theme_name: str) -> None:
    theme = shipped_theme(theme_name)
    document = compose_brief(desk, sample_project(desk)).document
    layout, _ = fit_brief(document, theme)

    assert failures(render_pdf(layout, document, theme).data) == []


@pytest.mark.parametrize("theme_name", ["classic", "modern"])
@pytest.mark.parametrize("name", DESIGNS)
def test_sample_on_every_design_is_one_page_that_passes_pdf_ua_and_pdf_a(
    desk: Desk, name: str, theme_name: str
) -> None:
    theme, template = shipped_theme(theme_name), desk.template(name, TemplateKind.BRIEF)
    assert template is not None
    brief = compose_brief(desk, sample_on(desk, template))
    layout, _ = fit_brief(brief.document, theme)

    assert brief.problems == ()
    assert len(layout.pages) == 1
    assert failures(render_pdf(layout, brief.document, theme).data) == []
    archival = render_pdf(layout, brief.document, theme, archival=True).data
    assert failures(archival, page.ValidationProfile.PDF_A_2A) == []


@pytest.mark.parametrize("theme_name", ["classic", "modern"])
def test_archival_files_also_pass_pdf_a(desk: Desk, theme_name: str) -> None:
    theme = shipped_theme(theme_name)
    brief = compose_brief(desk, sample_project(desk)).document
    made = [(brief, fit_brief(brief, theme)[0])]
    made += [(letter, lay_out(letter, theme)) for name in TO for letter in letters(desk, name)[:4]]

    for document, layout in made:
        pdf = render_pdf(layout, document, theme, archival=True).data
        assert failures(pdf, page.ValidationProfile.PDF_A_2A) == []
        assert failures(pdf) == []


def test_files_claim_to_be_archival_only_where_asked(desk: Desk) -> None:
    theme = shipped_theme()
    document = letters(desk, "member")[0]
    layout = lay_out(document, theme)

    assert b"pdfaid" not in render_pdf(layout, document, theme).data
    assert failures(render_pdf(layout, document, theme).data, page.ValidationProfile.PDF_A_2A) != []


def test_checker_finds_what_is_missing(desk: Desk) -> None:
    """A checker that passes everything would pass the tests above."""
    theme = shipped_theme()
    document = compose_brief(desk, sample_project(desk)).document
    pdf = render_pdf(fit_brief(document, theme)[0], document, theme).data

    assert any("ALT" in failure for failure in failures(pdf.replace(b"/Alt ", b"/Xlt ")))


@pytest.fixture(scope="module")
def word_files(desk: Desk) -> dict[str, tuple[ComposedDocument, bytes]]:
    """One Word file for each template and theme."""
    found = {}
    for theme_name in ("classic", "modern"):
        theme = shipped_theme(theme_name)
        for name in TO:
            document = letters(desk, name)[0]
            found[f"{name}, {theme_name}"] = (
                document,
                render_docx(document, theme, lay_out(document, theme)).data,
            )
        brief = compose_brief(desk, sample_project(desk)).document
        found[f"brief, {theme_name}"] = brief, render_docx(brief, theme, fit_brief(brief, theme)[0]).data
    return found


def test_word_files_have_a_title_and_a_language(
    word_files: dict[str, tuple[ComposedDocument, bytes]],
) -> None:
    for name, (document, data) in word_files.items():
        styles = xml_of(data, "word/styles.xml")

        assert opened(data).core_properties.title == document.title != "", name
        assert opened(data).core_properties.language == "en-US", name
        assert styles.find(f".//{W}rPrDefault//{W}lang").get(f"{W}val") == "en-US", name


def test_headings_of_word_files_begin_at_the_first_level(
    word_files: dict[str, tuple[ComposedDocument, bytes]],
) -> None:
    for name, (document, data) in word_files.items():
        levels = [level for p in paragraphs_in_order(data) if (level := outline_level(p.style)) is not None]
        wanted = name.startswith("brief") or any(isinstance(b, Signatories) for b in document.blocks)

        assert bool(levels) == wanted, name
        assert not levels or levels[0] == min(levels) == 0, name
        assert all(after - before <= 1 for before, after in pairwise(levels)), name


def outline_level(style: object) -> int | None:
    """Return the outline level of a style, its own or that of the style it is based on."""
    while style is not None:
        found = style.element.find(f"{W}pPr/{W}outlineLvl")
        if found is not None:
            return int(found.get(f"{W}val"))
        style = style.base_style
    return None


def test_pictures_in_word_files_are_described_or_marked_as_decoration(
    word_files: dict[str, tuple[ComposedDocument, bytes]],
) -> None:
    for name, (document, data) in word_files.items():
        letterhead = next(block for block in document.blocks if isinstance(block, Letterhead))
        described = []
        for part in (part for part in parts_of(data) if part.startswith("word/") and part.endswith(".xml")):
            for picture in xml_of(data, part).iter(f"{WORD}docPr"):
                decoration = any("decorative" in str(element.tag) for element in picture.iter())
                assert decoration or picture.get("descr"), name
                described += [] if decoration else [picture.get("descr")]

        assert described == [letterhead.logo_alt], name
