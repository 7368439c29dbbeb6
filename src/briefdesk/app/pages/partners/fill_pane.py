"""The tab in which a partner fills in a pack: the slots at the left, the letter as it prints at the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from briefdesk.app.dialogs.export import ExportDialog
from briefdesk.app.pages.partners.fill_form import FillForm
from briefdesk.app.pages.partners.fill_preview import FillPreview
from briefdesk.app.pages.partners.pack_session import PackSession
from briefdesk.app.widgets.empty_state import EmptyState
from briefdesk.app.workers import Runner
from briefdesk.pipeline.drafts import DocumentName


class FillPane(QWidget):
    """Shows one pack, or what to do without one. `failed` carries errors for the banner."""

    open_wished = Signal()
    save_wished = Signal()
    send_wished = Signal()
    close_wished = Signal()
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form: FillForm | None = None
        self.preview: FillPreview | None = None
        self._runner: Runner | None = None
        self._nothing = EmptyState()
        self._nothing.tell(
            "partners",
            "No pack is open",
            "A pack that you were sent shows here: the finished letter, and what is yours to fill in.",
            "Open a pack…",
        )
        self._nothing.action_chosen.connect(self.open_wished)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._splitter: QSplitter | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setFocusProxy(self._nothing.button)

    def show_pack(self, session: PackSession) -> None:
        """Show a pack in place of what was shown."""
        self.clear()
        # Its own workers: the Write page asks for its preview under the same names.
        self._runner = Runner(self)
        self.form = FillForm(session)
        self.preview = FillPreview(session, self._runner)
        self.preview.failed.connect(self.failed)
        self.preview.export_wished.connect(self._export)
        self.form.failed.connect(self.failed)
        self.form.save_wished.connect(self.save_wished)
        self.form.send_wished.connect(self.send_wished)
        self.form.close_wished.connect(self.close_wished)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self.form.setMinimumWidth(340)
        for pane, share in ((self.form, 2), (self.preview, 3)):
            self._splitter.addWidget(pane)
            self._splitter.setStretchFactor(self._splitter.count() - 1, share)
        self._splitter.setSizes([400, 700])
        self._stack.addWidget(self._splitter)
        self._stack.setCurrentWidget(self._splitter)
        self.setFocusProxy(self.form)

    def clear(self) -> None:
        """Show no pack any more."""
        self.close_workers()
        if self._splitter is not None:
            self._stack.removeWidget(self._splitter)
            self._splitter.deleteLater()
        self._splitter = self.form = self.preview = None
        self.setFocusProxy(self._nothing.button)

    def close_workers(self) -> None:
        """Wait for what is being drawn."""
        if self._runner is not None:
            self._runner.close()
            self._runner = None

    def _export(self, document: DocumentName) -> ExportDialog | None:
        if self.form is None or self._runner is None:
            return None
        session = self.form.session
        folder = session.pack_path.parent / f"{session.pack_path.stem} – letters"
        dialog = ExportDialog(
            session.desk, session.project, self._runner,
            document=document, letters=len(session.addressees), folder=folder, parent=self.window(),
        )  # fmt: skip
        dialog.failed.connect(self.failed)
        dialog.open()
        return dialog
