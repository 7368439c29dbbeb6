"""Where the words of a letter come from: the passages behind a sentence, with the words marked."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from threading import Lock

from briefdesk.model.draft import PartId, Project, TemplatePart
from briefdesk.model.finding import Citation, Finding, SourcePack
from briefdesk.model.letter import Sentence
from briefdesk.model.source import Passage, SourceDocument
from briefdesk.sources.figures import COUNTED, Figure, extract_figures, same_value
from briefdesk.sources.plain_words import COMMON_WORDS, plain_words
from briefdesk.sources.suggest.sentences import sentences
from briefdesk.sources.tracing import TraceIndex

Stretches = tuple[tuple[int, int], ...]
"""Characters of a passage, from and to."""

_SUBJECT, _CLOSE = "subject", "close"
_FIELD = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_MARKUP = re.compile(r"\{%.*?%\}|^\s*(?:#+|[-*]|\d+\.)\s+|\*+", re.MULTILINE | re.DOTALL)
_CAPITAL = re.compile(r"[A-ZÀ-Þ]")
_BETWEEN = re.compile(r"[\s,.–-]*(?:(?:of|the|and|for|de|du|la)\s)?\s*")


class Ground(StrEnum):
    """What a sentence stands on."""

    CITED = "cited"
    LIKELY = "likely"
    OWN = "own"
    TEMPLATE = "template"


@dataclass(frozen=True, slots=True)
class CitedPassage:
    """A passage with the words marked: `stretches` are those cited, `strongest` those of the sentence asked.

    `passage` is None where the source no longer has it.
    """

    citation: Citation
    document: SourceDocument
    passage: Passage | None
    stretches: Stretches = ()
    strongest: Stretches = ()


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a sentence rests on. `figures` stand in a sentence without a source and want checking."""

    ground: Ground
    passages: tuple[CitedPassage, ...] = ()
    finding: Finding | None = None
    figures: tuple[str, ...] = ()


class Tracer:
    """Traces sentences to sources and keeps the index of the newest ones. Safe between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._packs: tuple[SourcePack, ...] = ()
        self._index = TraceIndex(())

    def trace(self, packs: tuple[SourcePack, ...], text: str) -> CitedPassage | None:
        """Return the passage that a sentence most likely comes from, or None."""
        with self._lock:
            if packs is not self._packs:
                self._index = TraceIndex(pack.document for pack in packs)
                self._packs = packs
            index = self._index
        found = index.trace(text)
        if found is None:
            return None
        cited = cited_passages(packs, (replace(found.citation, start=None, end=None),))
        return replace(cited[0], strongest=((found.start, found.end),)) if cited else None


def finding_provenance(packs: Sequence[SourcePack], finding: Finding, sentence: str = "") -> Provenance:
    """Return the passages of a finding; of a `sentence` of it, its words are the strongest marked."""
    passages = cited_passages(packs, finding.citations)
    words, asked = sentence or finding.text, bool(sentence)
    only = len(passages) == 1
    return Provenance(
        Ground.CITED, tuple(_marked(p, words, asked=asked, only=only) for p in passages), finding
    )


def sentence_provenance(project: Project, document: str, sentence: Sentence, tracer: Tracer) -> Provenance:
    """Return what a sentence of the letter or brief rests on. May take a second the first time."""
    if sentence.note is not None:
        passages = cited_passages(project.sources, sentence.citations)
        return Provenance(Ground.CITED, passages)
    finding = project.finding(sentence.finding) if sentence.finding else None
    if finding is not None:
        return finding_provenance(project.sources, finding, sentence.text)
    draft = project.letter if document == "letter" else project.brief
    part = draft.part(PartId(sentence.part))
    if sentence.part in (_SUBJECT, _CLOSE):
        own = draft.subject if sentence.part == _SUBJECT else draft.close
        return words_provenance(project, sentence.text, tracer, template=own is None)
    template = isinstance(part, TemplatePart) and part.text is None
    return words_provenance(project, sentence.text, tracer, template=template)


def words_provenance(project: Project, text: str, tracer: Tracer, *, template: bool) -> Provenance:
    """Return what words of one's own, or of the template, rest on: `text` may be a part's Markdown.

    The figures told are those that no passage behind their sentence holds.
    """
    traced: list[CitedPassage] = []
    figures: list[str] = []
    # A field may begin a sentence, so something with a capital stands for it.
    for sentence in sentences(_MARKUP.sub(" ", _FIELD.sub("[Field]", text))):
        found = tracer.trace(project.sources, sentence.text)
        held = extract_figures(found.passage.text) if found and found.passage else ()
        figures += [
            figure.text
            for figure in extract_figures(sentence.text)
            if figure.kind in COUNTED and not any(_same(figure, other) for other in held)
        ]
        traced += [found] if found else []
    own = Ground.TEMPLATE if template else Ground.OWN
    return Provenance(Ground.LIKELY if traced else own, _together(traced), figures=tuple(figures))


def cited_passages(packs: Sequence[SourcePack], citations: Iterable[Citation]) -> tuple[CitedPassage, ...]:
    """Return the passages cited, each once, with the characters cited; sources not at hand are left out."""
    documents = {pack.document.id: pack.document for pack in reversed(packs)}
    found: dict[tuple[str, str], CitedPassage] = {}
    for citation in citations:
        document = documents.get(citation.source)
        if document is None:
            continue
        key = (citation.source, citation.passage)
        known = found.get(key) or CitedPassage(citation, document, document.passage(citation.passage))
        found[key] = replace(known, stretches=(*known.stretches, *_stretch(citation, known.passage)))
    return tuple(found.values())


def _together(traced: Iterable[CitedPassage]) -> tuple[CitedPassage, ...]:
    """Return each passage once, with all its marks."""
    found: dict[tuple[str, str], CitedPassage] = {}
    for passage in traced:
        key = (passage.citation.source, passage.citation.passage)
        strongest = (*found[key].strongest, *passage.strongest) if key in found else passage.strongest
        found[key] = replace(passage, strongest=tuple(dict.fromkeys(strongest)))
    return tuple(found.values())


def _stretch(citation: Citation, passage: Passage | None) -> Stretches:
    if passage is None or citation.start is None or citation.end is None:
        return ()
    start, end = max(0, citation.start), min(citation.end, len(passage.text))
    return ((start, end),) if start < end else ()


def _marked(cited: CitedPassage, words: str, *, asked: bool, only: bool) -> CitedPassage:
    """Return a passage with the words marked that it shares with `words`.

    `asked`: they are a sentence that was clicked. `only`: the finding rests on no other passage.
    """
    passage = cited.passage
    if passage is None:
        return cited
    if passage.paraphrase:
        shared = shared_words(words, passage.text)
        return replace(cited, strongest=shared) if asked else replace(cited, stretches=shared)
    found = _trace_within(cited, passage, words)
    if not asked:
        return cited if cited.stretches else replace(cited, stretches=found)
    if (only or found) and _is_one_sentence(cited.stretches, passage.text):
        return replace(cited, strongest=cited.stretches)
    return replace(cited, strongest=tuple(_within(found, cited.stretches)) or found)


def _trace_within(cited: CitedPassage, passage: Passage, words: str) -> Stretches:
    section = cited.document.section(cited.citation.section)
    if section is None:
        return ()
    alone = replace(cited.document, sections=(replace(section, passages=(passage,)),))
    index = TraceIndex((alone,))
    traces = (index.trace(each.text) for each in sentences(words))
    return tuple(dict.fromkeys((t.start, t.end) for t in traces if t is not None))


def _within(found: Stretches, room: Stretches) -> Iterable[tuple[int, int]]:
    for start, end in found:
        for first, last in room:
            if max(start, first) < min(end, last):
                yield max(start, first), min(end, last)


def _is_one_sentence(stretches: Stretches, text: str) -> bool:
    return len(stretches) == 1 and len(sentences(text[slice(*stretches[0])])) == 1


def shared_words(words: str, passage: str) -> Stretches:
    """Return the figures and names of `passage` that `words` holds too, in order, none overlapping."""
    said = extract_figures(words)
    stretches = [(f.start, f.end) for f in extract_figures(passage) if any(_same(f, other) for other in said)]
    names = {word.key for word in plain_words(words) if _is_name(words, word.start, word.key)}
    for word in plain_words(passage):
        if word.key in names and _is_name(passage, word.start, word.key):
            stretches.append((word.start, word.end))
    return _joined(stretches, passage)


def _same(one: Figure, other: Figure) -> bool:
    return same_value(one, other) or one.text.casefold() == other.text.casefold()


def _is_name(text: str, start: int, key: str) -> bool:
    return _CAPITAL.match(text, start) is not None and key not in COMMON_WORDS


def _joined(stretches: list[tuple[int, int]], text: str) -> Stretches:
    """Return stretches in order; what only a blank or "of the" parts becomes one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if joined and (start <= joined[-1][1] or _BETWEEN.fullmatch(text, joined[-1][1], start)):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
