"""A project and its addressees to letters: one merge for all of them, then one document each."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from briefdesk.compose.assembly import Assembly, Wording, shown_lead_ins
from briefdesk.compose.citation import Footnotes
from briefdesk.compose.fault import TextFault
from briefdesk.compose.frame import SEPARATOR, letterhead, signatories, signature
from briefdesk.compose.kept import kept
from briefdesk.compose.markdown import plain_text
from briefdesk.compose.material import (
    CLOSE,
    DELIVERY,
    SUBJECT,
    Material,
    Selection,
    gather,
    substance,
)
from briefdesk.compose.merge_context import Context, Value, project_context, source_fields, with_counts
from briefdesk.compose.recipient_fields import recipient_fields
from briefdesk.compose.runner import TemplateRunner
from briefdesk.compose.size import too_long_when_filled_in
from briefdesk.compose.tailoring import Circumstances, select
from briefdesk.english import long_date
from briefdesk.errors import BriefdeskError
from briefdesk.model.addressee import Addressee, AddresseeId, AddresseeKind
from briefdesk.model.blocks import (
    Block,
    ComposedDocument,
    CopyLine,
    DateLine,
    DeliveryLine,
    Enclosures,
    InsideAddress,
    Letterhead,
    Origin,
    Salutation,
    Spans,
    SubjectLine,
)
from briefdesk.model.draft import HandEdit, PartId, Project
from briefdesk.model.finding import Finding
from briefdesk.model.letter import Letter, Relevance
from briefdesk.model.template import FindingsStyle, Slot, Template

DOCUMENT = "letter"


def _of_no_concern(_finding: Finding, _addressee: Addressee) -> Relevance:
    return Relevance(0)


def resolve_letters(
    project: Project,
    template: Template,
    addressees: Sequence[Addressee],
    *,
    state_name: Callable[[str], str],
    matches: Callable[[str, Addressee], bool],
    relevance: Callable[[Finding, Addressee], Relevance] = _of_no_concern,
    recipients: int,
    signing: int | None = None,
    today: dt.date,
    runner: TemplateRunner,
) -> tuple[Letter | BriefdeskError, ...]:
    """Return a letter for each addressee in order, or the error that prevented it.

    `matches` tells whether a recipient query includes an addressee, `relevance` how much a finding concerns
    them (asked where the draft orders findings by it), `recipients` is how many get the letter in all,
    `signing` how many organizations are said to sign where not those listed, `today` is the date printed. A
    text that cannot be merged is printed as typed and named in the letter's problems.
    Raises ComposeError where the worker had to stop the template, and where all letters would be too large.
    """
    material = gather(project, template, project.letter, document=DOCUMENT)
    edits = _edits_by_addressee(project)
    selections = [
        select(
            material,
            Circumstances(
                partial(_is_for, one, matches),
                partial(_concerns, one, relevance),
                edits.get(one.id, {}),
                project.letter.order,
            ),
            document=DOCUMENT,
        )
        for one in addressees
    ]
    material = material.with_texts({key: text for chosen in selections for key, text in chosen.texts})
    contexts = _contexts(
        project,
        project_context(project, template, today=today),
        tuple(zip(addressees, selections, strict=True)),
        state_name=state_name,
        recipients=recipients,
        signatories=len(project.signatories) if signing is None else signing,
    )
    merged = runner.render(material.merging(), contexts)
    writer = _LetterWriter(project, template, material, long_date(today))
    return tuple(
        too_long_when_filled_in(texts, document=DOCUMENT) or writer.write(one, chosen, texts)
        for one, chosen, texts in zip(addressees, selections, merged, strict=True)
    )


def _contexts(
    project: Project,
    shared: Context,
    letters: Sequence[tuple[Addressee, Selection]],
    *,
    state_name: Callable[[str], str],
    recipients: int,
    signatories: int,
) -> list[Mapping[str, Mapping[str, Value]]]:
    """Return the fields of each letter: those that all share, and what its addressee and findings add."""
    known = [pack.document.id for pack in project.sources]
    sources = {
        (source, alone): source_fields(project, source, alone=alone)
        for source, alone in {chosen.source(known) for _, chosen in letters}
    }
    return [
        with_counts(
            shared,
            findings=chosen.count(Slot.FINDINGS),
            asks=chosen.count(Slot.ASKS),
            recipients=recipients,
            signatories=signatories,
            source=sources[chosen.source(known)],
            recipient=recipient_fields(one, state_name=state_name),
        )
        for one, chosen in letters
    ]


def _first_line(addressee: Addressee) -> str:
    """Return who is named at the head of later pages: all of a joint letter, in few words."""
    alone = addressee.kind in {AddresseeKind.MEMBER, AddresseeKind.CONTACT}
    return addressee.inside_address[0] if alone else addressee.name


def _edits_by_addressee(project: Project) -> dict[AddresseeId, dict[PartId, HandEdit]]:
    found: dict[AddresseeId, dict[PartId, HandEdit]] = {}
    for edit in project.hand_edits:
        found.setdefault(edit.addressee, {})[edit.part] = edit
    return found


def _concerns(
    addressee: Addressee, relevance: Callable[[Finding, Addressee], Relevance], finding: Finding
) -> Relevance:
    return relevance(finding, addressee)


def _is_for(addressee: Addressee, matches: Callable[[str, Addressee], bool], rule: str) -> bool:
    return matches(rule, addressee)


class _LetterWriter:
    """What all letters of one batch share, made once."""

    def __init__(self, project: Project, template: Template, material: Material, date: str) -> None:
        self.project = project
        self.template = template
        self.material = material
        self.date = date
        self.date_line = kept(DateLine(date))
        self.letterhead: Letterhead = kept(letterhead(project, partners=project.sender.joint_letterhead))
        self.signatories = (
            signatories(project.signatories, people=project.sign_on.shows_people)
            if template.signatories
            else ()
        )
        self.documents = tuple(pack.document for pack in project.sources)
        self.styles: Mapping[Slot, FindingsStyle] = {
            Slot.FINDINGS: template.findings,
            Slot.ASKS: template.asks,
            Slot.KEY_FIGURES: template.findings,
        }

    def write(self, addressee: Addressee, chosen: Selection, merged: Mapping[str, str | TextFault]) -> Letter:
        """Return one letter."""
        wording = Wording(self.material, merged, DOCUMENT)
        footnotes = Footnotes(self.documents, self.project.citations)
        subject = wording.spans(chosen.subject)
        body = self._body(chosen, wording, footnotes)
        blocks = (*self._opening(addressee, wording, subject), *body, *self._ending(wording, chosen.close))
        named = addressee.name if addressee.kind is AddresseeKind.OPEN else f"Letter to {addressee.name}"
        title = plain_text(subject)
        document = ComposedDocument(
            title=f"{named}: {title}" if title else named,
            author=self.letterhead.organization,
            language=self.template.language,
            blocks=blocks,
            footnotes=kept(footnotes.notes()),
            continuation=SEPARATOR.join((_first_line(addressee), self.date)),
        )
        problems = (
            *self.material.problems,
            *chosen.problems,
            *wording.problems,
            *substance(chosen, document=DOCUMENT),
        )
        return Letter(
            addressee,
            document,
            chosen.findings(),
            tuple(replace(p, addressee=addressee.id) for p in dict.fromkeys(problems)),
            chosen.rules,
        )

    def _opening(self, addressee: Addressee, wording: Wording, subject: Spans) -> list[Block]:
        delivery = wording.plain(DELIVERY)
        blocks: list[Block] = [self.letterhead, self.date_line]
        if delivery:
            blocks.append(DeliveryLine(delivery))
        if addressee.blocks or addressee.names:
            blocks.append(InsideAddress(addressee.blocks, addressee.names))
        if subject:
            blocks.append(kept(SubjectLine(subject, Origin(SUBJECT))))
        blocks.append(Salutation(addressee.salutation))
        return blocks

    def _body(self, chosen: Selection, wording: Wording, footnotes: Footnotes) -> list[Block]:
        assembly = Assembly(wording, footnotes, self.styles)
        shown = shown_lead_ins(chosen.parts)
        for part in chosen.parts:
            if part.finding is not None:
                # An ask is the sender's own wish: its passage is kept in its origin, not in a note.
                assembly.finding(part, cited=part.slot is not Slot.ASKS)
            elif part.slot is None or part.slot in shown:
                assembly.text(part)
        assembly.end_run()
        return assembly.blocks

    def _ending(self, wording: Wording, closing: str) -> list[Block]:
        close = kept(signature(self.project.sender, wording.plain(closing), Origin(CLOSE)))
        blocks: list[Block] = [close, *self.signatories]
        enclosures = tuple(wording.plain(f"enclosures:{i}") for i in range(self.material.enclosures))
        copies = tuple(wording.plain(f"cc:{i}") for i in range(self.material.cc))
        if any(enclosures):
            blocks.append(kept(Enclosures(tuple(e for e in enclosures if e))))
        if any(copies):
            blocks.append(kept(CopyLine(tuple(c for c in copies if c))))
        return blocks
