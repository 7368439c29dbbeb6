"""The window's commands: words, shortcuts and icons in one table, and the menus made from them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QUndoGroup
from PySide6.QtWidgets import QMenu, QMenuBar

from briefdesk.app.icons import set_icon
from briefdesk.app.menu_words import MENUS
from briefdesk.app.style import Appearance
from briefdesk.app.wording import plain_tip


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name for the code, words for the menu, keys and icon."""

    name: str
    words: str
    keys: str = ""
    icon: str = ""
    tip: str = ""


PROJECT_WORDS = ("template", "footnote", "roster")
COMMANDS = (
    Command("sample", "Open the &sample", icon="letter"),
    Command("new", "&New project…", "Ctrl+N", "new"),
    Command("open", "&Open…", "Ctrl+O", "open"),
    Command("save", "&Save", "Ctrl+S", "save"),
    Command("save_as", "Save &as…", "Ctrl+Shift+S"),
    Command("add_source", "Add a so&urce…", icon="import"),
    Command("export_letters", "&Export letters…", "Ctrl+E", "export"),
    Command("export_brief", "Export one-&pager…", "Ctrl+Shift+E", "brief"),
    Command("export_sheet", "Export re&view sheet…", icon="print"),
    Command("quit", "&Quit", "Ctrl+Q"),
    Command("message", "Go to the &message", "F6", "note"),
    Command("home", "Go to &home", "Ctrl+Shift+H", "home"),
    Command("letter", "Show the &letter", "Alt+1", "letter"),
    Command("brief", "Show the one-&pager", "Alt+2", "brief"),
    Command("sources", "Go to the so&urces", "Alt+3", "report"),
    Command("congress", "Go to &Congress", "Alt+4", "committee"),
    Command("templates", "Go to &Templates", "Alt+5", "template"),
    Command("partners", "Go to P&artners", "Alt+6", "partners"),
    Command("recipients", "&Recipients…", "Ctrl+K", "people"),
    Command("previous", "&Previous recipient", "Alt+Left", "chevron-left"),
    Command("next", "&Next recipient", "Alt+Right", "chevron-right"),
    Command("zoom_in", "Zoom &in", "Ctrl++", "zoom-in"),
    Command("zoom_out", "Zoom &out", "Ctrl+-", "zoom-out"),
    Command("zoom_100", "Zoom to &100%", "Ctrl+0"),
    Command("fit_width", "Fit the &width", "Ctrl+1", "fit-width"),
    Command("fit_page", "Fit the pa&ge", "Ctrl+2", "fit-page"),
    Command("sender", "&Sender and letterhead…", "Ctrl+Shift+L", "sender"),
    Command("forms", "F&orms of address…", "Ctrl+Shift+A", "letter"),
    Command("approvals", "App&rovals…", "Ctrl+Shift+Y", "seal"),
    Command("check", "&Check now", "F7", "refresh"),
    Command("preflight", "Show pre&flight", "F8", "check-circle"),
    Command("why", "&Why this letter differs", "Ctrl+D", "compare"),
    Command("budget", "Show the page &budget", "F9", "key-figure"),
    Command("shortcuts", "&Keyboard shortcuts", "F1", "keyboard"),
    Command("packs", "What is a source &pack?", icon="report"),
    Command("about", "&About Briefdesk", icon="note"),
)
_MORE_KEYS = {"zoom_in": ("Ctrl++", "Ctrl+="), "fit_page": ("Ctrl+2",)}


class Actions(QObject):
    """Holds every command as a QAction, under its name."""

    recent_wished = Signal(object)
    appearance_wished = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = {command.name: self._make(command) for command in COMMANDS}
        self.recent_menu = QMenu("Open &recent")
        self.appearance = QActionGroup(self)
        for choice, words in (
            (Appearance.AUTO, "Like the &system"),
            (Appearance.LIGHT, "&Light"),
            (Appearance.DARK, "&Dark"),
        ):
            action = self.appearance.addAction(words)
            action.setCheckable(True)
            action.setData(choice.value)
        self.appearance.triggered.connect(lambda action: self.appearance_wished.emit(action.data()))

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def named(self, *names: str) -> list[QAction]:
        """Return the actions of those names, in that order."""
        return [self._actions[name] for name in names]

    def all(self) -> Iterable[QAction]:
        """Return every action."""
        return self._actions.values()

    def show_appearance(self, appearance: Appearance) -> None:
        """Tick the appearance that holds."""
        for action in self.appearance.actions():
            action.setChecked(action.data() == appearance.value)

    def show_recents(self, paths: tuple[Path, ...]) -> None:
        """Fill the menu of projects opened last."""
        self.recent_menu.clear()
        for path in paths:
            action = self.recent_menu.addAction(path.stem.replace("&", "&&"))
            action.setToolTip(plain_tip(str(path)))
            action.triggered.connect(lambda _=False, chosen=path: self.recent_wished.emit(chosen))
        self.recent_menu.setEnabled(bool(paths))

    def _make(self, command: Command) -> QAction:
        action = QAction(command.words, self)
        keys = _MORE_KEYS.get(command.name, (command.keys,) if command.keys else ())
        action.setShortcuts([QKeySequence(key) for key in keys])
        return action

    def draw_icons(self) -> None:
        """Give the actions their icons, which nothing shows before the menus are filled."""
        for command in COMMANDS:
            if command.icon:
                set_icon(self._actions[command.name], command.icon)


def fill_menus(
    bar: QMenuBar, actions: Actions, undo_group: QUndoGroup, page_actions: tuple[QAction, ...]
) -> None:
    """Fill the menu bar. `page_actions` are the pages' own, put where they belong by their words."""
    bar.clear()
    actions.draw_icons()
    undo = undo_group.createUndoAction(bar, "&Undo")
    undo.setShortcut(QKeySequence("Ctrl+Z"))
    set_icon(undo, "undo")
    redo = undo_group.createRedoAction(bar, "&Redo")
    redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
    set_icon(redo, "redo")
    file_menu, edit_menu, view_menu, project_menu, help_menu = (bar.addMenu(words) for words in MENUS)
    file_menu.addActions(actions.named("new", "open"))
    file_menu.addMenu(actions.recent_menu)
    file_menu.addAction(actions["sample"])
    file_menu.addSeparator()
    file_menu.addActions(actions.named("save", "save_as"))
    file_menu.addSeparator()
    file_menu.addActions(actions.named("add_source", "export_letters", "export_brief", "export_sheet"))
    file_menu.addSeparator()
    file_menu.addAction(actions["quit"])
    edit_menu.addActions([undo, redo])
    of_project, of_edit = _sorted(page_actions)
    if of_edit:
        edit_menu.addSeparator()
        edit_menu.addActions(of_edit)
    view_menu.addActions(actions.named("letter", "brief"))
    view_menu.addSeparator()
    view_menu.addActions(actions.named("previous", "next"))
    view_menu.addSeparator()
    view_menu.addActions(actions.named("zoom_in", "zoom_out", "zoom_100", "fit_width", "fit_page"))
    view_menu.addSeparator()
    look = view_menu.addMenu("&Appearance")
    look.addActions(actions.appearance.actions())
    view_menu.addActions(
        actions.named("why", "budget", "preflight", "message", "home", "sources", "congress")
        + actions.named("templates", "partners")
    )
    project_menu.addActions(actions.named("recipients", "forms", "sender"))
    project_menu.addActions(of_project)
    project_menu.addSeparator()
    project_menu.addActions(actions.named("check", "approvals"))
    help_menu.addActions(actions.named("packs", "shortcuts", "about"))
    for menu in (file_menu, edit_menu, view_menu, project_menu, help_menu):
        menu.setToolTipsVisible(True)
        # Room at the right for the keys; Fusion puts them too close to long words.
        menu.setMinimumWidth(240)


def _sorted(page_actions: tuple[QAction, ...]) -> tuple[list[QAction], list[QAction]]:
    """Return the page's actions for the Project menu, and the rest."""
    of_project = [a for a in page_actions if any(w in a.text().lower() for w in PROJECT_WORDS)]
    return of_project, [a for a in page_actions if a not in of_project]


def shortcut_rows(menus: Iterable[QMenu]) -> tuple[tuple[str, str, str], ...]:
    """Return (menu, words, keys) of every action that has keys, for the list of shortcuts."""
    rows = []
    for menu in menus:
        for action in _flat(menu):
            keys = [k.toString(QKeySequence.SequenceFormat.NativeText) for k in action.shortcuts()]
            if keys:
                rows.append((plain(menu.title()), plain(action.text()), " or ".join(keys)))
    return tuple(rows)


def _flat(menu: QMenu) -> Iterator[QAction]:
    """Yield the actions of a menu and of the menus in it."""
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _flat(inner)
        else:
            yield action


def plain(words: str) -> str:
    """Return a menu's words without the marks for Alt keys."""
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")


def window_wide(actions: Iterable[QAction]) -> None:
    """Let shortcuts work wherever the focus is in the window."""
    for action in actions:
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
