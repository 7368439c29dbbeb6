"""The gallery: every shipped template and design with the sample's contents, in both themes, on both papers.

`tools/make_goldens.py` draws it and sheets of it, a test compares it.
"""

import datetime as dt
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from briefdesk.model.draft import Asset, PageSize, Partner, Project, Signatory
from briefdesk.model.template import Template, TemplateKind
from briefdesk.pipeline.desk import Desk, open_desk, theme_named
from briefdesk.pipeline.letters import compose_brief, compose_letter
from briefdesk.pipeline.projects import sample_on
from briefdesk.pipeline.recipients import chosen
from briefdesk.render.fit import fit_brief
from briefdesk.render.layout.document import lay_out
from briefdesk.render.pdf import render_pdf
from briefdesk.render.theme import Theme
from briefdesk.store.folders import folders_in
from render.page_samples import a_logo

TODAY = dt.date(2026, 6, 20)
_LOGOS = ((360, 120), (120, 120), (600, 100), (480, 200))
_SIGNERS = {
    "national": (
        "Alliance for Civilian Oversight", "American Veterans for Restraint", "Border Health Network",
        "Center for Budget Transparency", "Coalition for Fair Courts", "Faith Leaders for Asylum",
        "Harbor Legal Fund", "National Council of Retired Officers", "Open Records Project",
        "Public Safety Institute", "Society of Military Lawyers",
    ),
    "state": (
        "Arizona Water and Land Trust", "Colorado Guard Families", "New Mexico Human Rights Forum",
        "Texas Ranchers’ Roundtable", "Washington State Asylum Partners",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class GalleryPage:
    """A page of the gallery: its PDF and number, what the template is called, and how it is set."""

    name: str
    pdf: bytes
    page: int
    template: str
    theme: str
    paper: PageSize


def gallery_pages() -> Iterator[GalleryPage]:
    """Yield each template in Classic, in Modern with one partner, and in its own theme on A4 with four."""
    with (
        tempfile.TemporaryDirectory(prefix="briefdesk-gallery-") as home,
        open_desk(today=TODAY, folders=folders_in(Path(home))) as desk,
    ):
        for template in desk.templates:
            for theme, paper, partners in (
                ("classic", PageSize.LETTER, 0),
                ("modern", PageSize.LETTER, 1),
                (template.theme, PageSize.A4, 4),
            ):
                project = with_partners(sample_on(desk, template), partners)
                pdf, count = _set(desk, project, template, theme_named(theme, paper))
                for page in range(count):
                    name = f"{template.id}-{theme}-{paper.lower()}-{page + 1}"
                    yield GalleryPage(name, pdf, page, template.name, theme, paper)


def with_partners(project: Project, count: int) -> Project:
    """Return the project with `count` partners whose logos have very different shapes."""
    found = [(f"partner-{at}.png", a_logo(*size)) for at, size in enumerate(_LOGOS[:count], start=1)]
    partners = tuple(Partner(name, f"Partner {at}") for at, (name, _) in enumerate(found, start=1))
    assets = (*project.assets, *(Asset(name, data) for name, data in found))
    return replace(
        project,
        assets=assets,
        sender=replace(project.sender, partners=partners, joint_letterhead=bool(partners)),
    )


def _set(desk: Desk, project: Project, template: Template, theme: Theme) -> tuple[bytes, int]:
    if template.kind is TemplateKind.BRIEF:
        document = compose_brief(desk, project).document
        layout, _ = fit_brief(document, theme)
    else:
        signed = tuple(Signatory(name, tier) for tier, names in _SIGNERS.items() for name in names)
        first = chosen(desk, project)[0]
        document = compose_letter(desk, replace(project, signatories=signed), first.id).document
        layout = lay_out(document, theme)
    rendered = render_pdf(layout, document, theme)
    return rendered.data, rendered.page_count
