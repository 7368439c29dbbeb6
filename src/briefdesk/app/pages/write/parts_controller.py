"""Where the parts pane and the session meet."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from briefdesk.app.models.parts import PartRow, PartsModel
from briefdesk.app.pages.write.hand_edits import HandEdits
from briefdesk.app.pages.write.letter_lines import LetterLines
from briefdesk.app.pages.write.merge_fields import field_groups
from briefdesk.app.pages.write.part_editor import PartShown
from briefdesk.app.pages.write.part_rows import allowed_for, part_rows, part_shown
from briefdesk.app.pages.write.part_steps import PartSteps
from briefdesk.app.pages.write.parts_pane import HeadShown, PartsPane
from briefdesk.app.pages.write.text_check import TextCheck
from briefdesk.app.session import Session
from briefdesk.app.workers import Runner
from briefdesk.english import counted
from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import FindingPart, Part, PartId, Project
from briefdesk.model.tailoring import FindingOrder
from briefdesk.model.template import Slot
from briefdesk.pipeline import drafts, slots
from briefdesk.pipeline.template_versions import TemplateOrigin, template_origin


class PartsController(QObject):
    """Shows the document's parts in order, and gives what the pane wishes to its `steps`."""

    failed = Signal(object)

    def __init__(
        self, session: Session, runner: Runner, pane: PartsPane, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._pane = pane
        self._model = PartsModel(self)
        self._check = TextCheck(session, runner, self)
        self.by_hand = HandEdits(session, pane.editor, self)
        self.lines = LetterLines(session, self.by_hand, self)
        self.steps = PartSteps(session, self._model, self.by_hand, self.lines, self)
        self._following = False
        self._checked: PartId | None = None
        self._slots: frozenset[Slot] = frozenset()
        pane.parts.setModel(self._model)
        self._connect()
        self._show_document()

    def _connect(self) -> None:
        session, pane, tools, steps = self._session, self._pane, self._pane.tools, self.steps
        session.project_changed.connect(self._follow)
        session.document_changed.connect(self._show_document)
        session.selection_changed.connect(self._show_selection)
        session.addressees_changed.connect(self._show_all)
        session.path_changed.connect(self._select_first)
        session.current_changed.connect(self._show_letter)
        self.by_hand.changed.connect(lambda: self._show_selection(session.selected_part))
        self.by_hand.failed.connect(self.failed)
        self.lines.failed.connect(self.failed)
        steps.failed.connect(self.failed)
        steps.worded.connect(self._check.ask)
        steps.began.connect(pane.editor.start)
        pane.document_wished.connect(session.show_document)
        pane.subject_wished.connect(steps.write_subject)
        pane.parts.part_selected.connect(self._select)
        pane.parts.remove_wished.connect(steps.remove)
        pane.parts.step_wished.connect(steps.step)
        self._model.move_wished.connect(steps.move)
        self._model.finding_dropped.connect(steps.take_finding)
        pane.editor.text_wished.connect(steps.write)
        pane.editor.reset_wished.connect(steps.reset)
        tools.add_wished.connect(steps.add_paragraph)
        tools.restore_wished.connect(steps.restore)
        tools.step_wished.connect(steps.step)
        tools.key_figure_wished.connect(lambda: steps.toggle("Key figure", slots.toggle_key_figure))
        tools.chart_wished.connect(lambda: steps.toggle("Bar", slots.toggle_in_chart))
        tools.quote_wished.connect(lambda: steps.toggle("Pull quote", slots.toggle_quote))
        tools.reset_wished.connect(steps.reset)
        tools.remove_wished.connect(steps.remove)
        tools.lock_wished.connect(steps.lock)
        tools.lock_findings_wished.connect(steps.lock_findings)
        self._check.found.connect(pane.editor.show_problem)

    # What the session says -----------------------------------------------------------------------------

    def _follow(self, before: Project, after: Project) -> None:
        self._show_all()
        if before.hand_edits != after.hand_edits:
            self._check.ask()
        document = self._session.document
        old = drafts.draft_of(before, document).parts
        changed = [part for part in drafts.draft_of(after, document).parts if part not in old]
        if len(changed) == 1:
            # Undo shows what it brought back.
            self._session.select_part(changed[0].id)

    def _show_all(self) -> None:
        session = self._session
        try:
            rows = part_rows(
                session.desk, session.project, session.document, session.addressees, session.current
            )
            self._show_head()
            template = drafts.template_of(session.desk, session.project, session.document)
        except BriefdeskError as error:
            self._show_broken(error)
            return
        self._pane.parts.say_nothing()
        self._set_rows(rows)
        self._slots = frozenset(section.slot for section in template.sections if section.slot)
        labels = {section.name: section.label or section.name for section in template.sections}
        gone = drafts.removed_sections(session.desk, session.project, session.document)
        self._pane.tools.show_removed(tuple((name, labels[name]) for name in gone))
        self._pane.editor.show_fields(field_groups(session.document, template.fields))
        self._show_selection(session.selected_part)

    def _show_broken(self, error: BriefdeskError) -> None:
        """Show no parts, and say why: those shown before belong to another template or project."""
        self._pane.show_head(self._head_without_template())
        self._set_rows(())
        self._pane.parts.say_nothing(f"The parts cannot be shown. {error} {error.next_step}")
        self.failed.emit(error)

    def _set_rows(self, rows: tuple[PartRow, ...]) -> None:
        self._following = True
        self._model.set_rows(rows)
        self._following = False

    def _show_letter(self) -> None:
        """Show what differs by letter, after another was turned to."""
        project = self._session.project
        if project.hand_edits or project.letter.order is FindingOrder.RELEVANCE:
            self._show_all()
        else:
            self._show_selection(self._session.selected_part)

    def _show_head(self) -> None:
        session = self._session
        template = drafts.template_of(session.desk, session.project, session.document)
        self._pane.show_head(
            replace(
                self._head_without_template(),
                template=template.name,
                subject=drafts.subject_of(session.desk, session.project, session.document),
                here=self.lines.edited_here(),
                untrusted=template_origin(session.desk, template) is TemplateOrigin.STRANGER,
            )
        )

    def _head_without_template(self) -> HeadShown:
        session, number = self._session, len(self._session.addressees)
        return HeadShown(
            document=session.document,
            template="Choose another template…",
            subject_label="Re:" if session.document == "letter" else "Title",
            subject=session.draft.subject or "",
            recipients=counted(number, "recipient") if number else "Choose recipients",
            order=self._order(),
        )

    def _order(self) -> str:
        draft = self._session.draft
        listed = [p for p in draft.parts if isinstance(p, FindingPart) and p.slot is Slot.FINDINGS]
        return draft.order.value if self._session.document == "letter" and len(listed) > 1 else ""

    def _show_selection(self, part_id: PartId | None) -> None:
        session = self._session
        part = session.draft.part(part_id) if part_id else None
        self._following = True
        self._pane.parts.select_row(self._model.row_of(part.id if part else None))
        self._following = False
        self._pane.editor.show_part(self._shown(part))
        self._pane.tools.show_allowed(
            allowed_for(session.project, session.document, part, self._slots), document=session.document
        )
        if part_id != self._checked:
            self._checked = part_id
            self._check.forget()
            self._check.ask()

    def _shown(self, part: Part | None) -> PartShown | None:
        session, line = self._session, self.lines.selected
        if line is not None:
            return self.lines.shown(line)
        if part is None:
            return None
        shown = part_shown(session.desk, session.project, session.document, part, session.addressees)
        return self.by_hand.shown(part.id, shown)

    def _show_document(self) -> None:
        self._show_all()
        self._select_first()

    def _select_first(self) -> None:
        """Begin at the first finding: its words, its passage and its place on the page are in sight."""
        session, parts = self._session, self._session.draft.parts
        if session.selected_part is None and parts:
            first = next((part for part in parts if isinstance(part, FindingPart)), parts[0])
            session.select_part(first.id)

    def _select(self, row: PartRow | None) -> None:
        if not self._following:
            self._session.select_part(row.id if row else None)
