"""The editor at work: what is typed is checked and set on a worker; the newest text wins."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from briefdesk.app.pages.easel import Easel
from briefdesk.app.pages.templates.bookshelf import Bookshelf
from briefdesk.app.pages.templates.editor_pane import EditorPane
from briefdesk.errors import BriefdeskError
from briefdesk.model.addressee import AddresseeId
from briefdesk.model.draft import Project
from briefdesk.model.problem import Problem, Severity
from briefdesk.model.template import Template
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.template_drafts import drop_draft, keep_draft, kept_draft
from briefdesk.pipeline.template_guide import (
    GuideEntry,
    TriedTemplate,
    fields_of_text,
    page_recipients,
    template_fields,
    try_template,
)

KEY, GUIDE_KEY = "templates:try", "templates:guide"
PAUSE_MS = 200
MOST_PAGES = 4


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a text: its problems, its pages at `scale` pixels per point, or why there are none."""

    problems: tuple[Problem, ...]
    images: tuple[QImage, ...]
    scale: float
    refused: str = ""
    next_step: str = ""


class EditorController(QObject):
    """Opens templates in the editor and keeps what is typed."""

    left = Signal()

    def __init__(self, shelf: Bookshelf, pane: EditorPane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._pane = pane
        self._easel = Easel()
        self._template: Template | None = None
        self._to: AddresseeId | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        pane.editor.textChanged.connect(self._follow_typing)
        pane.editor.refused.connect(lambda words: shelf.noted.emit(words, "Shorten it, and paste it again."))
        pane.save_wished.connect(self.save)
        pane.discard_wished.connect(self._discard)
        pane.back_wished.connect(self.leave)
        pane.duplicate_wished.connect(self._duplicate)
        pane.recipient_wished.connect(self._set_for)
        pane.page.scale_changed.connect(self._pause.start)
        shelf.changed.connect(self._follow_library)

    @property
    def template(self) -> Template | None:
        """Return the template in the editor, as the library has it."""
        return self._template

    @property
    def changed(self) -> bool:
        """Return whether the text is another than the version saved last."""
        return self._template is not None and self._pane.editor.text() != self._template.source

    def open(self, template: Template) -> None:
        """Show a template, with what was typed and not saved the last time."""
        shelf = self._shelf
        self._template = template
        try:
            draft = None if template.trusted else kept_draft(shelf.desk, template.id)
            people = page_recipients(shelf.desk, shelf.session.project)
        except BriefdeskError as error:
            shelf.failed.emit(error)
            draft, people = None, ()
        self._to = shelf.session.current or (people[0][0] if people else None)
        self._pane.show_name(template.name, read_only=template.trusted)
        self._pane.show_recipients(people, self._to)
        self._pane.show_problems(())
        self._pane.show_words("Setting the page…", "")
        self._pane.editor.show_text(template.source)
        if draft is not None and draft != template.source:
            self._pane.editor.replace_text(draft)
            shelf.noted.emit("Changes that were not saved are here again.", "Save them, or discard them.")
        self._pane.show_changed(self.changed)
        self._pause.start(0)

    def save(self) -> None:
        """Save the text as a new version."""
        template, text = self._template, self._pane.editor.text()
        if template is None or template.trusted or not self.changed:
            return
        made = self._shelf.save(template.id, text)
        if made is not None:
            self._template = made
            self._pane.title.show_text(made.name)
            self._pane.show_changed(False)

    def keep(self) -> None:
        """Keep what is not saved, to be there again."""
        template = self._template
        if template is None or template.trusted:
            return
        try:
            if self.changed:
                keep_draft(self._shelf.desk, template.id, self._pane.editor.text())
            else:
                drop_draft(self._shelf.desk, template.id)
        except BriefdeskError as error:
            self._shelf.failed.emit(error)

    def leave(self) -> None:
        """Go back to the gallery; what is not saved is kept."""
        self.keep()
        self._pause.stop()
        self._shelf.runner.drop(KEY)
        self._template = None
        self.left.emit()

    def _follow_typing(self) -> None:
        if self._template is not None:
            self._pane.show_changed(self.changed)
            self._pause.start(PAUSE_MS)

    def _follow_library(self, template_id: str) -> None:
        """Show what undo, or a version restored, made of the template that is open."""
        if self._template is None or self._template.id != template_id:
            return
        now = self._shelf.template(template_id)
        if now is None:
            self.leave()
        elif now.source != self._template.source:
            unsaved = self.changed
            self._template = now
            if not unsaved:
                self._pane.editor.replace_text(now.source)
            self._pane.title.show_text(now.name)
            self._pane.show_changed(self.changed)

    def _discard(self) -> None:
        if self._template is not None:
            # One step of the editor's undo: it is not lost either.
            self._pane.editor.replace_text(self._template.source)
            self.keep()

    def _duplicate(self) -> None:
        if self._template is not None:
            made = self._shelf.duplicate(self._template.id)
            if made is not None:
                self.open(made)

    def _set_for(self, to: AddresseeId) -> None:
        self._to = to
        self._pause.start(0)

    # Trying

    def _ask(self) -> None:
        template, shelf, pane = self._template, self._shelf, self._pane
        if template is None:
            return
        self.keep()
        text, project = pane.editor.text(), shelf.session.project
        attempt = partial(try_template, shelf.desk, project, text, template_id=template.id, to=self._to)
        shelf.runner.submit(
            KEY, try_and_draw, attempt, pane.page.pixel_scale(), self._easel,
            on_result=self._show, on_error=shelf.failed.emit,
        )  # fmt: skip
        shelf.runner.submit(
            GUIDE_KEY, _guide_of, shelf.desk, project, text, self._to,
            on_result=self._explain, on_error=shelf.failed.emit,
        )  # fmt: skip

    def _show(self, tried: Tried) -> None:
        if self._template is None:
            return
        self._pane.show_problems(tried.problems)
        if tried.images:
            self._pane.show_pages(tried.images, tried.scale)
        elif tried.refused:
            self._pane.show_words(tried.refused, tried.next_step)
        elif self._pane.shows_page:
            # Half a word is an error too: the page stays until the next one.
            self._pane.say_stale()
        else:
            self._pane.show_words("No page yet", "Mend the errors below the text; each says how.")

    def _explain(self, guide: tuple[GuideEntry, ...]) -> None:
        self._pane.fields.show_guide(guide)
        self._pane.editor.guide = guide
        if self._template is not None:
            self._pane.editor.kind = self._template.kind


def try_and_draw(attempt: Callable[[], TriedTemplate], scale: float, easel: Easel) -> Tried:
    """Check a text and draw the pages that it makes; what stops it is told, not raised."""
    try:
        tried = attempt()
    except BriefdeskError as error:
        return Tried((), (), scale, str(error), error.next_step)
    if tried.rendered is None:
        severe = any(p.severity is Severity.ERROR for p in tried.problems)
        return Tried(tried.problems, (), scale, "" if severe else "There is no page.")
    count = min(tried.rendered.page_count, MOST_PAGES)
    return Tried(tried.problems, easel.draw(tried.rendered, count, scale), scale)


def _guide_of(desk: Desk, project: Project, text: str, to: AddresseeId | None) -> tuple[GuideEntry, ...]:
    kind, declared = fields_of_text(text)
    return template_fields(desk, kind, declared, project, to)
