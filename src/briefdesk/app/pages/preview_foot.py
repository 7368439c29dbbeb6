"""Below the page: which one it is and how it fits, and how large it is shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from briefdesk.app.icons import pixmap
from briefdesk.app.pages.preview_bar import bar, tool
from briefdesk.app.style import colors_of, mark
from briefdesk.app.widgets.labels import ElidedLabel
from briefdesk.app.widgets.page_stack import Fit
from briefdesk.app.widgets.page_view import PageView


class PreviewFoot(QWidget):
    """Sizes the page of a view; `zoomed()` when it may be shown in another size than it was drawn for."""

    zoomed = Signal()

    def __init__(self, view: PageView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._sign = QLabel()
        self._sign.setFixedWidth(16)
        self.said = ElidedLabel()
        mark(self.said, text_size="small")
        self.said.setAccessibleName("Pages and lines to spare")
        self._zoom_out = tool("zoom-out", "Zoom out (Ctrl+-)")
        self._percent = QPushButton("100%")
        mark(self._percent, kind="quiet", text_size="small")
        self._percent.setToolTip("Zoom to 100% (Ctrl+0)")
        self._percent.setAccessibleName("Zoom to 100%")
        self._percent.setFixedWidth(60)
        self._zoom_in = tool("zoom-in", "Zoom in (Ctrl++)")
        self._fit_width = tool("fit-width", "Fit the width (Ctrl+1)")
        self._fit_page = tool("fit-page", "Fit the page (Ctrl+2)")
        for button in (self._fit_width, self._fit_page):
            button.setCheckable(True)
        row = bar(self)
        row.addWidget(self._sign)
        row.addWidget(self.said, 1)
        row.addWidget(self._zoom_out)
        row.addWidget(self._percent)
        for button in (self._zoom_in, self._fit_width, self._fit_page):
            row.addWidget(button)
        view.scale_changed.connect(self.show_zoom)
        view.zoom_wished.connect(view.step_zoom)
        self._zoom_in.clicked.connect(lambda: view.step_zoom(1))
        self._zoom_out.clicked.connect(lambda: view.step_zoom(-1))
        self._percent.clicked.connect(lambda: view.set_zoom(1.0))
        self._fit_width.clicked.connect(lambda: self.set_fit(Fit.WIDTH))
        self._fit_page.clicked.connect(lambda: self.set_fit(Fit.PAGE))

    def set_fit(self, fit: Fit) -> None:
        """Let the page follow the pane."""
        self._view.set_fit(fit)
        self.show_zoom()

    def show_zoom(self) -> None:
        """Say how large the page is shown, and what it follows."""
        self._percent.setText(f"{round(self._view.zoom * 100)}%")
        self._fit_width.setChecked(self._view.fit is Fit.WIDTH)
        self._fit_page.setChecked(self._view.fit is Fit.PAGE)
        self.zoomed.emit()

    def say(self, words: str, *, warns: bool) -> None:
        """Say which page is shown and how it fits, in sign and color as a warning where that is one."""
        self.said.show_text(words)
        mark(self.said, tone="warning" if warns else "muted")
        colors = colors_of(self)
        name, color = ("warning", colors.warning) if warns else ("page", colors.muted)
        self._sign.setPixmap(pixmap(name, color, 16, self.devicePixelRatioF()))
        self._sign.setVisible(bool(words))
