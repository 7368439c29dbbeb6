"""A report from its bytes to its findings, in the process of the caller: what the worker does."""

from briefdesk.model.finding import Finding, FindingId, SourcePack
from briefdesk.model.source import SourceDocument
from briefdesk.sources.readers.blocks import Phase, Progress
from briefdesk.sources.readers.messages import Asked
from briefdesk.sources.readers.outline import outlined
from briefdesk.sources.readers.reading import read_bytes_of
from briefdesk.sources.suggest import suggest_findings, usefulness

# What a pack has room for: more than the sentences with a figure in a report of 300 pages.
MAX_SUGGESTIONS = 5_000
_RANK_TELLS_EVERY = 50


def read_whole(asked: Asked, data: bytes, progress: Progress) -> SourcePack:
    """Return the report that `data` holds, with suggested findings where they are asked for.

    Raises ReadFault.
    """
    reading = read_bytes_of(asked.kind, data, lambda done, total: progress(done, total, Phase.READING))
    document = outlined(reading, stem=asked.stem, edition=asked.edition)
    return SourcePack(document, _suggested(document, progress) if asked.suggest else ())


def _suggested(document: SourceDocument, progress: Progress) -> tuple[Finding, ...]:
    """Return the suggested findings in the document's order; of too many, first those with figures."""

    def told(done: int, total: int) -> None:
        progress(done, total, Phase.SUGGESTING)

    findings = suggest_findings(document, progress=told)
    if len(findings) <= MAX_SUGGESTIONS:
        return findings
    worth: dict[FindingId, tuple[bool, float]] = {}
    for done, finding in enumerate(findings):
        worth[finding.id] = (bool(finding.figures), usefulness(finding, document))
        if done % _RANK_TELLS_EVERY == 0:
            told(done, len(findings))
    kept = set(sorted(worth, key=lambda name: worth[name], reverse=True)[:MAX_SUGGESTIONS])
    return tuple(finding for finding in findings if finding.id in kept)
