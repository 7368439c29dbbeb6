"""The labelled sentences of tests/data/labels/traces.toml, and long reports to search in."""

import random
import tomllib
from dataclasses import dataclass
from pathlib import Path

from briefdesk.model.library import Trace
from briefdesk.model.source import Passage, PassageId, Section, SourceDocument, SourceId

LABELS = Path(__file__).parents[1] / "data" / "labels" / "traces.toml"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence, where it comes from ("Summary/2", "" for nowhere), and how much it was edited.

    By those `held_out` nothing was set.
    """

    text: str
    source: str
    edit: str
    held_out: bool


def a_document(
    sections: list[tuple[str, list[str]]], *, source: str = "report", edition: str = "e1", **facts: str
) -> SourceDocument:
    """Return a document of sections, each a heading and the texts of its passages."""
    return SourceDocument(
        id=SourceId(source),
        title=facts.get("title", "A report"),
        short_title=facts.get("title", "A report"),
        publisher=facts.get("publisher", ""),
        author="",
        date=facts.get("date", ""),
        url="",
        edition=edition,
        sections=tuple(_section(number, *section) for number, section in enumerate(sections, start=1)),
    )


def _section(number: int, heading: str, texts: list[str]) -> Section:
    passages = tuple(Passage(PassageId(f"s{number}-{n}"), n, text) for n, text in enumerate(texts, start=1))
    return Section(f"s{number}", heading, 1, passages)


def read_traces() -> tuple[SourceDocument, tuple[Labelled, ...]]:
    """Return the labelled report and its sentences."""
    read = tomllib.loads(LABELS.read_text(encoding="utf-8"))
    document = a_document([(s["heading"], s["passages"]) for s in read["section"]], source="ferries")
    return document, tuple(
        Labelled(s["text"], s["from"], s["edit"], s.get("held_out", False)) for s in read["sentence"]
    )


def place_of(trace: Trace | None) -> str:
    """Return a trace's place as the labels write it."""
    return f"{trace.citation.heading}/{trace.citation.number}" if trace else ""


def long_report(passages: int, *, seed: int = 1) -> SourceDocument:
    """Return a report of made-up words that are as unevenly frequent as those of English."""
    rng = random.Random(seed)  # noqa: S311  (no secret, the same each time)
    syllables = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
    words = ["".join(rng.choices(syllables, k=rng.randint(1, 4))) for _ in range(9_000)]
    weights = [1 / rank for rank in range(1, len(words) + 1)]

    def a_sentence() -> str:
        return f"{' '.join(rng.choices(words, weights, k=rng.randint(8, 28))).capitalize()}."

    texts = [" ".join(a_sentence() for _ in range(rng.randint(1, 6))) for _ in range(passages)]
    return a_document(
        [(f"Part {n}", texts[n : n + 20]) for n in range(0, passages, 20)], source="long", edition=str(seed)
    )
