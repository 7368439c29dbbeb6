"""The front matter of a template: what it must and may hold, and what is wrong with it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from briefdesk.compose.fault import TextFault
from briefdesk.frontmatter import Entry
from briefdesk.model.template import Design, FindingsStyle, TemplateField, TemplateKind

VERSION_KEY = "briefdesk-template"
VERSION = "1"
MAX_FIELDS = 100
LETTER_KEYS = (
    VERSION_KEY, "kind", "name", "description", "language", "theme", "subject", "findings", "asks",
    "close", "delivery", "enclosures", "cc", "signatories", "fields",
    "design", "qr",
)  # fmt: skip
# What only a letter has.
_ONLY_LETTERS = frozenset({"close", "delivery", "enclosures", "cc", "signatories"})
# What only a brief has.
_ONLY_BRIEFS = frozenset({"design", "qr"})
_LISTS = frozenset({"enclosures", "cc", "fields"})
_REQUIRED = {
    VERSION_KEY: f"Write “{VERSION_KEY}: {VERSION}” as the first line of the front matter.",
    "kind": "Write “kind: letter” or “kind: brief” in the front matter.",
    "name": "Write “name: ” and a short name for the gallery in the front matter.",
    "subject": "Write “subject: ” and the Re: line (or the title of a brief) in the front matter.",
}
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]*$")
_FIELD_NAME = re.compile(r"[a-z][a-z0-9_]{0,40}$")


@dataclass(frozen=True, slots=True)
class TemplateFacts:
    """The facts of the front matter, with a usable value for each that is missing or wrong."""

    kind: TemplateKind
    name: str
    description: str
    language: str
    theme: str
    subject: str
    findings: FindingsStyle
    asks: FindingsStyle
    close: str
    delivery: str
    enclosures: tuple[str, ...]
    cc: tuple[str, ...]
    signatories: bool
    fields: tuple[TemplateField, ...]
    design: Design
    qr: bool


@dataclass(slots=True)
class FactsRead:
    """The entries under scrutiny, the file's lines, and the faults found so far."""

    entries: Mapping[str, Entry]
    lines: Sequence[str]
    faults: list[TextFault] = field(default_factory=list)

    def fault(self, line: int, message: str, next_step: str, code: str = "front-matter") -> None:
        """Note a fault."""
        self.faults.append(TextFault(line, message, next_step, code))

    def line_of_item(self, key: str, index: int) -> int:
        """Return the line on which the item of a list stands."""
        line = self.entries[key].line
        seen = -1
        for number, text in enumerate(self.lines[line:], start=line + 1):
            seen += text.strip().startswith("- ")
            if seen == index:
                return number
        return line

    def value(self, key: str, default: str = "") -> str:
        """Return a key's value, `default` where the key is missing or empty."""
        entry = self.entries.get(key)
        if entry is None:
            return default
        if entry.items and key not in _LISTS:
            self.fault(entry.line, f"“{key}” takes one value, not a list.", f"Write it after “{key}:”.")
        return entry.value or default

    def items(self, key: str) -> tuple[str, ...]:
        """Return a key's list; a single value counts as a list of one."""
        entry = self.entries.get(key)
        if entry is None:
            return ()
        return entry.items or ((entry.value,) if entry.value else ())


def read_facts(entries: Mapping[str, Entry], lines: Sequence[str]) -> tuple[TemplateFacts, list[TextFault]]:
    """Return the facts and every fault of a template's front matter."""
    read = FactsRead(entries, lines)
    _check_version(read)
    kind = _kind(read)
    _check_keys(read, kind)
    facts = TemplateFacts(
        kind=kind,
        name=read.value("name"),
        description=read.value("description"),
        language=_matching(read, "language", "en-US", _LANGUAGE, "a language such as en-US"),
        theme=_matching(read, "theme", "classic", _SLUG, "the name of a theme such as classic"),
        subject=read.value("subject"),
        findings=_style(read, "findings", FindingsStyle.BULLETS),
        asks=_style(read, "asks", FindingsStyle.NUMBERS),
        close=read.value("close", "Sincerely,"),
        delivery=read.value("delivery"),
        enclosures=read.items("enclosures"),
        cc=read.items("cc"),
        signatories=_yes_no(read, "signatories"),
        fields=_fields(read),
        design=_design(read),
        qr=_code(read),
    )
    return facts, read.faults


def _check_version(read: FactsRead) -> None:
    entry = read.entries.get(VERSION_KEY)
    if entry is None or not entry.value or entry.value == VERSION:
        return
    if entry.value.isdigit():
        read.fault(
            entry.line,
            f"This template has version {entry.value}; this Briefdesk reads version {VERSION}.",
            "Install a newer Briefdesk, or ask for the template in the older version.",
            "version",
        )
    else:
        read.fault(
            entry.line, f"“{entry.value}” is not a version.", f"Write “{VERSION_KEY}: {VERSION}”.", "version"
        )


def _kind(read: FactsRead) -> TemplateKind:
    value = read.value("kind")
    if value in {kind.value for kind in TemplateKind}:
        return TemplateKind(value)
    if value:
        line = read.entries["kind"].line
        read.fault(
            line, f"“{value}” is not a kind of template.", "Write “kind: letter” or “kind: brief”.", "kind"
        )
    return TemplateKind.LETTER


def _check_keys(read: FactsRead, kind: TemplateKind) -> None:
    meant: set[str] = set()
    for key, entry in read.entries.items():
        if key not in LETTER_KEYS:
            near = get_close_matches(key, LETTER_KEYS, n=1, cutoff=0.6)
            step = (
                f"Write “{near[0]}:” instead." if near else f"Remove it; known are {', '.join(LETTER_KEYS)}."
            )
            meant.update(near)
            read.fault(entry.line, f"The front matter has no key “{key}”.", step, "unknown-key")
        elif kind is TemplateKind.BRIEF and key in _ONLY_LETTERS:
            read.fault(
                entry.line,
                f"“{key}” belongs to letters; a brief has none.",
                "Remove the line.",
                "unknown-key",
            )
        elif kind is TemplateKind.LETTER and key in _ONLY_BRIEFS:
            read.fault(
                entry.line,
                f"“{key}” belongs to briefs; a letter has none.",
                "Remove the line.",
                "unknown-key",
            )
        elif key in _REQUIRED and not entry.value:
            read.fault(entry.line, f"“{key}” has no value.", _REQUIRED[key], "missing-key")
    for key, step in _REQUIRED.items():
        # A key that is misspelled is told at its line, and not as missing as well.
        if key not in read.entries and key not in meant:
            read.fault(1, f"The front matter lacks “{key}”.", step, "missing-key")


def _matching(read: FactsRead, key: str, default: str, pattern: re.Pattern[str], what: str) -> str:
    value = read.value(key, default)
    if pattern.match(value):
        return value
    read.fault(read.entries[key].line, f"“{value[:60]}” is not {what}.", f"Write “{key}: {default}”.")
    return default


def _style(read: FactsRead, key: str, default: FindingsStyle) -> FindingsStyle:
    value = read.value(key, default.value)
    known = [style.value for style in FindingsStyle]
    if value in known:
        return FindingsStyle(value)
    near = get_close_matches(value, known, n=1, cutoff=0.5)
    read.fault(
        read.entries[key].line,
        f"“{value[:60]}” is not a way to set {key}.",
        f"Write “{key}: {near[0] if near else default.value}”; known are {', '.join(known)}.",
    )
    return default


def _yes_no(read: FactsRead, key: str) -> bool:
    value = read.value(key, "no").lower()
    if value not in {"yes", "no"}:
        read.fault(read.entries[key].line, f"“{value[:60]}” is neither yes nor no.", f"Write “{key}: yes”.")
    return value == "yes"


def _design(read: FactsRead) -> Design:
    value = read.value("design", Design.PLAIN)
    if value in {design.value for design in Design}:
        return Design(value)
    names = [design.value for design in Design]
    near = get_close_matches(value, names, n=1)
    step = f"Write “design: {near[0]}”." if near else f"Write “design: ” and one of {', '.join(names)}."
    read.fault(read.entries["design"].line, f"“{value}” is not a design.", step)
    return Design.PLAIN


def _code(read: FactsRead) -> bool:
    value = read.value("qr", "none")
    if value not in ("source", "none"):
        read.fault(
            read.entries["qr"].line,
            f"“{value}” is nothing that a code can lead to.",
            "Write “qr: source”, or remove the line.",
        )
    return value == "source"


def _fields(read: FactsRead) -> tuple[TemplateField, ...]:
    found: list[TemplateField] = []
    items = read.items("fields")
    if len(items) > MAX_FIELDS:
        read.fault(
            read.entries["fields"].line,
            f"The template declares {len(items):,} fields; {MAX_FIELDS} are the most.",
            "Remove those that nobody would fill in.",
            "field-name",
        )
    for index, item in enumerate(items[:MAX_FIELDS]):
        name, label, default = ([piece.strip() for piece in item.split("|", 2)] + ["", ""])[:3]
        line = read.line_of_item("fields", index)
        if not _FIELD_NAME.match(name):
            read.fault(
                line,
                f"“{name[:60]}” is not a name for a field.",
                "Use small letters, digits and _: “- meeting_date | Date of the meeting”.",
                "field-name",
            )
        elif any(known.name == name for known in found):
            read.fault(
                line, f"The field “{name}” is declared twice.", "Remove one of the lines.", "field-name"
            )
        elif not label:
            read.fault(
                line,
                f"The field “{name}” has no label.",
                f"Write “- {name} | What to fill in”.",
                "field-label",
            )
        else:
            found.append(TemplateField(name, label, default))
    return tuple(found)
