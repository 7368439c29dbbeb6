"""The letter and the one-pager of a pack as they print, with a switch between the two."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from briefdesk.app.pages.partners.pack_session import PackSession
from briefdesk.app.pages.preview import PreviewPane
from briefdesk.app.style import BAR_HEIGHT, M, S, hairline, mark
from briefdesk.app.workers import Runner
from briefdesk.pipeline.drafts import DocumentName

_WORDS: tuple[tuple[DocumentName, str], ...] = (("letter", "Letter"), ("brief", "One-pager"))


class FillPreview(QWidget):
    """`export_wished(document)` asks for files, `failed` carries errors for the banner."""

    export_wished = Signal(str)
    failed = Signal(object)

    def __init__(self, session: PackSession, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.pane = PreviewPane(session, runner)
        self.pane.failed.connect(self.failed)
        self.pane.export_wished.connect(self.export_wished)
        # Approvals and rules are the matter of whoever made the pack.
        self.pane.head.why.hide()
        self.pane.shown.connect(lambda _shown: self.pane.approval.hide())
        self._group = QButtonGroup(self)
        bar = QWidget()
        bar.setFixedHeight(BAR_HEIGHT - 1)
        row = QHBoxLayout(bar)
        row.setContentsMargins(M, 0, M, 0)
        row.setSpacing(S)
        self.buttons: dict[DocumentName, QToolButton] = {}
        for document, words in _WORDS:
            button = QToolButton()
            button.setText(words)
            button.setCheckable(True)
            button.setAccessibleName(f"Show the {words.lower()}")
            mark(button, kind="tab")
            button.clicked.connect(lambda _=False, shown=document: session.show_document(shown))
            self._group.addButton(button)
            self.buttons[document] = button
            row.addWidget(button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(hairline())
        column.addWidget(self.pane, 1)
        session.document_changed.connect(self._follow)
        self._follow(session.document)

    def _follow(self, document: str) -> None:
        for name, button in self.buttons.items():
            button.setChecked(name == document)
