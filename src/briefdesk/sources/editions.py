"""Where the findings of a source stand in a new edition of it: same, moved, changed or gone."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from briefdesk.model.finding import Citation, Finding, SourcePack
from briefdesk.model.library import Anchor, Anchored
from briefdesk.model.source import Passage, SourceDocument
from briefdesk.sources.best_match import aligned, best_in, best_match
from briefdesk.sources.gist_anchors import GistAnchors
from briefdesk.sources.passage_index import PassageIndex, Stretch
from briefdesk.sources.plain_words import word_keys
from briefdesk.sources.readers.blocks import Phase, Progress, no_progress
from briefdesk.sources.report import never
from briefdesk.sources.same_words import SameWords

ENOUGH = 0.55
"""The least likeness at which a passage counts as changed and not as gone; see tools/measure_editions.py."""

_CLOSING = re.compile(r"[.!?…,;:)\]”’\"']+")
_OPENING = re.compile(r"[“‘\"'(\[—–]+$")


@dataclass(frozen=True, slots=True)
class Found:
    """What became of one citation: the new one, None where it is gone, and the words there."""

    anchor: Anchor
    citation: Citation | None
    before: str
    after: str
    likeness: float


def anchor_findings(
    pack: SourcePack,
    document: SourceDocument,
    *,
    progress: Progress = no_progress,
    cancelled: Callable[[], bool] = never,
) -> tuple[Anchored, ...]:
    """Return where each finding of `pack` stands in the new edition `document`, in the pack's order.

    The same words (white space, quotation marks, dashes, case aside) in the same section and number are SAME,
    elsewhere MOVED; words that are alike are CHANGED; else the finding is GONE. Of several cited places the
    worst counts. A finding on a passage in other words than the publication's is found by section, number,
    figures and names. Once `cancelled` fewer are returned. `progress` gets findings done and their number.
    """
    anchors = _Anchors(pack, document)
    found: list[Anchored] = []
    for done, finding in enumerate(pack.findings):
        if cancelled():
            break
        found.append(anchors.of(finding))
        progress(done + 1, len(pack.findings), Phase.COMPARING)
    return tuple(found)


class _Anchors:
    """The passages of the old edition and the words of the new one."""

    def __init__(self, pack: SourcePack, document: SourceDocument) -> None:
        self._passages = {p.id: p for s in pack.document.sections for p in s.passages}
        self._index = PassageIndex([document])
        self._paraphrased = any(place.passage.paraphrase for place in self._index.places)
        self._gists = GistAnchors(self._index)
        self._same = SameWords(self._index)
        self._alike: dict[tuple[tuple[str, ...], bool], Stretch | None] = {}

    def of(self, finding: Finding) -> Anchored:
        """Return where a finding stands now."""
        found = [self._cited(finding, citation) for citation in finding.citations]
        if not found:
            return Anchored(finding, Anchor.SAME, "", "", (), 1.0)
        order = list(Anchor)
        anchor = max((f.anchor for f in found), key=order.index)
        kept = () if anchor is Anchor.GONE else tuple(f.citation for f in found if f.citation)
        return Anchored(
            finding,
            anchor,
            "\n".join(f.before for f in found),
            "\n".join(f.after for f in found if f.after),
            kept,
            min(f.likeness for f in found),
        )

    def _cited(self, finding: Finding, citation: Citation) -> Found:
        passage = self._passages.get(citation.passage)
        if passage is None:
            return Found(Anchor.GONE, None, "", "", 0.0)
        before = passage.text[citation.start : citation.end]
        if passage.paraphrase != self._paraphrased:
            return self._by_content(finding, citation, passage)
        keys = word_keys(before)
        same = self._same.nearest(keys, citation)
        if same is not None:
            moved = not self._same.is_home(same.place, citation)
            return _found(Anchor.MOVED if moved else Anchor.SAME, same, citation, before)
        best = self._most_alike(keys, citation, whole=passage.paraphrase and citation.start is None)
        if best is None or best.likeness < ENOUGH:
            return Found(Anchor.GONE, None, before, "", best.likeness if best else 0.0)
        if citation.start is not None and not _ends_sentence(passage, citation):
            best = aligned(best, keys)
        return _found(Anchor.CHANGED, best, citation, before)

    def _most_alike(self, keys: tuple[str, ...], citation: Citation, *, whole: bool) -> Stretch | None:
        """Return the words most like `keys`: anywhere, else in the passage under the same heading and number.

        Words that the whole report repeats point nowhere, and only their place is left.
        """
        if (keys, whole) not in self._alike:
            self._alike[keys, whole] = best_match(self._index, keys, whole=whole)
        best = self._alike[keys, whole]
        if best is None or best.likeness < ENOUGH:
            home = self._same.at_home(citation)
            there = best_in(self._index, home, keys, whole=whole) if home is not None else None
            return max((s for s in (best, there) if s), key=lambda s: s.likeness, default=None)
        return best

    def _by_content(self, finding: Finding, citation: Citation, passage: Passage) -> Found:
        found = self._gists.find(finding, citation, passage)
        if found is None:
            return Found(Anchor.GONE, None, passage.text, "", 0.0)
        place, span = found.place, found.span
        new = place.citation(*(span or (None, None)))
        after = place.passage.text[new.start : new.end]
        stays = self._same.is_home(place, citation)
        anchor = Anchor.CHANGED if found.figures_lost else Anchor.SAME if stays else Anchor.MOVED
        return Found(anchor, new, passage.text, after, found.likeness)


def _found(anchor: Anchor, stretch: Stretch, citation: Citation, before: str) -> Found:
    """Return the stretch as a citation: whole where the old one was and all of the passage is meant."""
    text = stretch.place.passage.text
    if citation.start is None and stretch.last - stretch.first == len(stretch.place.words):
        return Found(anchor, stretch.place.citation(), before, text, stretch.likeness)
    start, end = stretch.place.span(stretch.first, stretch.last)
    if before[-1:] and not before[-1].isalnum() and (closing := _CLOSING.match(text, end)):
        end = closing.end()
    if before[:1] and not before[0].isalnum() and (opening := _OPENING.search(text, 0, start)):
        start = opening.start()
    return Found(anchor, stretch.place.citation(start, end), before, text[start:end], stretch.likeness)


def _ends_sentence(passage: Passage, citation: Citation) -> bool:
    """Return whether the cited words are whole sentences, as far as their end tells."""
    cited = passage.text[citation.start : citation.end].rstrip("”’\"') ")
    return cited.endswith((".", "!", "?", "…")) or citation.end == len(passage.text)
