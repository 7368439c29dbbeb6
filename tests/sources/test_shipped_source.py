"""The built-in source: complete, traceable, in our own words, and fit for letters."""

import json
import re
from pathlib import Path

import pytest

from briefdesk.model.finding import FindingKind, SourcePack
from briefdesk.shipped import shipped_path
from briefdesk.sources.pack import check_pack, read_pack, write_pack
from briefdesk.sources.reading import read_source

PACK = shipped_path("assets", "sources", "soldiers-arent-border-police.pack.md")
SHARED = Path(__file__).parents[2].parent / "shared" / "data"
TEXT = SHARED / "sources" / "soldiers-arent-border-police.txt"
COMMITTEES = SHARED / "congress-legislators" / "committees-current.json"

HEADINGS = ("Introduction", "Mexico", "Guatemala", "Texas", "Mass deportations", "Conclusion")
NUMBER = re.compile(r"[0-9](?:[0-9,.]*[0-9])?")
CAPTION = re.compile(r"Source: .* on Twitter\.$")

# Laws, institutions, people and places of the publication: each is named by a finding.
NAMES = (
    "Arévalo", "Border Patrol", "Brazil", "Buckley Space Force Base", "C-17", "Colombia", "Colorado",
    "Defense Department", "Defense Priorities", "El Paso", "El Salvador", "Fort Bliss", "Guantánamo Bay",
    "Guatemala’s Army", "Honduras", "ICE", "India", "inspectors general", "Insurrection Act of 1807",
    "Inter-Agency Task Forces", "Jalisco New Generation Cartel", "Jennifer Kavanagh", "Niskanen Center",
    "Posse Comitatus Act of 1878", "Rio Grande Valley", "Rubio", "San Diego", "Sec. 502(f)", "Sheinbaum",
    "State Department", "Texas National Guard", "Title 32", "Truth Commission", "Tucson Sector",
    "UN assisted", "U.S. Customs and Border Protection", "foreign terrorist organization",
    "peace accord of 1996",
)  # fmt: skip


@pytest.fixture(scope="module")
def pack() -> SourcePack:
    return read_source(PACK)


@pytest.fixture(scope="module")
def source_sections() -> dict[str, list[str]]:
    """The passages of the publication itself, by heading, without captions."""
    if not TEXT.is_file():
        pytest.skip("the publication's text is not at hand")
    sections: dict[str, list[str]] = {"Introduction": []}
    heading = "Introduction"
    for line in TEXT.read_text(encoding="utf-8").splitlines():
        if line.strip() in HEADINGS:
            heading = line.strip()
            sections[heading] = []
        elif line.strip() and not CAPTION.search(line.strip()):
            sections[heading].append(line.strip())
    return sections


def words(text: str) -> list[str]:
    plain = text.lower().replace("’", "'")
    return re.findall(r"[\w$%]+(?:['.,-]\w+)*", plain)


def test_pack_has_no_problem_not_even_a_warning():
    assert check_pack(PACK.read_text(encoding="utf-8"), name=PACK.name) == ()


def test_pack_has_the_six_sections_in_order(pack):
    assert tuple(section.heading for section in pack.document.sections) == HEADINGS


def test_pack_has_findings_and_asks_enough(pack):
    asks = [f for f in pack.findings if f.kind is FindingKind.ASK]

    assert len(pack.findings) - len(asks) >= 45
    assert len(asks) >= 10
    assert {f.kind for f in pack.findings} == set(FindingKind)


def test_each_section_has_findings_and_an_ask(pack):
    for section in pack.document.sections:
        kinds = [f.kind for f in pack.findings if f.citation and f.citation.section == section.id]

        assert FindingKind.ASK in kinds, section.heading
        assert len(kinds) >= 5, section.heading


def test_each_figure_stands_in_its_text(pack):
    for finding in pack.findings:
        assert all(figure in finding.text for figure in finding.figures), finding.id


def test_texts_are_short_enough_to_quote(pack):
    for finding in pack.findings:
        assert len(finding.text.split()) <= 45, finding.id
        assert finding.text.endswith((".", "?", "”")), finding.id


def test_asks_begin_with_what_one_member_can_do(pack):
    """It must read on after “We ask that you”, and only Congress as a whole can “require”."""
    verbs = {
        "Ask", "Hold", "Oppose", "Press", "Request", "Speak", "Submit", "Support", "Write",
    }  # fmt: skip

    assert {f.text.split()[0] for f in pack.findings if f.kind is FindingKind.ASK} <= verbs


def test_key_figures_are_many_and_short(pack):
    figures = [f.key_figure for f in pack.findings if f.key_figure]

    assert len(figures) >= 12
    assert all(len(figure.label.split()) <= 8 for figure in figures)
    assert len({figure.value for figure in figures}) == len(figures)


def test_names_of_laws_and_institutions_are_covered(pack):
    text = "\n".join(finding.text for finding in pack.findings)

    assert [name for name in NAMES if name not in text] == []


def test_no_bill_number_is_invented(pack):
    for finding in pack.findings:
        assert not re.search(r"\b(?:H\.\s?R\.|S\.)\s?\d", finding.text), finding.id


def test_pack_reads_back_as_it_was_written(pack):
    again = read_pack(write_pack(pack), name="again")

    assert again.findings == pack.findings
    assert again.document.sections == pack.document.sections


def test_every_figure_of_the_publication_stands_in_a_finding(pack, source_sections):
    figures = {n for lines in source_sections.values() for line in lines for n in NUMBER.findall(line)}
    covered = {n for finding in pack.findings for n in NUMBER.findall(finding.text)}

    assert figures - {m for n in covered for m in (n, *n.split("-"))} == set()


def test_passage_numbers_are_those_of_the_publication(pack, source_sections):
    for section in pack.document.sections:
        expected = list(range(1, len(source_sections[section.heading]) + 1))

        assert [passage.number for passage in section.passages] == expected, section.heading


def test_figures_of_a_finding_stand_in_the_passage_that_it_cites(pack, source_sections):
    """A year given to "February" comes from the publication's own date, so years are left out."""
    for finding in pack.findings:
        if finding.kind is FindingKind.ASK:
            continue
        citation = finding.citation
        passage = source_sections[citation.heading][citation.number - 1]
        stated = {n for figure in finding.figures for n in NUMBER.findall(figure)} - {"2025", "17"}

        assert stated <= set(NUMBER.findall(passage)), finding.id


def test_nothing_is_worded_like_the_publication(pack, source_sections):
    source = words("\n".join(line for lines in source_sections.values() for line in lines))
    runs = {tuple(source[i : i + 8]) for i in range(len(source) - 7)}
    texts = [f.text for f in pack.findings] + [p.text for s in pack.document.sections for p in s.passages]
    for text in texts:
        own = words(text)

        assert not [own[i : i + 8] for i in range(len(own) - 7) if tuple(own[i : i + 8]) in runs], text


def test_committee_codes_exist(pack):
    if not COMMITTEES.is_file():
        pytest.skip("the data set is not at hand")
    codes: set[str] = set()
    for committee in json.loads(COMMITTEES.read_text(encoding="utf-8")):
        codes.add(committee["thomas_id"])
        codes |= {committee["thomas_id"] + sub["thomas_id"] for sub in committee.get("subcommittees", [])}

    assert {code for finding in pack.findings for code in finding.committees} <= codes
