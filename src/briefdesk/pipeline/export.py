"""Letters and one-pagers as files: stable names, one failure never stops the rest, a manifest of hashes."""

import hashlib
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec

from briefdesk.errors import BriefdeskError, RenderError
from briefdesk.model.blocks import ComposedDocument
from briefdesk.model.congress import Addressee
from briefdesk.model.draft import Project
from briefdesk.model.letter import Letter, Rendered
from briefdesk.model.outcome import BriefMade, LetterFailed, LetterMade, LetterOutcome, MadeFile
from briefdesk.pipeline.check import brief_problems, letter_problems
from briefdesk.pipeline.desk import Desk, theme_named
from briefdesk.pipeline.dismissals import with_dismissals
from briefdesk.pipeline.drafts import template_of
from briefdesk.pipeline.file_names import letter_name
from briefdesk.pipeline.letters import compose_brief, compose_letters
from briefdesk.pipeline.recipients import chosen
from briefdesk.render.docx import render_docx
from briefdesk.render.email_draft import render_eml
from briefdesk.render.fit import fit_brief
from briefdesk.render.layout.document import lay_out
from briefdesk.render.pdf import render_pdf
from briefdesk.render.text import render_text
from briefdesk.render.theme import Theme
from briefdesk.store.atomic import make_folder, sync_all, write_atomic
from briefdesk.store.manifest import Manifest

LETTER_FORMATS = ("pdf", "docx", "txt", "eml")
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


def export_letters(
    desk: Desk,
    project: Project,
    out: Path,
    *,
    formats: tuple[str, ...] = ("pdf", "docx"),
    to: str | None = None,
    resume: bool = False,
    archival: bool = False,
    executor: Executor | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[LetterOutcome]:
    """Write a letter to each of the project's addressees into `out`, yielding each as it is done.

    With `resume`, letters that `out` already holds unchanged are kept. With `archival`, PDFs also follow
    PDF/A-2a. `executor` spreads the setting
    of pages; None does it here. `manifest.json` is written at the end, also after a cancel.
    Raises BriefdeskError where no letter can be made at all (format, template, query, folder).
    """
    _check_formats(formats, LETTER_FORMATS)
    addressees = chosen(desk, project, to)
    theme = theme_named(template_of(desk, project, "letter").theme)
    make_folder(out)
    job = _Job(
        out,
        formats,
        theme,
        Manifest.open(out, resume=resume),
        executor,
        archival,
        msgspec.json.encode((theme, archival)),
    )
    try:
        for start in range(0, len(addressees), CHUNK):
            for outcome in _export_chunk(desk, project, addressees[start : start + CHUNK], job):
                job.manifest.record(outcome)
                yield outcome
                if cancelled():
                    return
    finally:
        # The manifest names only what a power cut can no longer take.
        sync_all()
        job.manifest.save()


def _export_chunk(
    desk: Desk, project: Project, addressees: tuple[Addressee, ...], job: _Job
) -> Iterator[LetterOutcome]:
    letters = compose_letters(desk, project, addressees)
    prints = [_fingerprint(letter, job) if isinstance(letter, Letter) else "" for letter in letters]
    earlier = [
        job.manifest.kept(a.member.bioguide, made_of, job.formats) if made_of else ()
        for a, made_of in zip(addressees, prints, strict=True)
    ]
    todo = [
        letter.document
        for letter, kept in zip(letters, earlier, strict=True)
        if isinstance(letter, Letter) and not kept
    ]
    pages = iter(_set_pages(todo, job))
    for addressee, letter, made_of, kept in zip(addressees, letters, prints, earlier, strict=True):
        if isinstance(letter, BriefdeskError):
            yield LetterFailed(addressee, str(letter), letter.next_step)
        elif kept:
            problems = with_dismissals(project, letter_problems(desk, letter))
            yield LetterMade(addressee, kept, letter.findings, problems, made_of, kept=True)
        else:
            try:
                yield _write_letter(desk, project, letter, next(pages)(), job, made_of=made_of)
            except BriefdeskError as error:
                yield LetterFailed(addressee, str(error), error.next_step)


def _write_letter(
    desk: Desk,
    project: Project,
    letter: Letter,
    rendered: tuple[Rendered, ...],
    job: _Job,
    *,
    made_of: str,
) -> LetterMade:
    name = letter_name(letter.addressee.member)
    paths = [job.out / f"{name}.{file.format}" for file in rendered]
    set_aside = tuple(kept for path in paths if (kept := job.manifest.set_aside(path)))
    files = tuple(_write(path, file) for path, file in zip(paths, rendered, strict=True))
    pages = max((file.page_count for file in rendered), default=1)
    problems = with_dismissals(project, letter_problems(desk, letter, pages=pages))
    return LetterMade(letter.addressee, files, letter.findings, problems, made_of, set_aside=set_aside)


def _set_pages(documents: list[ComposedDocument], job: _Job) -> list[Callable[[], tuple[Rendered, ...]]]:
    """Return for each document what gives its pages, so that one which cannot be set fails by itself."""
    if job.executor is None:
        return [
            partial(set_pages, document, job.theme, job.formats, archival=job.archival)
            for document in documents
        ]
    set_all = partial(set_pages, theme=job.theme, formats=job.formats, archival=job.archival)
    return [job.executor.submit(set_all, document).result for document in documents]


def set_pages(
    document: ComposedDocument, theme: Theme, formats: tuple[str, ...], *, archival: bool = False
) -> tuple[Rendered, ...]:
    """Return a letter in each of `formats`; a pure function, so that any process may run it."""
    layout = lay_out(document, theme)
    wanted = bool({"pdf", "eml"} & set(formats))
    pdf = render_pdf(layout, document, theme, archival=archival) if wanted else None
    made: list[Rendered] = []
    for name in formats:
        match name:
            case "pdf" if pdf is not None:
                made.append(pdf)
            case "docx":
                made.append(render_docx(document, theme, layout))
            case "txt":
                made.append(render_text(document))
            case "eml" if pdf is not None:
                made.append(render_eml(document, document.title, pdf.data))
    return tuple(made)


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
    brief = compose_brief(desk, project)
    theme = theme_named(template_of(desk, project, "brief").theme)
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
