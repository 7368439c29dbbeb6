"""Parts whose wording was settled: nobody changes, moves or removes them before they are unlocked."""

from collections.abc import Iterable
from dataclasses import replace

from briefdesk.errors import ComposeError
from briefdesk.model.draft import Draft, FindingPart, Part, PartId, Project, TemplatePart
from briefdesk.model.template import Slot, Template

_OPENING = 48
_TOLD = (Slot.FINDINGS, Slot.ASKS)


class PartLocked(ComposeError):
    """A part that somebody locked is to be changed."""

    next_step = "Unlock it first, or ask whoever settled it."

    def __init__(self, label: str) -> None:
        super().__init__(f"“{label}” is locked: its wording was settled.")


def refuse_locked(project: Project, draft: Draft, part_id: PartId) -> None:
    """Let pass a part that may be changed. Raises PartLocked, which names it by its first words."""
    part = draft.part(part_id)
    if part is not None and part.locked:
        raise PartLocked(_called(project, part))


def refuse_lost_locks(draft: Draft, old: Template | None, new: Template) -> None:
    """Let pass a template in which every locked section says what it said. Raises PartLocked."""
    for part in draft.parts:
        if not isinstance(part, TemplatePart) or not part.locked or old is None:
            continue
        before, after = old.section(part.id), new.section(part.id)
        said = before.text if before is not None else None
        if after is None or (part.text is None and after.text != said):
            raise PartLocked(before.label if before is not None else part.id)


def with_locks(draft: Draft, parts: Iterable[PartId], locked: bool) -> Draft:
    """Return the draft with these parts locked against changes, or unlocked."""
    wanted = frozenset(parts)
    return replace(
        draft, parts=tuple(replace(p, locked=locked) if p.id in wanted else p for p in draft.parts)
    )


def finding_parts(draft: Draft) -> tuple[PartId, ...]:
    """Return the parts that are picked findings, asks and figures."""
    return tuple(part.id for part in draft.parts if isinstance(part, FindingPart))


def with_words_of_locks(project: Project) -> Project:
    """Return the project with the words of locked findings written down, whatever becomes of their source."""
    return replace(
        project, letter=_with_words(project, project.letter), brief=_with_words(project, project.brief)
    )


def _with_words(project: Project, draft: Draft) -> Draft:
    def worded(part: Part) -> Part:
        # What stands in a chart or among key figures prints figures, which no text replaces.
        if not isinstance(part, FindingPart) or not part.locked or part.text is not None:
            return part
        finding = project.finding(part.finding) if part.slot in _TOLD else None
        return replace(part, text=finding.text) if finding is not None else part

    return replace(draft, parts=tuple(map(worded, draft.parts)))


def _called(project: Project, part: Part) -> str:
    text = part.text or ""
    if isinstance(part, FindingPart) and not text:
        finding = project.finding(part.finding)
        text = finding.text if finding else ""
    plain = " ".join(text.split())
    short = plain if len(plain) <= _OPENING else f"{plain[:_OPENING].rsplit(' ', 1)[0]} …"
    return short or part.id.replace("-", " ").capitalize()
