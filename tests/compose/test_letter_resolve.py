"""A letter, part by part: the frame in its order, fields, rules, findings with notes, numbered asks."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from briefdesk.compose import drafting
from briefdesk.compose.letter import resolve_letters
from briefdesk.compose.markdown import plain_text
from briefdesk.compose.runner import TemplateRunner
from briefdesk.errors import CongressError
from briefdesk.model.blocks import (
    CopyLine,
    DateLine,
    DeliveryLine,
    Enclosures,
    InsideAddress,
    ItemList,
    Letterhead,
    ListStyle,
    Origin,
    Paragraph,
    Salutation,
    Signatories,
    SignatureBlock,
    Span,
    SubjectLine,
)
from briefdesk.model.draft import PartId, Project, Sender, Signatory
from briefdesk.model.finding import FindingKind
from briefdesk.model.letter import Letter, RuleFired
from briefdesk.model.template import Template
from compose.one_letter import resolve_letter

STATES = {"RI": "Rhode Island", "TX": "Texas", "AK": "Alaska", "GU": "Guam"}


def _resolve(
    make,
    runner: TemplateRunner,
    project: Project,
    *,
    template: Template | None = None,
    addressee=None,
    matches=lambda rule: False,
) -> Letter:
    return resolve_letter(
        project,
        template or make.letter_template(),
        addressee or make.addressee(),
        state_name=lambda code: STATES.get(code, code),
        matches=matches,
        recipients=2,
        today=make.today,
        runner=runner,
    )


def _paragraphs(letter: Letter) -> list[str]:
    return [plain_text(b.spans) for b in letter.document.blocks if isinstance(b, Paragraph)]


def _only(letter: Letter, kind: type):
    (block,) = [b for b in letter.document.blocks if isinstance(b, kind)]
    return block


def test_the_parts_of_a_letter_stand_in_the_order_of_the_trade(make: SimpleNamespace, runner: TemplateRunner):
    letter = _resolve(make, runner, make.project())

    assert [type(b) for b in letter.document.blocks] == [
        Letterhead, DateLine, DeliveryLine, InsideAddress, SubjectLine, Salutation,
        Paragraph, Paragraph, ItemList, Paragraph, ItemList, Paragraph,
        SignatureBlock, Enclosures, CopyLine,
    ]  # fmt: skip
    assert _only(letter, DateLine).text == "June 15, 2026"
    assert _only(letter, Salutation).text == "Dear Senator Reed:"
    assert _only(letter, SignatureBlock) == SignatureBlock(
        "Sincerely,", "Ana Lopez", "Director", "Rights Watchers", Origin("close")
    )
    assert _only(letter, CopyLine).items == ("Senator Reed’s staff",)
    assert _only(letter, Letterhead).contact_lines == (
        "1 Main Street · Washington, DC 20009",
        "202-555-0100 · a@example.org · example.org",
    )
    assert letter.document.continuation == "The Honorable Jack Reed · June 15, 2026"
    assert letter.document.title == "Letter to Jack Reed: Oversight of military roles, Rhode Island"
    assert letter.document.author == "Rights Watchers"
    assert letter.problems == ()


def test_fields_are_filled_in_and_a_default_serves_where_nothing_was_given(make, runner: TemplateRunner):
    letter = _resolve(make, runner, make.project())

    assert _paragraphs(letter)[0] == ("I write on behalf of Rights Watchers to Senator Reed about troops.")


def test_every_block_of_the_body_knows_the_part_it_was_made_from(make, runner: TemplateRunner):
    letter = _resolve(make, runner, make.project())

    origins = [b.origin for b in letter.document.blocks if isinstance(b, Paragraph)]
    findings, asks = [b for b in letter.document.blocks if isinstance(b, ItemList)]
    assert [o.part for o in origins] == ["opening", "findings", "asks", "closing"]
    assert findings.items[0].origin == Origin("findings:soldiers/one", "soldiers/one")
    assert asks.items[0].origin == Origin("asks:soldiers/ask", "soldiers/ask")
    assert _only(letter, SubjectLine).origin == Origin("subject")


def test_findings_carry_footnotes_and_asks_are_numbered_without(make, runner: TemplateRunner):
    project = make.project(
        make.finding("one"),
        make.finding("two", citation=make.citation("b-1", "B", 1)),
        make.finding("three"),
        make.ask,
    )

    letter = _resolve(make, runner, project)

    findings, asks = [b for b in letter.document.blocks if isinstance(b, ItemList)]
    assert [item.spans[-1].note for item in findings.items] == [1, 2, 1]
    assert findings.style is ListStyle.BULLETS
    assert asks.style is ListStyle.NUMBERS
    assert asks.items[0].spans == (Span("Hold a hearing."),)
    assert [note.number for note in letter.document.footnotes] == [1, 2]
    assert letter.findings == ("soldiers/one", "soldiers/two", "soldiers/three", "soldiers/ask")


def test_a_rule_decides_by_recipient_and_is_recorded(make, runner: TemplateRunner):
    texan = make.addressee(make.member("Cruz", "Ted", state="TX", district=34))

    shown = _resolve(make, runner, make.project(), addressee=texan, matches=lambda rule: rule == "state:TX")
    hidden = _resolve(make, runner, make.project())

    assert "You represent Texas’s 34th District." in _paragraphs(shown)
    assert shown.rules == (RuleFired("local", "state:TX", True),)
    assert hidden.rules == (RuleFired("local", "state:TX", False),)
    assert not any("represent" in text for text in _paragraphs(hidden))


def test_a_rule_that_cannot_be_read_leaves_the_part_out_and_says_so(make, runner: TemplateRunner):
    def broken(rule: str) -> bool:
        raise CongressError(f"There is no term {rule}.", "Write state:TX.")

    letter = _resolve(make, runner, make.project(), matches=broken)

    assert [(p.code, p.part, p.next_step) for p in letter.problems] == [
        ("bad-rule", "local", "Write state:TX.")
    ]


def test_a_lead_in_without_items_is_not_printed(make, runner: TemplateRunner):
    letter = _resolve(make, runner, make.project(make.ask))

    assert "The findings:" not in _paragraphs(letter)
    assert "We ask that you:" in _paragraphs(letter)
    assert [p.code for p in letter.problems] == ["no-findings"]


def test_a_letter_without_an_ask_and_one_with_six_findings_are_named(make, runner: TemplateRunner):
    none = _resolve(make, runner, make.project(make.finding()))
    many = _resolve(make, runner, make.project(*(make.finding(f"f{i}") for i in range(6)), make.ask))

    assert [p.code for p in none.problems] == ["no-ask"]
    assert [p.code for p in many.problems] == ["many-findings"]


def test_a_paragraph_of_ones_own_parts_a_list_and_numbering_goes_on(make, runner: TemplateRunner):
    second = make.finding("ask2", FindingKind.ASK, "Fund it.")
    project = make.project(make.finding(), make.ask, second)
    draft = drafting.add_text(project.letter, PartId("asks:soldiers/ask"), "And *also*:")

    letter = _resolve(make, runner, replace(project, letter=draft))

    lists = [b for b in letter.document.blocks if isinstance(b, ItemList)]
    assert [b.start for b in lists] == [1, 1, 2]
    assert "And also:" in _paragraphs(letter)


def test_findings_can_be_set_as_paragraphs(make, runner: TemplateRunner):
    template = make.letter_template(make.LETTER.replace("findings: bullets", "findings: paragraphs"))

    letter = _resolve(make, runner, make.project(), template=template)

    paragraph = next(b for b in letter.document.blocks if isinstance(b, Paragraph) and b.origin.finding)
    assert paragraph.spans[-1] == Span("", note=1)


def test_an_edited_finding_takes_fields_and_emphasis_and_keeps_its_note(make, runner: TemplateRunner):
    project = make.project()
    text = "More than **590** troops near {{ recipient.state_name }}."
    draft = drafting.edit(project.letter, PartId("findings:soldiers/one"), text)

    letter = _resolve(make, runner, replace(project, letter=draft))

    item = next(b for b in letter.document.blocks if isinstance(b, ItemList)).items[0]
    assert item.spans == (
        Span("More than "), Span("590", bold=True), Span("\u00a0troops near Rhode Island."), Span("", note=1)
    )  # fmt: skip


def test_a_findings_own_text_is_never_markdown_nor_template(make, runner: TemplateRunner):
    project = make.project(make.finding(text="A *b* {{ recipient.name }} <i>"), make.ask)

    letter = _resolve(make, runner, project)

    item = next(b for b in letter.document.blocks if isinstance(b, ItemList)).items[0]
    assert item.spans[0] == Span("A *b* {{ recipient.name }} <i>")


def test_an_empty_field_shows_its_label_as_unfilled(make, runner: TemplateRunner):
    project = replace(make.project(sender=Sender()), fields=())
    draft = drafting.edit(project.letter, PartId("closing"), "See you on **{{ fields.meeting_date }}**.")

    letter = _resolve(make, runner, replace(project, letter=draft))

    closing = [b for b in letter.document.blocks if isinstance(b, Paragraph)][-1]
    assert closing.spans[1] == Span("[Date of the meeting]", bold=True, unfilled=True)
    assert "[Organization]" in _paragraphs(letter)[0]


def test_an_empty_field_in_a_line_without_styles_is_named_among_the_problems(make, runner: TemplateRunner):
    project = make.project()
    draft = replace(project.letter, enclosures=("Agenda of {{ fields.meeting_date }}",))

    letter = _resolve(make, runner, replace(project, letter=draft, fields=()))

    assert [(p.code, p.where) for p in letter.problems] == [("unfilled-field", "enclosures")]


def test_hostile_values_stay_text(make, runner: TemplateRunner):
    sender = replace(make.project().sender, organization="**X** [a](https://evil.example) <b>\n\n# H")
    member = make.member("O*Neil_", "{{ 7*7 }}")

    letter = _resolve(make, runner, make.project(sender=sender), addressee=make.addressee(member))

    opening = next(b for b in letter.document.blocks if isinstance(b, Paragraph))
    assert opening.spans[1] == Span("**X** [a](https://evil.example) <b> # H", bold=True)
    assert opening.spans[2].text == " to Senator O*Neil_ about troops."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ recipient.sate }}", "not known"),
        ("{% if x %}", "never closed"),
        ("{{ 'a' * 9 }}", "calculate"),
        ("{{ recipient.committees[9] }}", "no attribute"),
        ("{{ recipient.name + 1 }}", "number"),
    ],
)
def test_a_faulty_text_is_shown_as_typed_and_named_with_its_part(
    make, runner: TemplateRunner, text: str, words: str
):
    project = make.project()
    draft = drafting.add_text(project.letter, PartId("opening"), text)

    letter = _resolve(make, runner, replace(project, letter=draft))

    (problem,) = letter.problems
    assert problem.part == "text-1"
    assert words in problem.message
    assert problem.addressee == "R000001"
    assert Paragraph((Span(text, unfilled=True),), Origin("text-1")) in letter.document.blocks


def test_a_picked_finding_that_no_source_holds_is_left_out_and_named(make, runner: TemplateRunner):
    project = make.project()
    gone = replace(project, sources=(make.pack(make.ask),))

    letter = _resolve(make, runner, gone)

    assert [p.code for p in letter.problems] == ["missing-finding", "no-findings"]


def test_signatories_stand_by_tier_and_alphabet_after_the_signature(make, runner: TemplateRunner):
    template = make.letter_template(make.LETTER.replace("close:", "signatories: yes\nclose:"))
    signed = (
        Signatory("Zeta"), Signatory("the Alpha Fund"), Signatory("Beta", "state"),
        Signatory("Ann's Group", "local"), Signatory("Zeta"),
    )  # fmt: skip

    letter = _resolve(make, runner, replace(make.project(), signatories=signed), template=template)

    assert [b for b in letter.document.blocks if isinstance(b, Signatories)] == [
        Signatories("National organizations", ("the Alpha Fund", "Zeta")),
        Signatories("State organizations", ("Beta",)),
        Signatories("Local organizations", ("Ann’s Group",)),
    ]
    kinds = [type(b) for b in letter.document.blocks]
    assert kinds.index(SignatureBlock) + 1 == kinds.index(Signatories)
    assert kinds.index(Signatories) < kinds.index(Enclosures)


def test_a_draft_overrides_subject_close_delivery_enclosures_and_copies(make, runner: TemplateRunner):
    project = make.project()
    draft = replace(project.letter, subject="New", close="Yours,", delivery="", enclosures=(), cc=("Staff",))

    letter = _resolve(make, runner, replace(project, letter=draft))

    assert plain_text(_only(letter, SubjectLine).spans) == "New"
    assert _only(letter, SignatureBlock).close == "Yours,"
    assert not any(isinstance(b, DeliveryLine | Enclosures) for b in letter.document.blocks)
    assert _only(letter, CopyLine).items == ("Staff",)


def test_many_letters_are_resolved_in_order_and_each_alone(make, runner: TemplateRunner):
    members = [make.member(f"Name{i}", state="TX" if i % 2 else "RI") for i in range(30)]
    project = make.project()

    def matches(rule: str, addressee) -> bool:
        return addressee.members[0].state == "TX"

    letters = resolve_letters(
        project,
        make.letter_template(),
        [make.addressee(m) for m in members],
        state_name=str,
        matches=matches,
        recipients=30,
        today=make.today,
        runner=runner,
    )

    assert [letter.addressee.member for letter in letters] == members
    for letter, member in zip(letters, members, strict=True):
        assert f"Senator {member.last_name} " in _paragraphs(letter)[0]
        assert letter.rules[0].included is (member.state == "TX")


def test_counts_follow_the_rules_of_each_recipient(make, runner: TemplateRunner):
    text = make.LETTER.replace(
        "Thank you.", "{{ counts.findings }}/{{ counts.asks }}/{{ counts.recipients }}"
    )
    template = make.letter_template(text)
    project = make.project(make.finding("one"), make.finding("two"), make.ask, letter=template)
    draft = drafting.set_rule(project.letter, PartId("findings:soldiers/two"), "state:TX")

    letter = _resolve(make, runner, replace(project, letter=draft), template=template)

    assert _paragraphs(letter)[-1] == "1/1/2"


@pytest.mark.parametrize(
    ("district", "state", "name"),
    [(1, "TX", "Texas’s 1st District"), (12, "TX", "Texas’s 12th District"),
     (22, "TX", "Texas’s 22nd District"),
     (33, "TX", "Texas’s 33rd District"), (0, "AK", "Alaska’s At-Large District")],
)  # fmt: skip
def test_districts_have_names(make, runner: TemplateRunner, district: int, state: str, name: str):
    member = make.member(state=state, district=district)
    template = make.letter_template(make.LETTER.replace("Thank you.", "{{ recipient.district_name }}"))

    letter = _resolve(make, runner, make.project(), template=template, addressee=make.addressee(member))

    assert _paragraphs(letter)[-1] == name


def test_the_capacity_addressed_is_there_as_fields(make, runner: TemplateRunner):
    text = "{{ recipient.role }}; {{ recipient.role_committee }}; {% if recipient.is_ranking %}r{% endif %}; "
    text += "{{ recipient.committees | join(' ') }}; {{ recipient.committee_names | join(' ') }}"
    template = make.letter_template(make.LETTER.replace("Thank you.", text))

    letter = _resolve(
        make, runner, make.project(), template=template, addressee=make.addressee(as_ranking=True)
    )

    assert _paragraphs(letter)[-1] == (
        "Ranking Member of the Committee on Armed Services; Committee on Armed Services; r; "
        "SSAS SSAS13; Committee on Armed Services"
    )
