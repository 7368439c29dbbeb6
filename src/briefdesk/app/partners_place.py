"""The place Partners and the rest of the window: packs made, opened, sent back and merged."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QUndoGroup
from PySide6.QtWidgets import QFileDialog, QSplitter

from briefdesk.app.files import PACK_ENDING, ProjectFiles
from briefdesk.app.filling import PACK_FILES, Filling, ask_name, file_name
from briefdesk.app.notify import Notices
from briefdesk.app.place import Place
from briefdesk.app.recovery import Leftover
from briefdesk.app.session import Session
from briefdesk.app.window import PARTNERS, MainWindow
from briefdesk.app.workers import Runner
from briefdesk.english import counted
from briefdesk.errors import BriefdeskError

if TYPE_CHECKING:
    from briefdesk.app.dialogs.pack_out import PackOutDialog
    from briefdesk.app.pages.partners.pack_session import PackSession
    from briefdesk.app.pages.partners.page import PartnersPage
    from briefdesk.model.partner_pack import PackMerge, PartnerPack


class PartnersPlace(Place["PartnersPage"]):
    """The Partners page. `pack_opened()` tells that a pack is there to be filled in.

    While a pack is filled in, `undo` takes back what was filled in, else the project's changes.
    """

    pack_opened = Signal()

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        *,
        runner: Runner,
        files: ProjectFiles,
        notices: Notices,
        undo: QUndoGroup,
    ) -> None:
        super().__init__(PARTNERS, window, session, undo)
        self._runner = runner
        self._files = files
        self._notices = notices
        self.filling = Filling(window, session.desk, files=files, notices=notices, undo=undo)
        self.filling.opened.connect(self._show_filling)
        self.filling.closed.connect(self._clear_filling)
        files.pack_wished.connect(self.open_path)

    def _make(self) -> "PartnersPage":
        from briefdesk.app.pages.partners.page import PartnersPage  # noqa: PLC0415

        return PartnersPage(self._session, self._runner)

    def _join(self, page: "PartnersPage") -> None:
        page.packs.make_wished.connect(self.make_pack)
        page.packs.back_wished.connect(self.ask_back)
        page.packs.taken.connect(self.take)
        page.fill.open_wished.connect(self.ask_pack)
        page.fill.save_wished.connect(self.filling.save)
        page.fill.send_wished.connect(self.filling.send_back)
        page.fill.close_wished.connect(self.filling.close_pack)
        page.fill.failed.connect(self._notices.tell)
        page.failed.connect(self._notices.tell)
        page.noted.connect(self._notices.note)
        page.tabs.shown.connect(lambda _shown: self._follow())

    @property
    def splitters(self) -> tuple[QSplitter | None, ...]:
        """Return the page's splitter, None while there is no page."""
        return (self._page.packs.splitter if self._page else None,)

    def show_sign_on(self) -> None:
        """Show the organizations that sign the letter."""
        from briefdesk.app.pages.partners.page import SIGN_ON  # noqa: PLC0415

        self._window.show_place(PARTNERS)
        self.page.tabs.go(SIGN_ON)

    # A pack out

    def make_pack(self) -> "PackOutDialog":
        """Ask what a pack is to hold, and write it."""
        from briefdesk.app.dialogs.pack_out import PackOutDialog  # noqa: PLC0415  (seldom needed)

        dialog = PackOutDialog(self._session.desk, self._session.project, self._window)
        dialog.accepted.connect(lambda: self._write(dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _write(self, dialog: "PackOutDialog") -> None:
        from briefdesk.pipeline.partner_packs import pack_out, with_pack_out  # noqa: PLC0415

        name = f"{self._session.name}, for {dialog.for_whom}" if dialog.for_whom else self._session.name
        path = ask_name(self._window, "Make a pack", self._files.folder() / f"{file_name(name)}{PACK_ENDING}")
        if path is None:
            return
        session = self._session
        slots, whom = dialog.open_slots, dialog.for_whom
        try:
            made = pack_out(session.desk, session.project, path, open_slots=slots, for_whom=whom)
        except BriefdeskError as error:
            self._notices.tell(error)
            return
        session.apply("Make a pack", with_pack_out(session.project, made))
        whom = whom or "your partner"
        self._notices.note(
            f"“{path.name}” is made, in {path.parent}.",
            f"Send it to {whom}. Save the project, so that it knows the pack when it comes back.",
            ("Save", self._save_project),
        )

    def _save_project(self) -> None:
        self._files.save()

    # A pack opened

    def ask_pack(self) -> None:
        """Ask for the file of a pack and open it."""
        if path := self._ask_file("Open a pack"):
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open a pack: one that the open project made is held against it, any other is for filling in."""
        self._read(path, self._show)

    def _show(self, pack: "PartnerPack", path: Path) -> None:
        if any(made.id == pack.id for made in self._session.project.packs_out):
            self._hold_against(pack)
        else:
            self.filling.open(pack, path)

    def recover(self, left: Leftover) -> bool:
        """Go on with a pack that an earlier run left half filled; return whether it is open now."""
        from briefdesk.pipeline.partner_packs import read_pack  # noqa: PLC0415

        try:
            pack = read_pack(left.snapshot.path)
        except BriefdeskError as error:
            self._notices.tell(error)
            return False
        return self.filling.open(pack, left.snapshot.origin or left.snapshot.path, left)

    @property
    def is_filling(self) -> bool:
        """Return whether the tab in which a pack is filled in is in front, with a pack in it."""
        if self._page is None or self._window.place != PARTNERS or self.filling.undo_stack is None:
            return False
        return self._page.tabs.current == "fill"

    def _show_filling(self, session: "PackSession") -> None:
        from briefdesk.app.pages.partners.page import FILL  # noqa: PLC0415

        self.page.fill.show_pack(session)
        self._window.banner.hide()
        self._window.show_place(PARTNERS)
        self.page.tabs.show_pane(FILL)
        self.page.fill.setFocus()
        session.clean_changed.connect(lambda _clean: self._show_title())
        session.saved.connect(self._show_title)
        self._follow()
        self.pack_opened.emit()

    def _clear_filling(self) -> None:
        self.page.fill.clear()
        self._follow()

    # A pack back

    def ask_back(self) -> None:
        """Ask for the file of a pack that came back and show what it would change."""
        if path := self._ask_file("Take a pack back"):
            self._read(path, lambda pack, _path: self._hold_against(pack))

    def take(self, merge: "PackMerge", accepted: tuple[str, ...]) -> None:
        """Take accepted changes of a pack into the project, as one step of undo."""
        from briefdesk.pipeline.pack_merge import apply_merge  # noqa: PLC0415
        from briefdesk.pipeline.pack_partner import ORGANIZATION, name_of  # noqa: PLC0415

        session = self._session
        try:
            project = apply_merge(session.desk, session.project, merge, accepted)
        except BriefdeskError as error:
            self._notices.tell(error)
            return
        who = name_of(merge.pack) or "a partner"
        session.apply(f"Take the pack of {who}", project)
        listed = ORGANIZATION in accepted
        self._notices.note(
            f"{counted(len(accepted), 'change')} of {who} taken. Ctrl+Z takes that back.",
            f"{who} is among the organizations: record its signature when it signs." if listed else "",
            ("Sign-on", self.show_sign_on) if listed else None,
        )
        self.page.packs.clear_merge()

    def _hold_against(self, pack: "PartnerPack") -> None:
        from briefdesk.app.pages.partners.page import PACKS  # noqa: PLC0415
        from briefdesk.pipeline.pack_merge import held_against  # noqa: PLC0415

        session = self._session

        def show(merge: "PackMerge") -> None:
            self._window.show_place(PARTNERS)
            self.page.tabs.show_pane(PACKS)
            self.page.packs.show_merge(merge)

        self._runner.submit(
            "pack:merge", held_against, session.desk, session.project, pack,
            on_result=show, on_error=self._notices.tell,
        )  # fmt: skip

    # Files and undo

    def _read(self, path: Path, show: "Callable[[PartnerPack, Path], None]") -> None:
        from briefdesk.pipeline.partner_packs import read_pack  # noqa: PLC0415

        self._runner.submit(
            "pack:read", read_pack, path,
            on_result=lambda pack: show(pack, path), on_error=self._notices.tell,
        )  # fmt: skip

    def _ask_file(self, title: str) -> Path | None:
        chosen, _ = QFileDialog.getOpenFileName(self._window, title, str(self._files.folder()), PACK_FILES)
        return Path(chosen) if chosen else None

    def _follow_place(self, place: str, before: str) -> None:
        self._follow()

    def _follow(self) -> None:
        """Let undo and the title be the pack's while it is filled in, else the project's."""
        self._show_title()
        if self._page is None or self._window.place != PARTNERS:
            return
        stack = self.filling.undo_stack if self.is_filling else None
        self.undo.setActiveStack(stack or self._session.undo_stack)

    def _show_title(self) -> None:
        name, dirty = self.filling.title if self.is_filling else ("", False)
        self._window.show_pack(name, dirty=dirty)

    def _end(self) -> None:
        if self._page is not None:
            self._page.fill.close_workers()
        self.filling.end()
