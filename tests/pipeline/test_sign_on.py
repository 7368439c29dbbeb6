import datetime as dt
from dataclasses import replace

import pytest

from briefdesk.compose.document_text import pieces_of
from briefdesk.model.blocks import Signatories
from briefdesk.model.draft import FindingPart, PartId, Project, Signatory, TextPart
from briefdesk.model.letter import Letter
from briefdesk.model.sign_on import ConsentState, Ruling
from briefdesk.model.template import Slot
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import with_template
from briefdesk.pipeline.letters import compose_letters
from briefdesk.pipeline.recipients import chosen
from briefdesk.pipeline.release import Unreleased
from briefdesk.pipeline.sign_on import (
    SignOnRefused,
    decline,
    keep_version,
    record_signature,
    rule_on,
    set_deadline,
    sign_on_view,
    standing,
    text_now,
)
from briefdesk.pipeline.sign_on_check import sign_on_problems
from briefdesk.pipeline.sign_on_text import text_to_sign
from briefdesk.pipeline.text_to_send import text_to_send
from briefdesk.store.project_file import project_from_bytes, project_to_bytes

DAY = dt.date(2026, 6, 10)
LATER = dt.date(2026, 6, 15)


@pytest.fixture
def project(desk: Desk, sample: Project) -> Project:
    """The sample as a coalition letter that says how many sign, with a paragraph that has a typo."""
    made = with_template(desk, sample, "coalition")
    said = TextPart(PartId("count"), "Signed by {{ counts.signatories }} organizations.")
    typo = TextPart(PartId("typo"), "We recieve no answer to our questions.")
    letter = replace(made.letter, parts=(*made.letter.parts, said, typo))
    listed = tuple(Signatory(f"Organization {name}") for name in ("A", "B", "C"))
    return replace(made, letter=letter, signatories=listed)


def printed(desk: Desk, project: Project) -> tuple[str, ...]:
    (letter,) = compose_letters(desk, project, chosen(desk, project)[:1])
    assert isinstance(letter, Letter)
    return tuple(n for b in letter.document.blocks if isinstance(b, Signatories) for n in b.names)


def count_line(desk: Desk, project: Project) -> str:
    (letter,) = compose_letters(desk, project, chosen(desk, project)[:1])
    assert isinstance(letter, Letter)
    return next(p.text for p in pieces_of(letter.document) if "Signed by" in p.text)


def states(desk: Desk, project: Project) -> list[ConsentState]:
    return [s.state for s in sign_on_view(desk, project, DAY).signings]


def with_typo_mended(project: Project) -> Project:
    parts = tuple(
        replace(p, text="We receive no answer to our questions.") if p.id == "typo" else p
        for p in project.letter.parts
    )
    return replace(project, letter=replace(project.letter, parts=parts))


def with_ask_changed(project: Project) -> Project:
    ask = next(p for p in project.letter.parts if isinstance(p, FindingPart) and p.slot is Slot.ASKS)
    parts = tuple(
        replace(p, text="Hold no hearing at all.") if p.id == ask.id else p for p in project.letter.parts
    )
    return replace(project, letter=replace(project.letter, parts=parts))


def test_a_partner_signs_version_3_and_must_sign_version_4_that_changes_an_ask(
    desk: Desk, project: Project
) -> None:
    for words in ("One more point.", "Another point altogether."):
        project = keep_version(desk, project, day=DAY)
        more = TextPart(PartId(f"p{len(project.letter.parts)}"), words)
        project = replace(project, letter=replace(project.letter, parts=(*project.letter.parts, more)))
    project = record_signature(desk, project, "Organization A", day=DAY, by="Ada Example")
    assert project.signatories[0].consent is not None
    assert project.signatories[0].consent.version == 3
    assert printed(desk, project) == ("Organization A",)

    project = keep_version(desk, with_ask_changed(project), day=LATER)

    assert project.sign_on.versions[-1].number == 4
    assert project.sign_on.versions[-1].judgement.words.startswith("Change of substance: an ask changed")
    assert states(desk, project)[0] is ConsentState.SIGN_AGAIN
    assert printed(desk, project) == ()
    again = record_signature(desk, project, "organization a", day=LATER)
    assert printed(desk, again) == ("Organization A",)


def test_a_change_of_substance_leaves_signers_out_before_anybody_keeps_it(
    desk: Desk, project: Project
) -> None:
    signed = record_signature(desk, project, "Organization A", day=DAY)

    changed = with_ask_changed(signed)

    assert states(desk, changed)[0] is ConsentState.SIGN_AGAIN
    assert count_line(desk, changed) == "Signed by 0 organizations."
    assert printed(desk, with_typo_mended(signed)) == ("Organization A",)


def test_the_list_says_who_must_sign_again_and_who_has_not_answered(desk: Desk, project: Project) -> None:
    signed = record_signature(desk, project, "Organization A", day=DAY)

    typo = sign_on_view(desk, with_typo_mended(signed), DAY)
    changed = sign_on_view(desk, with_ask_changed(signed), DAY)

    assert typo.now.words == "Changed since version 1. Typo only: nobody must sign again."
    assert changed.next_words.startswith(
        "0 organizations counted and printed. 1 must sign again: send them the text; "
    )
    assert changed.next_words.endswith(" not answered.")


def test_a_mended_typo_keeps_consent_and_is_logged(desk: Desk, project: Project) -> None:
    signed = record_signature(desk, project, "Organization A", day=DAY)

    kept = keep_version(desk, with_typo_mended(signed), day=LATER)

    assert [v.ruling for v in kept.sign_on.versions] == [Ruling.FIRST, Ruling.TYPO]
    assert kept.sign_on.versions[-1].day == LATER
    assert states(desk, kept)[0] is ConsentState.SIGNED
    assert count_line(desk, kept) == "Signed by 1 organizations."


def test_staff_may_rule_stricter_freely_and_laxer_with_a_reason_alone(desk: Desk, project: Project) -> None:
    signed = record_signature(desk, project, "Organization A", day=DAY)
    typo = keep_version(desk, with_typo_mended(signed), day=LATER)
    assert states(desk, rule_on(typo, 2, Ruling.SUBSTANCE))[0] is ConsentState.SIGN_AGAIN

    changed = with_ask_changed(signed)
    with pytest.raises(SignOnRefused, match="needs a reason"):
        keep_version(desk, changed, day=LATER, ruling=Ruling.TYPO)
    laxer = keep_version(desk, changed, day=LATER, ruling=Ruling.TYPO, reason="All agreed by phone", by="Bo")

    version = laxer.sign_on.versions[-1]
    assert (version.judged, version.ruling, version.reason) == (
        Ruling.SUBSTANCE, Ruling.TYPO, "All agreed by phone",
    )  # fmt: skip
    assert states(desk, laxer)[0] is ConsentState.SIGNED


def test_the_text_put_back_brings_its_consents_back(desk: Desk, project: Project) -> None:
    signed = record_signature(desk, project, "Organization A", day=DAY)
    changed = keep_version(desk, with_ask_changed(signed), day=LATER)

    back = keep_version(desk, replace(changed, letter=signed.letter), day=LATER)

    assert states(desk, back)[0] is ConsentState.SIGNED


def test_all_listed_sign_where_no_version_is_kept(desk: Desk, project: Project) -> None:
    assert count_line(desk, project) == "Signed by 3 organizations."
    assert len(printed(desk, project)) == 3


def test_who_declined_is_not_printed_and_a_late_signer_is(desk: Desk, project: Project) -> None:
    project = set_deadline(project, DAY)
    for name, day in (("Organization A", DAY), ("Organization B", LATER)):
        project = record_signature(desk, project, name, day=day)
    project = decline(project, "Organization A", DAY)

    view = sign_on_view(desk, project, LATER)

    assert printed(desk, project) == ("Organization B",)
    assert [s.words for s in view.signings] == ["Declined", "Signed late: in the next printing", "Invited"]
    assert view.deadline_words == "The deadline passed 5 days ago"


def test_nothing_but_the_words_is_signed(desk: Desk, project: Project) -> None:
    text = text_to_sign(desk, project)

    others = [
        replace(project, date=dt.date(2026, 1, 1)),
        replace(project, recipients=replace(project.recipients, query="state:TX")),
        replace(project, signatories=()),
        replace(project, letter=replace(project.letter, close="Respectfully,")),
    ]

    assert all(text_to_sign(desk, other) == text for other in others)
    assert text.startswith("Re: ")
    assert "\nAsk: " in text
    assert "(Only committee:SSAS,HSAS) " in text
    assert "Signed by [number] organizations." in text


def test_a_wording_for_some_alone_is_signed_too(desk: Desk, project: Project) -> None:
    now = text_now(desk, project)
    signed = keep_version(desk, project, day=DAY)
    part = signed.letter.parts[-1]
    narrower = replace(part, only_for="state:TX")
    changed = replace(signed, letter=replace(signed.letter, parts=(*signed.letter.parts[:-1], narrower)))

    assert now.kept is None
    assert text_now(desk, changed).judgement is not None
    assert text_now(desk, changed).words.startswith("Changed since version 1. Change of substance")


def test_preflight_names_who_must_sign_again(desk: Desk, project: Project) -> None:
    signed = record_signature(desk, project, "Organization A", day=DAY)

    assert sign_on_problems(desk, signed) == ()
    (problem,) = sign_on_problems(desk, with_ask_changed(signed))
    assert problem.message == "1 organization must sign again and is left out: Organization A."


def test_a_signature_of_a_day_to_come_is_refused(desk: Desk, project: Project) -> None:
    with pytest.raises(SignOnRefused, match="has not come yet"):
        record_signature(desk, project, "Organization A", day=dt.date(2026, 6, 21))


def test_organizations_stand_as_they_are_filed(desk: Desk, project: Project) -> None:
    names = ("Öl Watch", "The Alliance", "Zone", "apple", "“Best” Group", "Łódź Club", "A.B.C.", "Abd")
    listed = replace(project, signatories=tuple(Signatory(name) for name in names))

    assert printed(desk, listed) == (
        "A.B.C.", "Abd", "The Alliance", "apple", "“Best” Group", "Łódź Club", "Öl Watch", "Zone",
    )  # fmt: skip


def test_the_project_file_keeps_versions_and_consents(desk: Desk, project: Project) -> None:
    project = set_deadline(record_signature(desk, project, "Organization A", day=DAY, by="Ada"), LATER)

    assert project_from_bytes(project_to_bytes(project)) == project


def test_the_text_to_sign_goes_to_nobody_while_it_holds_what_is_confidential(
    desk: Desk, project: Project
) -> None:
    kept = keep_version(desk, project, day=desk.today)
    assert text_to_send(desk, kept)[1] == text_to_send(desk, kept, 1)[1]
    picked = kept.letter.picked()
    packs = tuple(
        replace(pack, findings=tuple(replace(f, confidential=f.id in picked) for f in pack.findings))
        for pack in kept.sources
    )
    held = replace(kept, sources=packs)
    without = replace(
        held,
        letter=replace(
            held.letter, parts=tuple(p for p in held.letter.parts if not isinstance(p, FindingPart))
        ),
    )

    for project_now, number in ((held, None), (held, 1), (without, 1)):
        with pytest.raises(Unreleased):
            text_to_send(desk, project_now, number)
    assert text_to_send(desk, without)


@pytest.mark.parametrize("forged", ["day", "hash", "words"])
def test_a_consent_that_a_file_forged_prints_nobody(desk: Desk, project: Project, forged: str) -> None:
    earlier = keep_version(desk, project, day=desk.today)
    signed = record_signature(desk, earlier, "Organization A", day=desk.today)
    (one,) = (s for s in signed.signatories if s.organization == "Organization A")
    assert one.consent
    if forged == "day":
        consent = replace(one.consent, day=desk.today + dt.timedelta(days=400))
        versions = signed.sign_on.versions
    else:
        # Consent to another text, of which the file says that it was this one.
        consent = replace(one.consent, sha256="1" * 64)
        kept = signed.sign_on.versions[0]
        told = kept if forged == "words" else replace(kept, text="Another text.")
        versions = (replace(told, sha256="1" * 64),)
    bad = replace(
        signed,
        signatories=(replace(one, consent=consent),),
        sign_on=replace(signed.sign_on, versions=versions),
    )

    assert printed(desk, signed) == ("Organization A",)
    assert standing(desk, bad).signatories == ()


def test_nobody_is_printed_twice_however_a_file_lists_them(desk: Desk, project: Project) -> None:
    kept = keep_version(desk, project, day=desk.today)
    signed = record_signature(desk, kept, "Organization A", day=desk.today)
    (one,) = (s for s in signed.signatories if s.organization == "Organization A")
    names = ("Organization A", "ORGANIZATION  A", "Organization\u200b A", "The Organization A")
    twice = replace(signed, signatories=tuple(replace(one, organization=name) for name in names))

    assert [s.organization for s in standing(desk, twice).signatories] == ["Organization A"]
    assert [p.code for p in sign_on_problems(desk, twice)].count("organization-twice") == len(names) - 1
