"""What is confidential or under embargo leaves in no file, however it came into the letter."""

import ast
import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from briefdesk.model.addressee import AddressOverride
from briefdesk.model.draft import FindingPart, Project, TextPart
from briefdesk.model.finding import Finding, KeyFigure
from briefdesk.model.problem import Severity
from briefdesk.pipeline import review
from briefdesk.pipeline.check import check
from briefdesk.pipeline.desk import Desk, open_desk
from briefdesk.pipeline.drafts import add_text, edit_part, keep_templates, set_subject
from briefdesk.pipeline.export import export_brief, export_letters
from briefdesk.pipeline.library import export_findings, export_pack
from briefdesk.pipeline.partner_packs import make_pack
from briefdesk.pipeline.recipients import chosen
from briefdesk.pipeline.release import Unreleased, held_places, refuse_unreleased
from briefdesk.pipeline.review_sheet import write_sheet_in_steps
from briefdesk.pipeline.tailoring import edit_by_hand

PIPELINE = Path(__file__).parents[2] / "src" / "briefdesk" / "pipeline"
TO = "member:R000122"
DOORS = {
    "export_letters", "export_brief", "export_pack", "export_findings", "sheet_pdf", "make_pack",
}  # fmt: skip
"""Every function that makes what others shall read."""
# Tables, templates, themes and rosters hold no words of a project or of its sources.
NO_DOORS = {
    "contact_files", "letter_log", "roster", "signatory_files", "template_drafts", "templates", "themes",
}  # fmt: skip


def picked(project: Project) -> Finding:
    part = next(p for p in project.letter.parts if isinstance(p, FindingPart))
    finding = project.finding(part.finding)
    assert finding is not None
    return finding


def held(project: Project, finding: Finding, **marks: object) -> Project:
    packs = tuple(
        replace(pack, findings=tuple(replace(f, **marks) if f.id == finding.id else f for f in pack.findings))
        for pack in project.sources
    )
    return replace(project, sources=packs)


def held_passage(project: Project, finding: Finding, **marks: object) -> Project:
    assert finding.citation
    packs = []
    for pack in project.sources:
        sections = tuple(
            replace(
                section,
                passages=tuple(
                    replace(p, **marks) if p.id == finding.citation.passage else p for p in section.passages
                ),
            )
            for section in pack.document.sections
        )
        packs.append(replace(pack, document=replace(pack.document, sections=sections)))
    return replace(project, sources=tuple(packs))


def without_picks(project: Project) -> Project:
    parts = tuple(p for p in project.letter.parts if not isinstance(p, FindingPart))
    return replace(
        project, letter=replace(project.letter, parts=parts), brief=replace(project.brief, parts=())
    )


def passage_words(project: Project, finding: Finding) -> str:
    assert finding.citation
    pack = next(p for p in project.sources if p.document.id == finding.citation.source)
    passage = pack.document.passage(finding.citation.passage)
    assert passage
    return passage.text


def test_a_confidential_finding_leaves_in_no_letter(desk: Desk, sample: Project, tmp_path: Path):
    project = held(sample, picked(sample), confidential=True)

    with pytest.raises(Unreleased, match="confidential") as refused:
        list(export_letters(desk, project, tmp_path / "out", formats=("txt", "eml", "print"), to=TO))

    assert picked(sample).text[:30] in str(refused.value)
    assert not (tmp_path / "out").exists()


def test_a_confidential_passage_takes_every_finding_that_cites_it(
    desk: Desk, sample: Project, tmp_path: Path
):
    project = held_passage(sample, picked(sample), confidential=True)

    with pytest.raises(Unreleased):
        list(export_letters(desk, project, tmp_path, formats=("pdf",), to=TO))
    with pytest.raises(Unreleased):
        refuse_unreleased(desk, packs=project.sources)


def test_the_one_pager_is_held_back_alone(desk: Desk, sample: Project, tmp_path: Path):
    in_brief = (
        next(f for i in sample.brief.picked() if i not in sample.letter.picked() and (f := sample.finding(i)))
        if set(sample.brief.picked()) - set(sample.letter.picked())
        else None
    )
    finding = in_brief or sample.finding(sample.brief.picked()[0])
    assert finding
    project = held(sample, finding, confidential=True)

    with pytest.raises(Unreleased):
        export_brief(desk, project, tmp_path / "out")

    assert not (tmp_path / "out").exists()


def test_an_embargo_ends_on_its_day(desk: Desk, sample: Project, tmp_path: Path):
    tomorrow = desk.today + dt.timedelta(days=1)

    with pytest.raises(Unreleased, match="under embargo until June 21, 2026"):
        list(export_letters(desk, held(sample, picked(sample), embargo=tomorrow), tmp_path, to=TO))
    released = held(sample, picked(sample), embargo=desk.today)

    assert list(export_letters(desk, released, tmp_path, formats=("txt",), to=TO))


def test_words_of_a_confidential_passage_are_known_in_a_paragraph_of_ones_own(desk: Desk, sample: Project):
    finding = picked(sample)
    project = without_picks(held_passage(sample, finding, confidential=True))
    assert held_places(desk, project) == ()
    project, part = add_text(project, "letter", None, f"Please note: {passage_words(sample, finding)}")

    places = held_places(desk, project)

    assert [(p.document, p.part, p.copied) for p in places] == [("letter", part, True)]


def test_words_of_a_confidential_finding_are_known_in_the_subject_and_the_title(desk: Desk, sample: Project):
    finding = picked(sample)
    project = without_picks(held(sample, finding, confidential=True))
    project = replace(set_subject(project, "letter", finding.text), title=finding.text)

    assert {p.label for p in held_places(desk, project)} == {"Subject line", "Project title"}


def test_words_of_a_confidential_finding_are_known_in_an_edit_by_hand(desk: Desk, sample: Project):
    finding = picked(sample)
    project, part = add_text(without_picks(sample), "letter", None, "We write in hope.")
    addressee = chosen(desk, project, TO)[0]
    project = held(project, finding, confidential=True)
    project = edit_by_hand(desk, project, addressee.id, part, finding.text, reason="He asked", day=desk.today)

    assert [p.part for p in held_places(desk, project)] == [part]


def test_a_mark_in_the_library_holds_for_projects_that_took_the_source_up_before(desk: Desk, sample: Project):
    finding = picked(sample)
    assert finding.citation
    review.hold(desk, finding.citation.source, [finding.id], confidential=True)

    assert held_places(desk, sample)


def test_a_passage_marked_in_the_library_holds_too_and_comes_free_again(desk: Desk, sample: Project):
    finding = picked(sample)
    assert finding.citation
    change = review.hold_passages(
        desk, finding.citation.source, [finding.citation.passage], confidential=True
    )
    assert held_places(desk, sample)

    review.take_back(desk, change)

    assert held_places(desk, sample) == ()


def test_a_new_edition_does_not_take_a_mark(desk: Desk, sample: Project):
    finding = picked(sample)
    assert finding.citation
    source = finding.citation.source
    plain = desk.library.pack(source)
    assert plain
    review.hold_passages(desk, source, [finding.citation.passage], confidential=True)

    desk.library.put(replace(plain, document=replace(plain.document, edition="f" * 64)), today=desk.today)

    assert held_places(desk, sample)


def test_marks_outlive_the_library_being_closed(desk: Desk, sample: Project):
    finding = picked(sample)
    assert finding.citation
    review.hold(desk, finding.citation.source, [finding.id], confidential=False, embargo=dt.date(2026, 7, 1))

    with open_desk(today=dt.date(2026, 6, 30), folders=desk.folders) as before:
        assert held_places(before, sample)
    with open_desk(today=dt.date(2026, 7, 1), folders=desk.folders) as after:
        assert held_places(after, sample) == ()


def test_a_source_with_something_confidential_is_not_exported(desk: Desk, sample: Project, tmp_path: Path):
    finding = picked(sample)
    assert finding.citation
    review.hold(desk, finding.citation.source, [finding.id], confidential=True)

    with pytest.raises(Unreleased):
        export_pack(desk, finding.citation.source, tmp_path / "a.pack.md")
    with pytest.raises(Unreleased):
        export_findings(desk, [finding.id], tmp_path / "b.pack.md")

    assert list(tmp_path.glob("*.pack.md")) == []


def test_preflight_tells_the_place_as_an_error(desk: Desk, sample: Project):
    finding = picked(sample)
    (problem,) = [
        p
        for p in check(desk, held(sample, finding, confidential=True), to=TO)
        if p.code == "not-released" and p.document == "letter"
    ]

    assert problem.severity is Severity.ERROR
    assert problem.part


def test_words_of_a_free_passage_are_nobodys_secret(desk: Desk, sample: Project):
    project = without_picks(held_passage(sample, picked(sample), confidential=True))
    pack = project.sources[0]
    free = [
        p.text
        for section in pack.document.sections
        for p in section.passages
        if not p.confidential and len(p.text) > 60
    ]
    for number, text in enumerate(free[:40]):
        project = replace(
            project,
            letter=replace(project.letter, parts=(*project.letter.parts, TextPart(f"own-{number}", text))),  # type: ignore[arg-type]
        )

    assert held_places(desk, project) == ()


def test_every_function_that_writes_for_others_asks_at_the_door():
    asking: set[str] = set()
    writing: set[str] = set()
    doors: set[str] = set()
    for file in PIPELINE.glob("*.py"):
        text = file.read_text(encoding="utf-8")
        if "write_atomic(" in text or "GrowingFile(" in text:
            writing.add(file.stem)
        for node in ast.parse(text).body:
            if isinstance(node, ast.FunctionDef) and "refuse_unreleased" in ast.dump(node):
                asking.add(file.stem)
                doors.add(node.name)

    assert doors >= DOORS
    # The print file is written by the export alone.
    assert writing - asking - NO_DOORS == {"print_file"}


def test_the_review_sheet_is_held_back_too(desk: Desk, sample: Project, tmp_path: Path):
    project = held(sample, picked(sample), confidential=True)

    with pytest.raises(Unreleased):
        list(write_sheet_in_steps(desk, project, tmp_path / "sheet.pdf"))

    assert not (tmp_path / "sheet.pdf").exists()


def test_an_edited_finding_does_not_hide_that_it_is_confidential(desk: Desk, sample: Project):
    part = next(p for p in sample.letter.parts if isinstance(p, FindingPart))
    project = edit_part(held(sample, picked(sample), confidential=True), "letter", part.id, "Other words.")

    assert held_places(desk, project)


def test_a_finding_that_was_reworded_with_confidential_words_does_not_leave(desk: Desk, sample: Project):
    first = picked(sample)
    other = next(
        f
        for f in sample.findings_by_id().values()
        if f.id not in sample.picked() and len(f.text.split()) > 12
    )
    project = held(held(sample, other, confidential=True), first, text=f"{other.text} And more.")

    (place,) = held_places(desk, project, ["letter"])
    assert place.copied


@pytest.mark.parametrize(
    "disguise",
    [
        lambda text: text.upper(),
        lambda text: text.replace(" ", "  \n"),
        lambda text: text.replace("e", "e\xad"),
        lambda text: text.replace("a", "\u200ba"),
        lambda text: f"**{text}**",
        lambda text: f"As we hear, {text[:1].lower()}{text[1:-1]}, which nobody denies.",
        lambda text: text.replace(",", " –").replace(".", "!"),
        lambda text: " ".join(text.split()[len(text.split()) // 3 :]),
        lambda text: (
            "\uff41 " + "".join(chr(ord(c) + 0xFEE0) if c.isalpha() and c.isascii() else c for c in text)
        ),
    ],
    ids=["case", "spaces", "soft", "zero", "bold", "framed", "signs", "cut", "wide"],
)
def test_confidential_words_are_known_in_whatever_dress(desk: Desk, sample: Project, disguise):
    finding = picked(sample)
    project = without_picks(held(sample, finding, confidential=True))
    project, _ = add_text(project, "letter", None, disguise(finding.text))

    assert held_places(desk, project)


@pytest.mark.parametrize(
    "disguise",
    [
        lambda text: "{{ '" + text.replace("'", "\\'") + "' }}",
        lambda text: "{{ '" + "' ~ ' ".join(text.split()) + "' }}",
        lambda text: "{{ '" + "".join(f"\\u{ord(c):04x}" for c in text) + "' }}",
        lambda text: "{% if counts.recipients %}{{ '" + text.replace("'", "\\'") + "' | upper }}{% endif %}",
        lambda text: text.replace(" ", "{{ '' }} "),
        lambda text: text.replace("e", "*e*"),
        lambda text: text.replace(" ", "_ _"),
        lambda text: "".join(f"&#{ord(c)};" if c.isalpha() else c for c in text),
        lambda text: text.replace("e", "e\u2060").replace("a", "\u200ca"),
        lambda text: text.replace("a", "\u0430").replace("e", "\u0435").replace("o", "\u03bf"),
        lambda text: "\n\n".join(text.split()),
        lambda text: ". ".join(word.capitalize() for word in text.split()),
        lambda text: f"[here](https://example.org/?q={'%20'.join(text.split())})",
        lambda text: "".join(text.split()),
        " ".join,
        lambda text: ".".join(text.split()),
        lambda text: "{# nothing #}".join(text.split()),
    ],
    ids=[
        "braces", "pieces", "escapes", "filter", "gaps", "stars", "underscores", "entities", "joiners",
        "look-alikes", "paragraphs", "periods", "address", "closed", "spaced", "dots", "comments",
    ],
)  # fmt: skip
def test_confidential_words_are_known_by_their_letters(desk: Desk, sample: Project, disguise):
    finding = next(f for f in sample.findings_by_id().values() if len(f.text.split()) > 12)
    project = without_picks(held(sample, finding, confidential=True))
    project, _ = add_text(project, "letter", None, disguise(finding.text))

    assert held_places(desk, project)


def test_confidential_words_put_together_from_fields_are_known(desk: Desk, sample: Project):
    finding = next(f for f in sample.findings_by_id().values() if len(f.text.split()) > 12)
    words = finding.text.split()
    shares = [" ".join(words[at : at + 5]) for at in range(0, len(words), 5)]
    project = without_picks(held(sample, finding, confidential=True))
    project = replace(project, fields=tuple((f"n{at}", share) for at, share in enumerate(shares)))
    assert held_places(desk, project) == ()
    whole = " ".join(f"{{{{ fields.n{at} }}}}" for at in range(len(shares)))
    project, part = add_text(project, "letter", None, whole)

    assert {place.part for place in held_places(desk, project)} == {part}


def test_confidential_words_are_known_in_a_form_of_address_and_in_a_reason(desk: Desk, sample: Project):
    finding = picked(sample)
    bare = without_picks(held(sample, finding, confidential=True))
    addressee = chosen(desk, bare, TO)[0]
    form = AddressOverride(addressee.members[0].bioguide, "asked", salutation=f"{finding.text}:")
    edited, part = add_text(bare, "letter", None, "We write in hope.")
    reason = edit_by_hand(
        desk, edited, addressee.id, part, "We write again.", reason=finding.text, day=desk.today
    )

    assert [p.label for p in held_places(desk, replace(bare, overrides=(form,)))] == ["Form of address"]
    assert [p.part for p in held_places(desk, reason)] == [part]


def test_confidential_words_are_known_beside_a_key_figure(desk: Desk, sample: Project):
    other = next(f for f in sample.findings_by_id().values() if len(f.text.split()) > 12)
    shown = next(i for i in sample.brief.picked() if i != other.id)
    finding = sample.finding(shown)
    assert finding
    project = held(sample, other, confidential=True)
    project = held(project, finding, key_figure=KeyFigure("9", other.text))

    assert any(p.copied for p in held_places(desk, project, ["brief"]))


@pytest.mark.parametrize("where", ["comment", "rule", "query", "field", "partner"])
def test_a_pack_holds_confidential_words_nowhere(desk: Desk, sample: Project, where: str):
    finding = next(f for f in sample.findings_by_id().values() if len(f.text.split()) > 12)
    project = keep_templates(desk, without_picks(held(sample, finding, confidential=True)))
    make_pack(desk, project)
    words, for_whom = finding.text.replace('"', ""), ""
    if where == "comment":
        first = project.templates[0]
        text = f"{first.text}\n{{# {words} #}}\n"
        project = replace(project, templates=(replace(first, text=text), *project.templates[1:]))
    elif where == "rule":
        one = replace(project.letter.parts[0], only_for=f'{TO} -"{words}"')
        project = replace(project, letter=replace(project.letter, parts=(one, *project.letter.parts[1:])))
    elif where == "query":
        wanted = replace(project.recipients, query=f'{TO} -"{words}"', excluded=())
        project = replace(project, recipients=wanted)
    elif where == "field":
        project = replace(project, fields=tuple((name, words) for name, _ in project.fields))
    else:
        for_whom = words

    with pytest.raises(Unreleased):
        make_pack(desk, project, for_whom=for_whom)


def test_a_finding_may_name_its_report_though_a_held_one_does_too(desk: Desk, sample: Project):
    first = picked(sample)
    other = next(f for f in sample.findings_by_id().values() if f.id not in sample.picked())
    title = sample.sources[0].document.title
    words = f"{title} does not say who told us that three sheriffs were against it."
    project = held(held(sample, other, confidential=True, text=words), first, text=f"See {title}.")

    assert len(title.split()) >= 7
    assert held_places(desk, project, ["letter"]) == ()
