"""Words that come from what may not leave: found by likeness, as a click in the preview finds a source."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Self

from briefdesk.model.finding import SourcePack
from briefdesk.model.same import Same
from briefdesk.model.source import Passage, PassageId, Section, SourceDocument, SourceId
from briefdesk.pipeline.squeezed_words import SqueezedWords
from briefdesk.sources.plain_words import word_keys
from briefdesk.sources.suggest.sentences import sentences
from briefdesk.sources.tracing import TraceIndex

RUN = 7
"""This many words in a row that stand nowhere else in the sources are told, however unlike the rest is."""
_HELD = SourceId("\x00held")
_FIELD = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_MARKUP = re.compile(r"\{%.*?%\}|^\s*(?:#+|[-*]|\d+\.)\s+|\*+", re.MULTILINE | re.DOTALL)


class HeldWords:
    """Finds sentences whose words come from texts that may not leave.

    `reasons` gives each such text the reason. What a passage that may leave says as well is no secret, nor
    are the titles of sources and the headings that it stands under.
    """

    def __init__(self, packs: Sequence[SourcePack], reasons: Mapping[str, str]) -> None:
        self._reasons = dict(reasons)
        plain = {_plain(text) for text in reasons}
        free = [_without(pack.document, plain) for pack in packs]
        self._index = TraceIndex((_document(tuple(reasons)), *free))
        self._texts = tuple(reasons)
        said = [p.text for document in free for s in document.sections for p in s.passages]
        said += [f"{d.title} {d.publisher} {d.title}" for d in free]
        said += [section.heading for d in free for section in d.sections if section.passages]
        told = {run for text in said for run in _runs(text)}
        self._runs: dict[tuple[str, ...], str] = {}
        for text, why in reasons.items():
            self._runs.update((run, why) for run in _runs(text) if run not in told)
        self._squeezed = SqueezedWords(self._runs.items())

    @classmethod
    def of(cls, packs: Sequence[SourcePack], texts: Sequence[tuple[str, str]]) -> Self:
        """Return the finder for texts, each with the reason why it may not leave."""
        return cls(packs, dict(reversed(texts)))

    def found_in(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield each sentence of a text, Markdown with fields, that may not leave, and why.

        Then what is only found by its letters: within braces, over several sentences, without spaces.
        """
        for sentence in sentences(_MARKUP.sub(" ", _FIELD.sub("[Field]", text))):
            why = self._why(sentence.text)
            if why:
                yield sentence.text, why
        yield from self._squeezed.found_in(text)

    def copied_in(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield what a text that need not be prose copies word for word, and why that may not leave."""
        return self._squeezed.found_in(text)

    def quoted_in(self, text: str) -> str:
        """Return why the words of another finding may not leave: it says some in a row, whatever it cites.

        Findings of one report are alike in what they say, so that likeness alone proves nothing.
        """
        in_words = next((self._runs[run] for run in _runs(text) if run in self._runs), "")
        return in_words or next((why for _, why in self._squeezed.found_in(text)), "")

    def _why(self, sentence: str) -> str:
        run = next((run for run in _runs(sentence) if run in self._runs), None)
        if run is not None:
            return self._runs[run]
        trace = self._index.trace(sentence)
        if trace is None or trace.citation.source != _HELD:
            return ""
        return self._reasons[self._texts[trace.citation.number]]


@lru_cache(maxsize=4)
def held_words(packs: Same[tuple[SourcePack, ...]], texts: tuple[tuple[str, str], ...]) -> HeldWords:
    """Return the finder for texts with reasons, made once: it takes a second for 600 pages."""
    return HeldWords.of(packs.value, texts)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    keys = word_keys(text)
    if len(keys) < RUN:
        return
    for at in range(len(keys) - RUN + 1):
        yield keys[at : at + RUN]


def _document(texts: Sequence[str]) -> SourceDocument:
    """Return the texts as passages of one document; a passage's number is its place in `texts`."""
    passages = tuple(Passage(PassageId(f"held-{n}"), n, text) for n, text in enumerate(texts))
    return SourceDocument(_HELD, "", "", "", "", "", "", "", (Section("held", "", 1, passages),))


def _without(document: SourceDocument, plain: set[str]) -> SourceDocument:
    sections = tuple(
        replace(section, passages=tuple(p for p in section.passages if _plain(p.text) not in plain))
        for section in document.sections
    )
    return replace(document, sections=sections)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
