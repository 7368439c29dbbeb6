"""Export: formats and folder, then progress that can be stopped, then what was made and what was not."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.dialogs.export_print import PrintOptions
from briefdesk.app.dialogs.export_tally import Tally
from briefdesk.app.style import XL, L, M, S, mark
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
        self._pages.addWidget(self._result())
        column = QVBoxLayout(self)
        column.setContentsMargins(XL, L, XL, L)
        column.addWidget(self._pages)
        self._count()
        self._show_page(_CHOICE, self.start_button)

    # Building

    def _choice(self, folder: Path, errors: tuple[str, ...], held: tuple[str, ...]) -> QWidget:
        page, column = _page()
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
        choose = _button("Choose…")
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
        cancel = _button("Cancel")
        cancel.clicked.connect(self.reject)
        self.start_button = _button("Export", kind="primary")
        self.start_button.clicked.connect(self.start)
        column.addLayout(_button_row(cancel, self.start_button))
        return page

    def _progress(self) -> QWidget:
        page, column = _page()
        self.step = QLabel()
        self.step.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Progress of the export")
        self.stop_button = _button("Stop")
        self.stop_button.clicked.connect(self.stop)
        column.addStretch(1)
        column.addWidget(self.step)
        column.addWidget(self.bar)
        column.addStretch(1)
        column.addLayout(_button_row(self.stop_button))
        return page

    def _result(self) -> QWidget:
        page, column = _page()
        self.summary = QLabel()
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        mark(self.summary, text_size="strong")
        self.where = QLabel()
        self.where.setTextFormat(Qt.TextFormat.PlainText)
        self.where.setWordWrap(True)
        self.where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        mark(self.where, tone="muted")
        self.aside = QLabel()
        self.aside.setTextFormat(Qt.TextFormat.PlainText)
        self.aside.setWordWrap(True)
        mark(self.aside, tone="warning")
        self.details = QListWidget()
        self.details.setAccessibleName("Letters not written, and files kept under another name")
        self.details.setWordWrap(True)
        self.details.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.again_button = _button("Continue")
        self.again_button.setToolTip("Make the letters that are missing; the others stay as they are")
        self.again_button.clicked.connect(lambda: self.start(resume=True))
        self.open_button = _button("Open folder")
        self.open_button.clicked.connect(self._open_folder)
        self.close_button = _button("Close", kind="primary")
        self.close_button.clicked.connect(self.accept)
        column.addWidget(self.summary)
        column.addWidget(self.where)
        column.addWidget(self.aside)
        column.addWidget(self.details, 1)
        column.addStretch(0)
        column.addLayout(_button_row(self.again_button, self.open_button, self.close_button))
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
        tally = self._tally
        if self._document == "letter":
            self.summary.setText(tally.summary())
        else:
            self.summary.setText(f"The one-pager is exported as {counted(tally.files, 'file')}.")
        self.where.setText(self.folder.text())
        self.aside.setText(tally.aside_words())
        self.aside.setVisible(bool(tally.set_aside))
        self.details.clear()
        self.details.addItems(tally.details())
        self.details.setVisible(self.details.count() > 0)
        self.again_button.setVisible(self._document == "letter" and bool(tally.left or tally.failures))
        self._show_page(_RESULT, self.close_button)
        self.open_button.setFocus()

    def _fail(self, error: Exception) -> None:
        self._running = False
        self._show_page(_CHOICE, self.start_button)
        if isinstance(error, BriefdeskError):
            self.problem.setText(f"{error} {error.next_step}")
            self.problem.show()
        else:
            self.failed.emit(error)

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

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self.folder.text()))

    def reject(self) -> None:
        """Close, or stop first what runs."""
        if self._running:
            self.stop()
        else:
            super().reject()


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(S)
    return page, column


def _button(words: str, kind: str | None = None) -> QPushButton:
    button = QPushButton(words)
    # Else Qt makes the first of them the default, on whatever page it stands.
    button.setAutoDefault(False)
    mark(button, kind=kind)
    return button


def _button_row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, M, 0, 0)
    row.setSpacing(S)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row


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
