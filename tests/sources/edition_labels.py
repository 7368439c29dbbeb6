"""A long report in two editions, with what became of each finding known beforehand."""

import random
from dataclasses import replace

from briefdesk.model.finding import Citation, Finding, FindingId, FindingKind, SourcePack
from briefdesk.model.source import SourceDocument
from briefdesk.sources.suggest import sentences
from sources.trace_labels import a_document, long_report


def two_editions(
    passages: int, findings: int, rng: random.Random
) -> tuple[SourcePack, SourceDocument, dict[FindingId, str]]:
    """Return the old edition with findings, the new one, and each finding's anchor by id.

    Every section gets a paragraph put in at a place, so that what comes after it moves.
    """
    old = long_report(passages)
    places = [
        (section, passage, sentence)
        for section in old.sections
        for passage in section.passages
        for sentence in sentences(passage.text)
        if len(sentence.text.split()) > 8
    ]
    chosen = rng.sample(places, findings)
    pack: list[Finding] = []
    wanted: dict[FindingId, str] = {}
    edits: dict[str, list[tuple[int, int, str]]] = {}
    put_in = {section.id: rng.randrange(1, len(section.passages)) for section in old.sections}
    for i, (section, passage, sentence) in enumerate(chosen):
        name = FindingId(f"long/{i}")
        at = Citation(
            old.id, section.id, section.heading, passage.id, passage.number, sentence.start, sentence.end
        )
        pack.append(Finding(name, FindingKind.FINDING, sentence.text, at))
        fate = rng.choices(("kept", "changed", "gone"), (70, 20, 10))[0]
        moved = "moved" if passage.number > put_in[section.id] else "same"
        wanted[name] = moved if fate == "kept" else fate
        if fate != "kept":
            new = _changed(sentence.text, rng) if fate == "changed" else ""
            edits.setdefault(passage.id, []).append((sentence.start, sentence.end, new))
    sections = []
    for section in old.sections:
        texts = [_edited(p.text, edits.get(p.id, [])) or "Zzz." for p in section.passages]
        texts.insert(put_in[section.id], "Zzzz zzz zz.")
        sections.append((section.heading, texts))
    new_edition = replace(a_document(sections, source="long"), edition="new")
    return SourcePack(old, tuple(pack)), new_edition, wanted


def _changed(text: str, rng: random.Random) -> str:
    """Return the sentence with a fifth of its words replaced."""
    words = text.rstrip(".").split()
    for i in rng.sample(range(len(words)), max(1, len(words) // 5)):
        words[i] = f"x{rng.randrange(10_000)}"
    return f"{' '.join(words).capitalize()}."


def _edited(text: str, edits: list[tuple[int, int, str]]) -> str:
    for start, end, new in sorted(edits, reverse=True):
        text = f"{text[:start]}{new}{text[end:]}"
    return " ".join(text.split())
