"""Reading source files in the window: progress, cancel, several files, and what a file leaves out."""

import datetime as dt
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from briefdesk.app.dialogs import reading as reading_module
from briefdesk.app.dialogs.reading import SourceReading
from briefdesk.app.dialogs.reading_panel import Step
from briefdesk.app.dialogs.report_facts import ReportFactsDialog
from briefdesk.app.dialogs.source_facts import SourceFactsDialog
from briefdesk.app.workers import Runner
from briefdesk.model.source import SourceDocument, SourceId
from briefdesk.pipeline.desk import open_desk
from briefdesk.pipeline.sources import Phase
from briefdesk.sources.faults import PackInvalid
from briefdesk.sources.files import SourceUnreadable
from briefdesk.store.folders import folders_in

REPORT = (
    "# {title}\n\nBy Jane Doe\n\n## Costs\n\nThe agency held 3,600 people in 2025, as its records show.\n"
)
SENTENCE = (
    "The agency held 3,600 people in 2025, as its own records show to everybody who asks for them.\n" * 3
)


@pytest.fixture
def desk(tmp_path):
    with open_desk(today=dt.date(2026, 6, 20), folders=folders_in(tmp_path / "home")) as opened:
        yield opened


@pytest.fixture
def window(qtbot):
    made = QMainWindow()
    made.resize(1024, 700)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def runner(qtbot):
    made = Runner()
    yield made
    made.close()


class Heard:
    """What a reading said."""

    def __init__(self, reading: SourceReading) -> None:
        self.read: list[str] = []
        self.failed: list[str] = []
        self.ends: list[str] = []
        reading.read.connect(lambda pack: self.read.append(pack.document.title))
        reading.failed.connect(lambda error: self.failed.append(str(error)))
        reading.cancelled.connect(lambda: self.ends.append("cancelled"))
        reading.finished.connect(lambda: self.ends.append("finished"))


@pytest.fixture
def reading_of(desk, window, runner, tmp_path):
    """Make a reading of Markdown files with these names and texts."""

    def made(**texts: str) -> SourceReading:
        paths = []
        for name, text in texts.items():
            paths.append(tmp_path / f"{name}.md")
            paths[-1].write_text(text, encoding="utf-8")
        return SourceReading(runner, desk, paths, window)

    return made


def test_files_are_read_one_after_another_and_one_that_fails_does_not_stop_the_rest(qtbot, desk, reading_of):
    reading = reading_of(one=REPORT.format(title="River Patrols"), two="", three=REPORT.format(title="Wells"))
    heard = Heard(reading)

    reading.start()
    qtbot.waitUntil(lambda: heard.ends == ["finished"], timeout=30_000)

    assert heard.read == ["River Patrols", "Wells"]
    assert heard.failed == ["“two.md” is empty."]
    assert {entry.title for entry in desk.sources()} >= {"River Patrols", "Wells"}


def test_report_without_a_title_is_asked_for_it(qtbot, desk, reading_of):
    reading = reading_of(river_patrols=SENTENCE)
    heard = Heard(reading)

    reading.start()
    qtbot.waitUntil(lambda: reading.dialog is not None, timeout=30_000)
    dialog = reading.dialog
    assert dialog.form.title.text() == "River patrols"
    dialog.form.title.setText("What Patrols Cost")
    dialog.form.publisher.setText("Example Center")
    dialog.form.date.setText("March 4, 2025")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: heard.ends == ["finished"], timeout=30_000)

    document = desk.pack("what-patrols-cost").document
    assert (document.title, document.publisher, document.date) == (
        "What Patrols Cost", "Example Center", "2025-03-04",
    )  # fmt: skip


def test_title_may_stand_as_the_file_is_named(qtbot, reading_of):
    reading = reading_of(river_patrols=SENTENCE)
    heard = Heard(reading)

    reading.start()
    qtbot.waitUntil(lambda: reading.dialog is not None, timeout=30_000)
    next(b for b in reading.dialog.buttons.buttons() if b.text() == "Use the file’s name").click()
    qtbot.waitUntil(lambda: heard.ends == ["finished"], timeout=30_000)

    assert heard.read == ["River patrols"]


def test_wrong_date_is_told_at_its_field_and_nothing_is_lost(qtbot, reading_of):
    reading = reading_of(river_patrols=SENTENCE)
    reading.start()
    qtbot.waitUntil(lambda: reading.dialog is not None, timeout=30_000)
    dialog: ReportFactsDialog = reading.dialog
    dialog.form.date.setText("some day")

    qtbot.keyClick(dialog, Qt.Key.Key_Return)

    assert dialog.isVisible()
    assert dialog.form.said.text() == "“some day” is no date. Write it as 2025, 2025-03 or March 4, 2025."
    assert dialog.form.date.property("wrong") is True
    dialog.reject()


def test_empty_title_is_told_at_its_field(qtbot, reading_of):
    reading = reading_of(river_patrols=SENTENCE)
    reading.start()
    qtbot.waitUntil(lambda: reading.dialog is not None, timeout=30_000)
    dialog: ReportFactsDialog = reading.dialog
    dialog.form.title.clear()

    qtbot.keyClick(dialog, Qt.Key.Key_Return)

    assert dialog.isVisible()
    assert dialog.form.said.text() == "A report needs a title. Write what its first page prints."
    dialog.reject()


@pytest.mark.parametrize("kind", [ReportFactsDialog, SourceFactsDialog])
def test_enter_keeps_what_was_typed_in_the_dressed_window_too(qapp, qtbot, window, kind):
    # With a style sheet Qt lays the buttons of a dialog out anew, and their order is another.
    before = qapp.styleSheet()
    qapp.setStyleSheet("QPushButton { padding: 4px; }")
    document = SourceDocument(SourceId("wells"), "Wells", "Wells", "", "", "", "", "0" * 64, ())
    dialog = kind(document, *(["wells.txt"] if kind is ReportFactsDialog else []), window)
    heard: list[object] = []
    (dialog.told if kind is ReportFactsDialog else dialog.edited).connect(heard.append)
    dialog.open()
    dialog.form.title.setText("Wells and Water")
    qtbot.keyClick(dialog.form.date, Qt.Key.Key_Return)
    qapp.setStyleSheet(before)

    assert [told.title for told in heard] == ["Wells and Water"]


def test_same_report_again_is_told_and_makes_no_twin(qtbot, desk, reading_of):
    first = reading_of(river_patrols=SENTENCE)
    first.start()
    qtbot.waitUntil(lambda: first.dialog is not None, timeout=30_000)
    first.dialog.form.title.setText("What Patrols Cost")
    with qtbot.waitSignal(first.finished, timeout=30_000):
        qtbot.keyClick(first.dialog, Qt.Key.Key_Return)
    before = desk.sources()

    again = reading_of(river_patrols=SENTENCE)
    heard = Heard(again)
    known: list[str] = []
    again.known.connect(lambda pack: known.append(pack.document.title))
    again.start()
    qtbot.waitUntil(lambda: heard.ends == ["finished"], timeout=30_000)

    assert again.dialog is None
    assert heard.read == known == ["What Patrols Cost"]
    assert desk.sources() == before


@pytest.fixture
def slow(monkeypatch):
    """A reading that takes until it is cancelled, and says how far it is."""
    let_go = threading.Event()

    def read(path, *, progress, cancelled):
        progress(12, 300, Phase.READING)
        while not cancelled() and not let_go.wait(0.02):
            pass
        raise SourceUnreadable("Reading was stopped.", "Choose it again.")

    monkeypatch.setattr(reading_module, "read_source", read)
    yield let_go
    let_go.set()


def test_panel_comes_after_half_a_second_and_escape_cancels(qtbot, window, runner, reading_of, slow):
    reading = reading_of(long="x", longer="x")
    heard = Heard(reading)
    panel = reading.panel

    reading.start()
    assert not panel.isVisible()
    qtbot.waitUntil(panel.isVisible, timeout=5_000)
    qtbot.waitUntil(lambda: panel.said.text() == "Reading paragraph 12 of 300")
    assert panel.name.text() == "File 1 of 2: long.md"
    assert window.focusWidget() is not panel.stop
    qtbot.keyClick(window, Qt.Key.Key_Escape)

    assert heard.ends == ["cancelled", "finished"]
    assert not panel.isVisible()
    qtbot.waitUntil(lambda: not runner.busy, timeout=5_000)
    assert (heard.read, heard.failed) == ([], [])


def test_closing_the_window_stops_the_reading(runner, reading_of, slow):
    reading = reading_of(long="x")
    reading.start()

    runner.close()

    assert not slow.is_set()


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (Step(), "Reading…"),
        (Step(400, 0), "Reading: 400 paragraphs"),
        (Step(1_200, 4_000, Phase.SUGGESTING), "Looking for findings: passage 1,200 of 4,000"),
    ],
)
def test_panel_says_what_is_done(reading_of, step, said):
    reading = reading_of()

    reading.panel.show_step(step)

    assert reading.panel.said.text() == reading.panel.accessibleDescription() == said


def test_pack_that_breaks_its_format_is_told(qtbot, desk, window, runner, tmp_path):
    path = tmp_path / "x.pack.md"
    path.write_text("nothing", encoding="utf-8")
    reading = SourceReading(runner, desk, (path,), window)
    errors: list[Exception] = []
    reading.failed.connect(errors.append)

    with qtbot.waitSignal(reading.finished, timeout=30_000):
        reading.start()

    assert isinstance(errors[0], PackInvalid)
