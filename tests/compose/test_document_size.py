"""A letter or brief larger than anybody reads is refused at once, with the number that is too high."""

from dataclasses import replace

import pytest

from briefdesk.compose import drafting
from briefdesk.compose.brief import resolve_brief
from briefdesk.compose.size import MAX_CHARACTERS, DocumentTooLarge
from briefdesk.model.draft import Signatory
from compose.one_letter import resolve_letter


def _letter(make, runner, project):
    return resolve_letter(
        project,
        make.letter_template(make.LETTER.replace("kind: letter", "kind: letter\nsignatories: yes")),
        make.addressee(),
        state_name=str,
        matches=lambda _rule: True,
        today=make.today,
        runner=runner,
    )


def _with_paragraphs(make, *texts):
    project = make.project()
    parts = [part for text in texts for part in drafting.add_text(project.letter, None, text).parts[-1:]]
    named = [replace(part, id=f"own{number}") for number, part in enumerate(parts)]
    return replace(project, letter=replace(project.letter, parts=(*project.letter.parts, *named)))


def test_a_letter_of_ten_million_characters_is_refused(make, runner):
    with pytest.raises(DocumentTooLarge, match="characters"):
        _letter(make, runner, _with_paragraphs(make, "word " * 2_000_000))


def test_a_letter_that_its_fields_blow_up_is_refused(make, runner):
    loop = "{% for a in recipient.committees %}" + "word " * 5_000 + "{% endfor %}"

    with pytest.raises(DocumentTooLarge, match="characters"):
        _letter(make, runner, _with_paragraphs(make, *[loop] * 3))


def test_a_letter_of_ten_thousand_short_lines_is_refused(make, runner):
    with pytest.raises(DocumentTooLarge, match="lines"):
        _letter(make, runner, _with_paragraphs(make, "1. x\n" * 10_000))


def test_a_letter_that_its_loops_fill_with_lines_is_refused(make, runner):
    loop = "{% for a in recipient.committees %}" + "- x\n" * 4_000 + "{% endfor %}"

    with pytest.raises(DocumentTooLarge, match="lines"):
        _letter(make, runner, _with_paragraphs(make, *[loop] * 3))


def test_a_letter_of_a_thousand_findings_and_more_is_refused(make, runner):
    with pytest.raises(DocumentTooLarge, match="parts"):
        _letter(make, runner, _with_paragraphs(make, *["x"] * 1_001))


def test_a_senders_name_counts_too(make, runner):
    project = make.project()
    named = replace(project, sender=replace(project.sender, organization="n" * MAX_CHARACTERS))

    for resolve in (_letter, _brief):
        with pytest.raises(DocumentTooLarge, match="characters"):
            resolve(make, runner, named)


def test_more_signatories_than_a_letter_can_list_are_refused(make, runner):
    signed = replace(make.project(), signatories=tuple(Signatory(f"Group {n}") for n in range(2_001)))

    with pytest.raises(DocumentTooLarge, match="signatories"):
        _letter(make, runner, signed)


def _brief(make, runner, project):
    return resolve_brief(project, make.brief_template(), today=make.today, runner=runner)
