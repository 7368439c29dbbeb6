"""A fact about one state or district, with the source that it is cited from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LocalFact:
    """A fact as somebody enters it. `place` is a state ("TX") or a House district ("TX-34", "AK-AL").

    `source` is the title of what is cited, `date` as exact as it is known: "2025", "2025-03", "2025-03-04".
    """

    place: str
    text: str
    source: str
    date: str
    publisher: str = ""
    url: str = ""
