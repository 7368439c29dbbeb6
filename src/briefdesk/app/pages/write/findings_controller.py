"""Where the findings pane and the session meet."""

from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QModelIndex, QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from briefdesk.app.models.item_role import ITEM_ROLE
from briefdesk.app.models.outline import OutlineModel
from briefdesk.app.models.outline_filter import OutlineFilter
from briefdesk.app.models.wording import KIND_WORDS
from briefdesk.app.pages.write.findings_pane import FindingsPane
from briefdesk.app.pages.write.part_rows import original_text
from briefdesk.app.pages.write.passage_shown import provenance_shown, source_words
from briefdesk.app.session import Session
from briefdesk.app.workers import Runner
from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import FindingPart, Part, PartId, Project, TemplatePart
from briefdesk.model.finding import Finding, FindingId
from briefdesk.model.letter import Sentence
from briefdesk.pipeline.drafts import pick_finding, unpick_finding
from briefdesk.pipeline.provenance import (
    Provenance,
    Tracer,
    finding_provenance,
    sentence_provenance,
    words_provenance,
)
from briefdesk.pipeline.release import marked_findings

TRACING = "write:provenance"
OPENABLE = ("http", "https")
"""Schemes of addresses that are handed to the browser."""


class FindingsController(QObject):
    """Shows the sources' findings with the picked ones ticked, and makes ticks into changes."""

    failed = Signal(object)

    def __init__(
        self, session: Session, runner: Runner, pane: FindingsPane, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._runner = runner
        self._tracer = Tracer()
        self._pane = pane
        self._model = OutlineModel(self)
        self._filter = OutlineFilter(self)
        self._filter.setSourceModel(self._model)
        self._following = False
        self._held: Mapping[FindingId, str] = {}
        pane.tree.setModel(self._filter)
        self._connect()
        self._show_sources()
        self._show_picked()

    def _connect(self) -> None:
        pane, session = self._pane, self._session
        session.project_changed.connect(self._follow)
        session.document_changed.connect(self._show_picked)
        session.selection_changed.connect(self._show_part)
        self._model.pick_wished.connect(self._pick)
        pane.words_changed.connect(self._filter.set_words)
        pane.kinds_changed.connect(self._filter.set_kinds)
        pane.picked_only_changed.connect(self._filter.set_picked_only)
        for signal in (pane.words_changed, pane.kinds_changed, pane.picked_only_changed):
            signal.connect(self._after_filter)
        pane.first_wished.connect(self._go_to_first)
        pane.tree.finding_selected.connect(self._show_finding)
        pane.passage.open_wished.connect(open_address)
        # What is still being asked when the page goes must not be shown on it.
        pane.destroyed.connect(partial(self._runner.drop, TRACING))

    # What the session says -----------------------------------------------------------------------------

    def _follow(self, before: Project, after: Project) -> None:
        if before.sources != after.sources:
            self._show_sources()
            if {s.document.id for s in before.sources}.isdisjoint(s.document.id for s in after.sources):
                self._pane.tree.scrollToTop()
        if before.letter != after.letter or before.brief != after.brief or before.sources != after.sources:
            self._show_picked()
        if before.sources != after.sources:
            # The passage of what is being written stands in the new sources, perhaps with other words.
            self._show_part(self._session.selected_part)

    def _show_sources(self) -> None:
        packs = self._session.project.sources
        self._model.set_packs(packs)
        self._held = self._marked()
        self._model.set_held(self._held)
        self._pane.show_kinds(Counter(finding.kind for finding in self._model.findings()))
        self._pane.tree.open_headings()
        self._show_passage(None)

    def _marked(self) -> Mapping[FindingId, str]:
        try:
            return marked_findings(self._session.desk, self._session.project)
        except BriefdeskError:
            return {}  # preflight and export look again, and tell what is wrong

    def _show_picked(self) -> None:
        picked = frozenset(self._session.draft.picked())
        self._model.set_picked(picked)
        if self._filter.picks_matter:
            self._filter.refresh()
        words = source_words(self._session.project.sources)
        here = sum(finding.id in picked for finding in self._model.findings())
        self._pane.show_source(words, f"{here} picked" if here else "")

    def _show_part(self, part_id: PartId | None) -> None:
        part = self._session.draft.part(part_id) if part_id else None
        if part is None:
            return
        finding = self._session.project.finding(part.finding) if isinstance(part, FindingPart) else None
        place = self._model.index_of(finding.id) if finding else QModelIndex()
        self._following = True
        self._pane.tree.select_finding(self._filter.mapFromSource(place))
        self._following = False
        if isinstance(part, FindingPart):
            self._show_passage(finding)
        else:
            self._trace_part(part)

    # What the pane wishes ------------------------------------------------------------------------------

    def _pick(self, finding_id: FindingId, picked: bool) -> None:
        session = self._session
        finding = session.project.finding(finding_id)
        if finding is None:
            return
        word = KIND_WORDS[finding.kind][0].lower()
        try:
            if picked:
                project = pick_finding(session.desk, session.project, session.document, finding_id)
            else:
                project = unpick_finding(session.project, session.document, finding_id)
        except BriefdeskError as error:
            self.failed.emit(error)
            return
        session.apply(f"Pick {word}" if picked else f"Unpick {word}", project)
        session.select_part(self._part_of(finding_id))

    def _go_to_first(self) -> None:
        """Go to the first finding that a filter left; without one the place in the list is kept."""
        tree = self._pane.tree
        if self._filter.active or not isinstance(tree.currentIndex().data(ITEM_ROLE), Finding):
            tree.select_finding(self._filter.first_finding())

    def _show_finding(self, finding: Finding | None) -> None:
        """Show the passage of a finding, and its part where it is picked: page and editor follow."""
        part = self._selected_part()
        if finding is None and isinstance(part, FindingPart):
            # A filter hides it; the part is still the one that is written in.
            finding = self._session.project.finding(part.finding)
        self._show_passage(finding)
        held = isinstance(part, FindingPart) and finding is not None and part.finding == finding.id
        if finding is not None and not held and not self._following:
            found = self._part_of(finding.id)
            if found is not None:
                self._session.select_part(found)

    def _selected_part(self) -> Part | None:
        selected = self._session.selected_part
        return self._session.draft.part(selected) if selected else None

    def _part_of(self, finding_id: FindingId) -> PartId | None:
        parts = self._session.draft.parts
        return next((p.id for p in parts if isinstance(p, FindingPart) and p.finding == finding_id), None)

    # Where words come from ------------------------------------------------------------------------------

    def show_sentence(self, sentence: Sentence) -> None:
        """Show where a sentence of the page comes from; its part is selected already."""
        session = self._session
        if sentence.note is not None or sentence.finding is not None:
            self._runner.drop(TRACING)
            found = sentence_provenance(session.project, session.document, sentence, self._tracer)
            self._show_provenance(found)
        else:
            self._ask(sentence_provenance, session.project, session.document, sentence, self._tracer)

    def _trace_part(self, part: Part) -> None:
        session = self._session
        text = part_words(session, part)
        template = isinstance(part, TemplatePart) and part.text is None
        self._ask(partial(words_provenance, template=template), session.project, text, self._tracer)

    def _ask(self, trace: Callable[..., Provenance], *of: object) -> None:
        """Ask a worker: the first sentence of a long source takes a second."""
        self._runner.submit(
            TRACING,
            trace,
            *of,
            on_result=self._show_provenance,
            on_error=lambda _error: self._show_passage(None),
        )

    def _show_provenance(self, found: Provenance) -> None:
        self._pane.passage.show_provenance(provenance_shown(self._session.desk, found, self._held))

    def _show_passage(self, finding: Finding | None) -> None:
        self._runner.drop(TRACING)
        if finding is None:
            self._pane.passage.show_provenance(None)
        else:
            self._show_provenance(finding_provenance(self._session.project.sources, finding))

    def _after_filter(self) -> None:
        self._pane.tree.open_headings()
        self._pane.show_match_count(self._filter.finding_count(), filtered=self._filter.active)


def part_words(session: Session, part: Part) -> str:
    """Return the words of a part as they stand now: the user's own, else the template's."""
    own = part.text
    return original_text(session.desk, session.project, session.document, part) if own is None else own


def open_address(address: str) -> None:
    """Open a web address that is in sight in the user's browser; other schemes are left alone."""
    url = QUrl(address)
    if url.scheme().lower() in OPENABLE and url.host():
        QDesktopServices.openUrl(url)
