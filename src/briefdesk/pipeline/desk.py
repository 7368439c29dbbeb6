"""What a run stands on: the roster, sources and templates at hand, the date, and the template worker."""

import datetime as dt
from collections.abc import Callable
from functools import cached_property, lru_cache
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from briefdesk.compose.member_names import MemberNames
from briefdesk.compose.runner import TemplateRunner
from briefdesk.compose.template import read_template
from briefdesk.congress.index import RosterIndex
from briefdesk.congress.query import member_ids, parse_query
from briefdesk.congress.roster_file import load_roster
from briefdesk.congress.shipped_roster import ROSTER_NAME, load_shipped_roster
from briefdesk.errors import BriefdeskError, RenderError
from briefdesk.model.finding import SourcePack
from briefdesk.model.problem import Problem, Severity
from briefdesk.model.template import Template, TemplateId, TemplateKind
from briefdesk.render.theme import Theme, read_theme
from briefdesk.shipped import shipped_path
from briefdesk.sources.reading import read_source
from briefdesk.store.folders import Folders
from briefdesk.store.library import PACK_ENDING, TEMPLATE_ENDING, library_files, read_library_text

T = TypeVar("T")


class ThemeUnknown(RenderError):
    """A template names a theme that Briefdesk does not have."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"There is no theme “{name}”.")
        self.next_step = f"Write “theme: ” and one of these in the template: {', '.join(known)}."


class Desk:
    """The roster, packs and templates of this machine, read when first asked for; safe between threads.

    A pack, template or roster of the user's own that cannot be read is left out and named in `problems`.
    """

    def __init__(self, *, today: dt.date, folders: Folders) -> None:
        self.today = today
        self.folders = folders
        self.runner = TemplateRunner()
        self._problems: list[Problem] = []
        self._chosen: dict[str, frozenset[str]] = {}

    def close(self) -> None:
        """End the template worker."""
        self.runner.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @cached_property
    def index(self) -> RosterIndex:
        """The roster, the user's own where one was imported, else the shipped one."""
        files = tuple(f for f in library_files(self.folders.roster, ROSTER_NAME) if f.name == ROSTER_NAME)
        own = self._read_all(files, load_roster)
        return RosterIndex(own[0] if own else load_shipped_roster())

    @cached_property
    def packs(self) -> tuple[SourcePack, ...]:
        """The source packs: shipped first, then the user's own; an own pack replaces one of the same id."""
        shipped = tuple(
            read_source(path) for path in sorted(shipped_path("assets", "sources").glob("*.pack.md"))
        )
        own = self._read_all(library_files(self.folders.sources, PACK_ENDING), read_source)
        replaced = {pack.document.id for pack in own}
        return (*(p for p in shipped if p.document.id not in replaced), *own)

    @cached_property
    def templates(self) -> tuple[Template, ...]:
        """The templates: shipped (trusted) first, then the user's own (not trusted)."""
        shipped = tuple(
            _template_file(path, trusted=True)
            for folder in ("letters", "briefs")
            for path in sorted(shipped_path("templates", folder).glob("*.md"))
        )
        own = self._read_all(library_files(self.folders.templates, TEMPLATE_ENDING), _own_template_file)
        return (*shipped, *own)

    def member_ids(self, query: str) -> frozenset[str]:
        """Return the ids of the members that a query names, worked out once. Raises QueryInvalid."""
        known = self._chosen.get(query)
        if known is None:
            known = self._chosen[query] = member_ids(self.index, parse_query(query))
        return known

    @cached_property
    def names(self) -> MemberNames:
        """The names of all members, for the scan of finished letters."""
        return MemberNames(self.index.roster.members)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was wrong with the user's own packs, templates and roster read so far."""
        return tuple(self._problems)

    def template(self, template_id: str, kind: TemplateKind | None = None) -> Template | None:
        """Return the template of that id (and kind), or None."""
        found = (t for t in self.templates if t.id == template_id and kind in (None, t.kind))
        return next(found, None)

    def pack(self, source_id: str) -> SourcePack | None:
        """Return the pack of that source, or None."""
        return next((p for p in self.packs if p.document.id == source_id), None)

    def forget(self) -> None:
        """Read packs, templates and roster anew when next asked for, after one was added or replaced."""
        for name in ("packs", "templates", "index", "names"):
            self.__dict__.pop(name, None)
        self._chosen.clear()
        self._problems.clear()

    def _read_all(self, paths: tuple[Path, ...], read: Callable[[Path], T]) -> tuple[T, ...]:
        found: list[T] = []
        for path in paths:
            try:
                found.append(read(path))
            except BriefdeskError as error:
                self._problems.append(
                    Problem(Severity.WARNING, "library-file", str(error), error.next_step, where=path.name)
                )
        return tuple(found)


def open_desk(*, today: dt.date, folders: Folders) -> Desk:
    """Return a desk for `today`; nothing is read before it is asked for."""
    return Desk(today=today, folders=folders)


def _own_template_file(path: Path) -> Template:
    return _template_file(path, trusted=False)


def _template_file(path: Path, *, trusted: bool) -> Template:
    return read_template(read_library_text(path), id=TemplateId(path.stem), trusted=trusted)


@lru_cache(maxsize=16)
def theme_named(name: str) -> Theme:
    """Return a shipped theme. Raises ThemeUnknown where there is none of that name."""
    shipped = {path.stem: path for path in sorted(shipped_path("templates", "themes").glob("*.toml"))}
    if name not in shipped:
        raise ThemeUnknown(name, tuple(shipped))
    return read_theme(read_library_text(shipped[name]), name=name)
