"""Between the shelf and the document: which stretch is shown, what is marked, what is made of a selection."""

import datetime as dt
from functools import partial

from PySide6.QtCore import QObject

from briefdesk.app.models.stretches import Stretches
from briefdesk.app.pages.sources.document_marks import marks_of
from briefdesk.app.pages.sources.document_pane import DocumentPane
from briefdesk.app.pages.sources.facts import facts_line
from briefdesk.app.pages.sources.library_pane import LibraryPane
from briefdesk.app.pages.sources.shelf import Shelf
from briefdesk.errors import BriefdeskError
from briefdesk.model.finding import FindingId, SourcePack
from briefdesk.model.source import Passage, PassageId, Section
from briefdesk.pipeline.marks import passage_marks
from briefdesk.pipeline.review import from_selection, hold_passages


class DocumentController(QObject):
    """Shows the shelf's source in the document pane and its sections in the outline."""

    def __init__(
        self, shelf: Shelf, pane: DocumentPane, library: LibraryPane, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._pane = pane
        self._library = library
        self._stretches: Stretches | None = None
        self._shown = 0
        self._goes = False
        shelf.source_changed.connect(self._show_source)
        shelf.pack_changed.connect(self._show_change)
        shelf.selection_changed.connect(self._show_selection)
        shelf.passage_changed.connect(self._show_passage)
        library.section_chosen.connect(self.go_to_section)
        pane.step_wished.connect(self.step)
        pane.make_wished.connect(self.make_finding)
        pane.hold_wished.connect(self.hold_back)
        pane.view.findings_chosen.connect(self._choose)
        pane.view.passage_chosen.connect(self._follow)
        pane.view.verticalScrollBar().valueChanged.connect(self._follow_scrolling)

    # What is shown

    def show_nothing(self, *, any_source: bool) -> None:
        """Show the empty state: choose a source, or add the first."""
        self._pane.show_nothing(any_source=any_source)

    def go_to_section(self, section_id: str) -> None:
        """Bring a section's heading to the top."""
        number = self._stretches.of_section(section_id) if self._stretches else None
        if number is not None:
            self._show_stretch(number)
            self._goes = True
            self._pane.view.scroll_to_section(section_id)
            self._goes = False

    def step(self, step: int) -> None:
        """Show the stretch `step` further: from its beginning, or its end where the reader goes back."""
        if self._stretches is None or not 0 <= self._shown + step < len(self._stretches.all):
            return
        self._show_stretch(self._shown + step)
        bar = self._pane.view.verticalScrollBar()
        bar.setValue(bar.maximum() if step < 0 else 0)

    def make_finding(self) -> None:
        """Make a finding of the words selected in a passage."""
        chosen = self._pane.view.selection()
        made = self._shelf.perform(from_selection, *chosen) if chosen is not None else None
        if made is not None:
            # Shown at once: it is accepted, and may be none of those that the list shows just now.
            self._shelf.select(tuple(f.id for f in made.added))

    def hold_back(self) -> None:
        """Ask for the mark of the paragraphs chosen, or of all of their section."""
        # Here, not above: few mark anything.
        from briefdesk.app.dialogs.release import ReleaseDialog, Scope  # noqa: PLC0415

        chosen = self._pane.view.chosen_passages() or tuple(filter(None, (self._pane.view.top_passage(),)))
        section = self._section_of(chosen[0]) if chosen else None
        if section is None:
            return
        one = f"Paragraph {chosen[0].number} of “{section.heading}”"
        words = one if len(chosen) == 1 else f"The {len(chosen)} paragraphs selected"
        scopes = [Scope(words, chosen)]
        if set(chosen) != set(section.passages):
            scopes.append(
                Scope(f"All {len(section.passages)} paragraphs of “{section.heading}”", section.passages)
            )
        dialog = ReleaseDialog(scopes, self._shelf.desk.today, self._pane.window())
        dialog.given.connect(self._hold)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _hold(self, ids: tuple[PassageId, ...], confidential: bool, embargo: dt.date | None) -> None:
        self._shelf.perform(partial(hold_passages, confidential=confidential, embargo=embargo), ids)

    def _section_of(self, passage: Passage) -> Section | None:
        sections = self._shelf.pack.document.sections if self._shelf.pack else ()
        return next((s for s in sections if passage in s.passages), None)

    def _show_source(self) -> None:
        pack = self._shelf.pack
        self._stretches = Stretches(pack.document) if pack else None
        self._library.sections.show_pack(pack)
        if pack is None:
            self._pane.view.show_stretch(None)
            self._pane.show_nothing(any_source=bool(self._library.entries))
            return
        self._show_facts(pack)
        self._shown = -1
        self._show_stretch(0)

    def _show_facts(self, pack: SourcePack) -> None:
        document = pack.document
        try:
            editions = self._shelf.desk.library.editions(document.id)
        except BriefdeskError as error:
            self._shelf.failed.emit(error)
            editions = ()
        shipped = any(e.id == document.id and e.shipped for e in self._library.entries)
        self._pane.show_source(document.title, facts_line(document, editions, shipped=shipped))

    def _show_stretch(self, number: int) -> None:
        if self._stretches is None or number == self._shown:
            return
        self._shown = number
        whole = self._stretches.all
        pack = self._shelf.pack
        held = passage_marks(pack, self._shelf.desk.today) if pack else {}
        self._pane.view.show_stretch(whole[number] if number < len(whole) else None, held)
        self._pane.show_place(number, len(whole))
        self._pane.show_selection(can_make=False)
        self._mark()
        self._follow_scrolling()

    def _show_change(self, before: SourcePack, after: SourcePack) -> None:
        self._library.sections.show_pack(after)
        if before.document != after.document:
            self._show_facts(after)
        if before.document.sections != after.document.sections:
            self._stretches = Stretches(after.document)
            if _same_words(before, after):
                self._pane.view.show_held(
                    self._stretches.all[self._shown], passage_marks(after, self._shelf.desk.today)
                )
            else:
                shown, self._shown = self._shown, -1
                self._show_stretch(min(shown, max(0, len(self._stretches.all) - 1)))
        self._mark()

    def _mark(self) -> None:
        pack, view = self._shelf.pack, self._pane.view
        if pack is not None:
            shown = frozenset(p.id for p in view.passages())
            view.show_marks(marks_of(pack, self._shelf.selected, shown))

    def _show_selection(self, selected: tuple[FindingId, ...]) -> None:
        finding = self._shelf.finding(selected[0]) if selected else None
        if finding is not None and finding.citation is not None and not self._goes:
            self._show_words(finding.citation.passage, finding.citation.start or 0)
        self._mark()

    def _show_passage(self, passage: PassageId | None) -> None:
        if passage is not None and not self._goes and not self._shelf.selected:
            self._show_words(passage, 0)

    def _show_words(self, passage: PassageId, start: int) -> None:
        number = self._stretches.of_passage(passage) if self._stretches else None
        if number is not None:
            self._show_stretch(number)
            self._pane.view.scroll_to_passage(passage, start)

    # What the reader does

    def _choose(self, findings: tuple[FindingId, ...]) -> None:
        self._shelf.select(findings)

    def _follow(self, passage: Passage | None) -> None:
        """Let the shelf know where the caret is; the text stays where it is."""
        self._goes = True
        if passage is not None:
            self._shelf.show_passage(passage.id)
        self._goes = False

    def _follow_scrolling(self) -> None:
        """Mark the section that is read in the outline."""
        top = self._pane.view.top_passage()
        stretch = self._pane.view.stretch
        if self._goes or top is None or stretch is None:
            return
        piece = next((p for p in stretch.pieces if top in p.passages), None)
        if piece is not None:
            self._library.show_section(piece.section.id)


def _same_words(before: SourcePack, after: SourcePack) -> bool:
    """Return whether two documents differ in the marks of their passages alone."""
    one, other = (
        [(p.id, p.text, p.kind, p.paraphrase) for s in pack.document.sections for p in s.passages]
        for pack in (before, after)
    )
    return one == other and len(before.document.sections) == len(after.document.sections)
