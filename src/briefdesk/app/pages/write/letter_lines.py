"""The Re: line and the closing in the editor, and how one recipient is greeted."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefdesk.app.dialogs.address_override import AddressOverrideDialog
from briefdesk.app.pages.write.hand_edits import HandEdits
from briefdesk.app.pages.write.part_editor import PartShown
from briefdesk.app.session import Session
from briefdesk.errors import BriefdeskError
from briefdesk.model.addressee import Addressee, AddressOverride
from briefdesk.model.draft import PartId
from briefdesk.pipeline.addressing import set_override
from briefdesk.pipeline.letter_lines import CLOSE, LINE_LABELS, SUBJECT, line_text, own_line, set_line

HINTS = {SUBJECT: "What the letter is about, in one line.", CLOSE: "Sincerely, for instance."}
NOBODY = BriefdeskError("No letter is shown.", "Choose recipients first.")
SEVERAL = BriefdeskError(
    "Only a letter to one member has a greeting of its own.",
    "Choose how several are greeted in Congress, under Forms of address.",
)


class LetterLines(QObject):
    """Knows which line of the letter is selected, and makes what is written there into changes."""

    failed = Signal(object)

    def __init__(self, session: Session, by_hand: HandEdits, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._by_hand = by_hand

    @property
    def selected(self) -> PartId | None:
        """Return the line that is selected, None where a part is or nothing."""
        name = self._session.selected_part
        return name if self._session.document == "letter" and name in LINE_LABELS else None

    def edited_here(self) -> str | None:
        """Return the lines that the letter shown has in words of its own, None where no letter is shown."""
        session = self._session
        if session.document != "letter" or session.current is None:
            return None
        edits = {edit.part for edit in session.project.hand_edits if edit.addressee == session.current}
        return ", ".join(label for name, label in LINE_LABELS.items() if name in edits)

    def write_only_here(self, name: PartId) -> None:
        """Select a line of the letter shown, to be written for that letter alone."""
        session = self._session
        session.show_document("letter")
        if session.current is None:
            self.failed.emit(NOBODY)
            return
        session.select_part(name)
        self._by_hand.write_only_here(True)

    def shown(self, name: PartId) -> PartShown:
        """Return what the editor shows of a line. Raises BriefdeskError."""
        session = self._session
        text = line_text(session.desk, session.project, name)
        original = "" if own_line(session.project, name) is None else self._templates(name)
        shown = PartShown(
            label=LINE_LABELS[name],
            text=text,
            original=original,
            original_label="The template’s wording",
            rule_words="",
            rule_tip="",
            hint=HINTS[name],
            ruled=False,
        )
        return self._by_hand.shown(name, shown)

    def write(self, name: PartId, text: str) -> None:
        """Take what was typed, for the letter shown alone or for everyone."""
        session = self._session
        if not self._by_hand.write(name, text):
            label = f"Edit {LINE_LABELS[name].lower() if name == CLOSE else LINE_LABELS[name]}"
            session.apply(label, set_line(session.project, name, text), f"{name}:letter")

    def reset(self, name: PartId) -> None:
        """Go back to the text for everyone, or to the template's."""
        session = self._session
        if not self._by_hand.reset(name):
            session.apply("Back to the original wording", set_line(session.project, name, None))

    def greet_otherwise(self, parent: QWidget) -> AddressOverrideDialog | None:
        """Ask how the member shown is to be greeted and addressed in this project, and why."""
        session = self._session
        one = next((a for a in session.addressees if a.id == session.current), None)
        if one is None or one.member is None:
            self.failed.emit(NOBODY if one is None else SEVERAL)
            return None
        member = one.member.bioguide
        before = next((o for o in session.project.overrides if o.member == member), None)
        book = next((o for o in session.desk.book.overrides if o.member == member), None)
        dialog = AddressOverrideDialog(
            one, before or book, in_project=True, kept_in_project=before is not None, parent=parent
        )
        # For all projects it is kept in Congress, on the member's card.
        dialog.here.setChecked(True)
        dialog.everywhere.hide()
        dialog.kept.connect(lambda override, _for_all: self._greet(one, override))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _greet(self, one: Addressee, form: AddressOverride) -> None:
        session = self._session
        try:
            changed = set_override(
                session.desk,
                session.project,
                form.member,
                reason=form.reason,
                title=form.title,
                salutation=form.salutation,
                block=form.block,
            )
        except BriefdeskError as error:
            self.failed.emit(error)
            return
        session.apply(f"Address {one.name} otherwise", changed)

    def _templates(self, name: PartId) -> str:
        session = self._session
        return line_text(session.desk, set_line(session.project, name, None), name)
