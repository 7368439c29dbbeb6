"""A partner's own paper: taken into the project, and put under its letters."""

from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefdesk.errors import BriefdeskError
from briefdesk.model.carried import Stationery
from briefdesk.model.draft import Asset, Project
from briefdesk.model.problem import Problem, Severity
from briefdesk.model.stationery import PaperDrawing, WordStationery
from briefdesk.render.redrawn import redrawn, redrawn_if_any
from briefdesk.render.theme import MOST_MARGIN_PT, Margins, Paper, Setting, Theme
from briefdesk.store.reading import read_regular

if TYPE_CHECKING:
    from briefdesk.sources.stationery.page import ReadPage

WORD_ASSET, PAGE_ASSET, DRAWING_ASSET = "stationery.docx", "stationery.png", "stationery.paths"
MOST_BYTES = 10_000_000
MOST_TOP_PT, MOST_BOTTOM_PT, MOST_SIDE_PT = 360, int(MOST_MARGIN_PT), int(MOST_MARGIN_PT)
_WHERE = "stationery"


def on_stationery(theme: Theme, project: Project, document: str = "letter") -> Theme:
    """Return the theme of a letter or "brief" on the project's stationery, itself where it has none.

    A one-pager takes the page alone: in a Word file's styles it would not stay one page.
    Raises StationeryUnreadable where a file that came with the project is broken or unsafe.
    """
    chosen = project.stationery
    if document != "letter":
        chosen = replace(chosen, word=None, page=chosen.page if chosen.on_brief else None, every_page=True)
    if chosen.word is None and chosen.page is None:
        return theme
    word, page, drawing = (
        project.asset(name) if name else None for name in (chosen.word, chosen.page, chosen.drawing)
    )
    return _on_paper(theme, chosen, word, page, drawing if page is not None else None)


def printed_page(project: Project) -> bytes | None:
    """Return the picture under the letters as a PNG drawn anew, None where there is none.

    Raises StationeryUnreadable for a picture that is broken or unsafe.
    """
    name = project.stationery.page
    page = project.asset(name) if name else None
    return None if page is None else _checked_page(page)


@lru_cache(maxsize=16)
def _on_paper(
    theme: Theme, chosen: Stationery, word: bytes | None, page: bytes | None, drawing: bytes | None
) -> Theme:
    top = float(min(chosen.top_pt, MOST_TOP_PT))
    paper = Paper(
        picture=_checked_page(page) if page is not None else None,
        word=_read_word(word) if word is not None else None,
        top_pt=top,
        every_page=chosen.every_page,
        letterhead=chosen.letterhead,
        drawing=_read_drawing(drawing) if drawing is not None else None,
    )
    if paper.picture is None:
        return replace(theme, paper=paper)
    free = Margins(
        top if chosen.every_page else 0.0, *map(float, (chosen.right_pt, chosen.bottom_pt, chosen.left_pt))
    )
    return replace(
        theme, paper=paper, letter=_clear_of(theme.letter, free), brief=_clear_of(theme.brief, free)
    )


def _clear_of(setting: Setting, free: Margins) -> Setting:
    """Return the setting with margins that leave free what the paper's own print takes."""
    own = setting.margins
    margins = Margins(
        max(own.top_pt, free.top_pt),
        max(own.right_pt, min(free.right_pt, MOST_SIDE_PT)),
        max(own.bottom_pt, min(free.bottom_pt, MOST_BOTTOM_PT)),
        max(own.left_pt, min(free.left_pt, MOST_SIDE_PT)),
    )
    return replace(setting, margins=margins)


@lru_cache(maxsize=4)
def _read_drawing(data: bytes) -> PaperDrawing:
    from briefdesk.sources.stationery.drawing import read_drawing  # noqa: PLC0415  (few have stationery)

    return read_drawing(data, partial(redrawn, name=DRAWING_ASSET))


@lru_cache(maxsize=4)
def _checked_page(data: bytes) -> bytes:
    """Return the page drawn anew: a project from elsewhere may hold any picture at all."""
    return redrawn(data, name=PAGE_ASSET)


def _read_word(data: bytes) -> WordStationery:
    from briefdesk.sources.stationery.word import read_word_stationery  # noqa: PLC0415  (loads lxml)

    return read_word_stationery(data, redrawn_if_any)


def with_word_stationery(project: Project, path: Path | None) -> Project:
    """Return the project whose DOCX letters take over that Word file; None takes it out.

    Raises StationeryUnreadable or StoreError.
    """
    if path is None:
        return _without(replace(project, stationery=replace(project.stationery, word=None)), WORD_ASSET)
    data = read_regular(path, max_bytes=MOST_BYTES)
    _read_word(data)
    kept = _without(project, WORD_ASSET)
    return replace(
        kept,
        stationery=replace(project.stationery, word=WORD_ASSET),
        assets=(*kept.assets, Asset(WORD_ASSET, data)),
    )


def with_page_stationery(project: Project, path: Path | None) -> Project:
    """Return the project whose letters lie on that PDF's first page, or that picture; None takes it out.

    The page is kept as a picture of 300 dots per inch and, where it can be, as outlines for PDFs.
    Raises StationeryUnreadable or StoreError.
    """
    kept = _without(_without(project, PAGE_ASSET), DRAWING_ASSET)
    if path is None:
        return replace(kept, stationery=replace(project.stationery, page=None, drawing=None, not_drawn=""))
    read = read_page_file(read_regular(path, max_bytes=MOST_BYTES), name=path.name)
    assets = [Asset(PAGE_ASSET, read.picture)]
    if read.drawing:
        assets.append(Asset(DRAWING_ASSET, read.drawing))
    chosen = replace(
        project.stationery,
        page=PAGE_ASSET,
        drawing=DRAWING_ASSET if read.drawing else None,
        not_drawn=read.kept_as_picture,
    )
    return replace(kept, stationery=chosen, assets=(*kept.assets, *assets))


def read_page_file(data: bytes, *, name: str) -> "ReadPage":
    """Return the first page of a PDF, or a picture, as a plain PNG on white, and as outlines if it can be.

    Raises StationeryUnreadable or PictureUnreadable.
    """
    from briefdesk.sources.stationery.page import read_page  # noqa: PLC0415  (few have stationery)

    read = read_page(data, name=name)
    return replace(read, picture=redrawn(read.picture, name=name))


def _without(project: Project, name: str) -> Project:
    return replace(project, assets=tuple(asset for asset in project.assets if asset.name != name))


def with_stationery_setting(project: Project, key: str, value: str) -> Project:
    """Return the project with a setting "stationery.…" of the command line changed. Raises BriefdeskError."""
    value, chosen = value.strip(), project.stationery
    match key.removeprefix("stationery."):
        case "docx":
            return with_word_stationery(project, Path(value) if value else None)
        case "pdf":
            return with_page_stationery(project, Path(value) if value else None)
        case "top":
            chosen = replace(chosen, top_pt=_points(key, value, MOST_TOP_PT))
        case "bottom":
            chosen = replace(chosen, bottom_pt=_points(key, value, MOST_BOTTOM_PT))
        case "left":
            chosen = replace(chosen, left_pt=_points(key, value, MOST_SIDE_PT))
        case "right":
            chosen = replace(chosen, right_pt=_points(key, value, MOST_SIDE_PT))
        case "brief":
            chosen = replace(chosen, on_brief=_one_of(key, value, ("yes", "no")) == "yes")
        case "pages":
            chosen = replace(chosen, every_page=_one_of(key, value, ("first", "all")) == "all")
        case "letterhead":
            chosen = replace(chosen, letterhead=_one_of(key, value, ("yes", "no")) == "yes")
        case _:
            raise BriefdeskError(
                f"There is no setting “{key}”.",
                "Use stationery.docx, .pdf, .top, .bottom, .left, .right, .pages, .brief or .letterhead.",
            )
    return replace(project, stationery=chosen)


def _points(key: str, value: str, most: int) -> int:
    try:
        inches = float(value)
    except ValueError:
        inches = -1.0
    if not 0 <= inches * 72 <= most:
        raise BriefdeskError(
            f"“{value[:40]}” is no length for {key}.", f"Write inches from 0 to {most / 72:.1f}."
        )
    return round(inches * 72)


def _one_of(key: str, value: str, known: tuple[str, str]) -> str:
    if value.casefold() not in known:
        raise BriefdeskError(f"“{value[:40]}” is no value of {key}.", f"Write {known[0]} or {known[1]}.")
    return value.casefold()


def stationery_problems(project: Project) -> tuple[Problem, ...]:
    """Return what preflight says of the stationery: what was left out, and what the files then differ in."""
    chosen, found = project.stationery, list[Problem]()
    for name in (chosen.word, chosen.page):
        if name is not None and project.asset(name) is None:
            found.append(_problem(Severity.ERROR, "The stationery's file is missing.", "Choose it again."))
    word = project.asset(chosen.word) if chosen.word else None
    if word is not None:
        try:
            taken = _read_word(word)
        except BriefdeskError as error:
            return (*found, _problem(Severity.ERROR, str(error), error.next_step))
        found.append(
            _problem(
                Severity.NOTE,
                "Word letters are set in your Word file's styles: lines and pages may end elsewhere "
                "than in the PDF.",
                "Look through the Word files before you send them.",
            )
        )
        if taken.left_out:
            left = ", ".join(taken.left_out)
            found.append(
                _problem(Severity.NOTE, f"Not taken over from your Word file: {left}.", "Look at its header.")
            )
    if chosen.page is not None and project.asset(chosen.page) is not None:
        found.append(
            _problem(
                Severity.NOTE,
                "Screen readers pass over the words of your stationery.",
                "See that the sender's name and address stand in the letter too.",
            )
        )
    if chosen.not_drawn and chosen.page is not None:
        holds = chosen.not_drawn[:80]
        found.append(
            _problem(
                Severity.NOTE,
                f"Your stationery is printed as a picture of 300 dots per inch: the PDF holds {holds}.",
                "For sharper print, export the letterhead without that, its text as outlines.",
            )
        )
    return tuple(found)


def _problem(severity: Severity, message: str, next_step: str) -> Problem:
    return Problem(severity, "stationery", message, next_step, where=_WHERE, document="letter")
