"""What of a project a partner gets: the letter and the one-pager, built anew from nothing but what they show.

Everything is named that goes in: a noun that a project learns later stays here until it is named too.
"""

from collections.abc import Iterable
from dataclasses import replace

from briefdesk.congress.query import parse_query
from briefdesk.congress.query_text import Term, write_terms
from briefdesk.errors import BriefdeskError
from briefdesk.model.addressee import Addressee, AddresseeKind, AddressOverride
from briefdesk.model.carried import Stationery
from briefdesk.model.congress import Bioguide
from briefdesk.model.draft import (
    Asset,
    Draft,
    FindingPart,
    HandEdit,
    Part,
    Partner,
    Project,
    Recipients,
    Sender,
    Signatory,
    TemplatePart,
    TextPart,
)
from briefdesk.model.finding import Citation, Finding, KeyFigure, SourcePack
from briefdesk.model.pack_out import OpenSlot
from briefdesk.model.source import Passage, PassageId, Section
from briefdesk.model.tailoring import TailoringRule
from briefdesk.pipeline.at_hand import HeardAtHand, lists_at_hand, preferred_forms
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import DocumentName, draft_of, keep_templates, part_rule, template_of
from briefdesk.pipeline.recipients import chosen
from briefdesk.pipeline.sign_on import standing
from briefdesk.pipeline.stationery import DRAWING_ASSET, PAGE_ASSET, printed_page
from briefdesk.pipeline.without_comments import theme_without_comments, without_comments

INTERNAL_KEYS = frozenset({"list", "heard", "contact", "person", "fact"})
"""What a query may ask of the address book, log and library. They stay here: whom it finds is named."""

_EDITED = "edited for this letter"
DOCUMENTS: tuple[DocumentName, ...] = ("letter", "brief")


def locked_project(desk: Desk, project: Project, open_slots: Iterable[OpenSlot]) -> Project:
    """Return a project of what a pack shows, with the open slots empty. Raises BriefdeskError.

    Recipients are named one by one wherever others were excluded, contacts are none; rules, hand edits and
    forms of address lose their reasons; of the sources stay the picked findings and what they cite.

    With a locked letterhead the letters are the sender's own, on its paper and with its edits by hand. With
    an open one they are the partner's: what the sender says to one office alone stays here.
    """
    addressees = tuple(a for a in chosen(desk, project) if a.kind is not AddresseeKind.CONTACT)
    members = tuple(dict.fromkeys(m.bioguide for a in addressees for m in a.members))
    slots = frozenset(open_slots)
    sender = _sender(project, slots)
    drafts = {name: _draft(desk, project, name, members) for name in DOCUMENTS}
    kept = keep_templates(desk, project)
    own_letters = OpenSlot.LETTERHEAD not in slots
    stationery, pages = _stationery(project) if own_letters else (Stationery(), ())
    return Project(
        title=project.title,
        sender=sender,
        recipients=_recipients(project, members),
        letter=drafts["letter"],
        brief=drafts["brief"],
        sources=_sources(project, drafts.values()),
        templates=tuple(replace(t, text=without_comments(t.text)) for t in kept.templates),
        fields=_fields(desk, project),
        signatories=tuple(Signatory(s.organization, s.tier) for s in standing(desk, project).signatories),
        assets=(*_assets(project, sender), *pages),
        date=project.date,
        citations=project.citations,
        page_size=project.page_size,
        address_style=project.address_style,
        overrides=_overrides(desk, project, members),
        hand_edits=_hand_edits(project, addressees) if own_letters else (),
        themes=tuple(replace(t, text=theme_without_comments(t.text)) for t in kept.themes),
        stationery=stationery,
    )


def _sender(project: Project, slots: frozenset[OpenSlot]) -> Sender:
    own = project.sender
    closed = OpenSlot.LETTERHEAD not in slots
    signed = OpenSlot.SIGNATORY not in slots
    logo = OpenSlot.LOGO not in slots
    return Sender(
        organization=own.organization if closed else "",
        tagline=own.tagline if closed else "",
        address=own.address if closed else (),
        phone=own.phone if closed else "",
        email=own.email if closed else "",
        website=own.website if closed else "",
        signatory=own.signatory if signed else "",
        signatory_title=own.signatory_title if signed else "",
        contact_name=own.contact_name if closed else "",
        logo=own.logo if logo else None,
        logo_alt=own.logo_alt if logo else "",
        partners=tuple(Partner(p.logo, p.logo_alt) for p in own.partners),
        joint_letterhead=own.joint_letterhead,
    )


def _recipients(project: Project, members: tuple[Bioguide, ...]) -> Recipients:
    own = project.recipients
    asked = parse_query(own.query).terms
    plain = tuple(term for term in asked if not _is_internal(term))
    query = own.query
    if own.excluded or plain != asked:
        # Whom the letters go to, never who was left out of them; the rest stays for the roles it names.
        rest = plain if own.as_role or own.grouping.value == "leaders" else ()
        query = " ".join(filter(None, (write_terms(rest), _members(members))))
    return Recipients(query, (), own.as_role, own.grouping)


def _draft(desk: Desk, project: Project, document: DocumentName, members: tuple[Bioguide, ...]) -> Draft:
    own = draft_of(project, document)
    parts = (_part(desk, project, document, part, members) for part in own.parts)
    return Draft(
        own.template,
        tuple(part for part in parts if part is not None),
        own.subject,
        own.close,
        own.delivery,
        own.enclosures,
        own.cc,
        own.order,
        own.theme,
    )


def _part(
    desk: Desk, project: Project, document: DocumentName, part: Part, members: tuple[Bioguide, ...]
) -> Part | None:
    """Return a part with rules that say nothing internal, or None for one that nobody gets."""
    told = part_rule(desk, project, document, part)
    rule = _plain_rule(desk, project, told, members)
    if told and not rule:
        return None
    rules = tuple(
        TailoringRule(r.effect, query, without_comments(r.text))
        for r in part.rules
        if (query := _plain_rule(desk, project, r.query, members))
    )
    text = without_comments(part.text) if part.text is not None else None
    match part:
        case TemplatePart():
            own = part.only_for if rule == told else rule
            return TemplatePart(part.id, text, own, rules, locked=True)
        case TextPart():
            return TextPart(part.id, text or "", rule, rules, locked=True)
        case FindingPart():
            return FindingPart(part.id, part.finding, part.slot, text, rule, rules, locked=True)


def _plain_rule(desk: Desk, project: Project, rule: str, members: tuple[Bioguide, ...]) -> str:
    """Return a rule that means the same for `members` elsewhere, empty where it means none of them."""
    if not rule.strip():
        return ""
    try:
        if not any(map(_is_internal, parse_query(rule).terms)):
            return rule
        meant = desk.member_ids(rule, lists_at_hand(desk, project), HeardAtHand(desk, project))
    except BriefdeskError:
        return ""  # preflight names it; nobody gets such a part
    return _members(tuple(member for member in members if member in meant))


def _is_internal(term: Term) -> bool:
    return any(condition.key in INTERNAL_KEYS for condition in term.alternatives)


def _members(members: tuple[Bioguide, ...]) -> str:
    return f"member:{','.join(members)}" if members else ""


def _sources(project: Project, drafts: Iterable[Draft]) -> tuple[SourcePack, ...]:
    picked = {finding for draft in drafts for finding in draft.picked()}
    found: list[SourcePack] = []
    cited: set[tuple[str, str]] = set()
    for pack in project.sources:
        for finding in pack.findings:
            if finding.id in picked:
                cited |= {(c.source, c.passage) for c in finding.citations}
    for pack in project.sources:
        findings = tuple(_finding(f) for f in pack.findings if f.id in picked)
        own = {PassageId(passage) for source, passage in cited if source == pack.document.id}
        sections = tuple(_section(section, own) for section in pack.document.sections)
        if findings or own:
            kept = tuple(section for section in sections if section.passages)
            found.append(SourcePack(replace(pack.document, sections=kept), findings))
    return tuple(found)


def _section(section: Section, cited: set[PassageId]) -> Section:
    passages = tuple(
        Passage(p.id, p.number, p.text, p.kind, p.paraphrase) for p in section.passages if p.id in cited
    )
    return Section(section.id, section.heading, section.level, passages)


def _finding(finding: Finding) -> Finding:
    figure = finding.key_figure
    return Finding(
        finding.id,
        finding.kind,
        finding.text,
        _citation(finding.citation) if finding.citation else None,
        finding.figures,
        finding.topics,
        finding.committees,
        finding.states,
        KeyFigure(figure.value, figure.label) if figure else None,
        tuple(map(_citation, finding.also)),
    )


def _citation(citation: Citation) -> Citation:
    return Citation(
        citation.source,
        citation.section,
        citation.heading,
        citation.passage,
        citation.number,
        citation.start,
        citation.end,
    )


def _fields(desk: Desk, project: Project) -> tuple[tuple[str, str], ...]:
    asked = {field.name for name in DOCUMENTS for field in template_of(desk, project, name).fields}
    return tuple((name, value) for name, value in project.fields if name in asked)


def _assets(project: Project, sender: Sender) -> tuple[Asset, ...]:
    shown = {partner.logo for partner in sender.partners} | ({sender.logo} if sender.logo else set())
    return tuple(Asset(asset.name, asset.data) for asset in project.assets if asset.name in shown)


def _stationery(project: Project) -> tuple[Stationery, tuple[Asset, ...]]:
    """Return the paper with the picture of its page drawn anew, and that picture.

    A Word file never goes along: it holds more than its looks, who wrote it and what they deleted.
    """
    own = project.stationery
    picture = printed_page(project)
    if picture is None:
        return Stationery(), ()
    drawing = project.asset(own.drawing) if own.drawing else None
    paper = replace(own, word=None, page=PAGE_ASSET, drawing=DRAWING_ASSET if drawing else None)
    drawn = (Asset(DRAWING_ASSET, drawing),) if drawing else ()
    return paper, (Asset(PAGE_ASSET, picture), *drawn)


def _overrides(desk: Desk, project: Project, members: tuple[Bioguide, ...]) -> tuple[AddressOverride, ...]:
    preferred = preferred_forms(desk, project)
    return tuple(
        AddressOverride(o.member, "as the member prefers", o.title, o.salutation, o.block)
        for o in (preferred[member] for member in members if member in preferred)
    )


def _hand_edits(project: Project, addressees: tuple[Addressee, ...]) -> tuple[HandEdit, ...]:
    known = {addressee.id for addressee in addressees}
    return tuple(
        HandEdit(e.addressee, e.part, without_comments(e.base), without_comments(e.text), _EDITED, e.day)
        for e in project.hand_edits
        if e.addressee in known
    )
