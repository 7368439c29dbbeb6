"""The locked blocks of a pack: what each says, and the hash that tells whether it was changed."""

import dataclasses
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import FindingPart, Part, Project, TemplatePart
from briefdesk.model.partner_pack import LockedBlock
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import DocumentName, draft_of, part_label, part_text, subject_of
from briefdesk.store.json_bytes import encode

NAMES: dict[DocumentName, str] = {"letter": "Letter", "brief": "One-pager"}
MOST_SHOWN = 2_000


def locked_blocks(desk: Desk, project: Project) -> tuple[LockedBlock, ...]:
    """Return everything that a pack's project says, block by block, in reading order.

    Whatever part of a pack somebody changes, the hash of a block tells it. Never raises: a block that cannot
    be worded says so.
    """
    return (
        *_document(desk, project, "letter"),
        *_document(desk, project, "brief"),
        *_findings(project),
        *_frame(project),
    )


def _document(desk: Desk, project: Project, document: DocumentName) -> Iterator[LockedBlock]:
    draft, name = draft_of(project, document), NAMES[document]
    label = "Re: line" if document == "letter" else "title"
    yield _block(f"{document}:subject", f"{name}: {label}", _subject(desk, project, document), draft.subject)
    findings = project.findings_by_id()
    for part in draft.parts:
        words = _words(desk, project, document, part)
        called = _label(desk, project, document, part)
        if isinstance(part, FindingPart) and part.finding not in findings:
            words = "A finding that the pack does not hold."
        yield _block(f"{document}:part:{part.id}", f"{name}: {called}", words, part)
    order = "\n".join(part.id for part in draft.parts)
    yield _block(f"{document}:order", f"{name}: order of its parts", order, order)
    rest = replace(draft, parts=(), subject=None)
    ending = (*(draft.enclosures or ()), *(draft.cc or ()))
    shown = "\n".join(filter(None, (draft.delivery, draft.close, *ending)))
    yield _block(f"{document}:frame", f"{name}: close, enclosures and copies", shown, rest)


def _findings(project: Project) -> Iterator[LockedBlock]:
    for pack in project.sources:
        document = pack.document
        cited = "\n".join(p.text for section in document.sections for p in section.passages)
        title = document.short_title
        about = "\n".join(
            filter(None, (document.title, document.publisher, document.date, document.url, cited))
        )
        yield _block(f"source:{document.id}", f"Source: {title}", about, document)
        for finding in pack.findings:
            yield _block(f"finding:{finding.id}", f"Finding of {title}", finding.text, finding)


def _frame(project: Project) -> Iterator[LockedBlock]:
    for template in project.templates:
        yield _block(f"template:{template.id}", f"Template “{template.id}”", template.text, template)
    for theme in project.themes:
        yield _block(f"theme:{theme.id}", f"Theme “{theme.id}”", theme.text, theme)
    people = (project.recipients, project.lists, project.contacts, project.overrides, project.address_style)
    yield _block("recipients", "Recipients", project.recipients.query, people)
    signed = "\n".join(s.organization for s in project.signatories)
    yield _block("signatories", "Signatories", signed, project.signatories)
    values = "\n".join(f"{name}: {value}" for name, value in project.fields)
    yield _block("fields", "Fields of the templates", values, project.fields)
    edits = "\n\n".join(edit.text for edit in project.hand_edits)
    yield _block("hand-edits", "Letters edited by hand", edits, project.hand_edits)
    sender = "\n".join(filter(None, (project.sender.organization, project.sender.signatory)))
    yield _block("sender", "Locked letterhead and signatory", sender, project.sender)
    pictures = tuple((a.name, hashlib.sha256(a.data).hexdigest()) for a in project.assets)
    yield _block("pictures", "Pictures", "\n".join(name for name, _ in pictures), pictures)
    look = (project.title, project.date, project.citations, project.page_size, project.stationery)
    yield _block("settings", "Title, date and paper", project.title, look)


def _block(block_id: str, label: str, text: str, said: Any) -> LockedBlock:
    digest = hashlib.sha256(encode(_told(said))).hexdigest()
    shown = text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]} …"
    return LockedBlock(block_id, label, shown, digest)


def _told(said: Any) -> Any:
    """Return what a noun says beyond its defaults: one that learns a new field says the same as before."""
    if isinstance(said, tuple | list):
        return [_told(one) for one in said]
    if not dataclasses.is_dataclass(said):
        return said
    told = {f.name: getattr(said, f.name) for f in dataclasses.fields(said)}
    beyond = {f.name: _told(told[f.name]) for f in dataclasses.fields(said) if told[f.name] != _default(f)}
    return {"noun": type(said).__name__, **beyond}


def _default(field: "dataclasses.Field[Any]") -> Any:
    made = field.default_factory
    return field.default if made is dataclasses.MISSING else made()


def _subject(desk: Desk, project: Project, document: DocumentName) -> str:
    try:
        return subject_of(desk, project, document)
    except BriefdeskError:
        return draft_of(project, document).subject or ""


def _words(desk: Desk, project: Project, document: DocumentName, part: Part) -> str:
    try:
        return part_text(desk, project, document, part)
    except BriefdeskError as error:
        return str(error)


def _label(desk: Desk, project: Project, document: DocumentName, part: Part) -> str:
    try:
        return part_label(desk, project, document, part)
    except BriefdeskError:
        return part.id if isinstance(part, TemplatePart) else "Paragraph"
