"""Preflight: what must not leave the house, and what must not raise an alarm."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from briefdesk.compose import drafting
from briefdesk.compose.member_names import MemberNames
from briefdesk.compose.preflight import check_brief, check_letter, check_project
from briefdesk.model.blocks import (
    ComposedDocument,
    CopyLine,
    InsideAddress,
    Paragraph,
    Salutation,
    SignatureBlock,
    Span,
)
from briefdesk.model.draft import PartId, Recipients, Sender
from briefdesk.model.letter import Brief, Letter
from briefdesk.model.problem import Problem, Severity


@pytest.fixture
def names(make: SimpleNamespace) -> MemberNames:
    return MemberNames(
        [
            make.member("Reed", "Jack"),
            make.member("Warren", "Elizabeth", bioguide="W1"),
            make.member("Van Hollen", "Chris", bioguide="V1"),
            make.member("García", "Jesús", state="IL", district=4, bioguide="G1"),
            make.member("Case", "Ed", state="HI", district=1, bioguide="C1"),
            make.member("Self", "Keith", state="TX", district=3, bioguide="S1"),
            make.member("Young", "Todd", bioguide="Y1"),
            make.member("Green", "Al", state="TX", district=9, bioguide="G2"),
            make.member("King", "Angus", suffix="Jr.", bioguide="K1"),
            make.member("O’Neil", "Pat", bioguide="O1"),
        ]
    )


def _letter(
    make: SimpleNamespace, text: str, *more: object, salutation: str = "Dear Senator Reed:"
) -> Letter:
    addressee = make.addressee()
    blocks = (
        InsideAddress((addressee.inside_address,)),
        Salutation(salutation),
        Paragraph((Span(text),)),
        SignatureBlock("Sincerely,", "Chris Van Hollen", "Director", "Org"),
        *more,
    )
    return Letter(addressee, ComposedDocument("T", "A", "en-US", blocks), ())


def _codes(problems: tuple[Problem, ...]) -> list[tuple[str, Severity]]:
    return [(p.code, p.severity) for p in problems]


@pytest.mark.parametrize(
    "text",
    [
        "We thank Senator Warren for her time.",
        "As Senator Van Hollen knows, this matters.",
        "We thank Sen. Warren.",
        "We thank Sen.\u00a0Warren.",
        "We thank Elizabeth Warren.",
        "We wrote to Representative García’s office.",
        "Thank you, Representative Case.",
        "Ask Keith Self about it.",
        "Chairman Green, thank you.",
        "The Honorable Angus King",
        "Senator O'Neil should know.",
    ],
)
def test_another_members_name_is_an_error(make: SimpleNamespace, names: MemberNames, text: str):
    problems = check_letter(_letter(make, text), other_names=names)

    assert _codes(problems) == [("other-member-named", Severity.ERROR)]
    assert problems[0].addressee == "R000001"


@pytest.mark.parametrize(
    "text",
    [
        "In this case, people sent Self and Young home. Green cards matter. Case closed.",
        "Warren, Rhode Island, is a town. Young people and King County agree.",
        "Senator Reed has led on this, and Jack Reed knows it.",
        "The senator self-reported; a young representative case.",
        "Self-help groups warn. The representative case is Senator-led.",
        "None of the troops left. None were charged.",
    ],
)
def test_ordinary_words_and_the_recipient_raise_no_alarm(
    make: SimpleNamespace, names: MemberNames, text: str
):
    assert check_letter(_letter(make, text), other_names=names) == ()


def test_a_member_named_for_a_bill_deserves_a_look_only(make: SimpleNamespace, names: MemberNames):
    letter = _letter(make, "Please cosponsor Senator Warren’s bill, S. 1234.")

    assert _codes(check_letter(letter, other_names=names)) == [("other-member-named", Severity.WARNING)]


def test_a_copy_to_another_member_and_the_signatory_are_no_leak(make: SimpleNamespace, names: MemberNames):
    letter = _letter(make, "Write to Chris Van Hollen.", CopyLine(("Senator Warren",)))

    assert check_letter(letter, other_names=names) == ()


def test_an_allowed_name_raises_no_alarm(make: SimpleNamespace, names: MemberNames):
    letter = _letter(make, "Call Todd Young at our office.")

    assert check_letter(letter, other_names=names)
    assert check_letter(letter, other_names=names, allowed_names=("Todd Young",)) == ()


def test_another_members_name_in_the_greeting_is_an_error_even_about_a_bill(make, names: MemberNames):
    letter = _letter(make, "x", salutation="Dear Senator Warren:")

    assert _codes(check_letter(letter, other_names=names)) == [("other-member-named", Severity.ERROR)]


@pytest.mark.parametrize(
    "salutation", ["Dear :", "Dear ,", "Dear", "", "Dear Senator :", "Dear Senator Reed,", "Dear  :"]
)
def test_a_greeting_without_a_name_is_an_error(make: SimpleNamespace, names: MemberNames, salutation: str):
    letter = _letter(make, "x", salutation=salutation)

    assert _codes(check_letter(letter, other_names=names)) == [("empty-salutation", Severity.ERROR)]


@pytest.mark.parametrize("text", ["{{ recipient.name }}", "a } b", "{%", "{# x #}", "\ue000x"])
def test_a_brace_left_over_is_an_error(make: SimpleNamespace, names: MemberNames, text: str):
    assert _codes(check_letter(_letter(make, text), other_names=names)) == [
        ("leftover-brace", Severity.ERROR)
    ]


@pytest.mark.parametrize("text", ["None", "Dear None", "nan", "Washington, None"])
def test_a_printed_nothing_is_an_error(make: SimpleNamespace, names: MemberNames, text: str):
    assert _codes(check_letter(_letter(make, text), other_names=names)) == [("empty-value", Severity.ERROR)]


def test_a_placeholder_is_an_error_with_its_label(make: SimpleNamespace, names: MemberNames):
    letter = _letter(make, "x", Paragraph((Span("[Date of the meeting]", unfilled=True),)))

    (problem,) = check_letter(letter, other_names=names)

    assert problem.code == "unfilled-field"
    assert problem.message == "“Date of the meeting” is not filled in."


def test_a_brief_is_read_for_braces_and_placeholders(make: SimpleNamespace):
    blocks = (Paragraph((Span("{x"), Span("[Phone]", unfilled=True))),)
    brief = Brief(ComposedDocument("T", "A", "en-US", blocks), ())

    assert {p.code for p in check_brief(brief)} == {"leftover-brace", "unfilled-field"}


def test_a_complete_project_has_no_problem(make: SimpleNamespace):
    assert check_project(make.project(), recipients=3) == ()


def test_an_empty_project_lacks_sender_and_recipients(make: SimpleNamespace):
    project = replace(make.project(), sender=Sender(), recipients=Recipients())

    problems = check_project(project)

    assert [p.code for p in problems] == ["sender-incomplete"] * 5 + ["no-recipients"]
    assert all(p.next_step for p in problems)


def test_a_query_that_cannot_be_read_is_named(make: SimpleNamespace):
    problems = check_project(make.project(), recipients=0, check_query=lambda query: "no such state")

    assert _codes(problems) == [("bad-rule", Severity.ERROR)]


def test_a_finding_without_a_source_is_an_error_but_an_ask_needs_none(make: SimpleNamespace):
    bare = replace(make.finding(), citation=None)
    ask = replace(make.ask, citation=None)

    problems = check_project(make.project(bare, ask), recipients=1)

    assert [(p.code, p.document) for p in problems] == [("no-citation", "letter"), ("no-citation", "brief")]
    assert problems[0].part == "findings:soldiers/one"


def test_a_finding_without_words_is_an_error(make: SimpleNamespace):
    project = make.project(make.finding(), make.ask)
    draft = drafting.edit(project.letter, PartId("findings:soldiers/one"), "  ")

    problems = check_project(replace(project, letter=draft), recipients=1)

    assert [(p.code, p.severity, p.part) for p in problems] == [
        ("empty-finding", Severity.ERROR, "findings:soldiers/one")
    ]


@pytest.mark.parametrize("text", ["Dear ,", "Dear:", "Dear  , we write"])
def test_a_greeting_of_nobody_is_an_error_wherever_it_stands(
    make: SimpleNamespace, names: MemberNames, text: str
):
    found = _codes(check_letter(_letter(make, text), other_names=names))

    assert ("empty-value", Severity.ERROR) in found
