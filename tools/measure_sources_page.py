"""Measure how long the Sources page keeps the window waiting over a report of 300 pages.

python tools/measure_sources_page.py [--passages 20000] [--findings 1000]

A timer ticks while the page opens the report, scrolls, searches, selects and reviews; told is the longest
pause between two ticks for each of these, in milliseconds.
"""

import argparse
import datetime as dt
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from briefdesk.app.main import Desktop, application
from briefdesk.app.pages.sources.document_view import DocumentView
from briefdesk.app.window import SOURCES
from briefdesk.app.workbench import Workbench
from briefdesk.model.finding import Citation, Finding, FindingId, FindingKind, FindingState, SourcePack
from briefdesk.model.source import Passage, PassageId, Section, SourceDocument, SourceId
from briefdesk.pipeline import review
from briefdesk.store.folders import folders_in

TICK_MS = 2
SENTENCE = "Patrols along the river cost the county about $4,{:03d} in the month of May, the records show. "


def long_report(passages: int, findings: int) -> SourcePack:
    """Return a report of that many passages, 80 to a section, with suggestions spread over it."""
    source = SourceId("long-report")
    sections = []
    for first in range(0, passages, 80):
        name = f"section-{first // 80 + 1}"
        held = tuple(
            Passage(PassageId(f"{name}-{n - first + 1}"), n - first + 1, SENTENCE.format(n % 1000) * 2)
            for n in range(first, min(first + 80, passages))
        )
        sections.append(Section(name, f"Part {first // 80 + 1}", 1 + first // 80 % 3, held))
    document = SourceDocument(
        source, "A long report", "Long Report", "Example Center", "", "2026", "", "e" * 64, tuple(sections)
    )
    step = max(1, passages // findings)
    places = [(s, p) for s in sections for p in s.passages][::step][:findings]
    found = tuple(
        Finding(
            FindingId(f"{source}/finding-{number}"),
            FindingKind.STATISTIC,
            passage.text[: len(passage.text) // 2].strip(),
            Citation(source, section.id, section.heading, passage.id, passage.number, 0, 90),
            state=FindingState.SUGGESTED,
        )
        for number, (section, passage) in enumerate(places)
    )
    return SourcePack(document, found)


class Watch:
    """Ticks, and remembers the longest pause between two ticks."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._last = time.perf_counter()
        self._longest = 0.0
        self._timer = QTimer(interval=TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def of(self, what: str, act: Callable[[], object], until: Callable[[], bool] = lambda: True) -> float:
        """Do something, wait until it is done and half a second more; tell the longest pause."""
        self._spin(0.1)
        self._longest, self._last = 0.0, time.perf_counter()
        act()
        begun = time.perf_counter()
        while not until() and time.perf_counter() < begun + 60:
            self._spin(0.01)
        self._spin(0.5)
        sys.stdout.write(f"{what:<34}{self._longest * 1000:8.0f} ms\n")
        return self._longest

    def _tick(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._last)
        self._last = now

    def _spin(self, seconds: float) -> None:
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self._app.processEvents()
            time.sleep(0.0005)


def _to_end(view: DocumentView) -> None:
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())


def main() -> int:
    """Measure and say whether every pause stays below 100 ms."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--passages", type=int, default=20_000)
    words.add_argument("--findings", type=int, default=1_000)
    asked = words.parse_args()
    app = application(["briefdesk"])
    with tempfile.TemporaryDirectory() as home:
        desktop = Desktop(app, folders_in(Path(home)), dt.date(2026, 11, 22))
        desktop.show(None)
        watch = Watch(app)
        watch.of("start", lambda: None, lambda: desktop.workbench is not None)
        if desktop.workbench is None:
            return 2
        pauses = _pauses(watch, desktop.workbench, long_report(asked.passages, asked.findings))
        desktop.window.may_close = lambda: True
        desktop.window.close()
        desktop.close()
    longest = max(pauses) * 1000
    sys.stdout.write(f"{'longest':<34}{longest:8.0f} ms\n")
    return 0 if longest < 100 else 1


def _pauses(watch: Watch, bench: Workbench, pack: SourcePack) -> list[float]:
    """Do what a reviewer does and return the longest pause of each."""
    shelf = bench.sources.shelf
    bench.window.resize(1440, 900)
    opened = watch.of(
        "show the page", lambda: bench.window.show_place(SOURCES), lambda: shelf.pack is not None
    )
    page = bench.sources.page
    middle = pack.findings[len(pack.findings) // 2].id
    last = pack.document.sections[-1].id
    everything = tuple(f.id for f in pack.findings)
    bench.session.desk.library.put(pack, today=bench.session.desk.today)
    shelf.library_changed.emit()
    return [
        opened,
        watch.of(
            "open the report",
            lambda: shelf.open_source(pack.document.id),
            lambda: shelf.source_id == pack.document.id,
        ),
        watch.of("select in the middle", lambda: shelf.select((middle,))),
        watch.of("to the last section", lambda: page.reading.go_to_section(last)),
        watch.of("scroll", lambda: _to_end(page.document.view)),
        watch.of("the stretch before", lambda: page.reading.step(-1)),
        watch.of("accept", lambda: shelf.perform(review.accept, (middle,))),
        watch.of("take back", shelf.undo_stack.undo),
        watch.of("accept all", lambda: shelf.perform(review.accept, everything)),
        watch.of("search", lambda: page.library.search.setText("patrols river")),
        watch.of("end of search", page.library.end_search),
        watch.of("narrower window", lambda: bench.window.resize(1024, 700)),
    ]


if __name__ == "__main__":
    raise SystemExit(main())
