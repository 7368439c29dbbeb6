"""What docs/recipient-query.md tells is so."""

import re
from pathlib import Path

import pytest

from briefdesk.congress.index import RosterIndex
from briefdesk.congress.query import parse_query, select
from briefdesk.congress.roles import LABELS
from briefdesk.model.congress import Bioguide

TEXT = (Path(__file__).parents[2] / "docs" / "recipient-query.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^\| `([^`]+)` \| (\d+) \|$", TEXT, re.MULTILINE)
QUERIES = sorted(set(re.findall(r"`(-?[a-z]+:[^`]+)`", TEXT)) - {"chamber:sennate", "only for:"})


class ReedHasHeard:
    """A log with a letter to one member about everything."""

    def members(self, about: str) -> frozenset[Bioguide] | None:
        return frozenset({Bioguide("R000122")}) if about else None

    def places(self) -> frozenset[str]:
        return frozenset({"RI"})

    def known(self) -> tuple[str, ...]:
        return ()


def test_document_holds_examples():
    assert len(EXAMPLES) >= 10
    assert len(QUERIES) >= 25


@pytest.mark.parametrize(("query", "count"), EXAMPLES)
def test_example_counts_as_told(index: RosterIndex, query: str, count: str):
    assert len(select(index, parse_query(query))) == int(count)


@pytest.mark.parametrize("query", QUERIES)
def test_query_of_the_document_names_somebody(index: RosterIndex, query: str):
    lists = {"border": (Bioguide("R000122"),)}

    assert select(index, parse_query(query), lists=lists, heard=ReedHasHeard())


def test_every_role_is_told():
    assert [role for role in LABELS if f"`{role}`" not in TEXT and f"role:{role}`" not in TEXT] == []
