"""Where the popover for footnotes and the session meet."""

from dataclasses import replace

from PySide6.QtCore import QObject

from briefdesk.app.pages.write.footnotes_popover import STYLE_WORDS
from briefdesk.app.pages.write.parts_pane import PartsPane
from briefdesk.app.session import Session
from briefdesk.model.draft import CitationStyle, Project
from briefdesk.pipeline.footnotes import footnote_examples


class FootnotesController(QObject):
    """Shows the project's style of footnotes with examples, and takes another one; undo brings it back."""

    def __init__(self, session: Session, pane: PartsPane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pane = pane
        session.project_changed.connect(self._follow)
        pane.footnotes.style_wished.connect(self._take)
        pane.footnotes_button.clicked.connect(self.open)
        self._say()

    def open(self) -> None:
        """Open the popover at its button."""
        self._show()
        self._pane.open_footnotes()

    def _take(self, style: CitationStyle) -> None:
        project = self._session.project
        self._session.apply("Change footnotes", replace(project, citations=style))

    def _follow(self, before: Project, after: Project) -> None:
        if before.citations != after.citations:
            self._say()
        if self._pane.footnotes.isVisible():
            self._show()

    def _show(self) -> None:
        project = self._session.project
        self._pane.footnotes.show_style(project.citations, footnote_examples(project, project.citations))

    def _say(self) -> None:
        words = STYLE_WORDS[self._session.project.citations]
        self._pane.footnotes_button.setAccessibleName(f"Footnotes: {words}")
        self._pane.footnotes_button.setToolTip(f"How footnotes cite: {words} (Ctrl+Shift+F)")
