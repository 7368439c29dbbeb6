from briefdesk.model.draft import FindingPart, Project
from briefdesk.pipeline.check import check
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import edit_part


def codes_after(desk: Desk, sample: Project, old: str, new: str) -> set[str]:
    part = next(
        p for p in sample.letter.parts
        if isinstance(p, FindingPart) and old in sample.finding(p.finding).text
    )  # fmt: skip
    text = sample.finding(part.finding).text.replace(old, new)
    edited = edit_part(sample, "letter", part.id, text)
    return {p.code for p in check(desk, edited) if p.part == part.id}


def test_another_name_in_an_edited_finding_is_flagged(desk: Desk, sample: Project):
    assert "name-changed" in codes_after(desk, sample, "Texas National Guard", "Arizona State Guard")


def test_a_quotation_that_is_no_longer_verbatim_is_flagged(desk: Desk, sample: Project):
    assert "quotation-changed" in codes_after(desk, sample, "highest readiness", "most ready")


def test_a_shorter_wording_with_the_same_facts_is_not_flagged(desk: Desk, sample: Project):
    assert not codes_after(desk, sample, ", which in essence lets", ", letting") & {
        "name-changed",
        "quotation-changed",
        "law-changed",
        "unit-changed",
    }
