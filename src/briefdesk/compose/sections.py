"""The body of a template: `::: name | label | only for: QUERY` lines, each with the text that follows."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from briefdesk.compose.fault import TextFault
from briefdesk.model.template import Slot, TemplateKind, TemplateSection

QueryCheck = Callable[[str], str | None]

FENCE = ":::"
_NAME = re.compile(r"[a-z][a-z0-9-]{0,40}$")
_ONLY_FOR = "only for:"
_LETTER_SLOTS = frozenset({Slot.FINDINGS, Slot.ASKS})


@dataclass(slots=True)
class SectionsRead:
    """The sections in order and everything that is wrong with their lines."""

    sections: list[TemplateSection] = field(default_factory=list)
    faults: list[TextFault] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Fence:
    name: str
    label: str
    only_for: str
    line: int


def read_sections(
    body: str, first_line: int, kind: TemplateKind | None, check_query: QueryCheck | None = None
) -> SectionsRead:
    """Return the sections of a template's body, which begins at `first_line` of the file.

    `check_query` returns what is wrong with a recipient query, None for a good one.
    """
    found = SectionsRead()
    lines = body.split("\n")
    fence: _Fence | None = None
    text: list[str] = []
    for number, line in enumerate(lines, start=first_line):
        if not line.startswith(FENCE):
            if (
                fence is None
                and line.strip()
                and not any(f.code == "text-before-section" for f in found.faults)
            ):
                found.faults.append(
                    TextFault(
                        number,
                        "Text stands before the first section.",
                        "Write a line such as “::: opening | Opening paragraph” above it.",
                        "text-before-section",
                    )
                )
            text.append(line)
            continue
        _close(found, fence, text, kind)
        fence = _read_fence(line, number, found.faults, kind, check_query)
        text = []
    _close(found, fence, text, kind)
    if not found.sections and not found.faults:
        found.faults.append(
            TextFault(
                first_line,
                "The template has no section.",
                "Write a line such as “::: opening | Opening paragraph” and text below it.",
                "no-section",
            )
        )
    return found


def _read_fence(
    line: str, number: int, faults: list[TextFault], kind: TemplateKind | None, check_query: QueryCheck | None
) -> _Fence:
    name, *facts = (piece.strip() for piece in line.removeprefix(FENCE).split("|"))
    label, only_for = "", ""
    for fact in facts:
        if fact.lower().startswith(_ONLY_FOR):
            only_for = fact[len(_ONLY_FOR) :].strip()
            faults += _rule_faults(only_for, number, kind, check_query)
        elif label:
            faults.append(
                TextFault(
                    number,
                    f"“{fact[:60]}” follows the label and is no rule.",
                    "Write the line as “::: name | label | only for: state:TX”.",
                    "section-line",
                )
            )
        else:
            label = fact
    if not _NAME.match(name):
        faults.append(
            TextFault(
                number,
                f"“{name[:60]}” is not a name for a section." if name else "The section has no name.",
                "Use small letters, digits and hyphens: “::: opening | Opening paragraph”.",
                "section-name",
            )
        )
    return _Fence(name, label or name.replace("-", " ").capitalize(), only_for, number)


def _rule_faults(
    rule: str, number: int, kind: TemplateKind | None, check_query: QueryCheck | None
) -> Sequence[TextFault]:
    if not rule:
        return [TextFault(number, "“only for:” names no recipients.", "Write “only for: state:TX”.", "rule")]
    if kind is TemplateKind.BRIEF:
        return [
            TextFault(
                number,
                "A brief goes to everyone, so “only for:” has no meaning in it.",
                "Remove “only for:” and what follows it.",
                "rule",
            )
        ]
    wrong = check_query(rule) if check_query is not None else None
    if wrong is None:
        return []
    return [TextFault(number, f"“only for:” cannot be read: {wrong}", "Correct the recipient query.", "rule")]


def _close(found: SectionsRead, fence: _Fence | None, text: Sequence[str], kind: TemplateKind | None) -> None:
    if fence is None:
        return
    earlier = next((s for s in found.sections if s.name == fence.name), None)
    if earlier is not None and fence.name:
        found.faults.append(
            TextFault(
                fence.line,
                f"The section “{fence.name}” stands twice.",
                "Rename one of them, or put their texts together.",
                "section-twice",
            )
        )
    slot = next((s for s in Slot if s.value == fence.name), None)
    if slot is None:
        found.faults += _near_slot(fence, kind)
    elif kind is TemplateKind.LETTER and slot not in _LETTER_SLOTS:
        found.faults.append(
            TextFault(
                fence.line,
                f"A letter has no slot “{fence.name}”; only a brief has.",
                "Remove the section, or give it another name for a text of your own.",
                "slot",
            )
        )
        slot = None
    start = next((i for i, line in enumerate(text) if line.strip()), 0)
    content = "\n".join(text[start:]).rstrip()
    if not content and slot is None:
        found.faults.append(
            TextFault(
                fence.line, f"The section “{fence.name}” is empty.", "Write its text below.", "empty-section"
            )
        )
    found.sections.append(
        TemplateSection(fence.name, fence.label, content, fence.line + 1 + start, fence.only_for, slot)
    )


def _near_slot(fence: _Fence, kind: TemplateKind | None) -> list[TextFault]:
    """Return a fault for a name that is nearly a slot's: "finding" would silently hold no findings."""
    slots = _LETTER_SLOTS if kind is TemplateKind.LETTER else frozenset(Slot)
    near = get_close_matches(fence.name, [s.value for s in slots], n=1, cutoff=0.85)
    if not near:
        return []
    return [
        TextFault(
            fence.line,
            f"“{fence.name}” is nearly the name of a slot, but not the same.",
            f"Write “::: {near[0]}”, or choose a name that differs more.",
            "slot",
        )
    ]
