"""What is done to the parts of a document, each a step of the project's undo."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from briefdesk.app.models.parts import PartsModel
from briefdesk.app.pages.write.hand_edits import HandEdits
from briefdesk.app.pages.write.letter_lines import LetterLines
from briefdesk.app.pages.write.part_rows import original_text
from briefdesk.app.session import Session
from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import FindingPart, Part, PartId, Project
from briefdesk.model.finding import FindingId
from briefdesk.pipeline import drafts, tailoring
from briefdesk.pipeline.desk import Desk

Toggle = Callable[[Desk, Project, drafts.DocumentName, FindingId], Project]


class PartSteps(QObject):
    """Changes the selected part, for all letters or for the one edited by hand; `model` lists the parts.

    Signals: `worded()` when the words of a part are others, `began()` when a new paragraph is to be written,
    `failed(error)` where a step is refused: nothing is changed then.
    """

    worded = Signal()
    began = Signal()
    failed = Signal(object)

    def __init__(
        self, session: Session, model: PartsModel, by_hand: HandEdits, lines: LetterLines, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._model = model
        self._by_hand = by_hand
        self._lines = lines

    def write(self, text: str) -> None:
        """Give the selected part, or the line of one letter, these words."""
        session, part, line = self._session, self._part(), self._lines.selected
        if line is not None:
            self._lines.write(line, text)
        if part is None or self._by_hand.write(part.id, text):
            return
        original = original_text(session.desk, session.project, session.document, part)
        wording = None if original and text == original else text
        key = f"text:{session.document}:{part.id}"
        self._change(
            "Typing",
            lambda: drafts.edit_part(session.project, session.document, part.id, wording),
            key,
        )
        self.worded.emit()

    def write_subject(self, text: str) -> None:
        """Write the Re: line of all letters, or the title of the one-pager."""
        session = self._session
        key = f"subject:{session.document}"
        self._change("Edit subject", lambda: drafts.set_subject(session.project, session.document, text), key)

    def reset(self) -> None:
        """Take back the words that the selected part had at first."""
        session, part, line = self._session, self._part(), self._lines.selected
        if line is not None:
            self._lines.reset(line)
        elif part is not None and not self._by_hand.reset(part.id):
            self._change(
                "Back to the original wording",
                lambda: drafts.edit_part(session.project, session.document, part.id, None),
            )
            self.worded.emit()

    def move(self, part: PartId, place: int) -> None:
        """Move a part to that place in the list, from 0, and select it."""
        session = self._session
        self._change("Move part", lambda: drafts.move_part(session.project, session.document, part, place))
        session.select_part(part)

    def take_finding(self, finding: FindingId, gap: int) -> None:
        """Put a finding that was dragged here before a row; one that stands here already is moved."""
        session, document = self._session, self._session.document
        before = [part.id for part in session.draft.parts]
        try:
            project = drafts.pick_finding(session.desk, session.project, document, finding)
        except BriefdeskError as error:
            self.failed.emit(error)
            return
        parts = drafts.draft_of(project, document).parts
        found = [p.id for p in parts if isinstance(p, FindingPart) and p.finding == finding]
        part = next((name for name in found if name not in before), found[0])
        place = gap - 1 if part in before[:gap] else gap
        session.apply("Pick finding", drafts.move_part(project, document, part, place))
        session.select_part(part)

    def step(self, step: int) -> None:
        """Move the selected part by so many places; nothing happens at the ends."""
        part = self._part()
        if part is None:
            return
        place = self._model.row_of(part.id) + step
        if 0 <= place < len(self._model.rows()):
            self.move(part.id, place)

    def remove(self) -> None:
        """Take out the selected part, and select what stands in its place."""
        session, part = self._session, self._part()
        if part is None:
            return
        row = self._model.row_of(part.id)
        before = session.project
        label = drafts.part_label(session.desk, session.project, session.document, part)
        self._change(
            f"Remove {label}", lambda: drafts.remove_part(session.project, session.document, part.id)
        )
        rows = self._model.rows()
        if rows and session.project is not before:
            session.select_part(rows[min(row, len(rows) - 1)].id)

    def add_paragraph(self) -> None:
        """Add a paragraph of the user's own after the selected part, and start writing it."""
        session = self._session
        after = session.selected_part or (session.draft.parts[-1].id if session.draft.parts else None)
        project, added = drafts.add_text(session.project, session.document, after, "")
        session.apply("Add paragraph", project)
        session.select_part(added)
        self.began.emit()

    def restore(self, name: str) -> None:
        """Put back a section of the template that was removed."""
        session = self._session
        self._change(
            "Restore section",
            lambda: drafts.restore_part(session.desk, session.project, session.document, name),
        )
        session.select_part(PartId(name))

    def lock(self, locked: bool) -> None:
        """Lock or unlock the selected part."""
        session, part = self._session, self._part()
        if part is not None:
            label = drafts.part_label(session.desk, session.project, session.document, part)
            self._change(
                f"{'Lock' if locked else 'Unlock'} {label}",
                lambda: tailoring.set_locked(session.project, session.document, part.id, locked),
            )

    def lock_findings(self, locked: bool) -> None:
        """Lock or unlock all findings of the document."""
        session = self._session
        self._change(
            f"{'Lock' if locked else 'Unlock'} all findings",
            lambda: tailoring.lock_findings(session.project, session.document, locked),
        )

    def toggle(self, label: str, toggle: Toggle) -> None:
        """Put the selected finding into a slot of the one-pager, or take it out."""
        session, part = self._session, self._part()
        if isinstance(part, FindingPart):
            finding = part.finding
            self._change(label, lambda: toggle(session.desk, session.project, session.document, finding))

    def _part(self) -> Part | None:
        selected = self._session.selected_part
        return self._session.draft.part(selected) if selected else None

    def _change(self, label: str, make: Callable[[], Project], merge_key: str | None = None) -> None:
        try:
            project = make()
        except BriefdeskError as error:
            self.failed.emit(error)
            return
        self._session.apply(label, project, merge_key)
