"""The frame around a document's text: letterhead, signature, signatories, enclosures and copies."""

from collections.abc import Sequence

from briefdesk.compose.markdown import plain_spans
from briefdesk.compose.placeholder import clean
from briefdesk.compose.typography import typeset
from briefdesk.english import filed
from briefdesk.model.blocks import (
    ContactStrip,
    Letterhead,
    Origin,
    PartnerLogo,
    Signatories,
    SignatureBlock,
    Span,
    Spans,
)
from briefdesk.model.draft import Project, Sender, Signatory

SEPARATOR = " · "
# The tiers in the order printed, each with its heading where there is more than one.
_TIERS = (
    ("national", "National organizations"),
    ("state", "State organizations"),
    ("local", "Local organizations"),
)


def letterhead(project: Project, *, partners: bool = False) -> Letterhead:
    """Return the sender's letterhead: name, tagline, and address and contact in at most two lines.

    With `partners`, the logos of those who publish with the sender stand in it too.
    """
    sender = project.sender
    lines = (
        SEPARATOR.join(shown(line) for line in sender.address if line.strip()),
        SEPARATOR.join(fact for fact in (clean(sender.phone), clean(sender.email), site(sender)) if fact),
    )
    return Letterhead(
        shown(sender.organization),
        shown(sender.tagline),
        tuple(line for line in lines if line),
        project.asset(sender.logo) if sender.logo else None,
        clean(sender.logo_alt) or shown(sender.organization),
        _partner_logos(project) if partners else (),
    )


def _partner_logos(project: Project) -> tuple[PartnerLogo, ...]:
    """Return the logos of the project's partners; one whose asset is gone is left out."""
    found = ((project.asset(partner.logo), clean(partner.logo_alt)) for partner in project.sender.partners)
    return tuple(PartnerLogo(image, alt or "Logo of a partner") for image, alt in found if image)


def signature(sender: Sender, close: str, origin: Origin) -> SignatureBlock:
    """Return close, name, title and organization; `origin` is the close's."""
    return SignatureBlock(
        close, shown(sender.signatory), shown(sender.signatory_title), shown(sender.organization), origin
    )


def signatories(signed: Sequence[Signatory], *, people: bool = False) -> tuple[Signatories, ...]:
    """Return the organizations that sign on: national, state, local, each alphabetical, each name once.

    Tiers of other names follow as "local" does. A single tier needs no heading. With `people` stands who
    signs for each.
    """
    known = {tier for tier, _ in _TIERS}
    found: list[Signatories] = []
    for tier, heading in _TIERS:
        names = {
            shown(s.organization): _who_signs(s) if people else ""
            for s in reversed(signed)
            if s.organization.strip() and (s.tier == tier or (tier == "local" and s.tier not in known))
        }
        if names:
            ordered = tuple(sorted(names, key=filed))
            details = tuple(names[name] for name in ordered)
            found.append(Signatories(heading, ordered, details if any(details) else ()))
    if len(found) == 1:
        return (Signatories("", found[0].names, found[0].details),)
    return tuple(found)


def _who_signs(one: Signatory) -> str:
    return shown(", ".join(text for text in (one.signatory.strip(), one.title.strip()) if text))


def contact_strip(sender: Sender, lead: Spans, date: str) -> ContactStrip:
    """Return the last line of a brief: lead-in, who to reach and how, and the date."""
    facts: list[Spans] = []
    if sender.contact_name.strip():
        facts.append(plain_spans(clean(sender.contact_name)))
    if sender.phone.strip():
        facts.append((Span(clean(sender.phone)),))
    email = clean(sender.email)
    if email:
        facts.append((Span(email, link=f"mailto:{email}" if "@" in email and " " not in email else None),))
    if site(sender):
        facts.append((Span(site(sender), link=_site_link(sender)),))
    facts.append((Span(date),))
    spans: list[Span] = [*lead, Span(" ")] if lead else []
    for index, fact in enumerate(facts):
        spans += ([Span(SEPARATOR)] if index else []) + list(fact)
    return ContactStrip(tuple(spans))


def shown(value: str) -> str:
    """Return a value of the sender's as printed: one line, typeset."""
    return typeset(clean(value))


def site(sender: Sender) -> str:
    """Return the sender's website as printed: without https:// and a slash at the end."""
    return clean(sender.website).removeprefix("https://").removeprefix("http://").rstrip("/")


def _site_link(sender: Sender) -> str | None:
    address = clean(sender.website)
    if " " in address or not address:
        return None
    return address if address.startswith(("https://", "http://")) else f"https://{address}"
