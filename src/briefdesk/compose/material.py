"""The texts that a draft and its template supply before any recipient is known, and which parts to use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefdesk.compose.fault import TextFault
from briefdesk.compose.guard import has_fields
from briefdesk.compose.own_fields import with_own_fields
from briefdesk.compose.placeholder import without_marks
from briefdesk.compose.size import refuse_too_long, refuse_too_many
from briefdesk.model.draft import Draft, FindingPart, Part, Project, TemplatePart, TextPart
from briefdesk.model.finding import Finding, FindingId
from briefdesk.model.letter import RuleFired
from briefdesk.model.problem import Problem, Severity
from briefdesk.model.source import SourceId
from briefdesk.model.template import Slot, Template

SUBJECT, CLOSE, DELIVERY = "subject", "close", "delivery"
MAX_FINDINGS = 5


@dataclass(frozen=True, slots=True)
class PartMaterial:
    """A part of the draft with its wording before fields are filled in, its rule and what it shows.

    `text` is None for a finding in its own words. `slot` is that of a lead-in or of a finding. `key` is
    that of the text among all texts of the document.
    """

    part: Part
    text: str | None
    rule: str
    slot: Slot | None = None
    finding: Finding | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Material:
    """Everything of a letter or brief that is the same for all recipients.

    `texts` holds by key every text that may hold fields: parts by their id under "part:", the rest by
    name ("subject", "enclosures:0"). `lines` holds the Re: line and the closing as they are edited.
    """

    parts: tuple[PartMaterial, ...]
    texts: Mapping[str, str]
    enclosures: int
    cc: int
    problems: tuple[Problem, ...]
    lines: Mapping[str, str] = field(default_factory=dict)

    def merging(self) -> tuple[tuple[str, str], ...]:
        """Return the keyed texts that hold fields: those that a worker must render."""
        return tuple((key, text) for key, text in self.texts.items() if has_fields(text))

    def with_texts(self, texts: Mapping[str, str]) -> "Material":
        """Return the material with further texts, of rules and edits."""
        if not texts:
            return self
        return replace(self, texts={**self.texts, **{k: without_marks(t) for k, t in texts.items()}})


@dataclass(frozen=True, slots=True)
class Selection:
    """The parts that one recipient gets, and the rules that decided.

    `texts` are the keyed texts that only this recipient's rules and edits bring, `subject` is the key of
    the Re: line, `close` that of the closing.
    """

    parts: tuple[PartMaterial, ...]
    rules: tuple[RuleFired, ...]
    problems: tuple[Problem, ...]
    texts: tuple[tuple[str, str], ...] = ()
    subject: str = SUBJECT
    close: str = CLOSE

    def count(self, slot: Slot) -> int:
        """Return how many findings stand in a slot."""
        return sum(p.finding is not None and p.slot is slot for p in self.parts)

    def source(self, order: Sequence[SourceId]) -> tuple[SourceId | None, bool]:
        """Return the first source, in `order`, that findings shown come from, and whether it stands alone.

        It does not where a finding names another source or none, or other words stand among them.
        """
        shown = [p.finding for p in self.parts if p.finding is not None and p.slot is Slot.FINDINGS]
        cited = {citation.source for finding in shown for citation in finding.citations}
        first = next((source for source in order if source in cited), None)
        alone = first is not None and len(cited) == 1 and all(finding.citations for finding in shown)
        return first, alone and not self._interrupted()

    def _interrupted(self) -> bool:
        """Return whether other words stand between the lead-in to the findings and the last of them."""
        places = [n for n, p in enumerate(self.parts) if p.slot is Slot.FINDINGS]
        last = max((n for n in places if self.parts[n].finding is not None), default=0)
        return any(p.slot is not Slot.FINDINGS for p in self.parts[places[0] : last + 1]) if places else False

    def findings(self) -> tuple[FindingId, ...]:
        """Return the findings in order, each once."""
        return tuple(dict.fromkeys(p.finding.id for p in self.parts if p.finding is not None))


def gather(project: Project, template: Template, draft: Draft, *, document: str) -> Material:
    """Return the material of a draft: its parts with their wording, and all texts by key.

    Raises DocumentTooLarge.
    """
    enclosures = template.enclosures if draft.enclosures is None else draft.enclosures
    cc = template.cc if draft.cc is None else draft.cc
    refuse_too_many(project, template, draft, len(enclosures) + len(cc), document=document)
    findings = project.findings_by_id()
    problems: list[Problem] = []
    parts: list[PartMaterial] = []
    for part in draft.parts:
        found = _material(findings, template, part)
        if found is not None:
            parts.append(found)
        elif isinstance(part, FindingPart):
            problems.append(
                Problem(
                    Severity.ERROR,
                    "missing-finding",
                    f"A picked finding is no longer in the sources: {part.finding}.",
                    "Remove it from the document, or add its source again.",
                    where=str(part.finding),
                    document=document,
                    part=part.id,
                )
            )
    texts = {
        SUBJECT: template.subject if draft.subject is None else draft.subject,
        CLOSE: template.close if draft.close is None else draft.close,
        DELIVERY: template.delivery if draft.delivery is None else draft.delivery,
        **{f"enclosures:{i}": text for i, text in enumerate(enclosures)},
        **{f"cc:{i}": text for i, text in enumerate(cc)},
        **{part_key(p): p.text for p in parts if p.text is not None},
    }
    own = (p.finding.text for p in parts if p.finding is not None and p.text is None)
    refuse_too_long((*texts.values(), *own), project.sender, document=document)
    return Material(
        tuple(parts),
        {key: without_marks(text) for key, text in texts.items()},
        len(enclosures),
        len(cc),
        tuple(problems),
        frame_lines(project, template, draft),
    )


def frame_lines(project: Project, template: Template, draft: Draft) -> Mapping[str, str]:
    """Return the Re: line (or title) and the closing as they are edited: the template's own fields filled."""
    return {
        key: with_own_fields(shipped, template, project.fields) if own is None else own
        for key, own, shipped in (
            (SUBJECT, draft.subject, template.subject),
            (CLOSE, draft.close, template.close),
        )
    }


def part_key(material: PartMaterial) -> str:
    """Return the key of a part's text."""
    return material.key or f"part:{material.part.id}"


def select_all(material: Material) -> Selection:
    """Return all parts: a brief has no recipient to judge rules by."""
    return Selection(material.parts, (), ())


def substance(chosen: Selection, *, document: str) -> tuple[Problem, ...]:
    """Return what is wrong with how much a letter or brief shows and asks."""
    shown, asks = chosen.count(Slot.FINDINGS), chosen.count(Slot.ASKS)
    problems: list[Problem] = []
    if not asks:
        problems.append(
            Problem(
                Severity.ERROR,
                "no-ask",
                f"The {document} asks for nothing.",
                "Pick at least one ask.",
                document=document,
            )
        )
    if not shown:
        problems.append(
            Problem(
                Severity.WARNING,
                "no-findings",
                f"The {document} shows no finding.",
                "Pick two to five findings from the source.",
                document=document,
            )
        )
    if shown > MAX_FINDINGS:
        problems.append(
            Problem(
                Severity.WARNING,
                "many-findings",
                f"The {document} shows {shown} findings; staff rarely read more than {MAX_FINDINGS}.",
                "Keep the strongest, or limit some to the members they concern.",
                document=document,
            )
        )
    return tuple(problems)


def text_problem(key: str, fault: TextFault, *, document: str) -> Problem:
    """Return the problem for a text that could not be merged; it is printed as it was typed."""
    # Rules and edits of one letter add to a part's key what tells them apart.
    name = key.partition("/")[0].partition("@")[0]
    part = name.removeprefix("part:") if name.startswith("part:") else ""
    return Problem(
        Severity.ERROR,
        fault.code,
        fault.message,
        fault.next_step,
        where=f"{part or name.partition(':')[0]}, line {fault.line}",
        document=document,
        part=part,
        line=fault.line,
    )


def _material(findings: Mapping[FindingId, Finding], template: Template, part: Part) -> PartMaterial | None:
    match part:
        case TemplatePart():
            section = template.section(part.id)
            if section is None:
                return None
            rule = section.only_for if part.only_for is None else part.only_for
            text = section.text if part.text is None else part.text
            return PartMaterial(part, text, rule, section.slot)
        case TextPart():
            return PartMaterial(part, part.text, part.only_for)
        case FindingPart():
            finding = findings.get(part.finding)
            if finding is None:
                return None
            return PartMaterial(part, part.text, part.only_for, part.slot, finding)
