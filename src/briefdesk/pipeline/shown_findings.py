"""What a one-pager shows in large, named by findings: key figures, the bars of a chart, a pull quote."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from briefdesk.congress.spelling import nearest
from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import FindingPart, Part, Project
from briefdesk.model.finding import FindingId
from briefdesk.model.template import Slot
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import DocumentName
from briefdesk.pipeline.locks import refuse_locked
from briefdesk.pipeline.slots import stands_in, toggle_in_chart, toggle_key_figure, toggle_quote

_Toggle = Callable[[Desk, Project, DocumentName, FindingId], Project]

SHOWN: Mapping[str, tuple[Slot, _Toggle]] = {
    "chart": (Slot.CHART, toggle_in_chart),
    "key-figures": (Slot.KEY_FIGURES, toggle_key_figure),
    "quote": (Slot.QUOTE, toggle_quote),
}
"""The settings that name findings: the slot that each fills, and what puts one in or takes it out."""

_QUOTES_AT_MOST = 1


class FindingNotHeld(BriefdeskError):
    """A setting names a finding that none of the project's sources has."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(f"The project’s sources have no finding “{name[:60]}”.")
        near = nearest(name, known, limit=1)
        meant = f"Did you mean “{near[0]}”? " if near else ""
        self.next_step = f"{meant}List the findings with `briefdesk findings`."


class OneQuoteOnly(BriefdeskError):
    """A one-pager is to have two pull quotes."""

    def __init__(self) -> None:
        super().__init__("A one-pager has one pull quote.", "Name one finding.")


def with_shown(desk: Desk, project: Project, key: str, names: Sequence[str]) -> Project:
    """Return the project whose one-pager shows these findings in that place, in this order; none clears it.

    `key` is one of SHOWN, `names` are ids of findings, with or without their source. What stands there
    already keeps its wording. Raises FindingNotHeld, OneQuoteOnly or ComposeError.
    """
    slot, toggle = SHOWN[key]
    wanted = tuple(dict.fromkeys(_finding(project, name) for name in names))
    if slot is Slot.QUOTE and len(wanted) > _QUOTES_AT_MOST:
        raise OneQuoteOnly
    for finding in dict.fromkeys((*_shown(project, slot), *wanted)):
        if (finding in wanted) != (finding in _shown(project, slot)):
            project = toggle(desk, project, "brief", finding)
    return _in_order(project, slot, wanted)


def _shown(project: Project, slot: Slot) -> tuple[FindingId, ...]:
    return tuple(part.finding for part in project.brief.parts if stands_in(part, slot))


def _in_order(project: Project, slot: Slot, wanted: tuple[FindingId, ...]) -> Project:
    """Return the project with the slot's parts in the order of `wanted`, in the places that they have."""
    own: list[FindingPart] = [part for part in project.brief.parts if stands_in(part, slot)]
    ordered = iter(sorted(own, key=lambda part: wanted.index(part.finding)))
    parts: tuple[Part, ...] = tuple(
        next(ordered) if stands_in(part, slot) else part for part in project.brief.parts
    )
    for before, after in zip(project.brief.parts, parts, strict=True):
        if before != after:
            refuse_locked(project, project.brief, before.id)
    return replace(project, brief=replace(project.brief, parts=parts))


def _finding(project: Project, name: str) -> FindingId:
    known = project.findings_by_id()
    whole = FindingId(name)
    if whole in known:
        return whole
    short = [finding for finding in known if finding.rpartition("/")[2] == name]
    if not short:
        raise FindingNotHeld(name, [finding.rpartition("/")[2] for finding in known])
    return short[0]
