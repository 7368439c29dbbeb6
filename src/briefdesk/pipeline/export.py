"""Letters and one-pagers as files: stable names, one failure never stops the rest, a manifest of hashes."""

import hashlib
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import msgspec

from briefdesk.congress.mail_order import MailOrder, in_order
from briefdesk.errors import BriefdeskError, RenderError
from briefdesk.model.addressee import Addressee
from briefdesk.model.blocks import ComposedDocument, SubjectLine
from briefdesk.model.draft import Project
from briefdesk.model.letter import Letter, Rendered
from briefdesk.model.outcome import BriefMade, LetterFailed, LetterMade, LetterOutcome, MadeFile, SeatVacant
from briefdesk.pipeline.approval_states import as_printed
from briefdesk.pipeline.check import brief_problems, letter_problems
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.dismissals import with_dismissals
from briefdesk.pipeline.drafts import theme_of
from briefdesk.pipeline.file_names import letter_name
from briefdesk.pipeline.letter_log import note_letters
from briefdesk.pipeline.letters import compose_brief, compose_letters
from briefdesk.pipeline.print_file import PRINT_FORMAT, Printing, PrintWish
from briefdesk.pipeline.recipients import chosen, seats_without_letter
from briefdesk.pipeline.release import refuse_unreleased
from briefdesk.pipeline.set_letters import SetLetter, set_elsewhere, set_letter
from briefdesk.render.docx import render_docx
from briefdesk.render.fit import fit_brief
from briefdesk.render.pdf import render_pdf
from briefdesk.render.theme import Theme
from briefdesk.store.atomic import make_folder, sync_all, write_atomic
from briefdesk.store.manifest import Manifest

__all__ = ["BRIEF_FORMATS", "LETTER_FORMATS", "MailOrder", "export_brief", "export_letters"]

LETTER_FORMATS = ("pdf", "docx", "txt", "eml", PRINT_FORMAT)
BRIEF_FORMATS = ("pdf", "docx")
BRIEF_NAME = "one-pager"
# Large enough that the template worker's round trip is cheap, small enough that a cancel is quick.
CHUNK = 32


class UnknownFormat(RenderError):
    """An export format that does not exist."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"“{name}” is not a format that Briefdesk writes here.")
        self.next_step = "Use " + ", ".join(known) + "."


@dataclass(frozen=True, slots=True)
class _Job:
    """What every letter of one export shares; `look` stands for the theme in fingerprints."""

    out: Path
    formats: tuple[str, ...]
    theme: Theme
    manifest: Manifest
    executor: Executor | None
    archival: bool
    look: bytes
    printing: Printing | None


def export_letters(
    desk: Desk,
    project: Project,
    out: Path,
    *,
    formats: tuple[str, ...] = ("pdf", "docx"),
    to: str | None = None,
    resume: bool = False,
    archival: bool = False,
    order: MailOrder = MailOrder.ROSTER,
    two_sided: bool = False,
    executor: Executor | None = None,
    noted: bool = True,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[LetterOutcome]:
    """Write a letter to each of the project's addressees into `out`, yielding each as it is done.

    Seats that the recipients reach and nobody holds come first, each with the reason why it gets none.
    The format "print" is one PDF of all letters in `order`, yielded last and made anew each time; with
    `two_sided` each letter begins a sheet in it. After a cancel there is none.
    With `resume`, letters that `out` already holds unchanged are kept. With `archival`, PDFs also follow
    PDF/A-2a. `executor` spreads the setting of pages; None does it here. `manifest.json` is written at the
    end, also after a cancel, and then the letters made are `noted` in the log.
    Raises BriefdeskError where no letter can be made at all (format, template, query, folder).
    """
    _check_formats(formats, LETTER_FORMATS)
    refuse_unreleased(desk, project=project, documents=("letter",))
    addressees = in_order(chosen(desk, project, to), order)
    vacant_seats = seats_without_letter(desk, project, to)
    theme = theme_of(desk, project, "letter")
    make_folder(out)
    wish = PrintWish(project.title, project.sender.organization, archival, two_sided)
    job = _Job(
        out,
        tuple(name for name in formats if name != PRINT_FORMAT),
        theme,
        Manifest.open(out, resume=resume),
        executor,
        archival,
        msgspec.json.encode((theme, archival)),
        Printing(out, wish) if PRINT_FORMAT in formats else None,
    )
    outcomes: list[LetterOutcome] = []
    try:
        for outcome in _outcomes(desk, project, vacant_seats, addressees, job, cancelled=cancelled):
            job.manifest.record(outcome)
            outcomes.append(outcome)
            yield outcome
    finally:
        if job.printing:
            job.printing.close()
        # The manifest names only what a power cut can no longer take.
        sync_all()
        job.manifest.save()
        if noted:
            note_letters(desk, project, outcomes)


def _outcomes(
    desk: Desk,
    project: Project,
    vacant_seats: tuple[SeatVacant, ...],
    addressees: tuple[Addressee, ...],
    job: _Job,
    *,
    cancelled: Callable[[], bool],
) -> Iterator[LetterOutcome]:
    """Yield what becomes of each seat and addressee, then the print file unless cancelled."""
    yield from vacant_seats
    for start in range(0, len(addressees), CHUNK):
        for outcome in _export_chunk(desk, project, addressees[start : start + CHUNK], job):
            yield outcome
            if cancelled():
                return
    if job.printing and (made := job.printing.finish(job.manifest)):
        yield made


def _export_chunk(
    desk: Desk, project: Project, addressees: tuple[Addressee, ...], job: _Job
) -> Iterator[LetterOutcome]:
    letters = [_as_printed(project, made, job.theme) for made in compose_letters(desk, project, addressees)]
    prints = [_fingerprint(letter, job) if isinstance(letter, Letter) else "" for letter in letters]
    earlier = [
        job.manifest.kept(a.id, made_of, job.formats) if made_of else ()
        for a, made_of in zip(addressees, prints, strict=True)
    ]
    todo = [
        (letter.document, () if kept else job.formats)
        for letter, kept in zip(letters, earlier, strict=True)
        if isinstance(letter, Letter) and (job.printing or not kept)
    ]
    pages = iter(_set_letters(todo, job))
    for addressee, letter, made_of, kept in zip(addressees, letters, prints, earlier, strict=True):
        if isinstance(letter, BriefdeskError):
            yield LetterFailed(addressee, str(letter), letter.next_step)
            continue
        if kept and not job.printing:
            yield _kept_letter(desk, project, letter, kept, made_of=made_of)
            continue
        setting = next(pages)
        try:
            made = setting()
            if kept:
                outcome = _kept_letter(desk, project, letter, kept, made_of=made_of)
            else:
                outcome = _write_letter(desk, project, letter, made, job, made_of=made_of)
        except BriefdeskError as error:
            yield LetterFailed(addressee, str(error), error.next_step)
            continue
        if job.printing and made.drawn:
            job.printing.add(made.drawn, addressee)
        yield outcome


def _as_printed(project: Project, letter: Letter | BriefdeskError, theme: Theme) -> Letter | BriefdeskError:
    if not isinstance(letter, Letter) or not project.marks_drafts:
        return letter
    return replace(
        letter, document=as_printed(project, "letter", letter.addressee.id, letter.document, theme)
    )


def _kept_letter(
    desk: Desk, project: Project, letter: Letter, kept: tuple[MadeFile, ...], *, made_of: str
) -> LetterMade:
    problems = with_dismissals(project, letter_problems(desk, letter))
    return LetterMade(letter.addressee, kept, letter.findings, problems, made_of, kept=True)


def _write_letter(
    desk: Desk, project: Project, letter: Letter, made: SetLetter, job: _Job, *, made_of: str
) -> LetterMade:
    name = letter_name(letter.addressee)
    paths = [job.out / f"{name}.{file.format}" for file in made.files]
    set_aside = tuple(kept for path in paths if (kept := job.manifest.set_aside(path)))
    files = tuple(_write(path, file) for path, file in zip(paths, made.files, strict=True))
    drawn = len(made.drawn.pages) if made.drawn else 1
    pages = max((file.page_count for file in made.files), default=drawn)
    problems = with_dismissals(project, letter_problems(desk, letter, pages=pages))
    return LetterMade(
        letter.addressee,
        files,
        letter.findings,
        problems,
        made_of,
        set_aside=set_aside,
        subject=_subject(letter),
    )


def _subject(letter: Letter) -> str:
    """Return the words of the Re: line, empty where there is none."""
    line = next((block for block in letter.document.blocks if isinstance(block, SubjectLine)), None)
    return "".join(span.text for span in line.spans) if line else ""


def _set_letters(
    todo: list[tuple[ComposedDocument, tuple[str, ...]]], job: _Job
) -> list[Callable[[], SetLetter]]:
    """Return for each document what sets it, so that one which cannot be set fails by itself."""
    set_one = partial(set_letter, theme=job.theme, archival=job.archival, printed=job.printing is not None)
    works = [partial(set_one, document, formats=formats) for document, formats in todo]
    return [set_elsewhere(work, job.executor) if job.executor else work for work in works]


def export_brief(
    desk: Desk,
    project: Project,
    out: Path,
    *,
    formats: tuple[str, ...] = ("pdf", "docx"),
    archival: bool = False,
) -> BriefMade:
    """Write the one-pager into `out`, its PDF as PDF/A-2a too with `archival`.

    Raises BriefTooLong where it cannot fit, or another BriefdeskError.
    """
    _check_formats(formats, BRIEF_FORMATS)
    refuse_unreleased(desk, project=project, documents=("brief",))
    theme = theme_of(desk, project, "brief")
    brief = compose_brief(desk, project)
    brief = replace(brief, document=as_printed(project, "brief", None, brief.document, theme))
    layout, fit = fit_brief(brief.document, theme)
    make_folder(out)
    manifest = Manifest.open(out, resume=False)
    files: list[MadeFile] = []
    set_aside: list[Path] = []
    for name in dict.fromkeys(formats):
        if name == "pdf":
            rendered = render_pdf(layout, brief.document, theme, archival=archival)
        else:
            rendered = render_docx(brief.document, theme, layout)
        path = out / f"{BRIEF_NAME}.{name}"
        if kept := manifest.set_aside(path):
            set_aside.append(kept)
        files.append(_write(path, rendered))
    sync_all()
    manifest.add(files)
    return BriefMade(tuple(files), fit, with_dismissals(project, brief_problems(brief)), tuple(set_aside))


def _write(path: Path, rendered: Rendered) -> MadeFile:
    write_atomic(path, rendered.data, lasting=False)
    return MadeFile(path, rendered.format, rendered.page_count, hashlib.sha256(rendered.data).hexdigest())


def _fingerprint(letter: Letter, job: _Job) -> str:
    return hashlib.sha256(msgspec.json.encode(letter.document) + job.look).hexdigest()


def _check_formats(formats: tuple[str, ...], known: tuple[str, ...]) -> None:
    for name in formats:
        if name not in known:
            raise UnknownFormat(name, known)
    if not formats:
        raise UnknownFormat("", known)
