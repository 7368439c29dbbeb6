"""The Templates page: the gallery, and the editor in its place while a template is edited."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from briefdesk.app.pages.templates.bookshelf import Bookshelf
from briefdesk.app.pages.templates.editor_controller import EditorController
from briefdesk.app.pages.templates.editor_pane import EditorPane
from briefdesk.app.pages.templates.gallery import GalleryPane
from briefdesk.app.pages.templates.gallery_controller import GalleryController
from briefdesk.app.pages.templates.themes_controller import ThemesController
from briefdesk.app.pages.templates.themes_pane import ThemesPane
from briefdesk.app.pages.templates.versions_dialog import VersionsDialog
from briefdesk.app.style import BAR_HEIGHT, XS, M, mark
from briefdesk.errors import BriefdeskError
from briefdesk.model.template import Template
from briefdesk.pipeline.template_versions import template_versions


class TemplatesPage(QWidget):
    """One of two panes over one shelf."""

    def __init__(self, shelf: Bookshelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shelf = shelf
        self.gallery = GalleryPane()
        self.editing = EditorPane()
        self.gallery_controller = GalleryController(shelf, self.gallery, self)
        self.editor_controller = EditorController(shelf, self.editing, self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.gallery)
        self._stack.addWidget(self.editing)
        self.themes = ThemesPane()
        self.themes_controller = ThemesController(shelf, self.themes, self)
        self._stack.addWidget(self.themes)
        self.tabs = QWidget()
        self._tabs = (
            self._tab("&Gallery", "Templates of letters and one-pagers", self._show_gallery),
            self._tab("Themes and stationer&y", "How pages look, and on what paper", self.show_themes),
        )
        self._arrange_tabs()
        line = QVBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.tabs)
        line.addWidget(self._stack)
        self.setFocusProxy(self.gallery)
        self.gallery.edit_wished.connect(self.edit)
        self.gallery.versions_wished.connect(self.show_versions)
        self.editor_controller.left.connect(self._show_gallery)

    @property
    def edits(self) -> bool:
        """Return whether the editor is shown."""
        return self._stack.currentWidget() is self.editing

    def edit(self, template: Template) -> None:
        """Show a template in the editor."""
        self.tabs.hide()
        self.setFocusProxy(self.editing)
        self._stack.setCurrentWidget(self.editing)
        self.editor_controller.open(template)
        self.editing.setFocus()

    def show_versions(self, template: Template) -> VersionsDialog | None:
        """Show the versions of a template, not waiting for the answer."""
        try:
            versions = template_versions(self.shelf.desk, template.id)
        except BriefdeskError as error:
            self.shelf.failed.emit(error)
            return None
        dialog = VersionsDialog(template, versions, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.restore_wished.connect(lambda number: self.shelf.restore(template.id, number))
        dialog.open()
        return dialog

    def close_editor(self) -> None:
        """Keep what is not saved: the window closes, or another place is shown."""
        self.editor_controller.keep()

    def showEvent(self, event: QShowEvent) -> None:
        """List what there is now."""
        super().showEvent(event)
        if self._stack.currentWidget() is self.themes:
            self.themes_controller.refresh()
        else:
            self.gallery_controller.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the gallery on Escape."""
        if event.key() == Qt.Key.Key_Escape and self.edits:
            self.editor_controller.leave()
        else:
            super().keyPressEvent(event)

    def show_themes(self) -> None:
        """Show themes and stationery."""
        self._tabs[1].setChecked(True)
        self.setFocusProxy(self.themes)
        self._stack.setCurrentWidget(self.themes)
        self.themes_controller.refresh()
        self.themes.list.setFocus()

    def _tab(self, words: str, tip: str, shown: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.setToolTip(f"{tip} (Alt+{words.partition('&')[2][:1].upper()})")
        button.setAccessibleName(words.replace("&", ""))
        mark(button, kind="tab")
        button.clicked.connect(lambda _=False: shown())
        return button

    def _arrange_tabs(self) -> None:
        self.tabs.setFixedHeight(BAR_HEIGHT)
        self._tabs[0].setChecked(True)
        row = QHBoxLayout(self.tabs)
        row.setContentsMargins(M, 0, M, 0)
        row.setSpacing(XS)
        for button in self._tabs:
            row.addWidget(button)
        row.addStretch(1)

    def _show_gallery(self) -> None:
        self.tabs.show()
        self._tabs[0].setChecked(True)
        self.setFocusProxy(self.gallery)
        self._stack.setCurrentWidget(self.gallery)
        self.gallery_controller.refresh()
        self.gallery.list.setFocus()
