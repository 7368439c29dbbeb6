"""What a run stands on: the roster, sources and templates at hand, the date, and the template worker."""

import datetime as dt
import threading
from collections.abc import Callable, Hashable
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from briefdesk.compose.member_names import MemberNames
from briefdesk.compose.runner import TemplateRunner
from briefdesk.compose.template import read_template
from briefdesk.congress.beyond import NO_LISTS, NOTHING_HEARD, Heard, Lists
from briefdesk.congress.index import RosterIndex
from briefdesk.congress.query import member_ids, parse_query
from briefdesk.congress.roster_file import load_roster
from briefdesk.congress.shipped_roster import ROSTER_NAME, load_shipped_roster
from briefdesk.errors import BriefdeskError, RenderError
from briefdesk.model.address_book import AddressBook
from briefdesk.model.draft import PageSize
from briefdesk.model.finding import Finding, SourcePack
from briefdesk.model.library import SourceEntry
from briefdesk.model.problem import Problem, Severity
from briefdesk.model.source import SourceDocument
from briefdesk.model.template import Template, TemplateId, TemplateKind
from briefdesk.render.theme import Theme
from briefdesk.render.theme_reading import read_theme
from briefdesk.shipped import shipped_path
from briefdesk.store.folders import Folders
from briefdesk.store.library import (
    LIBRARY_NAME,
    TEMPLATE_ENDING,
    THEME_ENDING,
    library_files,
    read_library_text,
)

if TYPE_CHECKING:
    from briefdesk.store.address_book import BookFile
    from briefdesk.store.findings import FindingsLibrary
    from briefdesk.store.log import LetterLog

T = TypeVar("T")

LOG_NAME = "log.sqlite"


class ThemeUnknown(RenderError):
    """A template names a theme that Briefdesk does not have."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"There is no theme “{name}”.")
        self.next_step = f"Write “theme: ” and one of these in the template: {', '.join(known)}."


class Desk:
    """The roster, library and templates of this machine, read when first asked for; safe between threads.

    A pack, template or roster of the user's own that cannot be read is left out and named in `problems`.
    """

    def __init__(self, *, today: dt.date, folders: Folders) -> None:
        self.today = today
        self.folders = folders
        self.runner = TemplateRunner()
        self._problems: list[Problem] = []
        self._chosen: dict[tuple[str, Hashable], frozenset[str]] = {}
        self._library: FindingsLibrary | None = None
        self._library_problems: tuple[Problem, ...] | None = None
        self._stocked = -1
        self._library_lock = threading.Lock()

    def close(self) -> None:
        """End the template worker and close the library."""
        self.runner.close()
        if self._library is not None:
            self._library.close()
        if "letter_log" in self.__dict__:
            self.letter_log.close()

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

    @property
    def library(self) -> "FindingsLibrary":
        """The user's library of sources, stocked with the shipped packs and those of the user's folder."""
        with self._library_lock:
            if self._library is None:
                self._library = _open_library(self.folders.library / LIBRARY_NAME, self.today)
            # A file that was damaged meanwhile is mended by then: it wants its stock, the user to be told.
            if self._library_problems is None or self._stocked != self._library.generation:
                # Loaded here: letters of a project do without the library, and what reads sources for it.
                from briefdesk.pipeline.stock import stock  # noqa: PLC0415

                self._library_problems = stock(self._library, self.folders, self.today)
                self._stocked = self._library.generation
        return self._library

    @cached_property
    def people(self) -> "BookFile":
        """The file of the user's address book."""
        from briefdesk.store.address_book import BOOK_NAME, BookFile  # noqa: PLC0415  (slow to load)

        return BookFile(self.folders.library / BOOK_NAME)

    @property
    def book(self) -> AddressBook:
        """The user's address book as it is now, an empty one where it cannot be read."""
        return self.people.book

    @cached_property
    def letter_log(self) -> "LetterLog":
        """The log of the letters that were made."""
        from briefdesk.store.log import open_log  # noqa: PLC0415  (SQLite would be loaded at every start)

        return open_log(self.folders.library / LOG_NAME)

    def sources(self) -> tuple[SourceEntry, ...]:
        """Return the library's sources without their texts: own ones, the newest first, then shipped."""
        return self.library.sources()

    @property
    def packs(self) -> tuple[SourcePack, ...]:
        """The library's sources without dismissed findings: shipped first, then the user's own."""
        entries = self.sources()
        own = [entry for entry in entries if not entry.shipped]
        found = (self.pack(e.id) for e in (*(e for e in entries if e.shipped), *reversed(own)))
        return tuple(pack for pack in found if pack is not None)

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

    @cached_property
    def own_themes(self) -> tuple[tuple[str, str], ...]:
        """Ids and texts of the user's own themes, by id; those that cannot be read as text are left out."""
        return self._read_all(library_files(self.folders.themes, THEME_ENDING), _theme_file)

    def member_ids(self, query: str, lists: Lists = NO_LISTS, heard: Heard = NOTHING_HEARD) -> frozenset[str]:
        """Return the ids of the members that a query names, worked out once. Raises QueryInvalid."""
        known = self._chosen.get((query, None))
        if known is not None:
            return known
        asked = parse_query(query)
        keys = {condition.key for term in asked.terms for condition in term.alternatives}
        marks: list[Hashable] = []
        # Two projects may call different lists by one name, and the log grows.
        if "list" in keys:
            marks.append(tuple((name, tuple(members)) for name, members in lists.items()))
        if "heard" in keys:
            marks.append(heard.mark())
        if "fact" in keys:
            marks.append(heard.places())
        key = (query, tuple(marks) or None)
        known = self._chosen.get(key)
        if known is None:
            known = self._chosen[key] = member_ids(self.index, asked, lists=lists, heard=heard)
        return known

    @cached_property
    def names(self) -> MemberNames:
        """The names of all members, for the scan of finished letters."""
        return MemberNames(self.index.roster.members)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was wrong with the user's own library, packs, templates and roster read so far."""
        own = [self.__dict__[name] for name in ("people", "letter_log") if name in self.__dict__]
        told = (
            Problem(Severity.WARNING, "own-file", kept.problem, kept.next_step, where=kept.path.name)
            for kept in own
            if kept.problem
        )
        return (*(self._library_problems or ()), *self._problems, *told)

    def tell(self, code: str, error: BriefdeskError) -> None:
        """Add to `problems` what went wrong beside the work itself."""
        self._problems.append(Problem(Severity.WARNING, code, str(error), error.next_step, where=error.where))

    def template(self, template_id: str, kind: TemplateKind | None = None) -> Template | None:
        """Return the template of that id (and kind), or None."""
        found = (t for t in self.templates if t.id == template_id and kind in (None, t.kind))
        return next(found, None)

    def pack(self, source_id: str) -> SourcePack | None:
        """Return a source of the library without its dismissed findings, or None."""
        return self.library.pack(source_id)

    def forget(self) -> None:
        """Read templates, roster and pack files anew when next asked for, after one was added or replaced."""
        for name in ("templates", "own_themes", "index", "names"):
            self.__dict__.pop(name, None)
        self._chosen.clear()
        self._problems.clear()
        self._library_problems = None

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


def _open_library(path: Path, today: dt.date) -> "FindingsLibrary":
    # Here and not above: SQLite would be loaded at every start.
    from briefdesk.store.findings import open_library  # noqa: PLC0415

    return open_library(path, today=today, usefulness=_usefulness)


def _usefulness(finding: Finding, document: SourceDocument) -> float:
    # Here and not above: the words that findings are rated by take a while to load.
    from briefdesk.sources.suggest import usefulness  # noqa: PLC0415

    return usefulness(finding, document)


def _own_template_file(path: Path) -> Template:
    return _template_file(path, trusted=False)


def _theme_file(path: Path) -> tuple[str, str]:
    return path.stem, read_library_text(path)


def _template_file(path: Path, *, trusted: bool) -> Template:
    return read_template(read_library_text(path), id=TemplateId(path.stem), trusted=trusted)


@lru_cache(maxsize=1)
def shipped_themes() -> tuple[tuple[str, Path], ...]:
    """Return ids and files of the themes that ship, by id."""
    return tuple((path.stem, path) for path in sorted(shipped_path("templates", "themes").glob("*.toml")))


@lru_cache(maxsize=16)
def theme_named(name: str, page_size: PageSize | None = None) -> Theme:
    """Return a shipped theme, on other paper where `page_size` says so.

    Raises ThemeUnknown where there is none of that name.
    """
    if page_size is not None:
        return replace(theme_named(name), page_size=page_size.value)
    shipped = dict(shipped_themes())
    if name not in shipped:
        raise ThemeUnknown(name, tuple(shipped))
    return read_theme(read_library_text(shipped[name]), name=name)
