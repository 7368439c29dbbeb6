"""Preflight warns where tailoring would embarrass: by party alone, or neighbors told different things."""

from dataclasses import replace

from briefdesk.model.addressee import AddresseeId
from briefdesk.model.draft import PartId, Project
from briefdesk.model.tailoring import RuleEffect, TailoringRule
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import edit_part, set_rule
from briefdesk.pipeline.recipients import chosen
from briefdesk.pipeline.tailoring import add_rule, edit_by_hand
from briefdesk.pipeline.tailoring_check import tailoring_problems

OPENING = PartId("opening")
MASTER = "We ask you to hold a hearing on the 590 deputized members."


def codes(desk: Desk, project: Project) -> list[str]:
    return [p.code for p in tailoring_problems(desk, project, chosen(desk, project))]


def written_to(sample: Project, query: str) -> Project:
    recipients = replace(sample.recipients, query=query)
    return edit_part(replace(sample, recipients=recipients), "letter", OPENING, MASTER)


def reworded(desk: Desk, project: Project, query: str, text: str) -> Project:
    return add_rule(desk, project, OPENING, TailoringRule(RuleEffect.REWORD, query, text))


def test_the_sample_embarrasses_nobody(desk: Desk, sample: Project):
    assert codes(desk, sample) == []


def test_party_alone_is_warned_of_and_party_with_a_seat_is_not(desk: Desk, sample: Project):
    alone = set_rule(sample, "letter", OPENING, "party:D")
    seated = set_rule(sample, "letter", OPENING, "party:D committee:SSAS")

    assert codes(desk, alone) == ["party-alone"]
    assert codes(desk, seated) == []


def test_two_members_of_one_state_must_not_read_different_figures(desk: Desk, sample: Project):
    project = written_to(sample, "state:RI chamber:senate")

    changed = reworded(desk, project, "member:R000122", MASTER.replace("590", "600"))

    (problem,) = tailoring_problems(desk, changed, chosen(desk, changed))
    assert problem.code == "letters-contradict"
    assert "Reed" in problem.message
    assert "Whitehouse" in problem.message


def test_an_edit_by_hand_must_not_contradict_the_letter_next_door(desk: Desk, sample: Project):
    project = written_to(sample, "state:RI chamber:senate")
    who = AddresseeId("R000122")

    def by_hand(text: str) -> Project:
        return edit_by_hand(desk, project, who, OPENING, text, reason="So.", day=desk.today)

    assert codes(desk, by_hand(MASTER.replace("590", "600"))) == ["letters-contradict"]
    assert codes(desk, by_hand(f"As a veteran you know this. {MASTER}")) == []


def test_other_words_with_the_same_facts_are_no_contradiction(desk: Desk, sample: Project):
    project = written_to(sample, "state:RI chamber:senate")

    changed = reworded(desk, project, "member:R000122", f"As a veteran you know this. {MASTER}")

    assert codes(desk, changed) == []


def test_members_who_share_neither_state_nor_committee_may_read_different_figures(
    desk: Desk, sample: Project
):
    project = written_to(sample, "member:R000122,C001098")
    shared = {p.committee for p in desk.index.places_of("R000122")} & {
        p.committee for p in desk.index.places_of("C001098")
    }
    assert not {code for code in shared if len(code) == 4}

    changed = reworded(desk, project, "member:R000122", MASTER.replace("590", "600"))

    assert codes(desk, changed) == []
