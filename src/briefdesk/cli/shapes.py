"""The JSON objects that more than one command prints."""

from collections.abc import Iterable
from typing import Any

from briefdesk.cli.columns import plain, wrapped
from briefdesk.english import counted
from briefdesk.model.addressee import Addressee
from briefdesk.model.finding import Finding, SourcePack
from briefdesk.model.outcome import MadeFile
from briefdesk.model.problem import Problem, Severity
from briefdesk.model.source import SourceDocument
from briefdesk.model.table import RefusedRow


def source_json(document: SourceDocument) -> dict[str, Any]:
    """Return a source's own facts."""
    return {
        "id": document.id,
        "title": document.title,
        "short_title": document.short_title,
        "publisher": document.publisher,
        "author": document.author,
        "date": document.date,
        "url": document.url,
    }


def pack_json(pack: SourcePack) -> dict[str, Any]:
    """Return a source with its sections, passages and findings."""
    return {
        **source_json(pack.document),
        "sections": [
            {
                "id": section.id,
                "heading": section.heading,
                "level": section.level,
                "passages": [
                    {
                        "id": p.id,
                        "number": p.number,
                        "kind": p.kind,
                        "text": p.text,
                        "paraphrase": p.paraphrase,
                    }
                    for p in section.passages
                ],
            }
            for section in pack.document.sections
        ],
        "findings": [finding_json(finding, pack.document) for finding in pack.findings],
    }


def finding_json(finding: Finding, document: SourceDocument) -> dict[str, Any]:
    """Return a finding with the place that it can be traced to."""
    citation = finding.citation
    figure = finding.key_figure
    return {
        "id": finding.id,
        "source": document.id,
        "kind": finding.kind,
        "text": finding.text,
        "section": citation.heading if citation else "",
        "passage": citation.passage if citation else "",
        "figures": list(finding.figures),
        "citation": citation_text(finding, document),
        "topics": list(finding.topics),
        "committees": list(finding.committees),
        "states": list(finding.states),
        "state": finding.state,
        "reason": finding.reason,
        "key_figure": {"value": figure.value, "label": figure.label} if figure else None,
    }


def citation_text(finding: Finding, document: SourceDocument) -> str:
    """Return where a finding stands as a letter's first footnote says it, empty without a citation."""
    if finding.citation is None:
        return ""
    from briefdesk.pipeline.sources import full_note  # noqa: PLC0415  (letters come sooner without)

    # Plain spaces: a script that looks for "para. 4" should find it.
    return "".join(span.text for span in full_note(document, finding.citation)).replace("\u00a0", " ")


def file_json(file: MadeFile) -> dict[str, Any]:
    """Return a file that was made."""
    return {"path": str(file.path), "format": file.format, "pages": file.pages, "sha256": file.sha256}


def bioguide_of(addressee: Addressee) -> str | None:
    """Return the id of the member addressed alone, None for all other letters."""
    return addressee.member.bioguide if addressee.member else None


def problem_json(problem: Problem) -> dict[str, Any]:
    """Return a problem with its place."""
    return {
        "severity": problem.severity,
        "code": problem.code,
        "message": problem.message,
        "where": problem.where,
        "next_step": problem.next_step,
        "document": problem.document,
        "part": problem.part,
        "addressee": problem.addressee,
        "line": problem.line,
        "words": problem.words,
        "dismissed": problem.dismissed,
    }


def problem_lines(problems: Iterable[Problem]) -> tuple[str, ...]:
    """Return problems for people; one that many recipients share is printed once, with its count."""
    groups: dict[tuple[str, str, str, str], list[Problem]] = {}
    for problem in problems:
        step = f"Let stand: {problem.dismissed}" if problem.dismissed else problem.next_step
        key = (problem.severity, problem.code, problem.message, step)
        groups.setdefault(key, []).append(problem)
    lines: list[str] = []
    for (severity, code, message, next_step), same in groups.items():
        place = same[0].where if len(same) == 1 else f"{counted(len(same), 'place')}, first: {same[0].where}"
        line = f", line {same[0].line}" if len(same) == 1 and same[0].line else ""
        place = place if place.endswith(line) else f"{place}{line}"
        lines.append(plain(f"{severity:<7}  {code}  {place}".rstrip()))
        lines.extend(wrapped(f"{message} {next_step}".strip(), indent=9))
    return tuple(lines)


def tally(problems: Iterable[Problem]) -> str:
    """Return how many problems there are of each severity: "1 error, 2 warnings, 1 let stand"."""
    every = tuple(problems)
    severities = [problem.severity for problem in every if not problem.dismissed]
    counts = [(severities.count(kind), kind) for kind in Severity]
    said = ", ".join(counted(count, kind) for count, kind in counts if count) or "no problems"
    let_stand = len(every) - len(severities)
    return f"{said}, {let_stand} let stand" if let_stand else said


def refused_json(refused: Iterable[RefusedRow]) -> list[dict[str, Any]]:
    """Return the rows of a file that were not taken."""
    return [{"line": row.line, "text": row.text, "reason": row.reason} for row in refused]


def refused_lines(refused: Iterable[RefusedRow]) -> tuple[str, ...]:
    """Return the rows of a file that were not taken, for people."""
    lines: list[str] = []
    for row in refused:
        lines.extend(wrapped(f"Line {row.line}: {row.reason}"))
        lines.extend(wrapped(row.text, indent=4))
    return tuple(lines)
