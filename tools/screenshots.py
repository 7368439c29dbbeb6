"""Take the pictures of the window for the documentation, with the sample project.

Usage: python tools/screenshots.py [FOLDER]      (default: docs/screenshots)
"""

import datetime as dt
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Sharp on the screens that read the documentation, and still small files.
os.environ.setdefault("QT_SCALE_FACTOR", "1.5")

from PIL import Image
from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QHoverEvent, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from briefdesk.app.main import Desktop, application
from briefdesk.app.workbench import Workbench
from briefdesk.model.draft import FindingPart
from briefdesk.model.finding import FindingState
from briefdesk.pipeline.review import accept
from briefdesk.pipeline.sources import add_source
from briefdesk.store.folders import folders_in

SIZE = QSize(1280, 800)
PATIENCE_S = 30.0
AWAY = QPointF(-1, -1)
REPORT = """---
title: Low Water: What Two Summers Cost the River Counties
publisher: Example Rights Center
date: 2026-03
url: https://example.org/low-water
---

## What the records show

Barges carried 30 percent less grain in 2025 than in the year before. The county of Larkgate counted 41 days
on which the ferry did not run, and 1,200 workers lost at least a month of pay.

“We were told in June that help would come by August,” said the ferry's pilot. “It has not come yet.”

The department estimated the repair of the two locks at about $4.2 million. It spent $310,000, nearly all of
it on studies.

## What the law asks

Section 7(b) of the River Act of 1994 requires a public report within 90 days of a closure. None was published
in 2025.

## What Congress can do

Congress should require a quarterly report on every lock that is closed for more than ten days.

The committees should ask the department why the money for repairs was not spent.
"""
RECENT = ("Armed Services letter.briefdesk", "Subcommittee on Readiness.briefdesk", "Spring briefs.briefdesk")


def wait_until(holds: Callable[[], bool], what: str) -> None:
    """Let Qt work until something holds."""
    end = time.monotonic() + PATIENCE_S
    while not holds():
        if time.monotonic() > end:
            raise SystemExit(f"Gave up waiting for {what}.")
        rest(20)
    rest(250)


def rest(milliseconds: int) -> None:
    """Let Qt and the workers work; `QTest.qWait` would keep the interpreter's lock from the workers."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def take(bench: Workbench, path: Path, dialog: QWidget | None = None) -> None:
    """Save a picture of the window, with a dialog over its middle where one is open."""
    # Nothing is to look as if the mouse were on it: where there is none, no list is ever told that it left.
    for view in bench.window.findChildren(QAbstractItemView):
        QApplication.sendEvent(view.viewport(), QHoverEvent(QEvent.Type.HoverLeave, AWAY, AWAY, AWAY))
    rest(400)
    picture = bench.window.grab()
    if dialog is not None:
        _lay_over(picture, dialog)
    picture.save(str(path))
    # A window has few colours: a palette makes the file a third of its size.
    with Image.open(path) as image:
        image.convert("RGB").quantize(
            256, Image.Quantize.MAXCOVERAGE, kmeans=3, dither=Image.Dither.NONE
        ).save(path, optimize=True)
    print(path)


def _lay_over(picture: QPixmap, dialog: QWidget) -> None:
    face = dialog.grab()
    ratio = picture.devicePixelRatio()
    room = picture.size() / ratio - face.size() / face.devicePixelRatio()
    place = QPoint(room.width() // 2, room.height() // 2)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(picture.rect(), QColor(0, 0, 0, 40))
    size = face.size() / face.devicePixelRatio()
    for spread in range(16, 0, -1):
        painter.setBrush(QColor(0, 0, 0, 5))
        painter.drawRoundedRect(
            place.x() - spread,
            place.y() - spread + 4,
            size.width() + 2 * spread,
            size.height() + 2 * spread,
            spread,
            spread,
        )
    painter.drawPixmap(place, face)
    painter.setPen(QColor(128, 128, 128, 120))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(place.x(), place.y(), size.width() - 1, size.height() - 1)
    painter.end()


def _sources(bench: Workbench, folder: Path) -> None:
    """Show a report under review, with some of its findings accepted."""
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / "low-water.md"
        path.write_text(REPORT, encoding="utf-8")
        source = add_source(bench.session.desk, path).document.id
    bench.window.show_place("sources")
    shelf = bench.sources.shelf
    shelf.open_source(source)
    wait_until(lambda: shelf.source_id == source and shelf.pack is not None, "the report")
    shelf.perform(accept, [finding.id for finding in shelf.pack.findings[::3]])
    suggested = [f.id for f in shelf.pack.findings if f.state is FindingState.SUGGESTED]
    shelf.select(suggested[:1])
    take(bench, folder / "sources-light.png")


def tour(bench: Workbench, folder: Path) -> None:
    """Walk through the window: letter, recipients, export and the first page, then in the dark."""
    window, session = bench.window, bench.session
    bench.looks.set_appearance("light")
    wait_until(lambda: bench.preview.preview is not None, "the first page")
    wait_until(lambda: "looking" not in window.strip.preflight.text(), "preflight")
    finding = next(p.id for p in session.project.letter.parts if isinstance(p, FindingPart))
    session.select_part(finding)
    take(bench, folder / "write-light.png")
    bench.choose_recipients()
    congress = bench.congress.page
    congress.ways.go("committees")
    wait_until(lambda: not bench.congress.page.runner.busy, "the members")
    take(bench, folder / "recipients-light.png")
    window.show_place("write")
    export = bench.errands.export("letter")
    if export is not None:
        export.folder.setText("/home/me/Letters")
        take(bench, folder / "export-light.png", export)
        export.reject()
    _sources(bench, folder)
    window.show_place("home")
    window.welcome.show_recents(tuple(Path("/home/me/Documents") / name for name in RECENT))
    take(bench, folder / "home-light.png")
    window.show_place("write")
    bench.looks.set_appearance("dark")
    take(bench, folder / "write-dark.png")
    bench.show_document("brief")
    wait_until(lambda: bench.preview.preview.document == "brief", "the one-pager")
    take(bench, folder / "brief-dark.png")


def main() -> int:
    """Take all pictures."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    app = application(["briefdesk"])
    with tempfile.TemporaryDirectory() as home:
        desktop = Desktop(app, folders_in(Path(home)), dt.date(2026, 6, 20))
        desktop.window.resize(SIZE)
        desktop.show(None)
        desktop.window.resize(SIZE)
        wait_until(lambda: desktop.workbench is not None, "the desk")
        bench = desktop.workbench
        if bench is None:
            return 1
        tour(bench, folder)
        desktop.window.close()
        desktop.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
