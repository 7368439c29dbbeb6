"""The gallery at work: pictures asked of a worker one by one, and the wishes of the buttons."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from briefdesk.app.pages.easel import Easel
from briefdesk.app.pages.templates.bookshelf import Bookshelf
from briefdesk.app.pages.templates.gallery import GalleryPane
from briefdesk.app.pages.templates.shelf_tiles import THUMB_WIDTH, Tile
from briefdesk.english import counted
from briefdesk.errors import BriefdeskError
from briefdesk.model.addressee import AddresseeId
from briefdesk.model.draft import Project
from briefdesk.model.letter import Rendered
from briefdesk.model.problem import Problem, Severity
from briefdesk.model.template import Template
from briefdesk.pipeline.template_guide import check_template_text, template_page
from briefdesk.pipeline.template_versions import outdated_templates, template_origin

PICTURE_KEY, CHECK_KEY = "templates:picture", "templates:check"
PAGE_WIDTH_PT = 612


class GalleryController(QObject):
    """Fills the gallery when it is seen; `edit_wished` and `versions_wished` are for the page."""

    def __init__(self, shelf: Bookshelf, pane: GalleryPane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._pane = pane
        self._easel = Easel()
        self._drawn_for: tuple[Project, AddresseeId | None] | None = None
        self._busy = False
        self._later = QTimer(self, singleShot=True, interval=30)
        self._later.timeout.connect(self._ask)
        pane.shown.connect(self._later.start)
        pane.use_wished.connect(shelf.use)
        pane.duplicate_wished.connect(lambda t: shelf.duplicate(t.id))
        pane.remove_wished.connect(lambda t: shelf.remove(t.id))
        pane.take_up_wished.connect(shelf.take_up)
        pane.export_wished.connect(self._export)
        pane.check_wished.connect(self._check)
        pane.import_wished.connect(self._import)
        shelf.changed.connect(self.refresh)
        shelf.session.project_changed.connect(self._refresh_if_seen)

    def refresh(self, wanted: str = "") -> None:
        """List the templates anew."""
        session, desk = self._shelf.session, self._shelf.desk
        in_use = {session.project.letter.template, session.project.brief.template}
        if self._drawn_for != (session.project, session.current):
            self._pane.model.forget_pictures()
            self._drawn_for = (session.project, session.current)
        tiles = tuple(Tile(t, template_origin(desk, t), t.id in in_use) for t in desk.templates)
        self._pane.show_tiles(tiles, wanted)
        self._pane.show_outdated(outdated_templates(desk, session.project))

    def _refresh_if_seen(self) -> None:
        if self._pane.isVisible():
            self.refresh()

    # Pictures

    def _ask(self) -> None:
        """Ask for the next picture that is in view and not there yet."""
        if self._busy or not self._pane.isVisible():
            return
        lacking = (t for t in self._pane.in_view() if self._pane.model.lacks_picture(t.id))
        template = next(lacking, None)
        if template is None:
            return
        self._busy = True
        session = self._shelf.session
        scale = self._pane.devicePixelRatioF() * THUMB_WIDTH / PAGE_WIDTH_PT
        draw = partial(template_page, session.desk, session.project, template, session.current)
        self._shelf.runner.submit(
            PICTURE_KEY, draw_thumbnail, draw, scale, self._easel,
            on_result=partial(self._take, template), on_error=partial(self._explain, template),
        )  # fmt: skip

    def _take(self, template: Template, picture: QImage | str) -> None:
        self._busy = False
        if self._shelf.template(template.id) == template:
            self._pane.model.take_picture(template.id, picture)
        self._ask()

    def _explain(self, template: Template, error: Exception) -> None:
        if isinstance(error, BriefdeskError):
            self._take(template, str(error))
        else:
            self._take(template, "The page could not be made.")
            self._shelf.failed.emit(error)

    # Wishes

    def _export(self, template: Template) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self._pane, "Export template", f"{template.id}.md", "Templates (*.md)"
        )
        if chosen:
            self._shelf.export(template.id, Path(chosen))

    def _import(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self._pane, "Import templates", "", "Templates (*.md)")
        if chosen:
            self._shelf.add(*(Path(path) for path in chosen))

    def _check(self, template: Template) -> None:
        self._pane.say("Checking…")
        self._shelf.runner.submit(
            CHECK_KEY, check_template_text, self._shelf.desk, template.source, f"{template.id}.md",
            on_result=self._tell, on_error=self._shelf.failed.emit,
        )  # fmt: skip

    def _tell(self, problems: tuple[Problem, ...]) -> None:
        if not problems:
            self._pane.say("Checked: nothing is wrong.", "ok")
            return
        severe = any(p.severity is Severity.ERROR for p in problems)
        first = problems[0]
        more = (
            f" ({counted(len(problems) - 1, 'more problem')}: edit it to see all)"
            if len(problems) > 1
            else ""
        )
        words = f"Line {first.line}: {first.message} {first.next_step}{more}"
        self._pane.say(words, "danger" if severe else "warning")


def draw_thumbnail(page: Callable[[], Rendered], scale: float, easel: Easel) -> QImage:
    """Return a picture of the first page that `page` makes. Raises BriefdeskError."""
    return easel.draw(page(), 1, scale)[0]
