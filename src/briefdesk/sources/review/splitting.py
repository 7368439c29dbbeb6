"""One finding becomes several: at a place in its text, or sentence by sentence."""

import re
from dataclasses import replace

from briefdesk.model.finding import Citation, Finding, FindingId, SourcePack
from briefdesk.model.library import LibraryChange
from briefdesk.model.source import SourceDocument
from briefdesk.sources.review.details import with_text
from briefdesk.sources.review.faults import ReviewRefused
from briefdesk.sources.review.steps import finding_named, free_id
from briefdesk.sources.suggest import sentences

_WORD = re.compile(r"\S+")


def split(pack: SourcePack, finding_id: FindingId, at: int) -> LibraryChange:
    """Return the change that parts the finding before character `at` of its text; a word is not cut.

    The first part keeps the id. Each part keeps tags and state, and of figures, excuses and place those
    of its own words. Raises ReviewRefused at an edge and outside the text.
    """
    finding = finding_named(pack, finding_id)
    at = next((w.start() for w in _WORD.finditer(finding.text) if w.start() < at < w.end()), at)
    first, second = finding.text[: max(at, 0)].strip(), finding.text[max(at, 0) :].strip()
    if not first or not second:
        raise ReviewRefused(
            "There are no words on both sides of the cut.", "Put the cursor between two words of the finding."
        )
    return _parted(pack, finding, (first, second))


def split_sentences(pack: SourcePack, finding_id: FindingId) -> LibraryChange:
    """Return the change that makes a finding of each sentence, as `split` does. Raises ReviewRefused."""
    finding = finding_named(pack, finding_id)
    texts = tuple(sentence.text for sentence in sentences(finding.text))
    if len(texts) < 2:
        raise ReviewRefused("The finding is one sentence.", "Put the cursor where it should be split.")
    return _parted(pack, finding, texts)


def _parted(pack: SourcePack, finding: Finding, texts: tuple[str, ...]) -> LibraryChange:
    ids = [finding.id]
    while len(ids) < len(texts):
        ids.append(free_id(pack, FindingId(f"{finding.id}-{len(ids) + 1}"), ids))
    parts: list[Finding] = []
    for text, part_id in zip(texts, ids, strict=True):
        places = _places_of(pack.document, finding, text)
        parts.append(
            replace(
                with_text(finding, text), id=part_id, citation=places[0] if places else None, also=places[1:]
            )
        )
    kept = _key_figure_once(parts)
    return LibraryChange("Split finding", pack.document.id, (finding,), kept)


def _places_of(document: SourceDocument, finding: Finding, text: str) -> tuple[Citation, ...]:
    """Return the place of `text` where the passage has it word for word, else all that the finding cites."""
    wanted = re.compile(r"\s+".join(map(re.escape, text.split())))
    for place in finding.citations:
        passage = document.passage(place.passage)
        if passage is None or passage.paraphrase:
            continue
        end = len(passage.text) if place.end is None else place.end
        if match := wanted.search(passage.text, place.start or 0, end):
            return (replace(place, start=match.start(), end=match.end()),)
    return finding.citations


def _key_figure_once(parts: list[Finding]) -> tuple[Finding, ...]:
    """Return the parts with the key figure in the first that bears it."""
    seen = False
    kept: list[Finding] = []
    for part in parts:
        kept.append(replace(part, key_figure=None) if seen else part)
        seen = seen or part.key_figure is not None
    return tuple(kept)
