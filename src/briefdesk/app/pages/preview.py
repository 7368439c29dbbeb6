"""The right pane: the page as it prints, the recipient it goes to, and whether it fits."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.models.wording import place_words
from briefdesk.app.pages.easel import Easel
from briefdesk.app.pages.preview_foot import PreviewFoot
from briefdesk.app.pages.preview_head import PreviewHead
from briefdesk.app.pages.preview_job import Preview, draw_first, make_preview, summary
from briefdesk.app.session import Session
from briefdesk.app.style import hairline, mark
from briefdesk.app.widgets.approval_bar import ApprovalBar
from briefdesk.app.widgets.empty_state import EmptyState
from briefdesk.app.widgets.page_stack import Page
from briefdesk.app.widgets.page_view import PageView
from briefdesk.app.workers import Runner
from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import PartId, Project
from briefdesk.model.letter import Region

if TYPE_CHECKING:
    from briefdesk.app.pages.budget.controller import BudgetController
    from briefdesk.app.pages.why.controller import WhyController

DEBOUNCE_MS = 60
# A page that is a pixel wider or narrower is shown as it was drawn; beyond that it would be stretched.
_SAME_SCALE = 0.0015
NOT_MADE = "The page could not be made"
NOT_MADE_STEP = "Something unexpected happened. Your project is safe: undo the last change, or save it."


class PreviewPane(QWidget):
    """Shows what `session` shows.

    Emits the wishes for recipients and for export, and errors that are no BriefdeskError.
    """

    recipients_wished = Signal()
    export_wished = Signal(str)
    """The document to export: "letter" or "brief"."""
    sentence_chosen = Signal(object)
    """The Sentence of the page that was clicked; its part is selected by then."""
    failed = Signal(object)
    shown = Signal(object)
    title_wished = Signal()
    sender_wished = Signal()
    edit_wished = Signal(object)
    """An edit by hand to go to."""
    compare_wished = Signal(object)
    """An edit by hand to hold beside the text for everyone."""
    told = Signal(str, str)

    def __init__(self, session: Session, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._runner = runner
        self._easel = Easel()
        self._preview: Preview | None = None
        self._drawn_at = 0.0
        self._told = ""
        self._changes = 0
        self._followed = 0
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        mark(self, surface="desk")
        self.setMinimumWidth(320)
        self._build()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE_MS)
        self._timer.timeout.connect(self._ask)
        self._sharpen_timer = QTimer(self)
        self._sharpen_timer.setSingleShot(True)
        self._sharpen_timer.setInterval(DEBOUNCE_MS)
        self._sharpen_timer.timeout.connect(self._sharpen)
        self._connect()
        self.refresh()

    # Building

    def _build(self) -> None:
        self.head = PreviewHead(self._session)
        self.approval = ApprovalBar()
        self.view = PageView()
        self.view.tip_of = lambda sentence: "; ".join(map(place_words, sentence.citations))
        self._empty = EmptyState()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self._budget: BudgetController | None = None
        self._wants_budget = False
        self._why: WhyController | None = None
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(hairline())
        column.addWidget(self.approval)
        column.addWidget(self._stack, 1)
        column.addWidget(hairline())
        self.foot = PreviewFoot(self.view)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        session = self._session
        session.project_changed.connect(self._follow_project)
        for signal in (session.addressees_changed, session.current_changed, session.document_changed):
            signal.connect(self.refresh)
        session.selection_changed.connect(self.view.highlight)
        self._empty.action_chosen.connect(self.recipients_wished)
        self.view.region_clicked.connect(self._select)
        self.view.sentence_chosen.connect(self.sentence_chosen)
        self.foot.zoomed.connect(self._sharpen_timer.start)
        self.view.page_shown.connect(lambda _page: self._say())
        self.head.export_wished.connect(self.export_wished)
        self.head.why_wished.connect(self.show_why)
        session.document_changed.connect(self._follow_document)

    # Wishes of the window

    def refresh(self) -> None:
        """Ask for the page anew, soon: what is typed meanwhile is taken along."""
        self._timer.start()

    def toggle_budget(self) -> None:
        """Open the list of what each block takes, or close it; it comes with the one-pager."""
        if self._session.document != "brief" or self._budget is None:
            self._wants_budget = True
        else:
            self._budget.toggle()

    @property
    def why(self) -> "WhyController":
        """Return what explains the letter shown, made when it is first needed."""
        if self._why is None:
            from briefdesk.app.pages.why.controller import WhyController  # noqa: PLC0415

            self._why = why = WhyController(self._session, self._runner, self)
            why.pane.hide()
            self._column.insertWidget(self._column.indexOf(self._stack) + 1, why.pane, 1)
            why.left.connect(lambda: self.show_why(False))
            why.failed.connect(self.failed)
            why.told.connect(self.told)
            why.edit_wished.connect(self.edit_wished)
            why.compare_wished.connect(self.compare_wished)
        return self._why

    def show_why(self, shown: bool | None = None) -> None:
        """Show why the letter differs in place of the page, or the page again; None turns it round."""
        wanted = self._stack.isVisibleTo(self) if shown is None else shown
        self.why.pane.setVisible(wanted)
        self._stack.setVisible(not wanted)
        self.head.show_why(wanted)
        if wanted:
            self.why.open()
        (self.why.pane if wanted else self.view).setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def preview(self) -> Preview | None:
        """Return what is shown, None before the first page."""
        return self._preview

    def changeEvent(self, event: QEvent) -> None:
        """Take up a new scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "foot"):
            self._say()

    # Asking and showing

    def _follow_document(self, document: str) -> None:
        if document != "letter" and self._why is not None:
            self.show_why(False)

    def _follow_project(self, before: Project, after: Project) -> None:
        # What is typed or moved may stand on another page now; a new letterhead is no reason to scroll.
        if before.letter != after.letter or before.brief != after.brief:
            self._changes += 1
        self.refresh()

    def _ask(self) -> None:
        session = self._session
        if session.document == "letter" and session.current is None:
            self._runner.drop("preview")
            self._show_nobody()
            return
        make = partial(make_preview, scale=self.view.pixel_scale(), easel=self._easel)
        self._runner.submit(
            "preview",
            make,
            session.desk,
            session.project,
            session.document,
            session.current,
            on_result=partial(self._show, changes=self._changes),
            on_error=self._show_error,
        )

    def _show(self, preview: Preview | None, *, changes: int) -> None:
        if preview is None:
            self._show_nobody()
            return
        if changes > self._followed:
            # Only now: till here, pages of before the change may be shown, and would be followed instead.
            self._followed = changes
            self.view.follow_highlight()
        self._preview, self._told, self._drawn_at = preview, "", preview.scale
        self._stack.setCurrentWidget(self.view)
        pages = _pages(preview.images, preview.scale)
        self.view.show_pages(pages, preview.rendered.regions, preview.sentences)
        self.view.highlight(self._session.selected_part)
        self.approval.show_state(preview.state, preview.approval)
        self._follow_budget(preview.document == "brief")
        self._say()
        self.foot.show_zoom()
        self.shown.emit(preview)

    def _show_error(self, error: Exception) -> None:
        self._preview = None
        self.approval.hide()
        self._follow_budget(False)
        if isinstance(error, BriefdeskError):
            self._empty.tell("warning", str(error), error.next_step)
        else:
            self._empty.tell("warning", NOT_MADE, NOT_MADE_STEP)
            self._tell_once(error)
        self._stack.setCurrentWidget(self._empty)
        self._say()

    def _tell_once(self, error: Exception) -> None:
        # What fails at every key stroke asks for attention once.
        if repr(error) != self._told:
            self._told = repr(error)
            self.failed.emit(error)

    def _show_nobody(self) -> None:
        self._preview = None
        self.approval.hide()
        self._follow_budget(False)
        problem = self._session.recipients_problem
        if problem is not None:
            self._empty.tell("warning", problem.message, problem.next_step, "Recipients…")
        else:
            self._empty.tell(
                "people",
                "No recipients yet",
                "Choose whom to write to, and the letter to each of them shows here.",
                "Choose recipients…",
            )
        self._stack.setCurrentWidget(self._empty)
        self._say()

    def _sharpen(self) -> None:
        preview = self._preview
        scale = self.view.pixel_scale()
        if preview is None or abs(self._drawn_at - scale) < _SAME_SCALE:
            return

        def show(images: tuple[QImage, ...]) -> None:
            if self._preview is preview:
                self._drawn_at = scale
                self.view.show_pages(_pages(images, scale), preview.rendered.regions, preview.sentences)

        self._runner.submit(
            "sharpen",
            draw_first,
            self._easel,
            preview.rendered,
            scale,
            on_result=show,
            on_error=self.failed.emit,
        )

    def _follow_budget(self, is_brief: bool) -> None:
        """Measure the one-pager that is shown; what shows it is made for the first one."""
        if self._budget is None and is_brief:
            from briefdesk.app.pages.budget.controller import BudgetController  # noqa: PLC0415

            self._budget = BudgetController(self._session, self._runner, self)
            self._column.insertWidget(self._column.indexOf(self._stack) + 1, self._budget.panel)
            self._budget.title_wished.connect(self.title_wished)
            self._budget.sender_wished.connect(self.sender_wished)
            self._budget.failed.connect(self.failed)
            self._budget.panel.left.connect(self.view.setFocus)
        if self._budget is None:
            return
        if not is_brief:
            self._budget.forget()
            return
        self._budget.refresh()
        if self._wants_budget:
            self._wants_budget = False
            self._budget.toggle(opened=True)

    def _select(self, region: Region | None) -> None:
        self._session.select_part(PartId(region.origin.part) if region else None)

    def _say(self) -> None:
        said, warns = summary(self._preview, self.view.shown_page) if self._preview else ("", False)
        self.foot.say(said, warns=warns)


def _pages(images: tuple[QImage, ...], scale: float) -> tuple[Page, ...]:
    return tuple(Page(image, image.width() / scale, image.height() / scale) for image in images)
