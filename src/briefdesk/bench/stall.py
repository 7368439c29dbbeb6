"""The longest stall of a window’s thread while pages are drawn: `python -m briefdesk.bench.stall ours qpdf`.

A timer ticks every millisecond in the window's event loop, and the longest time between two ticks is what a
user feels. Contenders take turns; prints the longest stall of each round in milliseconds, as JSON.
"""

import json
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from briefdesk.app.pages.easel import Easel
from briefdesk.app.pages.preview_job import Preview, make_preview
from briefdesk.app.workers import favor_window
from briefdesk.bench import ours as own
from briefdesk.bench import texts
from briefdesk.pipeline.drafts import edit_part
from briefdesk.pipeline.projects import sample_project
from briefdesk.pipeline.recipients import chosen

_ROUNDS = 15
_PAGES = 5
"""Pages of a round; the words of each are new."""
_SCALE = 1.5
_REST_S = 0.02
_Draw = Callable[[int], object]


def main(contenders: list[str]) -> None:
    """Draw pages on another thread while this one ticks, and print the longest stalls."""
    app = QApplication.instance() or QApplication(["stall", "-platform", "offscreen"])
    favor_window()
    with own.fresh_desk() as desk, tempfile.TemporaryDirectory(prefix="briefdesk-bench-") as folder:
        project = sample_project(desk)
        member = chosen(desk, project)[0].id
        part = next(p.id for p in project.letter.parts if p.id == "opening")
        easel = Easel()

        def preview(number: int) -> Preview | None:
            changed = edit_part(project, "letter", part, texts.letters(number, 1)[0].bullets[1])
            return make_preview(desk, changed, "letter", member, scale=_SCALE, easel=easel)

        path = Path(folder) / "page.pdf"
        made = preview(1)
        if made is not None:
            path.write_bytes(made.rendered.data)
        draws: dict[str, _Draw] = {"ours": _Shown(preview)}
        if "qpdf" in contenders:
            draws["qpdf"] = _qpdf(path)
        print(json.dumps(_longest_gaps(app, draws)))


class _Shown:
    """Keeps the newest preview, as the window does until there is another."""

    def __init__(self, preview: _Draw) -> None:
        self._preview = preview
        self._newest: object = None

    def __call__(self, number: int) -> None:
        self._newest = self._preview(number)


def _qpdf(path: Path) -> _Draw:
    from PySide6.QtCore import QSize  # noqa: PLC0415
    from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415

    def draw(_number: int) -> None:
        document = QPdfDocument()
        document.load(str(path))
        document.render(0, QSize(int(612 * _SCALE), int(792 * _SCALE)))

    return draw


def _longest_gaps(app: QCoreApplication, draws: dict[str, _Draw]) -> dict[str, list[float]]:
    """Return each contender's longest gap between two ticks, by round; the first round only warms up."""
    ticks: list[float] = []
    spans: dict[str, list[tuple[float, float]]] = {name: [] for name in draws}
    done = threading.Event()

    def tick() -> None:
        ticks.append(time.perf_counter())
        if done.is_set():
            app.quit()

    def work() -> None:
        for turn in range(_ROUNDS + 1):
            for name, draw in draws.items():
                began = time.perf_counter()
                for number in range(_PAGES):
                    draw(turn * _PAGES + number)
                if turn:
                    spans[name].append((began, time.perf_counter()))
                # What is late of this one must not be counted for the next.
                time.sleep(_REST_S)
        done.set()

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(1)
    thread = threading.Thread(target=work)
    thread.start()
    app.exec()
    thread.join()
    return {name: [_longest(ticks, *span) for span in spans[name]] for name in draws}


def _longest(ticks: list[float], began: float, ended: float) -> float:
    """Return the longest gap, in milliseconds, between ticks of which at least one lies in the span."""
    return max(after - before for before, after in pairwise(ticks) if before < ended and after > began) * 1000


if __name__ == "__main__":
    main(sys.argv[1:])
