"""What findings show in the slots of a one-pager that are no running text: figures, bars, a pull quote."""

from dataclasses import dataclass, field

from briefdesk.compose.assembly import Wording
from briefdesk.compose.chart import BETWEEN, comparable
from briefdesk.compose.citation import Footnotes
from briefdesk.compose.markdown import TextBlock, plain_spans, plain_text
from briefdesk.compose.material import PartMaterial, part_key
from briefdesk.compose.typography import typeset
from briefdesk.model.blocks import (
    Bar,
    BarChart,
    Block,
    Heading,
    KeyFigures,
    Origin,
    PullQuote,
    QrLink,
    Span,
    Spans,
)
from briefdesk.model.draft import Project
from briefdesk.model.problem import Problem, Severity
from briefdesk.model.source import SourceDocument, SourceId

_LINKS = ("https://", "http://")


@dataclass(slots=True)
class ShownFigures:
    """Makes those blocks; `problems` tell of findings that have nothing to show there."""

    project: Project
    wording: Wording
    footnotes: Footnotes
    document: str
    problems: list[Problem] = field(default_factory=list)

    def key_figures(self, parts: list[PartMaterial]) -> list[Block]:
        """Return the key figures of the findings that have one."""
        figures = []
        for part in parts:
            finding = part.finding
            if finding is None or finding.key_figure is None:
                self.problems.append(self._no_figure(part))
                continue
            number = self.footnotes.number(finding.citations)
            figures.append((finding.key_figure, number, Origin(part.part.id, finding.id)))
        return [KeyFigures(tuple(figures))] if figures else []

    def chart(self, lead_in: PartMaterial | None, parts: list[PartMaterial]) -> list[Block]:
        """Return the chart of the findings' figures, then what its lead-in says below its heading."""
        heading, below, origin = "", list[Block](), None
        if lead_in is not None:
            origin = Origin(lead_in.part.id)
            heading, below = _parted(self.wording.blocks(part_key(lead_in), origin))
        bars = [bar for part in parts for bar in self._bars(part)]
        drawn, problems = comparable(bars, document=self.document, part=parts[0].part.id)
        self.problems += problems
        # The note of a bar that is left out would be one without a mark.
        cited = tuple(self._cited(bar, parts) for bar in drawn)
        return [BarChart(heading, cited, origin), *below] if drawn else []

    def quote(self, part: PartMaterial) -> list[Block]:
        """Return a finding as pull quote: in its own words, or as “words | who said them”."""
        finding = part.finding
        if finding is None:
            return []
        words, who = plain_spans(finding.text), ""
        if part.text is not None:
            words = self.wording.spans(part_key(part))
            words, who = _split_attribution(words)
        who = who or self._publisher(part)
        attribution = (*((Span(who),) if who else ()), *self.footnotes.mark(finding.citations))
        return [PullQuote(words, attribution, Origin(part.part.id, finding.id))]

    def code(self) -> QrLink | None:
        """Return the code that leads to the first cited source that has an address, or None."""
        for note in self.footnotes.notes():
            for citation in (note.citation, *note.also):
                document = self._document(citation.source) if citation else None
                if document is not None and document.url.strip().startswith(_LINKS):
                    title = typeset((document.short_title or document.title).strip())
                    return QrLink(
                        document.url.strip(), f"Scan to read “{title}”" if title else "Scan to read"
                    )
        return None

    def _bars(self, part: PartMaterial) -> list[Bar]:
        finding = part.finding
        if finding is None:
            return []
        origin = Origin(part.part.id, finding.id)
        if part.text is not None:
            lines = self.wording.lines(part_key(part))
            return [_bar_of_line(line, origin) for line in lines] or [Bar("", 0.0, "", None, origin)]
        if finding.key_figure is None:
            return [Bar("", 0.0, "", None, origin)]
        return [Bar(_capital(typeset(finding.key_figure.label)), 0.0, finding.key_figure.value, None, origin)]

    def _cited(self, bar: Bar, parts: list[PartMaterial]) -> Bar:
        part = next(p for p in parts if bar.origin is not None and p.part.id == bar.origin.part)
        number = self.footnotes.number(part.finding.citations) if part.finding else None
        return Bar(bar.label, bar.value, bar.shown, number, bar.origin)

    def _publisher(self, part: PartMaterial) -> str:
        citation = part.finding.citation if part.finding else None
        document = self._document(citation.source) if citation else None
        return typeset((document.publisher or document.author).strip()) if document else ""

    def _document(self, source: SourceId) -> SourceDocument | None:
        return next((p.document for p in self.project.sources if p.document.id == source), None)

    def _no_figure(self, part: PartMaterial) -> Problem:
        return Problem(
            Severity.WARNING,
            "no-key-figure",
            "A finding stands among the key figures but has no figure of its own.",
            "Remove it from the key figures.",
            document=self.document,
            part=part.part.id,
        )


def _bar_of_line(line: str, origin: Origin) -> Bar:
    """Return the bar of a line "3,000 | agents"; without a label, the line is what cannot be drawn."""
    shown, _, label = (piece.strip() for piece in line.partition(BETWEEN))
    return Bar(_capital(label), 0.0, shown, None, origin)


def _capital(label: str) -> str:
    """Return a label as the start of a line: key figures are labelled in small letters after their figure."""
    return label[:1].upper() + label[1:]


def _parted(blocks: tuple[TextBlock, ...]) -> tuple[str, list[Block]]:
    """Return the heading of a lead-in and its other blocks."""
    heading = next((b for b in blocks if isinstance(b, Heading)), None)
    return plain_text(heading.spans) if heading else "", [b for b in blocks if b is not heading]


def _split_attribution(spans: Spans) -> tuple[Spans, str]:
    """Return the words of a quote, and who said them after the last bar."""
    whole = plain_text(spans)
    place = whole.rfind(BETWEEN)
    if place < 0:
        return spans, ""
    kept: list[Span] = []
    left = len(whole[:place].rstrip())
    for span in spans:
        if left > 0:
            kept.append(Span(span.text[:left], span.bold, span.italic, span.link, span.note, span.unfilled))
        left -= len(span.text)
    return tuple(kept), whole[place + len(BETWEEN) :].strip()
