"""The place where people live: findings at the left, the document's parts in the middle, the page right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from briefdesk.app.dialogs.template_gallery import choose_template
from briefdesk.app.icons import set_icon
from briefdesk.app.pages.write.findings_controller import FindingsController
from briefdesk.app.pages.write.findings_pane import FindingsPane
from briefdesk.app.pages.write.footnotes_controller import FootnotesController
from briefdesk.app.pages.write.parts_controller import PartsController
from briefdesk.app.pages.write.parts_pane import PartsPane
from briefdesk.app.pages.write.rule_controller import RuleController
from briefdesk.app.pages.write.wording_controller import WordingController
from briefdesk.app.session import Session
from briefdesk.app.workers import Runner
from briefdesk.model.addressee import AddresseeId
from briefdesk.model.draft import PartId
from briefdesk.model.letter import Sentence
from briefdesk.pipeline.letter_lines import CLOSE, SUBJECT

SIZES = (330, 420, 530)


class WritePage(QWidget):
    """Three panes over one session. The shell gives the preview and puts `actions` into its menus.

    `failed` carries a BriefdeskError for a banner, `source_wished` the wish to add a source,
    `recipients_wished` the wish to choose who is written to.
    """

    failed = Signal(object)
    source_wished = Signal()
    recipients_wished = Signal()

    def __init__(
        self, session: Session, runner: Runner, preview: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._runner = runner
        self.findings = FindingsPane()
        self.parts = PartsPane()
        self.preview = preview
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.find_action = self._action("Find a finding", "search", "Ctrl+F")
        self.template_action = self._action("Choose a template…", "template", "Ctrl+T")
        self.add_paragraph_action = self._action("Add a paragraph", "plus", "Ctrl+Shift+P")
        self.rule_action = self._action("Choose who gets the part…", "rule", "Ctrl+L")
        self.footnotes_action = self._action("Footnotes…", "note", "Ctrl+Shift+F")
        self.subject_action = self._action("Re: line of this letter", "edit", "Ctrl+Shift+R")
        self.closing_action = self._action("Closing of this letter", "edit", "Ctrl+Shift+G")
        self.greeting_action = self._action("Greeting and address of this letter…", "people", "Ctrl+Shift+D")
        self.compare_action = self._action("Compare an edit with the new text…", "compare", "Ctrl+Shift+K")
        self._arrange()
        self._findings_controller = FindingsController(session, runner, self.findings, self)
        self._parts_controller = PartsController(session, runner, self.parts, self)
        self.rules = RuleController(session, self.parts, self)
        self._footnotes_controller = FootnotesController(session, self.parts, self)
        self._wording_controller = WordingController(session, runner, self.parts.editor, self)
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the list of findings, where Space picks."""
        super().showEvent(event)
        if self.window().focusWidget() is None:
            self.findings.tree.setFocus()

    def write_actions(self) -> tuple[QAction, ...]:
        """Return what the page can do, for the window's menus; shortcuts come with it."""
        return (
            self.find_action,
            self.template_action,
            self.add_paragraph_action,
            self.rule_action,
            self.footnotes_action,
            *self._line_actions(),
            self.compare_action,
        )

    def _line_actions(self) -> tuple[QAction, ...]:
        return self.subject_action, self.closing_action, self.greeting_action

    def open_gallery(self) -> None:
        """Choose another template for the document shown."""
        choose_template(self._session, self._runner, self)

    def show_sentence(self, sentence: Sentence) -> None:
        """Show where a sentence of the page comes from."""
        self._findings_controller.show_sentence(sentence)

    def edit_by_hand(self, addressee: AddresseeId, part: PartId) -> None:
        """Show the part of one letter, to be written for that letter alone."""
        self._session.show_document("letter")
        self._session.show_recipient(addressee)
        self._session.select_part(part)
        self._parts_controller.by_hand.write_only_here(True)

    def compare_edit(self, addressee: AddresseeId, part: PartId) -> None:
        """Show an edit of one letter beside the text for everyone, before and now."""
        self.edit_by_hand(addressee, part)
        self._parts_controller.by_hand.compare()

    def _action(self, text: str, icon_name: str, keys: str) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setToolTip(f"{text} ({keys})")
        set_icon(action, icon_name)
        self.addAction(action)
        return action

    def _arrange(self) -> None:
        self.splitter.setObjectName("write-panes")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        for pane, least in ((self.findings, 240), (self.parts, 320), (self.preview, 320)):
            pane.setMinimumWidth(least)
            self.splitter.addWidget(pane)
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 3)
        self.splitter.setStretchFactor(2, 4)
        self.splitter.setSizes(list(SIZES))
        line = QVBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.splitter)

    def _connect(self) -> None:
        self._findings_controller.failed.connect(self.failed)
        self._parts_controller.failed.connect(self.failed)
        self.rules.failed.connect(self.failed)
        self._wording_controller.failed.connect(self.failed)
        self.findings.source_wished.connect(self.source_wished)
        self.parts.recipients_wished.connect(self.recipients_wished)
        self.parts.template_wished.connect(self.open_gallery)
        self.find_action.triggered.connect(self.findings.focus_search)
        self.template_action.triggered.connect(self.open_gallery)
        self.add_paragraph_action.triggered.connect(self._parts_controller.steps.add_paragraph)
        self.rule_action.triggered.connect(self.rules.open)
        lines = self._parts_controller.lines
        self.subject_action.triggered.connect(lambda: lines.write_only_here(SUBJECT))
        self.closing_action.triggered.connect(lambda: lines.write_only_here(CLOSE))
        self.greeting_action.triggered.connect(lambda: lines.greet_otherwise(self))
        self.compare_action.triggered.connect(self._parts_controller.by_hand.compare)
        self.parts.offer_lines(self._line_actions())
        self.footnotes_action.triggered.connect(self._footnotes_controller.open)
