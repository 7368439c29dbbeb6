"""The documentation's examples are right: people copy them."""

import re
from pathlib import Path

from briefdesk.compose.template import check_template
from briefdesk.congress.query import parse_query
from briefdesk.model.finding import FindingKind
from briefdesk.sources.flag_codes import CODES
from briefdesk.sources.pack import check_pack, read_pack
from briefdesk.sources.pack_words import FIELDS, KEYS

DOCS = Path(__file__).parents[2] / "docs"


def example(name: str) -> str:
    match = re.search(r"```text\n(.*?)```", (DOCS / name).read_text(encoding="utf-8"), re.DOTALL)
    assert match is not None
    return match[1]


def test_example_pack_reads_without_a_problem():
    text = example("source-pack.md")

    assert check_pack(text, name="example") == ()
    assert len(read_pack(text, name="example").findings) == 3


def test_documentation_names_every_key_kind_field_and_flag():
    text = (DOCS / "source-pack.md").read_text(encoding="utf-8")
    flowed = " ".join(text.split())

    assert all(f"{key}" in flowed for key in KEYS)
    assert all(f"`{kind.value}`" in text for kind in FindingKind)
    assert all(f"`- {field}:`" in text for field in FIELDS)
    assert all(f"`{code}`" in text for code in CODES)


def test_example_template_has_no_problem():
    def check_query(query: str) -> str | None:
        parse_query(query)
        return None

    assert check_template(example("templates.md"), name="example", check_query=check_query) == ()
