"""Where the switch "Everyone | This letter only" and the session meet."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from briefdesk.app.dialogs.edit_conflict import EditConflictDialog, MetEdit
from briefdesk.app.pages.write.hand_edit_bar import ByHandShown
from briefdesk.app.pages.write.part_editor import PartEditor, PartShown
from briefdesk.app.session import Session
from briefdesk.errors import BriefdeskError
from briefdesk.model.addressee import AddresseeId
from briefdesk.model.draft import PartId, Project
from briefdesk.pipeline import tailoring
from briefdesk.pipeline.told_rules import EditState, ToldEdit, told_edit

STATES = {
    EditState.STANDS: "",
    EditState.MERGED: "Everyone’s text changed since. Both changes are in this letter.",
    EditState.CONFLICT: "Everyone’s text changed here too. The edit stands.",
}


NOTHING_MET = BriefdeskError(
    "No edit meets a new text here.", "Choose a letter and a part that were edited by hand."
)


class HandEdits(QObject):
    """Knows whether one letter alone is written, and makes what is written there an edit by hand."""

    changed = Signal()
    """What the editor shows is to be shown anew."""
    failed = Signal(object)

    def __init__(self, session: Session, editor: PartEditor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._editor = editor
        self._reasons: dict[tuple[AddresseeId, PartId], str] = {}
        self.only_here = False
        bar = editor.by_hand
        bar.only_here_wished.connect(self.write_only_here)
        bar.reason_wished.connect(self._give_reason)
        bar.keep_wished.connect(lambda: self._settle(tailoring.Settlement.KEEP))
        bar.take_wished.connect(lambda: self._settle(tailoring.Settlement.TAKE))
        bar.write_wished.connect(self._begin_writing)
        bar.compare_wished.connect(self.compare)
        session.began.connect(self._reasons.clear)

    def write_only_here(self, only_here: bool) -> None:
        """Write the letter shown alone, or what every letter says."""
        self.only_here = only_here
        self.changed.emit()
        if only_here and not self._editor.by_hand.reason.text():
            self._editor.by_hand.reason.setFocus()
        elif only_here:
            self._editor.start()

    def shown(self, part: PartId, shown: PartShown) -> PartShown:
        """Return what the editor shows of a part or line, in the letter shown where that alone is written."""
        session = self._session
        current = session.current
        if session.document != "letter" or current is None or shown.locked:
            return shown
        told = self._told(current, part)
        who = self._name(current)
        if not self.only_here:
            state = f"In the letter to {who} this is edited by hand: it keeps its own words." if told else ""
            if told is not None and told.state is EditState.CONFLICT:
                state = f"{state} The text for everyone changed there too: compare."
            return replace(shown, by_hand=ByHandShown(who, state=state))
        # As typed, even while it is empty: it must not come back under the hand that erases it.
        reason = self._reasons.get((current, part), told.edit.reason if told else "")
        if told is None:
            master = tailoring.master_text(session.desk, session.project, current, part, locked=True)
            bar = ByHandShown(who, True, reason, master=master)
            return replace(shown, text=master, original="", by_hand=bar, waits=not reason.strip())
        bar = ByHandShown(
            who,
            True,
            reason,
            STATES.get(told.state, ""),
            told.state is EditState.CONFLICT,
            told.state is EditState.MERGED,
            told.edit.base,
            told.master,
            told.edit.text,
        )
        label = (
            "The text for everyone"
            if told.state is EditState.STANDS
            else "The text for everyone, as it is now"
        )
        return replace(
            shown, text=told.text, original=told.master, original_label=label, by_hand=bar, waits=False
        )

    def write(self, part: PartId, text: str) -> bool:
        """Take what was typed as an edit of the letter shown; return False where every letter is meant."""
        session, current = self._session, self._session.current
        if not self.only_here or session.document != "letter" or current is None:
            return False
        edit = tailoring.hand_edit_of(session.project, current, part)
        reason = self._reasons.get((current, part)) or (edit.reason if edit else "")
        try:
            changed = tailoring.edit_by_hand(
                session.desk, session.project, current, part, text, reason=reason, day=session.desk.today
            )
        except BriefdeskError as error:
            self.failed.emit(error)
            return True
        # To come back to the text for everyone ends the edit; the reason is kept for what is typed next.
        self._reasons[current, part] = reason
        self._apply("Edit this letter", changed, f"hand:{current}:{part}")
        return True

    def reset(self, part: PartId) -> bool:
        """Take the edit of the letter shown back; return False where every letter is meant."""
        session, current = self._session, self._session.current
        if not self.only_here or current is None:
            return False
        self._reasons.pop((current, part), None)
        self._apply("Drop the edit by hand", tailoring.drop_edit(session.project, current, part))
        return True

    def compare(self) -> EditConflictDialog | None:
        """Show the edit of what is selected beside the text for everyone, before and now."""
        session = self._session
        current, part = session.current, session.selected_part
        told = self._told(current, part) if current is not None and part is not None else None
        if told is None or told.state not in (EditState.CONFLICT, EditState.MERGED):
            self.failed.emit(NOTHING_MET)
            return None
        edit = told.edit
        met = MetEdit(
            self._name(told.edit.addressee), told.label, edit.base, edit.text, told.master, told.text,
            told.state is EditState.CONFLICT,
        )  # fmt: skip
        dialog = EditConflictDialog(met, self._editor.window())
        dialog.keep_wished.connect(lambda: self._settle(tailoring.Settlement.KEEP))
        dialog.take_wished.connect(lambda: self._settle(tailoring.Settlement.TAKE))
        dialog.edit_wished.connect(lambda: self.write_only_here(True))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _name(self, addressee: AddresseeId) -> str:
        return next((a.name for a in self._session.addressees if a.id == addressee), addressee)

    def _told(self, current: AddresseeId, part: PartId) -> ToldEdit | None:
        session = self._session
        edit = tailoring.hand_edit_of(session.project, current, part) if session.project.hand_edits else None
        return told_edit(session.desk, session.project, edit, str(current)) if edit else None

    def _give_reason(self, reason: str) -> None:
        session, current, part = self._session, self._session.current, self._session.selected_part
        if current is None or part is None:
            return
        self._reasons[current, part] = reason
        changed = tailoring.change_reason(session.project, current, part, reason)
        self._apply("Reason of an edit", changed, f"reason:{current}:{part}")
        self.changed.emit()

    def _begin_writing(self) -> None:
        if self._editor.by_hand.reason.text().strip():
            self._editor.start()

    def _settle(self, how: tailoring.Settlement) -> None:
        session, current, part = self._session, self._session.current, self._session.selected_part
        if current is None or part is None:
            return
        try:
            changed = tailoring.settle_edit(session.desk, session.project, current, part, how)
        except BriefdeskError as error:
            self.failed.emit(error)
            return
        label = "Keep the edit by hand" if how is tailoring.Settlement.KEEP else "Take the new text"
        self._apply(label, changed)

    def _apply(self, label: str, project: Project, merge_key: str | None = None) -> None:
        self._session.apply(label, project, merge_key)
