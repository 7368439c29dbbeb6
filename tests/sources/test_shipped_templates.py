"""The templates and the sample that ship: right in form, exclusive in rules, sent to real people."""

import itertools
import re
from pathlib import Path

import pytest

from briefdesk.compose.template import check_template, read_template
from briefdesk.congress.index import RosterIndex
from briefdesk.congress.query import matches, parse_query, select
from briefdesk.congress.roster_file import load_roster
from briefdesk.frontmatter import read_front_matter
from briefdesk.model.finding import FindingKind
from briefdesk.model.template import Slot, Template, TemplateId
from briefdesk.shipped import shipped_path
from briefdesk.sources.reading import read_source

FILES = sorted(
    path for folder in ("letters", "briefs") for path in shipped_path("templates", folder).glob("*.md")
)
SAMPLE = shipped_path("assets", "sample", "sample.txt")


def template(path: Path) -> Template:
    return read_template(path.read_text(encoding="utf-8"), id=TemplateId(path.stem))


@pytest.fixture(scope="module")
def index() -> RosterIndex:
    return RosterIndex(load_roster(shipped_path("assets", "roster", "roster.json")))


@pytest.fixture(scope="module")
def sample() -> dict[str, tuple[str, ...]]:
    """The sample's entries, each as a list."""
    entries = read_front_matter(SAMPLE.read_text(encoding="utf-8")).entries
    return {key: entry.items or (entry.value,) for key, entry in entries.items()}


def check_query(query: str) -> str | None:
    parse_query(query)
    return None


def test_six_letters_and_five_one_pagers_ship():
    letters = {"member", "committee-leaders", "coalition", "delegation", "thank-you", "follow-up"}
    briefs = {"leave-behind", "two-columns", "key-figures", "one-chart", "questions"}

    assert {path.stem for path in FILES} == letters | briefs


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_template_has_no_problem(path):
    assert check_template(path.read_text(encoding="utf-8"), name=path.name, check_query=check_query) == ()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_template_has_room_for_findings_and_asks(path):
    slots = {section.slot for section in template(path).sections}

    assert {Slot.FINDINGS, Slot.ASKS} <= slots


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_template_names_no_party_and_no_subject_of_its_own(path):
    text = path.read_text(encoding="utf-8")

    assert not re.search(r"Democrat|Republican|Trump|Biden|migra|soldier|border", text, re.IGNORECASE)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_field_of_a_template_has_a_default_that_reads_well(path):
    assert all(field.default for field in template(path).fields)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_member_gets_two_paragraphs_about_committees(path, index):
    rules = [parse_query(section.only_for) for section in template(path).sections if section.only_for]
    for one, two in itertools.combinations(rules, 2):
        both = set(select(index, one)) & set(select(index, two))

        assert not both


def test_sample_goes_to_20_to_35_members_with_the_leaders_of_both_committees(index, sample):
    members = select(index, parse_query(sample["to"][0]))
    leaders = select(index, parse_query("committee:SSAS,HSAS role:chair,ranking"))

    assert 20 <= len(members) <= 35
    assert len({member.chamber for member in members}) == 2
    assert len(leaders) == 4
    assert set(leaders) <= set(members)


def test_each_tailored_paragraph_of_the_sample_reaches_some_and_not_all(index, sample):
    members = select(index, parse_query(sample["to"][0]))
    rules = re.findall(r"^::: .*only for: *(state:.*)$", SAMPLE.read_text(encoding="utf-8"), re.MULTILINE)

    assert len(rules) == 3
    for rule in rules:
        reached = [m for m in members if matches(index, parse_query(rule), m)]

        assert 0 < len(reached) < len(members), rule


def test_sample_picks_findings_that_exist_and_fit_a_page(sample):
    pack = read_source(shipped_path("assets", "sources", f"{sample['source'][0]}.pack.md"))
    known = {finding.id.split("/")[1]: finding for finding in pack.findings}
    for key in ("pick", "brief pick"):
        asks = [known[i].kind for i in sample[key]].count(FindingKind.ASK)

        assert asks == 3
        assert 3 <= len(sample[key]) - asks <= 5
    assert 3 <= len(sample["brief key figures"]) <= 4
    assert all(known[i].key_figure for i in sample["brief key figures"])


def test_sample_sets_only_fields_that_its_templates_declare(sample):
    letter = template(shipped_path("templates", "letters", f"{sample['letter template'][0]}.md"))
    briefs = [template(path) for path in FILES if path.parent.name == "briefs"]
    set_here = {line.split("|")[0].strip() for line in sample["fields"]}

    # Every one-pager is shown on the sample, in the gallery and by `template preview`.
    assert set_here == {field.name for each in (letter, *briefs) for field in each.fields}


def test_sample_organization_can_be_nobody_real(sample):
    assert sample["email"][0].endswith(".example.org")
    assert sample["website"][0].endswith(".example.org")
    assert re.search(r"555-01\d\d", sample["phone"][0])


def test_sample_logo_is_a_png_beside_it(sample):
    assert (SAMPLE.parent / sample["logo"][0]).read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
    assert sample["logo alt"][0]
