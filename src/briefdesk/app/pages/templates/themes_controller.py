"""Themes and stationery at work: each change is checked, kept, undone by Ctrl+Z, and seen on a page."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from briefdesk.app.pages.easel import Easel
from briefdesk.app.pages.templates.bookshelf import Bookshelf
from briefdesk.app.pages.templates.themes_pane import ThemesPane
from briefdesk.app.undo import MadeStep
from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import Project
from briefdesk.model.problem import Severity
from briefdesk.pipeline.drafts import DocumentName
from briefdesk.pipeline.stationery import (
    stationery_problems,
    with_page_stationery,
    with_stationery_setting,
    with_word_stationery,
)
from briefdesk.pipeline.themes import (
    TriedTheme,
    add_theme,
    check_theme_text,
    contrasts,
    documents_in,
    duplicate_theme,
    export_theme,
    put_theme,
    remove_theme,
    text_of,
    theme_value,
    themes,
    try_theme,
    uses_theme,
    with_library_theme,
    with_theme,
    with_theme_field,
)

KEY = "themes:try"
STATIONERY_KEY = "themes:stationery"
MOST_PAGES = 4
_USED: Mapping[tuple[DocumentName, ...], str] = {
    ("letter", "brief"): "in use",
    ("letter",): "in use for letters",
    ("brief",): "in use for the one-pager",
}


class ThemesController(QObject):
    """Connects the pane with the library and the open project."""

    def __init__(self, shelf: Bookshelf, pane: ThemesPane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._pane = pane
        self._easel = Easel()
        self._document: DocumentName = "letter"
        pane.chosen.connect(lambda _id: self._show())
        pane.form.changed.connect(self._change)
        pane.duplicate_wished.connect(self._duplicate)
        pane.import_wished.connect(self._import)
        pane.export_wished.connect(self._export)
        pane.remove_wished.connect(self._remove)
        pane.use_wished.connect(self._use)
        pane.document_wished.connect(self._set_document)
        paper = pane.stationery
        paper.word_wished.connect(self._choose_word)
        paper.page_wished.connect(self._choose_page)
        paper.word_removed.connect(
            lambda: self._on_paper("Take out the Word file", with_word_stationery, None)
        )
        paper.page_removed.connect(lambda: self._on_paper("Take out the page", with_page_stationery, None))
        paper.changed.connect(self._set_paper)
        paper.reading_ended.connect(self._end_reading)
        shelf.session.began.connect(self._end_reading)
        shelf.session.path_changed.connect(self._follow_project)
        pane.page.scale_changed.connect(self._draw)
        shelf.session.undo_stack.indexChanged.connect(self._follow_project)

    def _follow_project(self) -> None:
        # A method and no lambda: Qt disconnects it when the page is taken apart.
        self.refresh()

    def refresh(self, wanted: str = "") -> None:
        """Show what there is now, where the pane is seen."""
        if not self._pane.isVisible():
            return
        session = self._shelf.session
        found = themes(session.desk, session.project)
        used = {
            theme.id: _USED[documents]
            for theme in found
            if (documents := documents_in(session.desk, session.project, theme.id))
        }
        self._pane.show_themes(found, wanted or self._pane.current, used)
        self._show()

    def _show(self) -> None:
        theme_id, desk, project = self._pane.current, self._shelf.desk, self._shelf.session.project
        entry = next((theme for theme in themes(desk, project) if theme.id == theme_id), None)
        if entry is None:
            return
        self._pane.show_editable(entry)
        self._pane.show_used(documents_in(desk, project, theme_id))
        self._pane.show_fault(entry.fault)
        told = "\n".join(p.message for p in stationery_problems(project))
        self._pane.stationery.show_stationery(project.stationery, told)
        self._draw()

    # The library

    def _change(self, key: str, value: object, words: str) -> None:
        theme_id = self._pane.current
        if not isinstance(value, str | float | int) or not theme_id:
            return
        try:
            before = text_of(self._shelf.desk, theme_id)
        except BriefdeskError as error:
            self._shelf.failed.emit(error)
            return
        after = with_theme_field(before, key, value if value != "" else None)
        errors = [p for p in check_theme_text(after, theme_id) if p.severity is Severity.ERROR]
        if errors:
            told = f"{errors[0].message} {errors[0].next_step}".replace(f"“{key}”", f"the {words}")
            if not self._pane.form.show_refused(key, f"Not taken: {told}"):
                self._pane.show_fault(f"Not taken: {told}")
        elif after != before:
            self._step(f"Change {words} of theme “{theme_id}”", theme_id, before, after)

    def _step(self, label: str, theme_id: str, before: str | None, after: str | None) -> None:
        def put(text: str | None) -> None:
            put_theme(self._shelf.desk, theme_id, text)
            self._bring_to_project(theme_id, before if text == after else after, text)
            self.refresh(theme_id)

        try:
            put(after)
        except BriefdeskError as error:
            self._shelf.failed.emit(error)
            return
        step = MadeStep(label, lambda: put(after), lambda: put(before), self._shelf.failed.emit)
        self._shelf.undo_stack.push(step)

    def _bring_to_project(self, theme_id: str, before: str | None, text: str | None) -> None:
        """Let the open project follow the theme that it uses, unless it holds another text of that name."""
        session = self._shelf.session
        held = next((theme.text for theme in session.project.themes if theme.id == theme_id), None)
        if held is not None and held != before:
            return
        if text is None or not uses_theme(session.desk, session.project, theme_id):
            return
        project = with_library_theme(session.desk, session.project, theme_id)
        session.apply(f"Follow theme “{theme_id}”", project, merge_key=f"theme:{theme_id}")

    def _duplicate(self) -> None:
        self._make("Duplicate theme", lambda: self._copied(self._pane.current))

    def _copied(self, theme_id: str) -> str:
        return duplicate_theme(self._shelf.desk, theme_id, project=self._shelf.session.project)

    def _import(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self._pane, "Import a theme", "", "Themes (*.toml)")
        if path:
            self._make("Import theme", lambda: add_theme(self._shelf.desk, Path(path)))

    def _make(self, label: str, make: Callable[[], str]) -> None:
        desk = self._shelf.desk
        try:
            earlier = dict(desk.own_themes)
            made = make()
            self._step(f"{label} “{made}”", made, earlier.get(made), text_of(desk, made))
        except BriefdeskError as error:
            self._shelf.failed.emit(error)

    def _export(self) -> None:
        theme_id = self._pane.current
        path, _ = QFileDialog.getSaveFileName(
            self._pane, "Export the theme", f"{theme_id}.toml", "Themes (*.toml)"
        )
        if not path:
            return
        try:
            export_theme(self._shelf.desk, theme_id, Path(path), project=self._shelf.session.project)
        except BriefdeskError as error:
            self._shelf.failed.emit(error)
        else:
            self._shelf.noted.emit(f"Wrote {Path(path).name}.", "")

    def _remove(self) -> None:
        theme_id = self._pane.current
        try:
            before = remove_theme(self._shelf.desk, theme_id)
        except BriefdeskError as error:
            self._shelf.failed.emit(error)
            return
        self._step(f"Remove theme “{theme_id}”", theme_id, before, None)
        self._shelf.noted.emit(
            f"“{theme_id}” is removed.", "Ctrl+Z brings it back. Projects keep their copy."
        )

    # The project

    def _use(self, document: DocumentName) -> None:
        session, theme_id = self._shelf.session, self._pane.current
        try:
            project = with_theme(session.desk, session.project, document, theme_id)
        except BriefdeskError as error:
            self._shelf.failed.emit(error)
            return
        session.apply(f"Use theme “{theme_id}”", project)

    def _set_paper(self, key: str, value: object) -> None:
        try:
            project = with_stationery_setting(self._shelf.session.project, f"stationery.{key}", str(value))
        except BriefdeskError as error:
            self._shelf.failed.emit(error)
            return
        self._shelf.session.apply("Change stationery", project, merge_key=f"stationery:{key}")

    def _choose_word(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self._pane, "Choose a Word file", "", "Word files (*.docx)")
        if path:
            self._on_paper("Use a Word file as stationery", with_word_stationery, Path(path))

    def _choose_page(self) -> None:
        kinds = "PDF or picture (*.pdf *.png *.jpg *.jpeg)"
        path, _ = QFileDialog.getOpenFileName(self._pane, "Choose a PDF or picture", "", kinds)
        if path:
            self._on_paper("Use a page as stationery", with_page_stationery, Path(path))

    def _on_paper(
        self, label: str, change: Callable[[Project, Path | None], Project], path: Path | None
    ) -> None:
        """Take up a file on a worker: a stranger's PDF is drawn by a process of its own."""
        session, before = self._shelf.session, self._shelf.session.project
        self._pane.stationery.show_reading(path.name if path else "")

        def taken(project: Project) -> None:
            if session.project != before:
                # The project went on meanwhile: what was done since stays, and the file is taken up into it.
                self._on_paper(label, change, path)
                return
            self._pane.stationery.show_reading("")
            session.apply(label, project)

        def refused(error: Exception) -> None:
            self._pane.stationery.show_reading("")
            self._shelf.failed.emit(error)

        self._shelf.runner.submit(STATIONERY_KEY, change, before, path, on_result=taken, on_error=refused)

    def _end_reading(self) -> None:
        self._shelf.runner.drop(STATIONERY_KEY)
        self._pane.stationery.show_reading("")

    # The page

    def _set_document(self, document: DocumentName) -> None:
        self._document = document
        self._draw()

    def _draw(self) -> None:
        session, theme_id = self._shelf.session, self._pane.current
        if not theme_id or not self._pane.isVisible():
            return
        try:
            text = text_of(session.desk, theme_id, session.project)
        except BriefdeskError as error:
            self._shelf.failed.emit(error)
            return
        footer = theme_value(text, "letterhead.footer")
        to = session.current or (session.addressees[0].id if session.addressees else None)
        work = partial(try_theme, session.desk, session.project, text, self._document, to)
        self._shelf.runner.submit(
            KEY, _try_and_draw, work, self._pane.page.pixel_scale(), self._easel,
            on_result=partial(self._seen, str(footer or "")), on_error=self._shelf.failed.emit,
        )  # fmt: skip

    def _seen(self, footer: str, seen: "tuple[TriedTheme | None, object, float, str, str]") -> None:
        tried, images, scale, refused, next_step = seen
        if tried is not None and tried.theme is not None:
            self._pane.form.show_theme(tried.theme, contrasts(tried.theme.palette), footer)
        if isinstance(images, tuple) and images:
            self._pane.show_pages(images, scale)
        else:
            self._pane.show_words(refused or "No page yet", next_step or "Choose recipients on Write first.")


def _try_and_draw(
    work: Callable[[], TriedTheme], scale: float, easel: Easel
) -> "tuple[TriedTheme | None, object, float, str, str]":
    """Set a page in the theme and draw it; what stops it is told, not raised."""
    try:
        tried = work()
    except BriefdeskError as error:
        return None, (), scale, str(error), error.next_step
    if tried.rendered is None:
        first = next(iter(tried.problems), None)
        return tried, (), scale, first.message if first else "", first.next_step if first else ""
    count = min(tried.rendered.page_count, MOST_PAGES)
    return tried, easel.draw(tried.rendered, count, scale), scale, "", ""
