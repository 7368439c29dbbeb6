"""Footnotes: one number per set of passages cited, written in the house style that the project chose."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefdesk.compose.typography import typeset
from briefdesk.english import printed_date
from briefdesk.model.blocks import Footnote, Span, Spans
from briefdesk.model.draft import CitationStyle
from briefdesk.model.finding import Citation
from briefdesk.model.source import PassageId, PassageKind, SourceDocument, SourceId

_STOPS = " \u00a0,;:"
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Co|Corp|Inc|Jr|Ltd|Sr)\.$")


@dataclass(frozen=True, slots=True)
class _Cited:
    """What one note cites, and which sources the notes before it had cited."""

    citations: tuple[Citation, ...]
    before: frozenset[SourceId]


@dataclass(slots=True)
class Footnotes:
    """The notes of one document, numbered from 1 in the order in which they are first cited."""

    sources: Sequence[SourceDocument]
    style: CitationStyle = CitationStyle.FIRST_FULL
    _numbers: dict[frozenset[tuple[SourceId, PassageId]], int] = field(default_factory=dict)
    _cited: list[_Cited] = field(default_factory=list)

    def number(self, citations: Sequence[Citation]) -> int | None:
        """Return the number of the note for these places, a known one where the same were cited before.

        None without citations, and where no source of theirs is at hand.
        """
        known = tuple(c for c in citations if self._source(c.source) is not None)
        if not known:
            return None
        key = frozenset((c.source, c.passage) for c in known)
        if key not in self._numbers:
            before = frozenset(c.source for note in self._cited for c in note.citations)
            self._cited.append(_Cited(known, before))
            self._numbers[key] = len(self._cited)
        return self._numbers[key]

    def mark(self, citations: Sequence[Citation]) -> Spans:
        """Return the footnote mark to put after a text, empty without citations."""
        number = self.number(citations)
        return () if number is None else (Span("", note=number),)

    def notes(self) -> tuple[Footnote, ...]:
        """Return all notes in order."""
        return tuple(
            Footnote(number, self._spans(note), note.citations[0], note.citations[1:])
            for number, note in enumerate(self._cited, start=1)
        )

    def _spans(self, note: _Cited) -> Spans:
        groups: dict[SourceId, list[Citation]] = {}
        for citation in note.citations:
            groups.setdefault(citation.source, []).append(citation)
        spans: list[Span] = []
        for source_id, places in groups.items():
            source = self._source(source_id)
            if source is not None:
                spans += [Span("; ")] if spans else []
                spans += self._of_one(source, places, note.before, note.before.union(groups))
        return _ended(spans)

    def _of_one(
        self,
        source: SourceDocument,
        places: Sequence[Citation],
        before: frozenset[SourceId],
        so_far: frozenset[SourceId],
    ) -> Spans:
        """Return what a note says of one source; `before` it and `so_far`, with it, these were cited."""
        match self.style:
            case CitationStyle.FULL:
                return _full(source, places)
            case CitationStyle.SHORT:
                return _short(source, places, named=True)
            case CitationStyle.PLACE:
                # Where several sources are cited, a place alone would point nowhere.
                everywhere = {c.source for each in self._cited for c in each.citations}
                return _short(source, places, named=len(everywhere) > 1)
            case CitationStyle.FIRST_FULL if source.id not in before:
                return _full(source, places)
            case CitationStyle.FIRST_FULL:
                return _short(source, places, named=so_far != {source.id})

    def _source(self, source: SourceId) -> SourceDocument | None:
        return next((s for s in self.sources if s.id == source), None)


def full_note(source: SourceDocument, *places: Citation) -> Spans:
    """Return a note that names a source in full: publisher, title, date, places and address."""
    return _ended(_full(source, places))


def without_address(note: Footnote, url: str) -> Footnote:
    """Return a note without that web address, which is printed elsewhere."""
    at = next((i for i, span in enumerate(note.spans) if span.link == url), None)
    if at is None or at == 0:
        return note
    before, after = note.spans[at - 1], note.spans[at + 1 :]
    led = replace(before, text=before.text.rstrip(_STOPS))
    if after and after[0].text == "." and led.text.endswith("."):
        after = after[1:]
    return replace(note, spans=(*note.spans[: at - 1], led, *after))


def place_words(places: Sequence[Citation], *, word: str = "") -> str:
    """Return the places in one source: “Texas,” paras. 4 and 6; “Mexico,” para. 2.

    `word` goes before each heading.
    """
    sections: dict[tuple[str, str], list[int]] = {}
    for place in places:
        sections.setdefault((place.section, _quoted(place.heading)), []).append(place.number)
    return "; ".join(
        f"{word}{heading} {_paragraphs(numbers)}" if heading else _paragraphs(numbers)
        for (_, heading), numbers in sections.items()
    )


def _full(source: SourceDocument, places: Sequence[Citation]) -> Spans:
    publisher = (source.publisher.strip(_STOPS) or source.author.strip(_STOPS)).strip()
    title, date = _title(source), printed_date(source.date).rstrip(_STOPS)
    lead = ", ".join(filter(None, (publisher, title)))
    if title:
        lead += f" {date}," if date else ""
    elif lead or date:
        lead = ", ".join(filter(None, (publisher, date))) + ","
    placed = [place for place in places if not _is_noted(source, place)]
    text = _after(lead, place_words(placed, word="section ")) if placed else lead.removesuffix(",")
    shown = _shown(source.url)
    if not shown:
        return (Span(typeset(text)),)
    return (Span(typeset(f"{text}, ")), Span(shown, link=source.url.strip()))


def _short(source: SourceDocument, places: Sequence[Citation], *, named: bool) -> Spans:
    if all(_is_noted(source, place) for place in places):
        return (Span(typeset(f"{_title(source)} {printed_date(source.date)}".strip(_STOPS))),)
    title = _title(source) if named else ""
    return (Span(typeset(_after(title, place_words(places, word="section " if title else "")))),)


def _is_noted(source: SourceDocument, place: Citation) -> bool:
    """Return whether a place is none of the source's own: a fact that a user noted from it."""
    passage = source.passage(place.passage)
    return passage is not None and passage.kind is PassageKind.FACT


def _after(lead: str, place: str) -> str:
    """Return a place after what names its source; one that stands alone begins with a capital."""
    return f"{lead} {place}" if lead else place[:1].upper() + place[1:]


def _ended(spans: Sequence[Span]) -> Spans:
    *rest, last = spans
    return (*rest, last, Span(".")) if last.link else (*rest, Span(f"{last.text}."))


def _paragraphs(numbers: Sequence[int]) -> str:
    """Return "para. 4", "paras. 4 and 6", "paras. 4, 6, and 8"; what has no number is a caption."""
    counted = [str(number) for number in sorted(set(numbers)) if number > 0]
    caption = "caption" if any(number <= 0 for number in numbers) else ""
    if not counted:
        return caption
    listed = " and ".join(counted) if len(counted) < 3 else f"{', '.join(counted[:-1])}, and {counted[-1]}"
    # No line ends between the word and its first number.
    words = f"{'paras.' if len(counted) > 1 else 'para.'}\u00a0{listed}"
    return f"{words} and {caption}" if caption else words


def _title(source: SourceDocument) -> str:
    return _quoted(source.short_title) or _quoted(source.title)


def _quoted(title: str) -> str:
    """Return a title in quotation marks, quotes inside made single, the comma inside unless ?, ! ends it.

    Empty where nothing can be read in it.
    """
    inner = typeset(" ".join(title.split())).replace("“", "‘").replace("”", "’").rstrip(_STOPS)
    if not _ABBREVIATED.search(inner):
        inner = inner.rstrip(f".{_STOPS}")
    if not any(character.isalnum() for character in inner):
        return ""
    end = "" if inner.rstrip("’").endswith(("?", "!")) else ","
    return f"“{inner}{end}”"


def _shown(url: str) -> str:
    return url.strip().split("://", 1)[-1].rstrip(f"/.{_STOPS}")
