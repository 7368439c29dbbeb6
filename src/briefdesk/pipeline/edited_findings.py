"""Edited wordings held against the finding that they came from, by the guards of `sources`."""

import datetime as dt

from briefdesk.model.draft import FindingPart, Project
from briefdesk.model.problem import Problem, Severity
from briefdesk.sources.guards import check_edit

# What `compose.project_check` says already: figures, negations and hedges that came or went.
_SAID_ELSEWHERE = frozenset(
    {"number-changed", "percentage-changed", "date-changed", "negation-lost", "negation-added", "hedge-lost"}
)


def edited_findings(project: Project, *, today: dt.date) -> tuple[Problem, ...]:
    """Return a warning for each changed unit, law, name or quotation in an edited wording, and for a
    figure in it that has grown old."""
    findings = project.findings_by_id()
    dates = {pack.document.id: pack.document.date for pack in project.sources}
    problems: list[Problem] = []
    for document, draft in (("letter", project.letter), ("brief", project.brief)):
        for part in draft.parts:
            finding = findings.get(part.finding) if isinstance(part, FindingPart) else None
            if finding is None or not isinstance(part, FindingPart) or not (part.text or "").strip():
                continue
            published = dates.get(finding.citation.source, "") if finding.citation else ""
            problems += [
                Problem(
                    Severity.WARNING,
                    flag.code,
                    flag.message,
                    flag.next_step,
                    where=str(finding.id),
                    document=document,
                    part=part.id,
                )
                for flag in check_edit(finding.text, part.text or "", today=today, source_date=published)
                if flag.code not in _SAID_ELSEWHERE
            ]
    return tuple(problems)
