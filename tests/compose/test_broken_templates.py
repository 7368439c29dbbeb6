"""Broken templates, each with one fault: the first error names its line and what to write instead.

`tests/data/templates/broken/EXPECTED.tsv` has the file, the line and the remedy of each.
"""

import csv
from pathlib import Path

import pytest

from briefdesk.compose.template import TemplateInvalid, check_template, read_template
from briefdesk.congress.query import parse_query
from briefdesk.errors import BriefdeskError
from briefdesk.model.problem import Severity
from briefdesk.model.template import TemplateId

FOLDER = Path(__file__).parents[1] / "data" / "templates" / "broken"
with (FOLDER / "EXPECTED.tsv").open(encoding="utf-8", newline="") as table:
    EXPECTED = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def fault_of_query(query: str) -> str | None:
    try:
        parse_query(query)
    except BriefdeskError as error:
        return str(error)
    return None


def test_there_are_thirty_and_more_and_the_table_names_every_file():
    assert len(EXPECTED) >= 30
    assert {row["file"] for row in EXPECTED} == {path.name for path in FOLDER.glob("*.md")}


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: row["file"].removesuffix(".md"))
def test_a_broken_template_is_told_its_line_and_what_to_write_instead(row: dict[str, str]):
    text = (FOLDER / row["file"]).read_text(encoding="utf-8")

    problems = check_template(text, name=row["file"], check_query=fault_of_query)

    error = next(p for p in problems if p.severity is Severity.ERROR)
    assert (error.line, error.next_step) == (int(row["line"]), row["what to write instead"])
    assert error.message
    assert error.where == f"{row['file']}, line {row['line']}"
    # One fault, one error: nothing else is blamed.
    assert [p for p in problems if p.severity is Severity.ERROR] == [error]
    with pytest.raises(TemplateInvalid):
        read_template(text, id=TemplateId("broken"), check_query=fault_of_query)
