"""What parity is measured on: letters of every template, theme and length, and every one-pager design."""

import datetime as dt
import io
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image

from briefdesk.compose import drafting
from briefdesk.errors import BriefdeskError
from briefdesk.model.blocks import ComposedDocument
from briefdesk.model.draft import Asset, Draft, PageSize, Partner, Project, Recipients, Signatory
from briefdesk.model.finding import Finding
from briefdesk.model.template import Template, TemplateKind
from briefdesk.pipeline.desk import Desk, open_desk, theme_named
from briefdesk.pipeline.drafts import keep_templates
from briefdesk.pipeline.letters import compose_brief, compose_letters
from briefdesk.pipeline.projects import sample_project
from briefdesk.pipeline.recipients import chosen
from briefdesk.render.docx import render_docx
from briefdesk.render.fit import BriefTooLong, fit_brief
from briefdesk.render.layout.document import lay_out
from briefdesk.render.layout.page import Layout
from briefdesk.render.pdf import render_pdf
from briefdesk.render.theme import Theme
from briefdesk.shipped import shipped_path
from briefdesk.store.folders import folders_in

TODAY = dt.date(2026, 6, 15)
_LEADERS = "committee:SSAS,HSAS,SSAP,HSAP,SSJU,HSJU,SSFR,HSFA role:chair,ranking"
_MEMBERS = "committee:SSAS,HSAS state:AZ,CA,CO,RI,TX"
_SIGNED = (
    "Alliance for Open Records",
    "Border Parish Network",
    "Center for Civilian Oversight",
    "Desert Aid",
)
_PARAGRAPHS = (
    "Residents of three counties told us that checkpoints staffed by soldiers have become a part of their "
    "day: on the road to school, to work and to the clinic. None could say which law was being enforced, to "
    "whom a complaint should go, or when the mission would end.",
    "The cost is known only in part. One estimate, for a single year, runs to $525–650 million; a second, "
    "made public under the Freedom of Information Act, counts $1,250 for each flight hour and leaves out "
    "pay, upkeep and lost training. Call (202) 555-0142 for the figures by county.",
    "We do not ask for a judgment on the missions themselves—only for facts that Members of every view can "
    "use: who is deployed, for how long, under which authority, and at what cost to readiness.",
)
# (findings, own paragraphs, signatories of a coalition letter): from half a page to three.
_LENGTHS = ((1, 0, 0), (2, 1, 3), (3, 2, 11), (5, 1, 24), (7, 3, 60), (9, 6, 9), (12, 8, 33))
_LOGOS = ((360, 120), (120, 120), (600, 90), (90, 200), (300, 160))
_BRIEF_LENGTHS = (3, 5, 7, 9)


@dataclass(frozen=True, slots=True)
class Pair:
    """One document in both formats; `pages` is how many pages the layout has."""

    name: str
    brief: bool
    pdf: bytes
    docx: bytes
    pages: int


def all_pairs() -> Iterator[Pair]:
    """Yield letters, then one-pagers, in an order that does not change."""
    with (
        tempfile.TemporaryDirectory(prefix="briefdesk-parity-") as home,
        open_desk(today=TODAY, folders=folders_in(Path(home))) as desk,
    ):
        sample = sample_project(desk)
        yield from _letters(desk, sample)
        yield from _briefs(desk, sample)


def _themes(turn: int) -> tuple[tuple[str, Theme], ...]:
    """Return the themes by name, every other one on A4: which, goes by `turn`."""
    names = sorted(path.stem for path in shipped_path("templates", "themes").glob("*.toml"))
    papers = (PageSize.LETTER, PageSize.A4)
    chosen = [(name, papers[(turn + at) % 2]) for at, name in enumerate(names)]
    return tuple((f"{name}, {paper.value}", theme_named(name, paper)) for name, paper in chosen)


def _templates(desk: Desk, kind: TemplateKind) -> tuple[Template, ...]:
    return tuple(template for template in desk.templates if template.kind is kind)


def _letters(desk: Desk, sample: Project) -> Iterator[Pair]:
    """Yield a letter for every template, length and theme, each to another addressee."""
    for template in _templates(desk, TemplateKind.LETTER):
        for place, length in enumerate(_LENGTHS):
            project = _letter_project(desk, sample, template, length)
            addressees = chosen(desk, project)
            for theme_place, (theme_name, theme) in enumerate(_themes(place)):
                addressee = addressees[(5 * place + 3 * theme_place) % len(addressees)]
                (letter,) = compose_letters(desk, project, [addressee])
                if isinstance(letter, BriefdeskError):
                    raise letter
                layout = lay_out(letter.document, theme)
                name = f"{template.id}, {theme_name}, {length[0]} findings, {addressee.id}"
                yield _pair(name, letter.document, theme, layout, brief=False)


def _letter_project(desk: Desk, sample: Project, template: Template, length: tuple[int, int, int]) -> Project:
    findings, paragraphs, signatories = length
    draft = drafting.start_draft(template, _findings(sample, findings))
    for text in (_PARAGRAPHS * 3)[:paragraphs]:
        draft = drafting.add_text(draft, _last_finding(draft), text)
    leaders = template.id == "committee-leaders"
    sender = sample.sender if findings % 3 else replace(sample.sender, logo=None)
    # Coalitions write under a joint letterhead: with one partner's logo, up to five.
    partners = _partners(findings % 6) if template.id == "coalition" else ()
    sender = replace(
        sender,
        partners=tuple(Partner(asset.name, f"Partner {at}") for at, asset in enumerate(partners, 1)),
        joint_letterhead=bool(partners),
    )
    names = (f"{_SIGNED[n % len(_SIGNED)]} {n + 1}" for n in range(signatories))
    tiers = ("national", "state", "local")
    project = replace(
        sample,
        letter=replace(draft, cc=("The Honorable Casey Example, Chairman",) if findings % 2 else None),
        recipients=Recipients(query=_LEADERS if leaders else _MEMBERS, as_role=leaders),
        sender=sender,
        assets=(*sample.assets, *partners),
        signatories=tuple(Signatory(name, tiers[at % 3]) for at, name in enumerate(names)),
    )
    return keep_templates(desk, project)


def _partners(count: int) -> tuple[Asset, ...]:
    """Return logos of several shapes."""
    found = []
    for number, size in enumerate(_LOGOS[:count], 1):
        picture, data = Image.new("RGB", size, "#2f5d50"), io.BytesIO()
        picture.save(data, "PNG")
        found.append(Asset(f"partner-{number}.png", data.getvalue()))
    return tuple(found)


def _last_finding(draft: Draft) -> str | None:
    """Return the part behind which a paragraph of one's own stands: the last but one."""
    return draft.parts[-2].id if len(draft.parts) > 1 else None


def _findings(sample: Project, count: int) -> Sequence[Finding]:
    """Return findings of the sample's source: its own picks first, which hold asks, then the others."""
    picked = [found for key in sample.letter.picked() if (found := sample.finding(key))]
    others = [f for pack in sample.sources for f in pack.findings if f not in picked]
    return [*picked[-1:], *picked[:-1], *others][: count + 1]


def _briefs(desk: Desk, sample: Project) -> Iterator[Pair]:
    """Yield every one-pager design in every theme, with few and many findings, as far as they fit."""
    for template in _templates(desk, TemplateKind.BRIEF):
        own = replace(sample, brief=_brief_draft(sample, template, None))
        drafts = [own, *(replace(sample, brief=_brief_draft(sample, template, n)) for n in _BRIEF_LENGTHS)]
        for place, project in enumerate(drafts):
            document = compose_brief(desk, keep_templates(desk, project)).document
            for theme_name, theme in _themes(place):
                try:
                    layout, _ = fit_brief(document, theme)
                except BriefTooLong:
                    continue
                size = "as the sample has it" if place == 0 else f"{_BRIEF_LENGTHS[place - 1]} findings"
                yield _pair(f"{template.id}, {theme_name}, {size}", document, theme, layout, brief=True)


def _brief_draft(sample: Project, template: Template, count: int | None) -> Draft:
    picks = [found for key in sample.brief.picked() if (found := sample.finding(key))]
    keys = [f for f in picks if f.key_figure]
    plain = [f for f in picks if not f.key_figure] if count is None else _findings(sample, count)
    draft = drafting.start_draft(template, plain)
    for finding in keys[: 4 if count is None else 2 + count % 3]:
        draft = drafting.use_as_key_figure(draft, template, finding)
    return replace(draft, subject=sample.brief.subject)


def _pair(name: str, document: ComposedDocument, theme: Theme, layout: Layout, *, brief: bool) -> Pair:
    return Pair(
        name,
        brief,
        render_pdf(layout, document, theme).data,
        render_docx(document, theme, layout).data,
        len(layout.pages),
    )
