"""Footnotes: one number per passage cited, the source in full the first time and short after that."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefdesk.compose.typography import typeset
from briefdesk.english import printed_date
from briefdesk.model.blocks import Footnote, Span, Spans
from briefdesk.model.finding import Citation
from briefdesk.model.source import PassageId, SourceDocument, SourceId


@dataclass(slots=True)
class Footnotes:
    """The notes of one document, numbered from 1 in the order in which they are first cited."""

    sources: Sequence[SourceDocument]
    _numbers: dict[tuple[SourceId, PassageId], int] = field(default_factory=dict)
    _notes: list[Footnote] = field(default_factory=list)

    def number(self, citation: Citation | None) -> int | None:
        """Return the note's number for this citation, a known one for a passage cited before.

        None without a citation, and for a citation of a source that is not at hand.
        """
        if citation is None:
            return None
        source = next((s for s in self.sources if s.id == citation.source), None)
        if source is None:
            return None
        key = (citation.source, citation.passage)
        if key not in self._numbers:
            first = all(known != citation.source for known, _ in self._numbers)
            several = any(known != citation.source for known, _ in self._numbers)
            number = len(self._notes) + 1
            self._numbers[key] = number
            spans = full_note(source, citation) if first else short_note(source, citation, several=several)
            self._notes.append(Footnote(number, spans, citation))
        return self._numbers[key]

    def mark(self, citation: Citation | None) -> Spans:
        """Return the footnote mark to put after a text, empty without a citation."""
        number = self.number(citation)
        return () if number is None else (Span("", note=number),)

    def notes(self) -> tuple[Footnote, ...]:
        """Return all notes in order."""
        return tuple(self._notes)


def full_note(source: SourceDocument, citation: Citation) -> Spans:
    """Return the first note to a source: publisher, title, date, section, paragraph and address."""
    publisher = source.publisher or source.author
    title = _quoted(source.short_title or source.title)
    text = f"{publisher}, {title}" if publisher else title
    if source.date:
        text += f" {printed_date(source.date)},"
    text += f" {_place(citation, word='section ')}"
    if not source.url:
        return (Span(typeset(f"{text}.")),)
    return (Span(typeset(f"{text}, ")), Span(_shown(source.url), link=source.url), Span("."))


def short_note(source: SourceDocument, citation: Citation, *, several: bool) -> Spans:
    """Return a later note to a source; `several` sources make it name the source again."""
    text = _place(citation, word="section " if several else "")
    if several:
        text = f"{_quoted(source.short_title or source.title)} {text}"
    return (Span(typeset(f"{text}.")),)


def _place(citation: Citation, *, word: str) -> str:
    heading = f"{word}{_quoted(citation.heading)} " if citation.heading else ""
    return f"{heading}para. {citation.number}"


def _quoted(title: str) -> str:
    """Return a title in quotation marks, quotes inside made single, the comma inside unless ?, ! ends it."""
    inner = typeset(title.strip()).replace("“", "‘").replace("”", "’")
    end = "" if inner.endswith(("?", "!", ",")) else ","
    return f"“{inner}{end}”"


def _shown(url: str) -> str:
    return url.split("://", 1)[-1].rstrip("/")
