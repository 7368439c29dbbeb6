"""A small pack that is right, for tests to break in one place."""

import pytest

GOOD_PACK = """\
---
briefdesk-pack: 1
id: river
title: River Crossings
publisher: Example Rights Center
date: 2026-02
url: https://example.org/river
---

# Costs
[1] Patrols cost about $4.2 million,
    half as much again as before.
[2] Records are thin.

## statistic: patrol-cost
Patrols cost about $4.2 million in 2025.
- passage: 1
- figures: about $4.2 million; 2025
- topics: cost, oversight
- committees: HSAP, SSAP14
- states: TX, AZ
- key figure: $4.2 million | spent on patrols in 2025

## ask: report
Require a public report each quarter.
- passage: 2
"""


@pytest.fixture
def good_pack() -> str:
    """The text of a pack without a fault."""
    return GOOD_PACK
