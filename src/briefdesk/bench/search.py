"""Search as you type over a library of 10,000 findings."""

import datetime as dt
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from briefdesk.bench import ours, texts
from briefdesk.bench.measure import Figure, percentile
from briefdesk.model.finding import FindingId, SourcePack
from briefdesk.model.library import FindingQuery
from briefdesk.model.source import SourceId
from briefdesk.sources.suggest import usefulness
from briefdesk.store.findings import open_library

_FINDINGS = 10_000
_PER_SOURCE = 500
_TYPED = (
    "sold",
    "soldiers cou",
    "border patrol",
    "quiet r",
    "cost",
    "department fli",
    "troops",
    "guard rep",
    "s",
    "1",
)
_ROUNDS = 12
_MOST_MS = 10.0


def measure_search() -> list[Figure]:
    """Return the 95th percentile of ranked searches, results built."""
    with ours.fresh_desk() as desk:
        shipped = desk.packs[0]
    today = dt.date(2026, 6, 15)
    taken: list[float] = []
    with tempfile.TemporaryDirectory(prefix="briefdesk-bench-") as folder:
        library = open_library(Path(folder) / "library.sqlite", today=today, usefulness=usefulness)
        for number in range(_FINDINGS // _PER_SOURCE):
            library.put(_source(shipped, number), today=today)
        for _ in range(_ROUNDS):
            for words in _TYPED:
                before = time.perf_counter()
                library.search(FindingQuery(words=words))
                taken.append(time.perf_counter() - before)
        library.close()
    value = percentile(tuple(taken), 0.95) * 1000
    return [Figure(f"ranked search, {_FINDINGS:,} findings, 95th percentile", value, "ms", limit=_MOST_MS)]


def _source(shipped: SourcePack, number: int) -> SourcePack:
    """Return a source of findings like the shipped ones, each with words of its own."""
    source = SourceId(f"source-{number}")
    findings = tuple(
        replace(
            like,
            id=FindingId(f"{source}/finding-{place}"),
            text=f"{like.text} {texts.letters(number * _PER_SOURCE + place, 1)[0].bullets[0]}",
            citation=replace(like.citation, source=source) if like.citation else None,
        )
        for place in range(_PER_SOURCE)
        for like in (shipped.findings[place % len(shipped.findings)],)
    )
    return SourcePack(replace(shipped.document, id=source, edition=str(number)), findings)
