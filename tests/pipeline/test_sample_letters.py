"""The letters that a newcomer sees first, and those to all of Congress, leave nothing to be ashamed of."""

import re
from collections.abc import Iterator

from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import Project
from briefdesk.model.letter import Letter
from briefdesk.model.problem import Severity
from briefdesk.pipeline.check import check, letter_problems
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.letters import compose_letters, preview_brief, preview_letter
from briefdesk.pipeline.recipients import chosen, find_members
from briefdesk.render.text import plain_text

EVERYONE = "chamber:house,senate"
LETTERS = ("member", "committee-leaders", "coalition", "delegation", "thank-you", "follow-up")


def letters_to_all(desk: Desk, project: Project) -> Iterator[Letter]:
    for letter in compose_letters(desk, project, find_members(desk, EVERYONE)):
        assert not isinstance(letter, BriefdeskError)
        yield letter


def test_the_sample_reaches_at_least_twenty_members_of_both_parties_and_chambers(desk: Desk, sample: Project):
    members = [a.member for a in chosen(desk, sample)]

    assert len(members) >= 20
    assert len({m.party for m in members}) >= 2
    assert len({m.chamber for m in members}) == 2


def test_the_sample_has_no_error_in_preflight(desk: Desk, sample: Project):
    assert [p for p in check(desk, sample) if p.severity is Severity.ERROR] == []


def test_no_letter_to_any_member_holds_a_brace_a_blank_or_none(desk: Desk, sample: Project):
    letters = list(letters_to_all(desk, sample))
    faults = re.compile(r"[{}]|\bNone\b|\[[A-Za-z]|Dear ?:|  |,,|\(\)")

    assert len(letters) == 537
    assert [t for letter in letters if (t := faults.search(plain_text(letter.document)))] == []


def test_no_letter_to_any_member_names_another_member(desk: Desk, sample: Project):
    errors = [
        problem
        for letter in letters_to_all(desk, sample)
        for problem in letter_problems(desk, letter)
        if problem.severity is Severity.ERROR
    ]

    assert errors == []


def test_every_finding_in_a_letter_carries_a_footnote_that_cites_its_section(desk: Desk, sample: Project):
    letter = next(letters_to_all(desk, sample))
    cited = {note.citation.heading for note in letter.document.footnotes if note.citation}
    used = [f for f in (sample.finding(i) for i in letter.findings) if f and f.kind != "ask"]

    assert used
    assert {f.citation.heading for f in used if f.citation} <= cited


def test_the_tailored_paragraph_reaches_only_the_members_of_its_state(desk: Desk, sample: Project):
    texts = {
        letter.addressee.members[0].state: plain_text(letter.document)
        for letter in letters_to_all(desk, sample)
    }

    assert "Buckley Space Force Base" in texts["CO"]
    assert "Buckley Space Force Base" not in texts["AL"]


def test_each_shipped_letter_template_makes_a_clean_letter(desk: Desk, sample: Project):
    from briefdesk.pipeline.drafts import with_template

    for name in LETTERS:
        project = with_template(desk, sample, name)
        found = [p for p in check(desk, project) if p.severity is Severity.ERROR]
        assert {p.code for p in found} <= {"unfilled-field"}, name


def test_the_preview_of_a_letter_is_a_pdf_of_its_pages(desk: Desk, sample: Project):
    first = chosen(desk, sample)[0]

    preview = preview_letter(desk, sample, first.id)

    assert preview.rendered.data.startswith(b"%PDF-")
    assert 1 <= preview.rendered.page_count <= 2
    assert preview.rendered.regions


def test_the_one_pager_is_one_page(desk: Desk, sample: Project):
    preview = preview_brief(desk, sample)

    assert (preview.rendered.page_count, preview.lines_over) == (1, 0)


def test_the_same_project_gives_the_same_bytes(desk: Desk, sample: Project):
    first = chosen(desk, sample)[0].id

    once, again = (preview_letter(desk, sample, first).rendered.data for _ in range(2))

    assert once == again
