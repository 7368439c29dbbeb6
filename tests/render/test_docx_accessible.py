"""The rules of Word's accessibility checker, held by every template, design and theme; and LibreOffice,
asked for PDF/UA, makes a file of each in which an independent checker faults only what is LibreOffice's."""

import datetime as dt
import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise
from pathlib import Path

import page
import pytest
from lxml import etree

from briefdesk.compose import drafting
from briefdesk.errors import BriefdeskError
from briefdesk.model.blocks import (
    Bar,
    BarChart,
    ComposedDocument,
    Heading,
    Letterhead,
    Origin,
    PartnerLogo,
    PullQuote,
    Span,
)
from briefdesk.model.draft import Recipients, Signatory
from briefdesk.model.template import TemplateKind
from briefdesk.pipeline.desk import open_desk
from briefdesk.pipeline.drafts import keep_templates
from briefdesk.pipeline.letters import compose_brief, compose_letters
from briefdesk.pipeline.projects import sample_project
from briefdesk.pipeline.recipients import chosen
from briefdesk.render.docx import render_docx
from briefdesk.render.fit import fit_brief
from briefdesk.render.layout.document import lay_out
from briefdesk.shipped import shipped_path
from briefdesk.store.folders import folders_in
from render.docx_reading import R, W, parts_of, xml_of
from render.docx_samples import a_brief, a_logo
from render.libreoffice import OF_LIBREOFFICE
from render.page_samples import shipped_theme

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
THEMES = sorted(path.stem for path in shipped_path("templates", "themes").glob("*.toml"))
LEADERS = "committee:SSAS,HSAS role:chair,ranking"
VAGUE = {"here", "click here", "this", "link", "more", "read more"}


def documents(home: Path) -> Iterator[tuple[str, ComposedDocument, bool]]:
    """Every shipped template with the sample's content, and a one-pager with every kind of block."""
    with open_desk(today=dt.date(2026, 6, 15), folders=folders_in(home)) as desk:
        sample = sample_project(desk)
        picked = [found for key in sample.letter.picked() if (found := sample.finding(key))]
        for template in desk.templates:
            if template.kind is TemplateKind.LETTER:
                leaders = template.id == "committee-leaders"
                project = replace(
                    sample,
                    letter=drafting.start_draft(template, picked),
                    recipients=Recipients(LEADERS if leaders else "state:TX", as_role=leaders),
                    signatories=tuple(Signatory(f"Organization {n}") for n in range(70)),
                )
                project = keep_templates(desk, project)
                (letter,) = compose_letters(desk, project, chosen(desk, project)[:1])
                assert not isinstance(letter, BriefdeskError)
                yield template.id, letter.document, False
            else:
                own = [found for key in sample.brief.picked() if (found := sample.finding(key))]
                draft = drafting.start_draft(template, [f for f in own if not f.key_figure])
                for finding in [f for f in own if f.key_figure][:4]:
                    draft = drafting.use_as_key_figure(draft, template, finding)
                project = keep_templates(desk, replace(sample, brief=draft))
                yield template.id, compose_brief(desk, project).document, True
    yield "every block", with_chart_and_quote(), True


def with_chart_and_quote() -> ComposedDocument:
    brief = a_brief(logo=True)
    head = brief.blocks[0]
    assert isinstance(head, Letterhead)
    partners = (PartnerLogo(a_logo(), "Desert Aid: a disc and a bar"),) * 2
    bars = (Bar("Agents", 3000, "3,000", 1, Origin("k")), Bar("Apprehensions a day", 50, "50"))
    quote = PullQuote((Span("“They are not trained for it.”"),), (Span("A witness"),))
    blocks = [replace(head, partners=partners), *brief.blocks[1:3], BarChart("Side by side", bars), quote]
    return replace(brief, blocks=(*blocks, *brief.blocks[7:]))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[ComposedDocument, bytes]]:
    found = {}
    for name, document, brief in documents(tmp_path_factory.mktemp("home")):
        for theme_name in THEMES:
            theme = shipped_theme(theme_name)
            layout = fit_brief(document, theme)[0] if brief else lay_out(document, theme)
            found[f"{name}, {theme_name}"] = document, render_docx(document, theme, layout).data
    assert len(found) >= 2 * 8
    return found


Files = dict[str, tuple[ComposedDocument, bytes]]


def test_documents_have_title_and_language(files: Files) -> None:
    for name, (document, data) in files.items():
        core = xml_of(data, "docProps/core.xml")

        assert core.findtext("{http://purl.org/dc/elements/1.1/}title") == document.title != "", name
        lang = xml_of(data, "word/styles.xml").find(f".//{W}rPrDefault//{W}lang")
        assert lang.get(f"{W}val") == document.language, name


def test_headings_are_headings_and_none_is_skipped(files: Files) -> None:
    for name, (document, data) in files.items():
        levels = [level for level in outline(data) if level is not None]

        assert levels[:1] in ([], [0]), name
        assert all(after - before <= 1 for before, after in pairwise(levels)), name
        wanted = sum(isinstance(block, Heading) for block in document.blocks)
        assert len(levels) >= wanted, name


def test_pictures_stand_in_the_line_and_are_described(files: Files) -> None:
    described = 0
    for name, (_, data) in files.items():
        body = xml_of(data)
        assert not list(body.iter(f"{WP}anchor")), name
        numbers = []
        for shown in body.iter(f"{WP}inline"):
            properties = shown.find(f"{WP}docPr")
            assert len(properties.get("descr")) > 4, name
            numbers.append(properties.get("id"))
            described += 1
        assert len(set(numbers)) == len(numbers), name
    assert described > len(files)


def test_tables_have_a_row_of_headings_and_are_simple(files: Files) -> None:
    for name, (_, data) in files.items():
        for table in xml_of(data).iter(f"{W}tbl"):
            rows = table.findall(f"{W}tr")
            assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None, name
            assert table.find(f"{W}tblPr/{W}tblLook").get(f"{W}firstRow") == "1", name
            assert len({len(row.findall(f"{W}tc")) for row in rows}) == 1, name
            assert not list(table.iter(f"{W}gridSpan", f"{W}vMerge")), name
            assert len(list(table.iter(f"{W}tbl"))) == 1, f"{name}: a table within a table"


def test_nothing_is_placed_by_blanks(files: Files) -> None:
    for name, (_, data) in files.items():
        body = xml_of(data)
        for paragraph in body.iter(f"{W}p"):
            text = "".join(run.text or "" for run in paragraph.iter(f"{W}t"))
            assert not re.search(r"[ \u00a0\t]{2}", text), f"{name}: {text}"
            assert not list(paragraph.iter(f"{W}tab")) or len(paragraph.findall(f"{W}r/{W}tab")) <= 1, name
        # Spacers are lines of a set height; word processors count four empty ones in a row as a fault.
        empty = [not "".join(p.itertext()) and p.find(f".//{WP}inline") is None for p in body[0]]
        assert max((len(list(group)) for is_empty, group in groupby(empty) if is_empty), default=0) < 4, name


def test_items_of_lists_are_items_of_lists(files: Files) -> None:
    for name, (_, data) in files.items():
        for paragraph in xml_of(data).iter(f"{W}p"):
            text = "".join(run.text or "" for run in paragraph.iter(f"{W}t")).strip()
            assert not text.startswith(("•", "- ", "* ")), f"{name}: {text}"


def test_links_say_where_they_lead(files: Files) -> None:
    for name, (_, data) in files.items():
        for part in ("word/document.xml", "word/footnotes.xml"):
            for link in xml_of(data, part).iter(f"{W}hyperlink"):
                text = "".join(run.text or "" for run in link.iter(f"{W}t")).strip()
                assert len(text) > 3, name
                assert text.lower() not in VAGUE, name
                assert link.get(f"{R}id"), name


def outline(data: bytes) -> list[int | None]:
    """The outline level of every paragraph that has text, by its style."""
    styles = {style.get(f"{W}styleId"): style for style in xml_of(data, "word/styles.xml").iter(f"{W}style")}

    def level(style_id: str | None) -> int | None:
        style = styles.get(style_id or "")
        while style is not None:
            found = style.find(f"{W}pPr/{W}outlineLvl")
            if found is not None:
                return int(found.get(f"{W}val"))
            parent = style.find(f"{W}basedOn")
            style = styles.get(parent.get(f"{W}val")) if parent is not None else None
        return None

    return [
        level(paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val"))
        for paragraph in xml_of(data).iter(f"{W}p")
        if "".join(paragraph.itertext()).strip()
    ]


@pytest.mark.libreoffice
@pytest.mark.timeout(300)
def test_libreoffice_makes_accessible_pdfs_of_all(files: Files, tmp_path: Path) -> None:
    names = [f"{number:02}" for number in range(len(files))]
    for name, (_, data) in zip(names, files.values(), strict=True):
        (tmp_path / f"{name}.docx").write_bytes(data)
    export = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    sources = [str(tmp_path / f"{name}.docx") for name in names]
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", export, "--outdir", str(tmp_path), *sources],
        check=True,
        capture_output=True,
        env=dict(os.environ),
        timeout=240,
    )

    for name, title in zip(names, files, strict=True):
        report = page.validate_pdf_bytes(
            (tmp_path / f"{name}.pdf").read_bytes(), profile=page.ValidationProfile.PDF_UA_1
        )
        failures = [each for each in report.failures if each.rule_id not in OF_LIBREOFFICE]
        assert [f"{each.rule_id}: {each.message}" for each in failures] == [], title


def test_checks_above_see_what_they_look_for(files: Files) -> None:
    """A check that finds nothing to look at would pass."""
    parts = [etree.tostring(xml_of(data)) for _, data in files.values()]
    assert sum(b"w:hyperlink" in part for part in parts) > 8
    assert sum(b"<w:tbl>" in part for part in parts) == len(parts)
    assert sum(b'w:type="column"' in part for part in parts) >= len(THEMES)
    assert all("word/footnotes.xml" in parts_of(data) for _, data in files.values())
