"""A report from its bytes to its findings, in the process of the caller: what the worker does."""

from briefdesk.model.finding import Finding, SourcePack
from briefdesk.model.source import SourceDocument
from briefdesk.sources.readers.blocks import Phase, Progress
from briefdesk.sources.readers.messages import Asked
from briefdesk.sources.readers.outline import outlined
from briefdesk.sources.readers.reading import read_bytes_of
from briefdesk.sources.suggest import suggest_findings, usefulness

# More than anybody reads through, and what a pack of 50,000 lines has room for.
MAX_SUGGESTIONS = 1_000


def read_whole(asked: Asked, data: bytes, progress: Progress) -> SourcePack:
    """Return the report that `data` holds, with suggested findings where they are asked for.

    Raises ReadFault.
    """
    reading = read_bytes_of(asked.kind, data, lambda done, total: progress(done, total, Phase.READING))
    document = outlined(reading, stem=asked.stem, edition=asked.edition)
    return SourcePack(document, _suggested(document, progress) if asked.suggest else ())


def _suggested(document: SourceDocument, progress: Progress) -> tuple[Finding, ...]:
    """Return the suggested findings in the document's order; of too many, the most useful."""
    findings = suggest_findings(
        document, progress=lambda done, total: progress(done, total, Phase.SUGGESTING)
    )
    if len(findings) <= MAX_SUGGESTIONS:
        return findings
    ranked = sorted(findings, key=lambda finding: -usefulness(finding, document))
    kept = {finding.id for finding in ranked[:MAX_SUGGESTIONS]}
    return tuple(finding for finding in findings if finding.id in kept)
