"""Propose findings: sentences of a document as they stand, each with its passage and what it holds."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from briefdesk.model.finding import Citation, Finding, FindingId, FindingKind, FindingState
from briefdesk.model.source import Passage, PassageKind, Section, SourceDocument
from briefdesk.sources.figures import Figure, FigureKind, extract_figures
from briefdesk.sources.suggest.key_figures import key_figure_of
from briefdesk.sources.suggest.kinds import kind_of
from briefdesk.sources.suggest.sentences import Sentence, sentences
from briefdesk.sources.suggest.topics import committees_of, topics_of

PROSE = frozenset({PassageKind.TEXT, PassageKind.LIST_ITEM, PassageKind.BLOCK_QUOTE})
"""Passages that hold sentences; tables, captions and notes are left alone."""

MAX_SENTENCES = 20_000
"""A report of 800 pages holds as many; more only come of a file made to take hours."""
_MAX_JOINED_CHARS = 600
# What points back: a letter that begins so leaves its reader asking who or what.
_POINTS_BACK = re.compile(
    r"^[“\"‘'(]?(?:(?:And|But|Yet|So|Instead|However|Still|Meanwhile),?\s+)?"
    r"(?:It|This|That(?=\s+(?:is|was|means|has|had|will|would|number|figure|rule|law|makes|includes|\w+ed)\b)"
    r"|These|Those(?!\s+who)|They|He|She|His|Her|Their|Its|Such|Both|Neither|Of\s+(?:those|these|them)"
    r"|At\s+that|In\s+(?:those|these|that)|Some\s+of\s+(?:them|these|those)|Most\s+of\s+(?:them|these|those))\b"
)
_PRINTED = frozenset(FigureKind) - {FigureKind.AGENCY, FigureKind.STATE, FigureKind.PLACE}
# It begins where a word does, or a match would be looked for again at each letter.
_DIGIT_RUN = re.compile(r"(?<![^\W\d])(?<!-)(?:[^\W\d]|-)*\d[\w-]*(?:[.,]\d+)*")
_DIGIT = re.compile(r"\d")
# No word is as long; patterns would go through it again and again.
_NO_WORD = re.compile(r"\S{200,}")


def _untold(_done: int, _total: int) -> None:
    """Take note of nothing."""


def suggest_findings(
    document: SourceDocument, *, progress: Callable[[int, int], None] = _untold
) -> tuple[Finding, ...]:
    """Return findings proposed from the sentences of `document`, in its order.

    Every sentence with a figure is among them, of the first 20,000 that there are. A sentence that
    points back ("They ...") brings the one before it. `usefulness` tells which to show first. Ids
    ("report/costs-2-1") are made of passage and sentence, so that they stay when the rules change.
    `progress` gets the passages looked at and their total.
    """
    found: list[Finding] = []
    seen: set[str] = set()
    left = MAX_SENTENCES
    total = sum(len(section.passages) for section in document.sections)
    done = 0
    for section in document.sections:
        for passage in section.passages:
            done += 1
            progress(done, total)
            if passage.kind not in PROSE or not left:
                continue
            parted = sentences(passage.text)[:left]
            left -= len(parted)
            for finding in _from_passage(document, section, passage, parted):
                wording = " ".join(finding.text.lower().split())
                if wording not in seen:
                    seen.add(wording)
                    found.append(finding)
    return tuple(found)


def points_back(text: str) -> bool:
    """Return whether `text` begins with a word that only the sentence before it explains."""
    return _POINTS_BACK.match(text) is not None


def _from_passage(
    document: SourceDocument, section: Section, passage: Passage, parted: tuple[Sentence, ...]
) -> Iterator[Finding]:
    before: Sentence | None = None
    for number, sentence in enumerate(parted, start=1):
        words = _of_words(sentence.text)
        kind = kind_of(words, extract_figures(words), passage=passage.kind, heading=section.heading)
        if kind is not None or _DIGIT.search(sentence.text):
            kind = kind or FindingKind.FINDING
            start = _start(before, sentence)
            text = passage.text[start : sentence.end]
            citation = Citation(
                document.id, section.id, section.heading, passage.id, passage.number, start, sentence.end
            )
            finding_id = FindingId(f"{document.id}/{passage.id}-{number}")
            finding = Finding(finding_id, kind, text, citation, state=FindingState.SUGGESTED)
            yield described(finding, section.heading)
        before = sentence


def _start(before: Sentence | None, sentence: Sentence) -> int:
    """Return where the finding begins: at the sentence, or at the one that it points back to."""
    if before is None or not points_back(sentence.text):
        return sentence.start
    return before.start if sentence.end - before.start <= _MAX_JOINED_CHARS else sentence.start


def described(finding: Finding, heading: str) -> Finding:
    """Return the finding with the figures, topics, committees and states that its text holds.

    Where the text speaks of no topic, the section's `heading` tells them.
    """
    figures = extract_figures(finding.text)
    topics = topics_of(_of_words(finding.text)) or topics_of(heading)
    return replace(
        finding,
        figures=_as_written(finding.text, figures),
        topics=tuple(topic.name for topic in topics),
        committees=committees_of(topics),
        states=_states(figures),
        key_figure=key_figure_of(finding.text, figures),
    )


def _of_words(text: str) -> str:
    """Return `text` with what is too long to be a word blotted out, its places kept."""
    return _NO_WORD.sub(lambda match: "\0" * len(match[0]), text)


def figures_written(text: str) -> tuple[str, ...]:
    """Return the figures and dates of `text` as it has them, in order, each once."""
    return _as_written(text, extract_figures(text))


def _as_written(text: str, figures: tuple[Figure, ...]) -> tuple[str, ...]:
    """Return the figures as they stand in the text and any other word with a digit: none goes unnamed."""
    printed = [
        f for f in figures if f.kind in _PRINTED and (f.kind is not FigureKind.ORDINAL or f.text[0].isdigit())
    ]
    spans = [(figure.start, figure.text) for figure in printed]
    for match in _DIGIT_RUN.finditer(text):
        if not any(f.start <= match.start() < f.end or f.start < match.end() <= f.end for f in printed):
            spans.append((match.start(), match[0]))
    # A semicolon parts figures in a source pack.
    return tuple(dict.fromkeys(text for _, text in sorted(spans) if ";" not in text))


def _states(figures: tuple[Figure, ...]) -> tuple[str, ...]:
    codes = [
        f.value if f.kind is FigureKind.STATE else f.unit
        for f in figures
        if f.kind is FigureKind.STATE or (f.kind is FigureKind.PLACE and f.unit)
    ]
    return tuple(dict.fromkeys(codes))
