"""Preflight: what is wrong, in one list, with the place and the next step of each."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache, partial

from briefdesk.compose.document_text import TextPiece, pieces_of
from briefdesk.compose.preflight import check_brief, check_letter, check_project
from briefdesk.congress.freshness import freshness
from briefdesk.errors import BriefdeskError
from briefdesk.model.addressee import Addressee
from briefdesk.model.blocks import ComposedDocument, Span
from briefdesk.model.draft import Project
from briefdesk.model.letter import Brief, Letter
from briefdesk.model.problem import Problem, Severity
from briefdesk.model.same import Same
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.dismissals import with_dismissals
from briefdesk.pipeline.drafts import draft_of, part_label, theme_of
from briefdesk.pipeline.letters import compose_brief, compose_letters
from briefdesk.pipeline.logos import LOGO_BOX_PT
from briefdesk.pipeline.page_checks import approval_problem, page_problems
from briefdesk.pipeline.recipients import chosen, fault_of_query
from briefdesk.pipeline.sign_on_check import sign_on_problems
from briefdesk.pipeline.stationery import stationery_problems
from briefdesk.render.fit import BriefTooLong, fit_brief
from briefdesk.render.fonts import missing_glyphs
from briefdesk.render.layout.document import lay_out
from briefdesk.render.layout.page import FaceKey
from briefdesk.render.logo import printable_logo

ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
CHUNK = 64
MOST_NAMED = 8


def check(
    desk: Desk, project: Project, *, to: str | None = None, cancelled: Callable[[], bool] = lambda: False
) -> tuple[Problem, ...]:
    """Return every problem of the project, errors first; what is the same in many letters stands once.

    What was let stand comes last, as a note with the reason in `dismissed`.
    `to` checks other recipients than the project's. Once cancelled, what was found so far is returned.
    """
    # Loaded here: letters need neither, and come sooner without all the guards.
    from briefdesk.pipeline.address_check import address_problems  # noqa: PLC0415
    from briefdesk.pipeline.edited_findings import edited_findings  # noqa: PLC0415
    from briefdesk.pipeline.outdated import edition_problems  # noqa: PLC0415
    from briefdesk.pipeline.release import release_problems  # noqa: PLC0415
    from briefdesk.pipeline.tailoring_check import tailoring_problems  # noqa: PLC0415
    from briefdesk.pipeline.template_versions import template_problems  # noqa: PLC0415
    from briefdesk.pipeline.themes import theme_problems  # noqa: PLC0415

    try:
        addressees = chosen(desk, project, to)
        about_them = address_problems(desk, project, addressees, to)
    except BriefdeskError:
        # check_project names the fault of the project's query; a query given for this run is the caller's.
        if to is not None:
            raise
        addressees, about_them = (), ()
    fault_of = partial(fault_of_query, desk, project)
    found = [
        *check_project(project, recipients=len(addressees), check_query=fault_of),
        *edited_findings(project, today=desk.today),
        *edition_problems(desk, project),
        *release_problems(desk, project),
        *page_problems(desk, project),
        *template_problems(desk, project),
        *theme_problems(desk, project),
        *stationery_problems(project),
        *sign_on_problems(desk, project),
        *tailoring_problems(desk, project, addressees),
        *about_them,
        *freshness(desk.index.roster, desk.today),
        *desk.problems,
    ]
    found = _labeled(desk, project, found)
    found += _logo(project)
    found += _labeled(desk, project, _together(_letters(desk, project, addressees, cancelled)))
    if not cancelled():
        found += _brief(desk, project)
    return in_order(project, found)


def in_order(project: Project, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return each problem once, errors first, and last what the project lets stand."""
    found = with_dismissals(project, dict.fromkeys(problems))
    return tuple(sorted(found, key=lambda p: (ORDER.index(p.severity), bool(p.dismissed))))


def _letters(
    desk: Desk, project: Project, addressees: tuple[Addressee, ...], cancelled: Callable[[], bool]
) -> Iterator[Problem]:
    try:
        theme = theme_of(desk, project, "letter")
        for start in range(0, len(addressees), CHUNK):
            chunk = addressees[start : start + CHUNK]
            for addressee, letter in zip(chunk, compose_letters(desk, project, chunk), strict=True):
                if cancelled():
                    return
                if isinstance(letter, BriefdeskError):
                    problem = _as_problem(letter, "letter-fails", document="letter")
                    yield replace(problem, addressee=addressee.id)
                else:
                    pages = len(lay_out(letter.document, theme).pages)
                    lapsed = approval_problem(project, letter, theme) if project.approvals else None
                    if lapsed is not None:
                        yield lapsed
                    yield from letter_problems(desk, letter, pages=pages)
    except BriefdeskError as error:
        yield _as_problem(error, "letter-fails", document="letter")


def _labeled(desk: Desk, project: Project, problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems with parts' labels in the place of ids, which say nothing to people."""
    ids = {*project.picked(), "paragraph"}
    labels: dict[tuple[str, str], str] = {}
    for document in ("letter", "brief"):
        for part in draft_of(project, document).parts:
            with suppress(BriefdeskError):
                name = "One-pager: " if document == "brief" else ""
                labels[document, part.id] = f"{name}{part_label(desk, project, document, part)}"

    def labeled(problem: Problem) -> Problem:
        head, comma, rest = problem.where.partition(", ")
        label = labels.get((problem.document, problem.part))
        if label is None or head not in {*ids, problem.part}:
            return problem
        return replace(problem, where=f"{label}{comma}{rest}")

    return [labeled(problem) for problem in problems]


def _logo(project: Project) -> Iterator[Problem]:
    """Look into the logos' data: laying pages out measures them only, and export would then stop there."""
    sender = project.sender
    names = (sender.logo, *(partner.logo for partner in sender.partners))
    for logo in filter(None, (project.asset(name) for name in names if name)):
        try:
            printable_logo(logo, *LOGO_BOX_PT)
        except BriefdeskError as error:
            yield _as_problem(error, "logo-unreadable", where="sender")


def _brief(desk: Desk, project: Project) -> tuple[Problem, ...]:
    try:
        brief = compose_brief(desk, project)
        problems = brief_problems(brief)
        fit_brief(brief.document, theme_of(desk, project, "brief"))
    except BriefTooLong as error:
        return (*problems, _as_problem(error, "over-page", document="brief"))
    except BriefdeskError as error:
        return (_as_problem(error, "brief-fails", document="brief"),)
    return problems


def letter_problems(desk: Desk, letter: Letter, *, pages: int = 1) -> tuple[Problem, ...]:
    """Return what preflight says of one finished letter of that many pages."""
    found = [
        *letter.problems,
        *check_letter(letter, other_names=desk.names),
        *_missing_glyphs(letter.document),
    ]
    if pages > 1:
        found.append(
            Problem(
                Severity.NOTE if pages == 2 else Severity.WARNING,
                "over-page",
                f"The letter runs to {pages} pages.",
                "Remove a finding or shorten a paragraph if it should be one page.",
                document="letter",
            )
        )
    addressee = letter.addressee.id
    return tuple(replace(p, document="letter", addressee=addressee) for p in found)


def brief_problems(brief: Brief) -> tuple[Problem, ...]:
    """Return what preflight says of the finished one-pager, its length aside."""
    found = (*brief.problems, *check_brief(brief), *_missing_glyphs(brief.document))
    return tuple(replace(p, document="brief") for p in found)


def _missing_glyphs(document: ComposedDocument) -> Iterator[Problem]:
    """Name the characters that no font of ours can draw: on the page a stand-in mark takes their place."""
    for piece in pieces_of(document):
        missing = _undrawn_in(Same(piece))
        if missing:
            shown = ", ".join(f"“{c}” (U+{ord(c):04X})" for c in missing[:MOST_NAMED])
            more = f" and {len(missing) - MOST_NAMED} more" if len(missing) > MOST_NAMED else ""
            yield Problem(
                Severity.WARNING,
                "missing-glyph",
                f"The fonts cannot print {shown}{more} in the {piece.where}.",
                "Write it in Latin letters, or leave it out.",
                where=piece.where,
                part=piece.part,
            )


@lru_cache(maxsize=256)
def _undrawn_in(piece: Same[TextPiece]) -> str:
    """Return the characters that no font of ours can draw; most texts come in every letter."""
    spans = piece.value.spans or (Span(piece.value.text),)
    rare = [s for s in spans if not s.text.isascii()]
    return "".join(sorted({c for s in rare for c in _undrawn(s.text, s.bold, s.italic)}))


@lru_cache(maxsize=512)
def _undrawn(text: str, bold: bool, italic: bool) -> str:
    # One family stands for all: what it lacks is drawn from the other, so only what both lack is missing.
    return missing_glyphs(text, (FaceKey("Caladea", bold, italic),))


def _together(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems with those that differ by recipient alone counted into one."""
    groups: dict[Problem, list[Problem]] = {}
    for problem in problems:
        groups.setdefault(replace(problem, addressee=None), []).append(problem)
    return [
        same[0] if len(same) == 1 else replace(same[0], where=_in_letters(same[0].where, len(same)))
        for same in groups.values()
    ]


def _in_letters(where: str, count: int) -> str:
    return f"{where}, {count} letters" if where else f"{count} letters"


def _as_problem(error: BriefdeskError, code: str, *, where: str = "", document: str = "") -> Problem:
    return Problem(
        Severity.ERROR, code, str(error), error.next_step, where=where or error.where, document=document
    )
