"""Partner packs: nothing internal goes out, and what a partner fills in is checked as it is filled in."""

import datetime as dt
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from briefdesk.model.addressee import AddresseeId, AddressOverride, Contact, ContactId, ContactKind
from briefdesk.model.carried import Stationery, TemplateText
from briefdesk.model.draft import Asset, Exclusion, HandEdit, PartId, Project, SavedList, Signatory, TextPart
from briefdesk.model.finding import Excuse, FindingState
from briefdesk.model.letter import Letter
from briefdesk.model.local_fact import LocalFact
from briefdesk.model.pack_out import OpenSlot
from briefdesk.model.partner_pack import Filled, PartnerPack, PartnerTier
from briefdesk.model.settled import Approval, Dismissal
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import add_text, keep_templates, template_of
from briefdesk.pipeline.letters import compose_letters, preview_letter
from briefdesk.pipeline.pack_fill import (
    FillRefused,
    filled_project,
    progress,
    with_fact_added,
    with_logo,
    with_paragraph,
    with_reach,
    with_sender_field,
)
from briefdesk.pipeline.partner_packs import (
    make_pack,
    pack_out,
    pack_summary,
    read_pack,
)
from briefdesk.pipeline.recipients import chosen
from briefdesk.pipeline.release import Unreleased
from briefdesk.pipeline.themes import duplicate_theme
from briefdesk.sources.local_facts import FactInvalid

INTERNAL = "Zanzibar-Internal-7731"
FACT = LocalFact("Texas", "Rents rose 12% in Austin.", "Rent survey", "2025-03", "City of Austin")
LOGO = (Path(__file__).parents[2] / "assets" / "sample" / "logo.png").read_bytes()


@pytest.fixture
def loaded(desk: Desk, sample: Project) -> Project:
    """The sample with something internal in every place that a project has for it."""
    one = chosen(desk, sample)[0]
    member = one.members[0].bioguide
    (source,) = sample.sources
    picked = sample.picked()
    findings = tuple(
        replace(f, reason=INTERNAL, excuses=(Excuse("code", INTERNAL, INTERNAL),))
        if f.id in picked
        else replace(f, text=f"{INTERNAL} {f.text}", state=FindingState.SUGGESTED)
        for f in source.findings
    )
    contact = Contact(ContactId("c1"), ContactKind.AGENCY, f"Ada {INTERNAL}", note=INTERNAL, state="TX")
    texas = TextPart(PartId("own"), "For those on the list.", f'list:"{INTERNAL}"')
    unseen = TextPart(PartId("seen-by-contact"), f"{INTERNAL} for the agency.", "contact:agency")
    return replace(
        sample,
        sources=(replace(source, findings=findings),),
        recipients=replace(
            sample.recipients, excluded=(Exclusion(member, INTERNAL),), contacts=(contact.id,)
        ),
        contacts=(contact,),
        lists=(
            SavedList(INTERNAL, tuple(a.members[0].bioguide for a in chosen(desk, sample)[3:5]), INTERNAL),
        ),
        letter=replace(sample.letter, parts=(*sample.letter.parts, texas, unseen)),
        dismissals=(Dismissal("code", "letter", "own", INTERNAL, INTERNAL),),
        hand_edits=(
            HandEdit(AddresseeId(one.id), PartId("own"), "a", INTERNAL, INTERNAL, dt.date(2026, 6, 1)),
            HandEdit(chosen(desk, sample)[1].id, PartId("closing"), "a", "b", INTERNAL, dt.date(2026, 6, 1)),
        ),
        overrides=(AddressOverride(chosen(desk, sample)[1].members[0].bioguide, INTERNAL, title="Senator"),),
        approvals=(Approval("letter", one.id, INTERNAL, dt.date(2026, 6, 1), "0" * 64),),
        signatories=(Signatory("Open Doors", "state", contact=INTERNAL, email="a@b.org", note=INTERNAL),),
        fields=(*sample.fields, ("internal", INTERNAL)),
        marks_drafts=True,
    )


def _contents(path: Path) -> bytes:
    """Return everything that the archive and the archive in it hold, unpacked."""
    with zipfile.ZipFile(path) as outer:
        letter = outer.open("letter.briefdesk")
        with zipfile.ZipFile(letter) as inner:  # type: ignore[arg-type]
            held = [inner.read(name) for name in inner.namelist()]
        return b"\n".join((*held, outer.read("pack.json")))


def _filled(desk: Desk, pack: PartnerPack) -> PartnerPack:
    facts = {
        "organization": "Texas Tenants",
        "address": "1 Main St; Austin, TX",
        "email": "ana@tenants.example",
        "contact_name": "Ana Ruiz",
        "signatory": "Ana Ruiz",
        "signatory_title": "Director",
    }
    for name, value in facts.items():
        pack = with_sender_field(pack, name, value)
    pack = with_fact_added(desk, with_logo(pack, LOGO), FACT)
    return with_reach(with_paragraph(pack, "We house 400 families."), state="Texas", tier=PartnerTier.STATE)


@pytest.mark.parametrize("slots", [tuple(OpenSlot), (OpenSlot.PARAGRAPH,)])
def test_nothing_internal_is_in_a_pack(
    desk: Desk, loaded: Project, tmp_path: Path, slots: tuple[OpenSlot, ...]
) -> None:
    path = tmp_path / "a.briefpack"

    pack_out(desk, loaded, path, open_slots=slots)

    assert INTERNAL.encode() not in _contents(path)


def test_a_pack_holds_the_picked_findings_and_no_others(desk: Desk, loaded: Project) -> None:
    pack = make_pack(desk, loaded)

    held = {finding.id for source in pack.project.sources for finding in source.findings}
    assert held == set(loaded.picked())
    assert all(f.state is FindingState.ACCEPTED for s in pack.project.sources for f in s.findings)


def test_whom_the_letters_go_to_is_the_same_without_those_left_out(desk: Desk, loaded: Project) -> None:
    pack = make_pack(desk, loaded)

    wanted = [a.id for a in chosen(desk, loaded) if a.contact is None]
    assert [a.id for a in chosen(desk, pack.project)] == wanted
    assert loaded.recipients.excluded[0].member not in pack.project.recipients.query


def test_a_letter_of_a_pack_says_what_the_project_says_to_each(desk: Desk, loaded: Project) -> None:
    pack = make_pack(desk, loaded, open_slots=(OpenSlot.PARAGRAPH,))
    addressees = [a for a in chosen(desk, loaded) if a.contact is None]

    ours = compose_letters(desk, replace(loaded, marks_drafts=False), addressees)
    theirs = compose_letters(desk, pack.project, chosen(desk, pack.project))

    assert [one.document for one in ours] == [one.document for one in theirs]  # type: ignore[union-attr]


def test_a_pack_that_would_hold_what_is_confidential_is_refused_and_names_it(
    desk: Desk, sample: Project, tmp_path: Path
) -> None:
    (source,) = sample.sources
    wanted = sample.picked()[0]
    findings = tuple(replace(f, confidential=f.id == wanted) for f in source.findings)
    held = replace(sample, sources=(replace(source, findings=findings),))

    with pytest.raises(Unreleased) as error:
        pack_out(desk, held, tmp_path / "a.briefpack")

    assert "Finding 1" in str(error.value)
    assert not (tmp_path / "a.briefpack").exists()


def test_what_nobody_picked_may_be_confidential(desk: Desk, sample: Project) -> None:
    (source,) = sample.sources
    picked = sample.picked()
    other = next(f for f in source.findings if f.id not in picked and f.text)
    findings = tuple(
        replace(f, confidential=True, text="Wholly other words here.") if f is other else f
        for f in source.findings
    )
    held = replace(sample, sources=(replace(source, findings=findings),))

    assert make_pack(desk, held).project.picked() == picked


def test_an_own_theme_that_only_a_template_names_goes_along(desk: Desk, sample: Project) -> None:
    theme = duplicate_theme(desk, "classic")
    text = template_of(desk, sample, "letter").source.replace("theme: classic", f"theme: {theme}")
    template = TemplateText(sample.letter.template, text)
    own = replace(sample, letter=replace(sample.letter, theme=None), templates=(template,))

    assert [one.id for one in make_pack(desk, own).project.themes] == [theme]


def test_comments_stay_here_and_the_letter_is_the_same(desk: Desk, sample: Project) -> None:
    note = f"{{# {INTERNAL} #}}"
    project = keep_templates(desk, sample)
    first = project.templates[0]
    noted = replace(
        first, text=first.text.replace("\n::: findings", f"\n{note}\n\n::: findings") + f"{note}\n"
    )
    project, _ = add_text(
        project, "letter", None, f"We {note}write{note} to you.\n{{#- {INTERNAL} -#}}\n Again."
    )
    project = replace(project, templates=(noted, *project.templates[1:]))

    content = make_pack(desk, project, open_slots=[OpenSlot.PARAGRAPH]).project

    assert INTERNAL not in repr(content)
    addressee = chosen(desk, content)[0]
    (ours,), (theirs,) = (compose_letters(desk, p, (addressee,)) for p in (project, content))
    assert isinstance(ours, Letter)
    assert isinstance(theirs, Letter)
    assert theirs.document.blocks == ours.document.blocks


@pytest.fixture
def on_paper(sample: Project) -> Project:
    """The sample on stationery: a page, and a Word file that tells who wrote it."""
    paper = Stationery(word="s.docx", page="s.png", top_pt=160)
    assets = (*sample.assets, Asset("s.docx", INTERNAL.encode()), Asset("s.png", _picture_that_tells()))
    return replace(sample, stationery=paper, assets=assets)


def _picture_that_tells() -> bytes:
    told = PngInfo()
    told.add_text("Comment", INTERNAL)
    made = io.BytesIO()
    Image.new("RGB", (85, 110), "white").save(made, "PNG", pnginfo=told)
    return made.getvalue()


def test_a_locked_letterhead_takes_its_page_along_and_nothing_that_the_page_hides(
    desk: Desk, on_paper: Project, tmp_path: Path
) -> None:
    path = tmp_path / "a.briefpack"
    pack_out(desk, on_paper, path, open_slots=(OpenSlot.PARAGRAPH,))

    paper = read_pack(path).project.stationery
    assert (paper.word, paper.top_pt) == (None, 160)
    assert read_pack(path).project.asset(str(paper.page))
    assert INTERNAL.encode() not in _contents(path)
    assert any("Word file" in line for line in pack_summary(desk, on_paper, (OpenSlot.PARAGRAPH,)).stays)


def test_where_the_letterhead_is_the_partners_the_paper_stays_and_it_is_told(
    desk: Desk, on_paper: Project
) -> None:
    assert make_pack(desk, on_paper).project.stationery == Stationery()
    assert any("page of your stationery" in line for line in pack_summary(desk, on_paper).stays)


def test_letters_of_the_partners_own_hold_no_edit_that_was_made_for_one_office(
    desk: Desk, loaded: Project
) -> None:
    assert make_pack(desk, loaded, open_slots=(OpenSlot.PARAGRAPH,)).project.hand_edits
    assert not make_pack(desk, loaded).project.hand_edits
    assert any("edits of single letters" in line for line in pack_summary(desk, loaded).stays)


def test_the_summary_tells_what_goes_and_what_stays(desk: Desk, loaded: Project) -> None:
    summary = pack_summary(desk, loaded)

    assert any("recipient" in line for line in summary.holds)
    assert any("exclusion" in line for line in summary.stays)
    assert any("suggested" in line for line in summary.stays)


def test_equal_packs_are_equal_files(desk: Desk, sample: Project, tmp_path: Path) -> None:
    for name in ("a", "b"):
        pack_out(desk, sample, tmp_path / name)

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_fact_without_source_or_date_is_refused_with_the_field_named(desk: Desk, sample: Project) -> None:
    pack = make_pack(desk, sample)

    for field in ("source", "date", "place", "text"):
        with pytest.raises(FactInvalid) as error:
            with_fact_added(desk, pack, replace(FACT, **{field: ""}))
        assert error.value.where == field


@pytest.mark.parametrize("text", ["{{ recipient.name }}", "{\ue000{ recipient.name }\ue001}", "{% raw %}"])
def test_a_field_in_the_free_paragraph_is_refused_however_it_is_hidden(
    desk: Desk, sample: Project, text: str
) -> None:
    pack = make_pack(desk, sample)

    with pytest.raises(FillRefused, match="field"):
        with_paragraph(pack, f"We {text} write.")


@pytest.mark.parametrize("character", ["\u202e", "\u2066", "\x00", "\x07"])
def test_a_character_that_turns_or_hides_words_is_refused_in_the_free_paragraph(
    desk: Desk, sample: Project, character: str
) -> None:
    pack = make_pack(desk, sample)

    with pytest.raises(FillRefused, match="control character"):
        with_paragraph(pack, f"We ask you\nto vote {character}yes.")


def test_what_is_locked_cannot_be_filled_in(desk: Desk, sample: Project) -> None:
    pack = make_pack(desk, sample, open_slots=(OpenSlot.PARAGRAPH,))

    with pytest.raises(FillRefused):
        with_sender_field(pack, "organization", "Us")
    with pytest.raises(FillRefused):
        with_logo(pack, LOGO)
    assert filled_project(desk, pack).sender.organization == sample.sender.organization


def test_the_checklist_follows_what_is_filled_in(desk: Desk, sample: Project) -> None:
    pack = make_pack(desk, sample)
    assert {one.state for one in progress(pack)} == {Filled.EMPTY}

    assert {one.state for one in progress(_filled(desk, pack))} == {Filled.DONE}


def test_the_filled_letter_has_the_partners_letterhead_and_words_of_its_state(
    desk: Desk, sample: Project
) -> None:
    project = filled_project(desk, _filled(desk, make_pack(desk, sample)))
    texan = next(a for a in chosen(desk, project) if a.members[0].state == "TX")
    other = next(a for a in chosen(desk, project) if a.members[0].state != "TX")

    said = [str(preview_letter(desk, project, one.id).letter.document) for one in (texan, other)]

    assert ["We house" in text for text in said] == [True, False]
    assert ["Rents rose 12%" in text for text in said] == [True, False]
    assert all("Texas Tenants" in text for text in said)
