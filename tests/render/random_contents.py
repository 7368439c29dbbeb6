"""Contents as chance has them, composed and laid out: one-pagers of every design, letters of every template.

All proofs about pages stand on these. Content number n is the same however many are asked for.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from random import Random

from briefdesk.compose import drafting
from briefdesk.errors import BriefdeskError
from briefdesk.model.blocks import ComposedDocument
from briefdesk.model.draft import (
    Asset,
    CitationStyle,
    Draft,
    FindingPart,
    PageSize,
    PartId,
    Partner,
    Project,
    Recipients,
    Sender,
    Signatory,
)
from briefdesk.model.finding import Finding, FindingKind
from briefdesk.model.template import Template, TemplateKind
from briefdesk.pipeline.desk import Desk, theme_named
from briefdesk.pipeline.drafts import keep_templates
from briefdesk.pipeline.letters import compose_brief, compose_letters
from briefdesk.pipeline.projects import blank_project
from briefdesk.pipeline.recipients import chosen
from briefdesk.render.docx import render_docx
from briefdesk.render.fit import BriefTooLong, fit_brief
from briefdesk.render.layout.document import lay_out
from briefdesk.render.layout.page import Layout
from briefdesk.render.pdf import render_pdf
from briefdesk.render.theme import Theme
from render.page_samples import a_logo
from render.random_words import name, paragraph, sentence, source_pack, words

SEED = 2026
COUNT = 200
THEMES = ("classic", "modern")
_LOGOS = ((360, 120), (120, 120), (600, 100), (80, 240))
_LEADERS = "committee:SSAS,HSAS,SSAP,HSAP,SSJU,HSJU,SSFR,HSFA role:chair,ranking"
_MEMBERS = "state:TX,AZ,CA,PR,DC,RI"


@dataclass(frozen=True, slots=True)
class Content:
    """A document of random content with its layout; `name` tells number, template, theme and paper."""

    name: str
    brief: bool
    document: ComposedDocument
    theme: Theme
    layout: Layout

    def pdf(self, *, archival: bool = False) -> bytes:
        """Return the content as PDF."""
        return render_pdf(self.layout, self.document, self.theme, archival=archival).data

    def docx(self) -> bytes:
        """Return the content as Word file."""
        return render_docx(self.document, self.theme, self.layout).data


def random_briefs(desk: Desk, numbers: Iterable[int] = range(COUNT), seed: int = SEED) -> Iterator[Content]:
    """Yield one-pagers: as much of a random content as fits on the page."""
    templates = _templates(desk, TemplateKind.BRIEF)
    for number in numbers:
        random = _chance(seed, "brief", number)
        template = templates[number % len(templates)]
        paper = tuple(PageSize)[number // (2 * len(templates)) % len(PageSize)]
        theme_name = THEMES[number // len(templates) % len(THEMES)]
        theme = theme_named(theme_name, paper)
        project = _project(desk, random, partners=number // 4 % 4)
        project = replace(
            project, brief=_brief_draft(random, template, project), fields=_fields(random, template)
        )
        document, layout = _fitted(desk, keep_templates(desk, project), theme)
        yield Content(f"{number:03} {template.id} {theme_name} {paper.value}", True, document, theme, layout)


def random_letters(desk: Desk, numbers: Iterable[int] = range(COUNT), seed: int = SEED) -> Iterator[Content]:
    """Yield letters of one to many pages, each to another member."""
    templates = _templates(desk, TemplateKind.LETTER)
    for number in numbers:
        random = _chance(seed, "letter", number)
        template = templates[number % len(templates)]
        theme_name = THEMES[number // len(templates) % len(THEMES)]
        paper = tuple(PageSize)[number // (2 * len(templates)) % len(PageSize)]
        theme = theme_named(theme_name, paper)
        project = keep_templates(desk, _letter_project(desk, random, template))
        (letter,) = compose_letters(desk, project, [random.choice(chosen(desk, project))])
        if isinstance(letter, BriefdeskError):
            raise letter
        layout = lay_out(letter.document, theme)
        title = f"{number:03} {template.id} {theme_name} {paper.value}"
        yield Content(title, False, letter.document, theme, layout)


def _chance(seed: int, kind: str, number: int) -> Random:
    """Return the numbers that content `number` is drawn by: the same in every process."""
    return Random(f"{seed} {kind} {number}")  # noqa: S311  (nothing secret)


def _templates(desk: Desk, kind: TemplateKind) -> tuple[Template, ...]:
    return tuple(template for template in desk.templates if template.trusted and template.kind is kind)


def _project(desk: Desk, random: Random, *, partners: int) -> Project:
    logos = [Asset(f"logo-{at}.png", a_logo(*size)) for at, size in enumerate(random.sample(_LOGOS, 4))]
    sender = Sender(
        organization=name(random),
        tagline=random.choice(("", words(random, 2, 7, special=0))),
        address=("1412 Harmon Street NW, Suite 300", "Washington, DC 20005")[: random.randint(0, 2)],
        phone=random.choice(("", "(202) 555-0144")),
        email=random.choice(("", "office@example.org", "núñez@example.org")),
        website=random.choice(("", "https://www.example.org/")),
        signatory="Marisol Núñez-Etxeberria",
        signatory_title=random.choice(("", "Director for Defense Oversight and Accountability")),
        contact_name=random.choice(("", "Maria Delgado-Reyes")),
        logo=logos[0].name if random.random() < 0.7 else None,
        logo_alt=random.choice(("", "A disc and a bar")),
        partners=tuple(
            Partner(logo.name, random.choice(("", name(random)))) for logo in logos[1 : 1 + partners]
        ),
    )
    pack = source_pack(random)
    return replace(
        blank_project(desk, sender=sender, source=pack),
        assets=tuple(logos),
        citations=random.choice(tuple(CitationStyle)),
    )


def _fields(random: Random, template: Template) -> tuple[tuple[str, str], ...]:
    texts = {
        "headline": words(random, 1, 12, special=0.05),
        "subject": words(random, 2, 14, special=0.05),
        "comparison": words(random, 1, 9, special=0.05),
        "request": words(random, 3, 15),
    }
    return tuple(
        (field.name, texts.get(field.name) or paragraph(random, 4))
        for field in template.fields
        if random.random() < 0.9
    )


def _of_kind(project: Project, random: Random, kind: FindingKind, most: int) -> list[Finding]:
    found = [finding for finding in project.sources[0].findings if finding.kind is kind]
    return found[: random.randint(1, most)]


def _brief_draft(random: Random, template: Template, project: Project) -> Draft:
    """Return a draft that often holds more than a page: what fits of it fills the page to its edge."""
    statistics = [f for f in project.sources[0].findings if f.key_figure]
    drawable = [f for f in statistics if int(f.id.rpartition("/")[2]) % 2 == 0]
    most = random.choice((2, 5, 12))
    picked = _of_kind(project, random, FindingKind.ASK, 4) + _of_kind(
        project, random, FindingKind.FINDING, most
    )
    quotes = _of_kind(project, random, FindingKind.QUOTE, 2) if random.random() < 0.6 else []
    draft = drafting.start_draft(template, [*quotes, *picked])
    for finding in random.sample(statistics, random.randint(0, 4)):
        draft = drafting.use_as_key_figure(draft, template, finding)
    if any(section.name == "chart" for section in template.sections):
        for finding in drawable[: random.randint(2, 4)]:
            draft = drafting.use_in_chart(draft, template, finding)
    for _ in range(random.choice((0, 0, 1, 2))):
        draft = drafting.add_text(draft, PartId("problem"), paragraph(random, 3))
    return replace(draft, subject=random.choice((None, words(random, 1, 12, special=0.05))))


def _fitted(desk: Desk, project: Project, theme: Theme) -> tuple[ComposedDocument, Layout]:
    """Return as much of the one-pager as fits: findings go from the last on, then what else was picked."""
    while True:
        document = compose_brief(desk, project).document
        try:
            return document, fit_brief(document, theme)[0]
        except BriefTooLong:
            parts = project.brief.parts
            last = max(
                (at for at, part in enumerate(parts) if isinstance(part, FindingPart)),
                key=lambda at: (parts[at].id.startswith("findings:"), at),
            )
            kept = (*parts[:last], *parts[last + 1 :])
            project = replace(project, brief=replace(project.brief, parts=kept))


def _letter_project(desk: Desk, random: Random, template: Template) -> Project:
    project = _project(desk, random, partners=0)
    asks = _of_kind(project, random, FindingKind.ASK, 4)
    draft = drafting.start_draft(template, asks + _of_kind(project, random, FindingKind.FINDING, 12))
    for _ in range(random.randint(0, 4)):
        draft = drafting.add_text(draft, PartId("findings"), paragraph(random, 5))
    signed = random.choice((0, 3, 17, 60)) if template.signatories else 0
    tiers = ("national", "state", "local")[: random.randint(1, 3)]
    leaders = template.id == "committee-leaders"
    return replace(
        project,
        letter=replace(
            draft,
            subject=random.choice((None, sentence(random, 2, 16))),
            cc=random.choice((None, ("The Honorable Casey Núñez, Chairman", name(random)))),
        ),
        fields=_fields(random, template),
        recipients=Recipients(query=_LEADERS if leaders else _MEMBERS, as_role=leaders),
        signatories=tuple(Signatory(f"{name(random)} {n}", random.choice(tiers)) for n in range(signed)),
    )
