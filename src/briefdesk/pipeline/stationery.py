"""A partner's own paper: taken into the project, and put under its letters."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import Asset, Project, Stationery
from briefdesk.model.problem import Problem, Severity
from briefdesk.model.stationery import WordStationery
from briefdesk.render.redrawn import redrawn, redrawn_if_any
from briefdesk.render.theme import MOST_MARGIN_PT, Paper, Theme
from briefdesk.store.reading import read_regular

WORD_ASSET, PAGE_ASSET = "stationery.docx", "stationery.png"
MOST_BYTES = 10_000_000
MOST_TOP_PT, MOST_BOTTOM_PT = 360, int(MOST_MARGIN_PT)
_WHERE = "stationery"


def on_stationery(theme: Theme, project: Project) -> Theme:
    """Return the theme of letters on the project's stationery, itself where it has none.

    Raises StationeryUnreadable where a file that came with the project is broken or unsafe.
    """
    chosen = project.stationery
    if chosen.word is None and chosen.page is None:
        return theme
    word = project.asset(chosen.word) if chosen.word else None
    page = project.asset(chosen.page) if chosen.page else None
    return _on_paper(theme, chosen, word, page)


def printed_page(project: Project) -> bytes | None:
    """Return the picture under the letters as a PNG drawn anew, None where there is none.

    Raises StationeryUnreadable for a picture that is broken or unsafe.
    """
    name = project.stationery.page
    page = project.asset(name) if name else None
    return None if page is None else _checked_page(page)


@lru_cache(maxsize=16)
def _on_paper(theme: Theme, chosen: Stationery, word: bytes | None, page: bytes | None) -> Theme:
    top = float(min(chosen.top_pt, MOST_TOP_PT))
    paper = Paper(
        picture=_checked_page(page) if page is not None else None,
        word=_read_word(word) if word is not None else None,
        top_pt=top,
        every_page=chosen.every_page,
        letterhead=chosen.letterhead,
    )
    margins = theme.letter.margins
    if paper.picture is not None:
        margins = replace(
            margins, bottom_pt=max(margins.bottom_pt, float(min(chosen.bottom_pt, MOST_BOTTOM_PT)))
        )
        if chosen.every_page:
            margins = replace(margins, top_pt=max(margins.top_pt, min(top, MOST_MARGIN_PT)))
    return replace(theme, paper=paper, letter=replace(theme.letter, margins=margins))


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

    The page is kept as a picture of 300 dots per inch. Raises StationeryUnreadable or StoreError.
    """
    if path is None:
        return _without(replace(project, stationery=replace(project.stationery, page=None)), PAGE_ASSET)
    page = page_picture(read_regular(path, max_bytes=MOST_BYTES), name=path.name)
    kept = _without(project, PAGE_ASSET)
    return replace(
        kept,
        stationery=replace(project.stationery, page=PAGE_ASSET),
        assets=(*kept.assets, Asset(PAGE_ASSET, page)),
    )


def page_picture(data: bytes, *, name: str) -> bytes:
    """Return the first page of a PDF, or a picture, as a plain PNG on white.

    Raises StationeryUnreadable or PictureUnreadable.
    """
    from briefdesk.sources.stationery.page import read_page  # noqa: PLC0415  (few have stationery)

    return redrawn(read_page(data, name=name), name=name)


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
        case "pages":
            chosen = replace(chosen, every_page=_one_of(key, value, ("first", "all")) == "all")
        case "letterhead":
            chosen = replace(chosen, letterhead=_one_of(key, value, ("yes", "no")) == "yes")
        case _:
            raise BriefdeskError(
                f"There is no setting “{key}”.",
                "Use stationery.docx, .pdf, .top, .bottom, .pages or .letterhead.",
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
                "Letters are printed on a picture of your letterhead; screen readers pass over its words.",
                "See that the sender's name and address stand in the letter too.",
            )
        )
    return tuple(found)


def _problem(severity: Severity, message: str, next_step: str) -> Problem:
    return Problem(severity, "stationery", message, next_step, where=_WHERE, document="letter")
