"""What a design shows in large where a draft brings nothing for it: figures of the picked findings."""

import re
from collections.abc import Iterable, Sequence

from briefdesk.compose.chart import FEWEST_BARS, Amount, amount_of
from briefdesk.compose.drafting import MAX_KEY_FIGURES, use_as_key_figure, use_in_chart
from briefdesk.model.draft import Draft, FindingPart
from briefdesk.model.finding import Finding
from briefdesk.model.template import Design, Slot, Template

_MOST_BARS = 3
_PERIOD = re.compile(
    r"\b(?:an?|each|every|per)\s+(hour|day|week|month|year)\b|\b(hour|dai|week|month|year)ly\b"
)

_Figure = tuple[Finding, Amount]


def with_first_figures(draft: Draft, template: Template, findings: Sequence[Finding]) -> Draft:
    """Return `draft` with a chart, or key figures, where the template lives by them and it has none.

    `findings` are all that the project holds. Where no figures compare, the chart stays empty.
    """
    offers = {section.slot for section in template.sections}
    held = {part.slot for part in draft.parts if isinstance(part, FindingPart)}
    by_id = {finding.id: finding for finding in findings}
    picked = [by_id[key] for key in draft.picked() if key in by_id]
    if Slot.CHART in offers and Slot.CHART not in held:
        for finding in comparable_findings(picked, findings):
            draft = use_in_chart(draft, template, finding)
    if template.design is Design.FIGURES and Slot.KEY_FIGURES in offers and Slot.KEY_FIGURES not in held:
        for finding in [each for each in picked if each.key_figure][:MAX_KEY_FIGURES]:
            draft = use_as_key_figure(draft, template, finding)
    return draft


def comparable_findings(picked: Sequence[Finding], findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return two or three findings whose key figures make a chart, the longest bar first; none if none do.

    Figures of one passage were set side by side by the source itself: those of a passage that a picked
    finding cites come first, then picked ones of one section, then picked ones in one currency or percent.
    """
    drawable = _drawable(picked)
    passages = {_passage(finding) for finding in picked if finding.key_figure}
    beside = [each for each in _drawable(findings) if _passage(each[0]) in passages]
    for groups in (
        _grouped((_passage(each[0]), each) for each in beside),
        _grouped((_section(each[0]), each) for each in drawable),
        _grouped(((), each) for each in drawable if each[1].unit),
    ):
        # Of several comparisons, the starkest is the one that reads at a glance.
        best = max(groups, key=_contrast, default=())
        if best:
            longest_first = sorted(best, key=lambda each: -each[1].value)
            return tuple(finding for finding, _ in longest_first[:_MOST_BARS])
    return ()


def _drawable(findings: Iterable[Finding]) -> list[_Figure]:
    """Return the findings that a bar can show; a bare number with a fraction is a rate, which is no count."""
    found = []
    for finding in dict.fromkeys(findings):
        amount = amount_of(finding.key_figure.value) if finding.key_figure and finding.citation else None
        if amount is not None and amount.value > 0 and (amount.unit or amount.value.is_integer()):
            found.append((finding, amount))
    return found


def _unit(figure: _Figure) -> str:
    """Return what a figure counts: dollars a day are not those of a year, percent not those of a month."""
    finding, amount = figure
    if not amount.unit or finding.key_figure is None:
        return amount.unit
    return " ".join((amount.unit, *(a or b for a, b in _PERIOD.findall(finding.key_figure.label))))


def _grouped(figures: Iterable[tuple[tuple[str, ...], _Figure]]) -> list[tuple[_Figure, ...]]:
    """Return the figures of one place and one unit together, where they are enough for a chart."""
    groups: dict[tuple[tuple[str, ...], str], list[_Figure]] = {}
    for place, figure in figures:
        groups.setdefault((place, _unit(figure)), []).append(figure)
    return [tuple(group) for group in groups.values() if len(group) >= FEWEST_BARS]


def _contrast(group: tuple[_Figure, ...]) -> float:
    values = [amount.value for _, amount in group]
    return max(values) / min(values)


def _passage(finding: Finding) -> tuple[str, ...]:
    return (finding.citation.source, finding.citation.passage) if finding.citation else ()


def _section(finding: Finding) -> tuple[str, ...]:
    return (finding.citation.source, finding.citation.section) if finding.citation else ()
