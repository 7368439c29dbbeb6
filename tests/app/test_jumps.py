"""Each line of preflight leads to the place where it is mended."""

import pytest
from pytestqt.qtbot import QtBot

from briefdesk.app.dialogs.forms_of_address import FormsOfAddress
from briefdesk.app.dialogs.roster_update import RosterDialog
from briefdesk.app.dialogs.sender import SenderDialog
from briefdesk.app.jumps import Place, field_of, place_of
from briefdesk.app.window import CONGRESS, PARTNERS, TEMPLATES, WRITE
from briefdesk.app.workbench import Workbench
from briefdesk.model.problem import Problem, Severity


def a_problem(code: str, **of: str) -> Problem:
    return Problem(Severity.WARNING, code, of.pop("message", "Something is wrong."), "Mend it.", **of)


@pytest.fixture
def sample(bench: Workbench, qtbot: QtBot) -> Workbench:
    bench.files.open_sample()
    qtbot.waitUntil(lambda: bench.preview.preview is not None, timeout=20_000)
    return bench


def test_a_color_without_contrast_leads_to_the_theme_in_use(sample: Workbench):
    sample.go_to(a_problem("low-contrast", document="letter", where="letter, theme Classic"))

    page = sample.templates.page
    assert sample.window.place == TEMPLATES
    assert page._stack.currentWidget() is page.themes
    assert page.themes.current


@pytest.mark.parametrize("code", ["letterhead-without-logo", "no-logo", "logo-unreadable"])
def test_a_problem_of_the_logo_leads_to_the_logo(sample: Workbench, code: str):
    sample.go_to(a_problem(code, where="sender"))

    dialog = sample.window.findChild(SenderDialog)
    assert dialog.focusWidget() is dialog.logo.choose


def test_an_organization_s_broken_logo_leads_to_the_sign_on(sample: Workbench):
    sample.go_to(a_problem("logo-unreadable", where="signatories"))

    assert sample.window.place == PARTNERS


@pytest.mark.parametrize("where", ["letterhead", "signature", "cc"])
def test_what_stands_in_the_letter_s_frame_leads_to_the_sender(sample: Workbench, where: str):
    sample.go_to(a_problem("leftover-brace", where=where, document="letter"))

    assert sample.window.findChild(SenderDialog) is not None


def test_a_field_that_is_empty_leads_to_its_line(sample: Workbench):
    problem = a_problem("unfilled-field", message="“website” is not filled in.", document="letter")

    assert field_of(problem) == "website"
    sample.go_to(problem)

    dialog = sample.window.findChild(SenderDialog)
    assert dialog.focusWidget() is dialog.lines["website"]


def test_an_old_roster_leads_to_its_update(sample: Workbench):
    sample.go_to(a_problem("old-roster"))

    assert sample.window.findChild(RosterDialog) is not None


def test_a_greeting_that_names_nobody_leads_to_the_forms_of_address(sample: Workbench):
    sample.go_to(a_problem("empty-salutation", where="salutation", document="letter"))

    assert sample.window.findChild(FormsOfAddress) is not None


def test_recipients_addressed_twice_lead_to_congress(sample: Workbench):
    sample.go_to(a_problem("addressed-twice"))

    assert sample.window.place == CONGRESS


def test_the_subject_line_leads_to_its_field(sample: Workbench):
    sample.go_to(a_problem("leftover-brace", where="subject", part="subject", document="letter"))

    assert sample.window.place == WRITE
    assert sample.page.parts.subject.hasFocus() or sample.window.focusWidget() is sample.page.parts.subject


def test_a_part_leads_to_itself_whatever_it_is_called():
    problem = a_problem("leftover-brace", where="signature", part="ask", document="letter")

    assert place_of(problem) is Place.PART
