"""Export: formats and folder, then progress that can be stopped, then what was made and what was not."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.dialogs.export_outcome import ExportOutcome, button_row, column_of, plain_button
from briefdesk.app.dialogs.export_print import PrintOptions
from briefdesk.app.dialogs.export_tally import Tally
from briefdesk.app.style import XL, L, S, mark
from briefdesk.app.wording import short_name
from briefdesk.app.workers import Runner
from briefdesk.english import counted
from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import Project
from briefdesk.model.outcome import BriefMade, LetterFailed, LetterMade, PrintMade, SeatVacant
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import DocumentName
from briefdesk.pipeline.export import BRIEF_FORMATS, LETTER_FORMATS, export_brief, export_letters

FORMAT_WORDS = {
    "pdf": "PDF",
    "docx": "Word (.docx)",
    "txt": "Plain text, for web forms",
    "eml": "E-mail draft with the PDF attached",
    "print": "One PDF for printing, with all letters",
}
_FIRST_CHOICE = ("pdf", "docx")
_CHOICE, _PROGRESS, _RESULT = range(3)
_TOLD = 3


class ExportDialog(QDialog):
    """Exports all letters, or the one-pager. `failed` carries errors that are no BriefdeskError."""

    failed = Signal(object)
    folder_chosen = Signal(object)

    def __init__(
        self,
        desk: Desk,
        project: Project,
        runner: Runner,
        *,
        document: DocumentName,
        letters: int,
        folder: Path,
        errors: tuple[str, ...] = (),
        held: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._project, self._runner = desk, project, runner
        self._document = document
        self._total = letters if document == "letter" else 1
        self._cancel = Event()
        self._running = False
        self._tally = Tally(self._total)
        self.setWindowTitle("Export letters" if document == "letter" else "Export one-pager")
        self.setMinimumWidth(520)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._choice(folder, errors, held))
        self._pages.addWidget(self._progress())
        self.outcome = ExportOutcome()
        self.outcome.again_button.clicked.connect(lambda: self.start(resume=True))
        self.outcome.close_button.clicked.connect(self.accept)
        self._pages.addWidget(self.outcome)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(XL, L, XL, L)
        column.addWidget(self._pages)
        self._count()
        self._show_page(_CHOICE, self.start_button)

    # Building

    def _choice(self, folder: Path, errors: tuple[str, ...], held: tuple[str, ...]) -> QWidget:
        page = QWidget()
        self._choices = column = column_of(page)
        self.said = QLabel()
        mark(self.said, text_size="strong")
        column.addWidget(self.said)
        for words, tone in (
            (_held_words(held), "danger"),
            (_error_words(errors, short=bool(held)), "warning"),
        ):
            if words:
                caution = QLabel(words)
                caution.setTextFormat(Qt.TextFormat.PlainText)
                caution.setWordWrap(True)
                mark(caution, tone=tone)
                column.addWidget(caution)
        self.formats: dict[str, QCheckBox] = {}
        for name in LETTER_FORMATS if self._document == "letter" else BRIEF_FORMATS:
            box = QCheckBox(FORMAT_WORDS[name])
            box.setChecked(name in _FIRST_CHOICE)
            box.toggled.connect(self._count)
            self.formats[name] = box
            column.addWidget(box)
        self.print_options = PrintOptions()
        self.print_options.setVisible("print" in self.formats)
        column.addWidget(self.print_options)
        self.archival = QCheckBox("Archival PDF (PDF/A-2a)")
        self.archival.setToolTip("For archives and records offices; readers may show a note that says so")
        column.addWidget(self.archival)
        self.folder = QLineEdit(str(folder))
        self.folder.setAccessibleName("Folder to export to")
        self.folder.textChanged.connect(self._count)
        choose = plain_button("Choose…")
        choose.clicked.connect(self._choose_folder)
        row = QHBoxLayout()
        row.setSpacing(S)
        label = QLabel("&Folder")
        label.setBuddy(self.folder)
        row.addWidget(label)
        row.addWidget(self.folder, 1)
        row.addWidget(choose)
        column.addSpacing(S)
        column.addLayout(row)
        self.problem = QLabel()
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        mark(self.problem, tone="danger")
        self.problem.hide()
        column.addWidget(self.problem)
        column.addStretch(1)
        cancel = plain_button("Cancel")
        cancel.clicked.connect(self.reject)
        self.start_button = plain_button("Export", kind="primary")
        self.start_button.clicked.connect(self.start)
        column.addLayout(button_row(cancel, self.start_button))
        return page

    def _progress(self) -> QWidget:
        page = QWidget()
        column = column_of(page)
        self.step = QLabel()
        self.step.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Progress of the export")
        self.stop_button = plain_button("Stop")
        self.stop_button.clicked.connect(self.stop)
        column.addStretch(1)
        column.addWidget(self.step)
        column.addWidget(self.bar)
        column.addStretch(1)
        column.addLayout(button_row(self.stop_button))
        return page

    # Running

    def chosen_formats(self) -> tuple[str, ...]:
        """Return the formats that are ticked, in their order."""
        return tuple(name for name, box in self.formats.items() if box.isChecked())

    def start(self, *, resume: bool = False) -> None:
        """Export with what is chosen; with `resume`, letters that are there and up to date stay."""
        out = Path(self.folder.text().strip()).expanduser()
        self._running = True
        self._tally = Tally(self._total)
        self._cancel = Event()
        self.problem.hide()
        self.folder_chosen.emit(out)
        self.bar.setRange(0, self._total if self._document == "letter" else 0)
        self.bar.setValue(0)
        self.step.setText("Preparing…")
        self.stop_button.setEnabled(True)
        self._show_page(_PROGRESS, self.stop_button)
        self._runner.run_generator(
            self._job(out, resume=resume),
            on_item=self._take,
            on_done=self._finish,
            on_error=self._fail,
            cancel=self._cancel,
        )

    def stop(self) -> None:
        """Stop after the letter in hand; what is written stays."""
        self._cancel.set()
        self.stop_button.setEnabled(False)
        self.step.setText("Stopping…")

    def _job(self, out: Path, *, resume: bool) -> Callable[[], Iterator[Any]]:
        desk, project, formats, cancel = self._desk, self._project, self.chosen_formats(), self._cancel
        archival = self.archival.isEnabled() and self.archival.isChecked()
        order, two_sided = self.print_options.order, self.print_options.two_sided
        if self._document == "letter":
            return lambda: export_letters(
                desk,
                project,
                out,
                formats=formats,
                resume=resume,
                archival=archival,
                order=order,
                two_sided=two_sided,
                cancelled=cancel.is_set,
            )

        def brief() -> Iterator[Any]:
            yield export_brief(desk, project, out, formats=formats, archival=archival)

        return brief

    def _take(self, outcome: LetterMade | LetterFailed | PrintMade | SeatVacant | BriefMade) -> None:
        self._tally.take(outcome)
        done = self._tally.done
        self.bar.setValue(done)
        if isinstance(outcome, LetterMade | LetterFailed) and not self._cancel.is_set():
            self.step.setText(f"{done:,} of {self._total:,}: {short_name(outcome.addressee)}")

    def _finish(self) -> None:
        self._running = False
        self.outcome.show_tally(self._tally, self.folder.text(), letters=self._document == "letter")
        self._show_page(_RESULT, self.outcome.close_button)
        self.outcome.open_button.setFocus()

    def _fail(self, error: Exception) -> None:
        self._running = False
        self._show_page(_CHOICE, self.start_button)
        if isinstance(error, BriefdeskError):
            self.problem.setText(f"{error} {error.next_step}")
            self.problem.show()
            self._grow()
        else:
            self.failed.emit(error)

    def _grow(self) -> None:
        """Be high enough for all that is told: lines that wrap give up their room first."""
        self._choices.activate()
        margins = self._column.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        wanted = self._choices.totalHeightForWidth(width) + margins.top() + margins.bottom()
        self.resize(self.width(), max(self.height(), wanted))

    def _show_page(self, page: int, default: QPushButton) -> None:
        """Show a page. Enter presses `default`: never a button of a page that nobody sees."""
        self._pages.setCurrentIndex(page)
        default.setDefault(True)
        default.setFocus()

    def _count(self) -> None:
        formats = self.chosen_formats()
        self.archival.setEnabled(bool({"pdf", "eml", "print"} & set(formats)))
        self.print_options.setEnabled("print" in formats)
        if self._document == "letter":
            own = [name for name in formats if name != "print"]
            files = self._total * len(own) + (len(formats) - len(own))
            self.said.setText(f"{counted(self._total, 'letter')} · {counted(files, 'file')}")
        else:
            self.said.setText(f"One-pager · {counted(len(formats), 'file')}")
        self.start_button.setEnabled(bool(formats) and self._total > 0 and bool(self.folder.text().strip()))

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Export to", self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    def reject(self) -> None:
        """Close, or stop first what runs."""
        if self._running:
            self.stop()
        else:
            super().reject()


def _held_words(held: tuple[str, ...]) -> str:
    """Return what may not leave, empty where everything may: export will refuse it."""
    more = " …" if len(held) > _TOLD else ""
    step = "Take it out, or release it under Sources: until then nothing is written."
    return f"This may not leave: {' '.join(held[:_TOLD])}{more} {step}" if held else ""


def _error_words(errors: tuple[str, ...], *, short: bool) -> str:
    """Return what preflight found, empty for nothing; `short` where there is worse to say."""
    if errors and short:
        return f"Preflight found {counted(len(errors), 'other error')} too."
    more = " …" if len(errors) > _TOLD else ""
    told = f"Preflight found {counted(len(errors), 'error')}: {' '.join(errors[:_TOLD])}{more}"
    return f"{told} You can export and look at them later." if errors else ""
