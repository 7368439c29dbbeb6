"""Putting parts together: texts become blocks, findings of one slot become one list with footnotes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from briefdesk.compose.citation import Footnotes
from briefdesk.compose.fault import TextFault
from briefdesk.compose.kept import kept
from briefdesk.compose.markdown import TextBlock, blocks_of, plain_spans, plain_text, spans_of
from briefdesk.compose.material import Material, PartMaterial, part_key, text_problem
from briefdesk.model.blocks import Block, ItemList, ListItem, ListStyle, Origin, Paragraph, Span, Spans
from briefdesk.model.problem import Problem, Severity
from briefdesk.model.template import FindingsStyle, Slot


@dataclass(slots=True)
class Wording:
    """The texts of one document with their fields filled in, and what went wrong on the way."""

    material: Material
    merged: Mapping[str, str | TextFault]
    document: str
    problems: list[Problem] = field(default_factory=list)

    def spans(self, key: str) -> Spans:
        """Return a text as one paragraph's spans."""
        text = self._text(key)
        return text if isinstance(text, tuple) else spans_of(text)

    def blocks(self, key: str, origin: Origin) -> tuple[TextBlock, ...]:
        """Return a text as blocks."""
        text = self._text(key)
        return (Paragraph(text, origin),) if isinstance(text, tuple) else blocks_of(text, origin)

    def lines(self, key: str) -> tuple[str, ...]:
        """Return the lines of a text that are not empty, without marks of style."""
        text = self._text(key)
        if isinstance(text, tuple):
            return (plain_text(text),)
        return tuple(plain_text(spans_of(line)) for line in text.splitlines() if line.strip())

    def plain(self, key: str) -> str:
        """Return a text without marks of style; a placeholder in it is reported, for it has no style."""
        spans = self.spans(key)
        where = key.partition(":")[0].partition("@")[0]
        for span in spans:
            if span.unfilled:
                self.problems.append(unfilled_problem(span.text, document=self.document, where=where))
        return plain_text(spans)

    def _text(self, key: str) -> str | Spans:
        outcome = self.merged.get(key, self.material.texts.get(key, ""))
        if isinstance(outcome, str):
            return outcome
        self.problems.append(text_problem(key, outcome, document=self.document))
        return (Span(self.material.texts[key], unfilled=True),)


@dataclass(slots=True)
class Assembly:
    """The body of a document as it grows, part by part."""

    wording: Wording
    footnotes: Footnotes
    styles: Mapping[Slot, FindingsStyle]
    blocks: list[Block] = field(default_factory=list)
    _run: list[ListItem] = field(default_factory=list)
    _run_slot: Slot | None = None
    _counted: dict[Slot, int] = field(default_factory=dict)

    def text(self, part: PartMaterial) -> None:
        """Add a template section or a paragraph of the user's own."""
        self.end_run()
        self.blocks += self.wording.blocks(part_key(part), Origin(part.part.id))

    def finding(self, part: PartMaterial, *, cited: bool = True) -> None:
        """Add a finding to the list of its slot."""
        if part.slot is not self._run_slot:
            self.end_run()
        self._run_slot = part.slot
        self._run.append(self.item(part, cited=cited))

    def item(self, part: PartMaterial, *, cited: bool = True) -> ListItem:
        """Return a finding as an item, in its own or its edited words, with its footnote mark."""
        if part.finding is None:
            raise AssertionError("only findings become items")
        own = plain_spans(part.finding.text) if part.text is None else self.wording.spans(part_key(part))
        mark = self.footnotes.mark(part.finding.citations) if cited else ()
        return ListItem((*own, *mark), Origin(part.part.id, part.finding.id))

    def end_run(self) -> None:
        """Close the list that is open."""
        items, slot = tuple(self._run), self._run_slot
        self._run, self._run_slot = [], None
        if not items or slot is None:
            return
        style = self.styles[slot]
        if style is FindingsStyle.PARAGRAPHS:
            self.blocks += [kept(Paragraph(item.spans, item.origin)) for item in items]
            return
        start = self._counted.get(slot, 0) + 1
        self._counted[slot] = start - 1 + len(items)
        numbered = style is FindingsStyle.NUMBERS
        shown = ListStyle.NUMBERS if numbered else ListStyle.BULLETS
        self.blocks.append(kept(ItemList(items, shown, start if numbered else 1)))


def shown_lead_ins(parts: Sequence[PartMaterial]) -> frozenset[Slot]:
    """Return the slots that hold at least one finding: only their lead-ins are printed."""
    return frozenset(p.slot for p in parts if p.finding is not None and p.slot is not None)


def unfilled_problem(label: str, *, document: str, where: str, part: str = "") -> Problem:
    """Return the problem for a field that still shows its placeholder."""
    name = label.strip("[]")
    return Problem(
        Severity.ERROR,
        "unfilled-field",
        f"“{name}” is not filled in.",
        f"Fill in “{name}”, or remove the field from the text.",
        where=where,
        document=document,
        part=part,
    )
