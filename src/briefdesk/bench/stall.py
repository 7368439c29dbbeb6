"""The longest stall of a window's thread while pages are drawn: `python -m briefdesk.bench.stall ours|qpdf`.

Prints milliseconds. A timer ticks every millisecond on the main thread; the longest time between two ticks
is what a user feels.
"""

import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from briefdesk.bench import ours as own
from briefdesk.bench import texts
from briefdesk.model.letter import Rendered
from briefdesk.pipeline.drafts import edit_part
from briefdesk.pipeline.letters import page_image, preview_letter
from briefdesk.pipeline.projects import sample_project
from briefdesk.pipeline.recipients import chosen

_PAGES = 60
_SCALE = 1.5
_SKIPPED = 5


def main(contender: str) -> None:
    """Draw pages on another thread while this one ticks, and print its longest stall."""
    app = QApplication.instance() or QApplication(["stall", "-platform", "offscreen"])
    with own.fresh_desk() as desk:
        project = sample_project(desk)
        member = chosen(desk, project)[0].id
        part = next(p.id for p in project.letter.parts if p.id == "opening")

        def preview(number: int) -> Rendered:
            words = texts.letters(number, 1)[0].bullets[1]
            return preview_letter(desk, edit_part(project, "letter", part, words), member).rendered

        def draw(number: int) -> None:
            page_image(preview(number), 0, _SCALE)

        with tempfile.TemporaryDirectory(prefix="briefdesk-bench-") as folder:
            path = Path(folder) / "page.pdf"
            path.write_bytes(preview(1).data)
            print(f"{_longest_gap(app, draw if contender == 'ours' else _qpdf(path)):.2f}")


def _qpdf(path: Path) -> Callable[[int], None]:
    from PySide6.QtCore import QSize  # noqa: PLC0415
    from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415

    def draw(_number: int) -> None:
        document = QPdfDocument()
        document.load(str(path))
        document.render(0, QSize(int(612 * _SCALE), int(792 * _SCALE)))

    return draw


def _longest_gap(app: object, draw: Callable[[int], None]) -> float:
    gaps: list[float] = []
    last = 0.0
    drawing = threading.Event()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        if last and drawing.is_set():
            gaps.append(now - last)
        last = now

    def work() -> None:
        for number in range(_PAGES + _SKIPPED):
            if number == _SKIPPED:
                drawing.set()
            draw(number)
        drawing.clear()
        done.set()

    done = threading.Event()
    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(1)
    thread = threading.Thread(target=work)
    thread.start()
    while not done.is_set():
        app.processEvents()  # type: ignore[attr-defined]
        time.sleep(0.0002)
    thread.join()
    return max(gaps) * 1000


if __name__ == "__main__":
    main(sys.argv[1])
