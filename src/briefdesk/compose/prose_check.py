"""Markdown that a letter does not know: said at its line, because it would be printed as it stands."""

import re

from briefdesk.compose.fault import TextFault
from briefdesk.compose.markdown import allowed_link

# What begins a line, what is wrong with it, and what to write instead.
_LINE_RULES = (
    (r"\s{0,3}(?:#|#{3,6})\s", "A heading of this level is not used.", "Write “## ” before the heading."),
    (r"\s{0,3}>", "A > at the start of a line is not used.", "Write the text without it."),
    (r"\s{0,3}(?:```|~~~)", "Code is not used in letters.", "Remove this line."),
    (r"\s{0,3}\|.*\|\s*$", "Tables are not used in letters.", "Write a list: “- ” before each item."),
    (r"\s{0,3}(?:-{3,}|\*{3,}|_{3,}|={3,})\s*$", "A rule across the page is not used.", "Remove this line."),
    (r"\s{2,}(?:[-+*]|\d{1,9}[.)])\s", "A list inside a list is not used.", "Begin the item with the line."),
)
_LINE_PATTERNS = tuple((re.compile(pattern), message, step) for pattern, message, step in _LINE_RULES)
_IMAGE = re.compile(r"!\[[^\]]{0,500}\]\(")
_HTML = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>")
_LINK = re.compile(r"\]\(\s*([^)\s]{1,2000})")


def prose_faults(text: str) -> tuple[TextFault, ...]:
    """Return a fault for each line that uses Markdown or HTML which Briefdesk prints as plain text."""
    faults: list[TextFault] = []
    for number, line in enumerate(text.split("\n"), start=1):
        faults += [
            TextFault(number, message, step, "markdown")
            for pattern, message, step in _LINE_PATTERNS
            if pattern.match(line)
        ]
        if _IMAGE.search(line):
            faults.append(
                TextFault(
                    number, "A picture cannot stand in a text.", "Set the logo in the letterhead.", "markdown"
                )
            )
        elif _HTML.search(line):
            faults.append(
                TextFault(
                    number,
                    "HTML is not used.",
                    "Write **bold**, *italic* or [text](https://...).",
                    "markdown",
                )
            )
        else:
            faults += _link_faults(line, number)
    return tuple(faults)


def _link_faults(line: str, number: int) -> list[TextFault]:
    return [
        TextFault(
            number,
            f"“{match[1][:60]}” is not an address that a letter may link to.",
            "Begin it with https://, http:// or mailto:.",
            "link",
        )
        for match in _LINK.finditer(line)
        if not (allowed_link(match[1]) or match[1].startswith("{{"))
    ]
