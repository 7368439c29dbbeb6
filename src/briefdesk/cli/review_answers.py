"""What `briefdesk review` prints of a finding: its state, places, excuses, and the flags against it."""

from collections.abc import Collection
from typing import Any

from briefdesk.cli.columns import wrapped
from briefdesk.cli.shapes import finding_json
from briefdesk.model.finding import Finding, SourcePack
from briefdesk.model.flag import Flag


def reviewed_json(finding: Finding, pack: SourcePack, flags: Collection[Flag]) -> dict[str, Any]:
    """Return a finding with what review left on it and the flags against it."""
    return {
        **finding_json(finding, pack.document),
        "state": finding.state,
        "reason": finding.reason,
        "confidential": finding.confidential,
        "embargo": finding.embargo.isoformat() if finding.embargo else None,
        "places": [{"passage": c.passage, "start": c.start, "end": c.end} for c in finding.citations],
        "excuses": [{"code": e.code, "words": e.words, "reason": e.reason} for e in finding.excuses],
        "flags": [
            {"code": f.code, "words": finding.text[f.start : f.end], "message": f.message} for f in flags
        ],
    }


def reviewed_lines(finding: Finding, flags: Collection[Flag]) -> tuple[str, ...]:
    """Return a finding for people, its flags below it."""
    cited = "; ".join(
        f"{c.heading}, para. {c.number}" if c.number else f"{c.heading}, caption" for c in finding.citations
    )
    why = f": {finding.reason}" if finding.reason else ""
    held = ", confidential" if finding.confidential else ""
    held += f", under embargo until {finding.embargo.isoformat()}" if finding.embargo else ""
    lines = [
        *wrapped(f"{finding.id}  ({finding.kind.replace('_', ' ')}, {finding.state}{why}{held})"),
        *wrapped(finding.text, indent=4),
        *wrapped(cited, indent=4),
    ]
    for flag in flags:
        lines.extend(wrapped(f"! {flag.code}: {flag.message} {flag.next_step}", indent=4))
    return (*lines, "")
