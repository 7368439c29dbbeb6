"""Measure the library of findings at the size that it is built for: search, putting a source, one change.

Run from the checkout: python tools/measure_search.py [--findings 10000]
"""

import argparse
import datetime as dt
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from briefdesk.model.finding import Finding, FindingId, FindingKind, FindingState, SourcePack
from briefdesk.model.library import FindingQuery, LibraryChange
from briefdesk.model.source import SourceId
from briefdesk.shipped import shipped_path
from briefdesk.sources.reading import read_source
from briefdesk.sources.suggest import usefulness
from briefdesk.store.findings import FindingsLibrary, open_library

TODAY = dt.date(2026, 6, 15)
PER_SOURCE = 500
QUERIES = 60


def main() -> None:
    """Print what each call takes: median, 95th percentile and most, in milliseconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--findings", type=int, default=10_000)
    options = parser.parse_args()
    chance = random.Random(7)  # noqa: S311  (made-up words, the same each time)
    shipped = read_source(next(shipped_path("assets", "sources").glob("*.pack.md")))
    with tempfile.TemporaryDirectory() as folder:
        library = open_library(Path(folder) / "library.sqlite", today=TODAY, usefulness=usefulness)
        vocabulary = _vocabulary(shipped, chance)
        for number in range(options.findings // PER_SOURCE):
            library.put(_source(shipped, number, PER_SOURCE, vocabulary, chance), today=TODAY)
        size = library.path.stat().st_size / 1e6
        print(f"{options.findings:,} findings in {len(library.sources())} sources, {size:.0f} MB")
        _show("search as you type", _searches(library, shipped, chance))
        _show("search, narrowed", _narrowed(library, shipped))
        _show("topics", [_timed(library.topics) for _ in range(20)])
        _show("sources", [_timed(library.sources) for _ in range(20)])
        _show("change of one finding", _changes(library))
        _show("put of 1,000 findings", _puts(library, shipped, vocabulary, chance))
        library.close()


def _vocabulary(shipped: SourcePack, chance: random.Random) -> tuple[str, ...]:
    """Return the words of the shipped findings and as many made-up ones, so that rare words are rare."""
    real = [word for finding in shipped.findings for word in finding.text.split()]
    letters = "aeiourstlnm"
    return (*real, *("".join(chance.choices(letters, k=chance.randint(4, 10))) for _ in range(4_000)))


def _source(
    shipped: SourcePack, number: int, count: int, vocabulary: tuple[str, ...], chance: random.Random
) -> SourcePack:
    """Return a source with findings of the usual length, its outline that of the shipped one."""
    source = SourceId(f"source-{number}")
    states = (FindingState.ACCEPTED, FindingState.SUGGESTED, FindingState.DISMISSED)
    findings = []
    for place in range(count):
        like = chance.choice(shipped.findings)
        words = like.text.split()
        for _ in range(6):
            words[chance.randrange(len(words))] = chance.choice(vocabulary)
        state = chance.choices(states, weights=(6, 3, 1))[0]
        findings.append(
            replace(like, id=FindingId(f"{source}/finding-{place}"), text=" ".join(words), state=state)
        )
    return SourcePack(replace(shipped.document, id=source, edition=f"{number}"), tuple(findings))


def _searches(library: FindingsLibrary, shipped: SourcePack, chance: random.Random) -> list[float]:
    """Type queries of one to three words letter by letter, as somebody would, and time each letter."""
    times = []
    for _ in range(QUERIES):
        finding: Finding = chance.choice(shipped.findings)
        start = chance.randrange(max(1, len(finding.text.split()) - 3))
        words = " ".join(finding.text.split()[start : start + chance.randint(1, 3)])
        for typed in range(1, len(words) + 1):
            times.append(_timed(partial(library.search, FindingQuery(words[:typed]))))
    return times


def _narrowed(library: FindingsLibrary, shipped: SourcePack) -> list[float]:
    topic = shipped.findings[0].topics[0]
    queries = (
        FindingQuery(),
        FindingQuery("t", topic=topic),
        FindingQuery(topic=topic),
        FindingQuery("so", kinds=(FindingKind.STATISTIC, FindingKind.ASK)),
        FindingQuery(kinds=(FindingKind.STATISTIC,)),
        FindingQuery("bor", source=SourceId("source-3")),
        FindingQuery(source=SourceId("source-3")),
        FindingQuery(states=(FindingState.DISMISSED,)),
    )
    return [_timed(partial(library.search, query)) for query in queries for _ in range(5)]


def _changes(library: FindingsLibrary) -> list[float]:
    source = SourceId("source-5")
    times = []
    for found in library.search(FindingQuery(source=source), 50).found:
        finding = found.finding
        step = LibraryChange("Reword", source, (finding,), (replace(finding, text="Other words."),))
        times.append(_timed(partial(library.change, step)))
        new = replace(finding, id=FindingId(f"{finding.id}-new"))
        step = LibraryChange("Split", source, (), (new,))
        times.append(_timed(partial(library.change, step)))
    return times


def _puts(
    library: FindingsLibrary, shipped: SourcePack, vocabulary: tuple[str, ...], chance: random.Random
) -> list[float]:
    packs = [_source(shipped, 1_000 + number, 1_000, vocabulary, chance) for number in range(3)]
    return [_timed(partial(library.put, pack, today=TODAY)) for pack in (*packs, *packs)]


def _timed(call: Callable[[], object]) -> float:
    begun = time.perf_counter()
    call()
    return (time.perf_counter() - begun) * 1000


def _show(what: str, times: list[float]) -> None:
    ordered = sorted(times)
    at95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    print(
        f"{what:<24} median {statistics.median(ordered):6.1f}   95 % {at95:6.1f}   most {ordered[-1]:6.1f} ms"
    )


if __name__ == "__main__":
    main()
