"""Packs that come back: shown block by block, taken by choice, locked text never."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import (
    FindingPart,
    Project,
    Signatory,
    TextPart,
)
from briefdesk.model.local_fact import LocalFact
from briefdesk.model.pack_out import OpenSlot
from briefdesk.model.partner_pack import ChangeKind, PartnerPack, PartnerTier
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.pack_fill import (
    with_fact_added,
    with_logo,
    with_paragraph,
    with_reach,
    with_sender_field,
)
from briefdesk.pipeline.pack_merge import ChangeUnknown, apply_merge, merge_pack
from briefdesk.pipeline.partner_packs import (
    make_pack,
    pack_out,
    read_pack,
    with_pack_out,
    write_pack,
)
from briefdesk.pipeline.projects import read_project, save_project
from render.page_samples import a_logo

FACT = LocalFact("Texas", "Rents rose 12% in Austin.", "Rent survey", "2025-03", "City of Austin")
LOGO = (Path(__file__).parents[2] / "assets" / "sample" / "logo.png").read_bytes()


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


def _sent(desk: Desk, project: Project, path: Path) -> Project:
    return with_pack_out(project, pack_out(desk, project, path, for_whom="Texas Tenants"))


def test_how_to_reach_a_partner_is_kept_and_what_it_leaves_empty_stays(
    desk: Desk, sample: Project, tmp_path: Path
) -> None:
    path = tmp_path / "a.briefpack"
    there = Signatory("The Texas Tenants", "state", "TX", email="old@tenants.example", phone="512 555 0100")
    project = _sent(desk, replace(sample, signatories=(there,), assets=()), path)
    write_pack(replace(_filled(desk, read_pack(path)), project=read_pack(path).project), path)

    merge = merge_pack(desk, project, path)
    (one,) = apply_merge(desk, project, merge, merge.suggested).signatories

    assert (one.address, one.phone, one.email) == (
        ("1 Main St", "Austin, TX"), "512 555 0100", "ana@tenants.example",
    )  # fmt: skip
    assert (one.signatory, one.title, one.contact) == ("Ana Ruiz", "Director", "Ana Ruiz")
    assert one.logo
    change = next(c for c in merge.changes if c.id == "organization")
    assert "old@tenants.example" in change.before
    assert "1 Main St, Austin, TX" in change.after


def test_who_signs_is_enough_where_the_letterhead_is_locked(
    desk: Desk, sample: Project, tmp_path: Path
) -> None:
    path = tmp_path / "a.briefpack"
    made = pack_out(desk, sample, path, open_slots=(OpenSlot.SIGNATORY,), for_whom="Texas Tenants")
    pack = with_sender_field(read_pack(path), "signatory", "Ana Ruiz")
    write_pack(pack, path)
    project = with_pack_out(sample, made)

    merge = merge_pack(desk, project, path)

    (one,) = apply_merge(desk, project, merge, merge.suggested).signatories
    assert (one.organization, one.signatory) == ("Texas Tenants", "Ana Ruiz")


def test_what_was_taken_of_a_pack_is_remembered_with_it(desk: Desk, sample: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.briefpack"
    project = _sent(desk, sample, path)
    write_pack(_filled(desk, read_pack(path)), path)
    assert project.packs_out[-1].back is None

    merge = merge_pack(desk, project, path)
    assert apply_merge(desk, project, merge, ()) == project
    taken = apply_merge(desk, project, merge, ("organization",))
    save_project(taken, tmp_path / "a.briefdesk")

    (made,) = read_project(tmp_path / "a.briefdesk").packs_out
    assert (made.back, made.taken) == (desk.today, 1)


def _again(desk: Desk, project: Project, path: Path, organization: str, **other: str) -> Project:
    """Return the project with a second pack for the same partner, filled otherwise, at `path`."""
    sent = _sent(desk, project, path)
    pack = with_sender_field(read_pack(path), "organization", organization)
    pack = with_sender_field(pack, "signatory", "Bo Chen")
    pack = with_paragraph(pack, "We house 500 families.")
    fact = replace(FACT, text="Rents rose 14% in Austin.", **other)
    pack = with_logo(with_fact_added(desk, pack, fact), a_logo())
    write_pack(with_reach(pack, state="Texas", tier=PartnerTier.STATE), path)
    return sent


def test_a_second_pack_of_a_partner_replaces_what_the_first_one_brought(
    desk: Desk, sample: Project, tmp_path: Path
) -> None:
    path = tmp_path / "a.briefpack"
    project = _sent(desk, replace(sample, assets=(), sender=replace(sample.sender, logo=None)), path)
    write_pack(_filled(desk, read_pack(path)), path)
    merge = merge_pack(desk, project, path)
    first = apply_merge(desk, project, merge, merge.suggested)
    second = _again(desk, first, path, "The Texas Tenants")

    merge = merge_pack(desk, second, path)
    changes = {change.id: change for change in merge.changes}
    assert changes["paragraph"].before == "We house 400 families."
    assert changes["paragraph"].note.startswith("Replaces the paragraph of an earlier pack")
    assert changes["logo"].note.startswith("Replaces the logo")
    assert changes["organization"].before.startswith("Texas Tenants")
    assert changes["earlier-1"].before == FACT.text
    assert changes["earlier-1"].kind is ChangeKind.EARLIER
    assert "earlier-1" not in merge.suggested

    every = apply_merge(desk, second, merge, (*merge.suggested, "earlier-1"))
    texts = [part.text for part in every.letter.parts if isinstance(part, TextPart)]
    assert [text for text in texts if "families" in text] == ["We house 500 families."]
    assert [one.signatory for one in every.signatories] == ["Bo Chen"]
    assert len(every.sender.partners) == 1
    picked = {p.finding for p in every.letter.parts if isinstance(p, FindingPart)}
    facts = [f.text for f in every.findings_by_id().values() if f.id in picked and "Austin" in f.text]
    assert facts == ["Rents rose 14% in Austin."]
    assert not merge_pack(desk, every, path).changes


def test_a_pack_for_the_same_name_of_another_organization_is_told_and_both_stay(
    desk: Desk, sample: Project, tmp_path: Path
) -> None:
    path = tmp_path / "a.briefpack"
    project = _sent(desk, sample, path)
    write_pack(_filled(desk, read_pack(path)), path)
    merge = merge_pack(desk, project, path)
    first = apply_merge(desk, project, merge, merge.suggested)
    second = _again(desk, first, path, "Renters of Houston")

    merge = merge_pack(desk, second, path)

    (told,) = merge.told
    assert "the words of Texas Tenants were taken" in told
    assert next(change for change in merge.changes if change.id == "paragraph").before == ""
    assert not any(change.kind is ChangeKind.EARLIER for change in merge.changes)


def test_a_round_trip_brings_each_block_and_only_those_accepted(
    desk: Desk, sample: Project, tmp_path: Path
) -> None:
    path = tmp_path / "a.briefpack"
    project = _sent(desk, replace(sample, assets=(), sender=replace(sample.sender, logo=None)), path)
    write_pack(_filled(desk, read_pack(path)), path)

    merge = merge_pack(desk, project, path)
    assert {c.id for c in merge.changes} == {"organization", "logo", "paragraph", "fact-1"}
    assert not merge.told
    assert not merge.refused
    some = apply_merge(desk, project, merge, ("paragraph",))
    every = apply_merge(desk, project, merge, merge.suggested)

    assert some.signatories == project.signatories
    added = next(p for p in every.letter.parts if isinstance(p, TextPart) and "400 families" in p.text)
    assert added.only_for == "state:TX"
    assert [(s.organization, s.tier) for s in every.signatories] == [("Texas Tenants", "state")]
    assert every.sender.partners[0].logo_alt == "Logo of Texas Tenants"
    fact = next(f for f in every.findings_by_id().values() if f.text == FACT.text)
    part = next(p for p in every.letter.parts if isinstance(p, FindingPart) and p.finding == fact.id)
    assert part.only_for == "state:TX"
    assert not merge_pack(desk, every, path).changes


def test_locked_words_that_were_changed_are_shown_and_left(
    desk: Desk, sample: Project, tmp_path: Path
) -> None:
    path = tmp_path / "a.briefpack"
    project = _sent(desk, sample, path)
    pack = read_pack(path)
    (source,) = pack.project.sources
    finding = replace(source.findings[0], text="Nothing happened.")
    parts = list(pack.project.letter.parts)
    at = next(i for i, part in enumerate(parts) if isinstance(part, TextPart))
    own = parts[at]
    assert isinstance(own, TextPart)
    parts[at] = replace(own, text="Vote no.")
    template = replace(pack.project.templates[0], text=pack.project.templates[0].text + "\nMore.\n")
    changed = replace(
        pack.project,
        letter=replace(pack.project.letter, parts=tuple(parts), close="Never yours,"),
        sources=(replace(source, findings=(finding, *source.findings[1:])),),
        templates=(template, *pack.project.templates[1:]),
        recipients=replace(pack.project.recipients, query="state:CA"),
    )
    write_pack(replace(pack, project=changed), path)

    merge = merge_pack(desk, project, path)

    assert {c.id for c in merge.changes} == {
        f"locked:letter:part:{own.id}",
        "locked:letter:frame",
        f"locked:finding:{finding.id}",
        f"locked:template:{template.id}",
        "locked:recipients",
    }
    assert {c.kind for c in merge.changes} == {ChangeKind.TAMPERED}
    assert merge.suggested == ()
    assert next(c.after for c in merge.changes if c.id == f"locked:letter:part:{own.id}") == "Vote no."
    for change in merge.changes:
        assert "Refused" in change.note
        with pytest.raises(ChangeUnknown, match="locked"):
            apply_merge(desk, project, merge, (change.id,))


def test_a_pack_of_another_project_is_told_and_nothing_taken_by_default(
    desk: Desk, sample: Project, tmp_path: Path
) -> None:
    path = tmp_path / "a.briefpack"
    write_pack(_filled(desk, make_pack(desk, sample)), path)

    merge = merge_pack(desk, sample, path)

    assert "not made from this project" in merge.told[0]
    assert merge.suggested == ()


def test_text_that_changed_since_the_pack_went_out_is_told(
    desk: Desk, sample: Project, tmp_path: Path
) -> None:
    path = tmp_path / "a.briefpack"
    project = _sent(desk, sample, path)
    changed = replace(project, letter=replace(project.letter, subject="Another matter"))

    (told,) = merge_pack(desk, changed, path).told

    assert "Re: line" in told


def test_what_a_partner_slipped_in_is_refused_with_the_reason(
    desk: Desk, sample: Project, tmp_path: Path
) -> None:
    path = tmp_path / "a.briefpack"
    project = with_pack_out(
        sample, pack_out(desk, sample, path, open_slots=(OpenSlot.FACTS, OpenSlot.PARAGRAPH))
    )
    pack = read_pack(path)
    fill = replace(
        pack.fill,
        sender=replace(pack.fill.sender, organization="Us"),
        logo=b"no picture",
        facts=(replace(FACT, source=""), replace(FACT, date="2031-01-01")),
        paragraph="{{ sender.email }}",
    )
    write_pack(replace(pack, fill=fill, open_slots=tuple(OpenSlot)), path)

    merge = merge_pack(desk, project, path)

    assert merge.changes == ()
    assert {one.id for one in merge.refused} == {"organization", "logo", "fact-1", "fact-2", "paragraph"}
    assert "source" in next(one.reason for one in merge.refused if one.id == "fact-1")
    assert any("more was open" in told for told in merge.told)


def test_a_change_that_the_pack_does_not_bring_cannot_be_accepted(
    desk: Desk, sample: Project, tmp_path: Path
) -> None:
    path = tmp_path / "a.briefpack"
    project = _sent(desk, sample, path)

    with pytest.raises(BriefdeskError, match="no change"):
        apply_merge(desk, project, merge_pack(desk, project, path), ("paragraph",))
