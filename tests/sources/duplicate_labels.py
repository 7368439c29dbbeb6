"""The labelled pairs of tests/data/labels/duplicates.toml, and crowds of made-up findings among them."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from briefdesk.model.finding import Finding, FindingId, FindingKind
from sources.trace_labels import long_report

LABELS = Path(__file__).parents[1] / "data" / "labels" / "duplicates.toml"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two findings, and whether they say the same."""

    one: Finding
    other: Finding
    same: bool


def read_pairs() -> tuple[Pair, ...]:
    """Return the labelled pairs."""
    read = tomllib.loads(LABELS.read_text(encoding="utf-8"))["pair"]
    return tuple(
        Pair(a_finding(f"one/{i}", p["one"]), a_finding(f"other/{i}", p["other"]), p["same"])
        for i, p in enumerate(read)
    )


def a_finding(name: str, text: str) -> Finding:
    """Return a finding of that id and text."""
    return Finding(FindingId(name), FindingKind.FINDING, text, None)


def a_crowd(size: int) -> tuple[Finding, ...]:
    """Return findings of made-up words; each tenth is another one with a word changed."""
    texts = [t for s in long_report(size, seed=2).sections for p in s.passages for t in p.text.split(". ")][
        :size
    ]
    for i in range(10, len(texts), 10):
        words = texts[i - 5].split()
        texts[i] = " ".join((*words[:2], "twice", *words[3:]))
    return tuple(a_finding(f"crowd/{i}", text) for i, text in enumerate(texts))
