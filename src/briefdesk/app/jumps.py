"""From a problem that preflight found to the place where it is mended."""

from collections.abc import Callable, Mapping
from enum import Enum, auto
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefdesk.app.session import Session
from briefdesk.app.window import TEMPLATES, WRITE, MainWindow
from briefdesk.model.draft import PartId
from briefdesk.model.problem import Problem

if TYPE_CHECKING:
    from briefdesk.app.congress_place import CongressPlace
    from briefdesk.app.errands import Errands
    from briefdesk.app.pages.write.page import WritePage
    from briefdesk.app.partners_place import PartnersPlace
    from briefdesk.app.rosters import Rosters
    from briefdesk.app.sources_place import SourcesPlace
    from briefdesk.app.templates_place import TemplatesPlace


class Place(Enum):
    """Where a problem is mended."""

    SENDER = auto()
    FORMS = auto()
    RECIPIENTS = auto()
    ROSTER = auto()
    SIGN_ON = auto()
    SOURCES = auto()
    GALLERY = auto()
    THEMES = auto()
    SUBJECT = auto()
    PART = auto()


_CODES: Mapping[Place, tuple[str, ...]] = MappingProxyType(
    {
        Place.SENDER: (
            "sender-incomplete",
            "unfilled-field",
            "letterhead-without-logo",
            "no-logo",
            "logo-unreadable",
            "logo-without-words",
        ),
        Place.FORMS: ("gender-form", "preferred-form", "empty-salutation"),
        Place.RECIPIENTS: (
            "no-recipients",
            "recipient-query",
            "vacant-seat",
            "contact-missing",
            "contact-outdated",
            "address-too-long",
            "addressed-twice",
        ),
        Place.ROSTER: (
            "old-roster",
            "aging-roster",
            "new-congress",
            "old-committees",
            "roster-from-future",
            "term-over",
            "term-forecast",
        ),
        Place.SIGN_ON: ("sign-again", "nobody-signed", "organizations-alike", "logos-without-room"),
        Place.SOURCES: ("source-outdated",),
        Place.GALLERY: ("template-outdated", "signatories-not-printed"),
        Place.THEMES: (
            "low-contrast",
            "weak-color",
            "unknown-theme",
            "theme-invalid",
            "theme-outdated",
            "stationery",
        ),
    }
)
_PLACES = {code: place for place, codes in _CODES.items() for code in codes}
# What stands in the letter outside its parts is written in other places.
_WHERES: Mapping[str, Place] = MappingProxyType(
    {
        "sender": Place.SENDER,
        "Sender": Place.SENDER,
        "letterhead": Place.SENDER,
        "signature": Place.SENDER,
        "contact": Place.SENDER,
        "Letter frame": Place.SENDER,
        "cc": Place.SENDER,
        "enclosures": Place.SENDER,
        "delivery line": Place.SENDER,
        "Project title": Place.SENDER,
        "signatories": Place.SIGN_ON,
        "Signatories": Place.SIGN_ON,
        "stationery": Place.THEMES,
        "inside address": Place.FORMS,
        "salutation": Place.FORMS,
        "subject": Place.SUBJECT,
        "Subject line": Place.SUBJECT,
        "Title": Place.SUBJECT,
        "Template": Place.GALLERY,
    }
)


def place_of(problem: Problem) -> Place:
    """Return where a problem is mended: what its part says before where it shows."""
    where = problem.where.partition(", ")[0]
    if problem.code == "logo-unreadable" and where == "signatories":
        return Place.SIGN_ON
    if problem.code in _PLACES:
        return _PLACES[problem.code]
    if problem.part and problem.part != "subject":
        return Place.PART
    if where.startswith("Field “"):
        return Place.SENDER
    return _WHERES.get(where, Place.PART)


def field_of(problem: Problem) -> str:
    """Return the name of the field in the sender's dialog that a problem means, empty for the first."""
    if "logo" in problem.code:
        return "logo"
    quoted = problem.message.partition("“")[2].partition("”")[0]
    return quoted or problem.where.partition("“")[2].partition("”")[0]


class Jumps:
    """Takes the reader of preflight to the cause of a line."""

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        page: "WritePage",
        *,
        errands: "Errands",
        congress: "CongressPlace",
        templates: "TemplatesPlace",
        sources: "SourcesPlace",
        partners: "PartnersPlace",
        rosters: "Rosters",
    ) -> None:
        self._window = window
        self._session = session
        self._page = page
        self._templates = templates
        self._does: Mapping[Place, Callable[[Problem], object]] = {
            Place.SENDER: lambda problem: errands.edit_sender(field_of(problem)),
            Place.FORMS: lambda _: errands.edit_forms(),
            Place.RECIPIENTS: lambda _: congress.choose(),
            Place.ROSTER: lambda _: rosters.open(),
            Place.SIGN_ON: lambda _: partners.show_sign_on(),
            Place.SOURCES: lambda _: sources.take_up(),
            Place.GALLERY: lambda _: window.show_place(TEMPLATES),
            Place.THEMES: self._show_themes,
            Place.SUBJECT: self._show_subject,
            Place.PART: self._show_part,
        }

    def go_to(self, problem: Problem) -> None:
        """Show what a problem is about: its document, recipient and part, or the dialog that mends it."""
        self._does[place_of(problem)](problem)

    def _show_themes(self, problem: Problem) -> None:
        # Here, not above: what reads themes loads with the place.
        from briefdesk.pipeline.themes import themes, uses_theme  # noqa: PLC0415

        # The page is shown first: it begins with the gallery.
        self._window.show_place(TEMPLATES)
        page, session = self._templates.page, self._session
        page.show_themes()
        used = [
            t
            for t in themes(session.desk, session.project)
            if uses_theme(session.desk, session.project, t.id)
        ]
        named = [theme for theme in used if theme.name in f"{problem.where} {problem.message}"]
        if named or used:
            page.themes_controller.refresh((named or used)[0].id)

    def _show_document(self, problem: Problem) -> None:
        self._window.show_place(WRITE)
        if problem.document in ("letter", "brief"):
            self._session.show_document("letter" if problem.document == "letter" else "brief")
        if problem.addressee is not None:
            self._session.show_recipient(problem.addressee)

    def _show_subject(self, problem: Problem) -> None:
        self._show_document(problem)
        self._page.parts.subject.setFocus()

    def _show_part(self, problem: Problem) -> None:
        self._show_document(problem)
        if problem.code.startswith("hand-edit") and problem.addressee is not None:
            self._page.edit_by_hand(problem.addressee, PartId(problem.part))
        elif problem.part:
            self._session.select_part(PartId(problem.part))
