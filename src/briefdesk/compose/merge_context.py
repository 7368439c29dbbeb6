"""The values that a template's fields stand for, for one project: plain types only."""

import datetime as dt
from collections.abc import Mapping

from briefdesk.compose.fields import LABELS
from briefdesk.compose.placeholder import clean, unfilled
from briefdesk.english import long_date, printed_date
from briefdesk.model.draft import Project
from briefdesk.model.source import SourceDocument, SourceId
from briefdesk.model.template import Template

Value = str | int | list[str]
Context = dict[str, dict[str, Value]]


def project_context(project: Project, template: Template, *, today: dt.date) -> Context:
    """Return the fields that are the same for every recipient; empty ones carry their label as a mark."""
    given = dict(project.fields)
    return {
        "sender": _filled("sender", _sender(project)),
        "source": source_fields(project, None, alone=False),
        "letter": {"date": long_date(today)},
        "fields": {
            field.name: clean(given.get(field.name, "")) or clean(field.default) or unfilled(field.label)
            for field in template.fields
        },
    }


def with_counts(
    context: Mapping[str, Mapping[str, Value]],
    *,
    findings: int,
    asks: int,
    recipients: int,
    signatories: int,
    source: Mapping[str, Value] | None = None,
    recipient: Mapping[str, Value] | None = None,
) -> Mapping[str, Mapping[str, Value]]:
    """Return `context` with the counts, and with the recipient's fields where there is a recipient.

    `source` stands in the place of the project's first source.
    """
    counts = {"findings": findings, "asks": asks, "recipients": recipients, "signatories": signatories}
    whole: dict[str, Mapping[str, Value]] = {**context, "counts": counts}
    if source is not None:
        whole["source"] = source
    if recipient is not None:
        whole["recipient"] = recipient
    return whole


def _filled(group: str, values: Mapping[str, str]) -> dict[str, Value]:
    return {name: clean(value) or unfilled(LABELS[f"{group}.{name}"]) for name, value in values.items()}


def _sender(project: Project) -> dict[str, str]:
    sender = project.sender
    return {
        "organization": sender.organization,
        "signatory": sender.signatory,
        "signatory_title": sender.signatory_title,
        "phone": sender.phone,
        "email": sender.email,
        "website": sender.website,
        "contact_name": sender.contact_name,
    }


def source_fields(project: Project, source: SourceId | None, *, alone: bool) -> dict[str, Value]:
    """Return the fields of a source, of the project's first for None; `alone` where no other is drawn on."""
    documents = [pack.document for pack in project.sources]
    document = next((d for d in documents if d.id == source), documents[0] if documents else None)
    return {**_filled("source", _source(document)), "alone": alone}


def _source(document: SourceDocument | None) -> dict[str, str]:
    if document is None:
        return dict.fromkeys(("title", "short_title", "publisher", "date", "year", "url"), "")
    return {
        "title": document.title,
        "short_title": document.short_title or document.title,
        "publisher": document.publisher or document.author,
        "date": printed_date(document.date),
        "year": document.date[:4],
        "url": document.url,
    }
