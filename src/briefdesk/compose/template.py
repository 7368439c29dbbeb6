"""Reading and checking a template: plain text with a front matter and named sections."""

import re
from collections.abc import Sequence
from dataclasses import replace

from briefdesk.compose.fault import TextFault
from briefdesk.compose.fields import KnownFields, known_fields
from briefdesk.compose.guard import MAX_BYTES, check_text
from briefdesk.compose.prose_check import prose_faults
from briefdesk.compose.sections import QueryCheck, read_sections
from briefdesk.compose.template_facts import FactsRead, TemplateFacts, read_facts
from briefdesk.errors import ComposeError
from briefdesk.frontmatter import FrontMatter, FrontMatterInvalid, read_front_matter
from briefdesk.model.problem import Problem, Severity
from briefdesk.model.template import Slot, Template, TemplateId, TemplateSection

__all__ = ["TemplateInvalid", "check_template", "read_template"]

_LINE_END = re.compile(r"\r\n|\r")
MAX_PROSE = 40_000
"""Characters of all sections: some twelve pages. Longer texts would only keep the preview busy."""
_PRINTED_KEYS = ("subject", "close", "delivery", "enclosures", "cc")


class TemplateInvalid(ComposeError):
    """A template has faults; `problems` holds them all, each with its line and what to write instead."""

    def __init__(self, name: str, problems: tuple[Problem, ...]) -> None:
        first = problems[0]
        more = f" ({len(problems) - 1} more)" if len(problems) > 1 else ""
        place = f", line {first.line}" if first.line else ""
        super().__init__(f"{name}{place}: {first.message}{more}", first.next_step, where=first.where)
        self.problems = problems


def read_template(
    text: str,
    *,
    id: TemplateId,  # noqa: A002 what a template is called everywhere
    trusted: bool = False,
    check_query: QueryCheck | None = None,
    name: str | None = None,
) -> Template:
    """Return the template that `text` holds; `trusted` skips the checks of its sections' texts.

    `name` is what errors call it, its id unless given.
    Raises TemplateInvalid with every problem found.
    """
    text = _unified(text)
    read = _read(text, check_texts=not trusted, check_query=check_query)
    facts, faults, sections = read
    errors = [fault for fault in faults if fault.severity is Severity.ERROR]
    if errors or facts is None:
        raise TemplateInvalid(name or id, _problems(errors, name or id))
    return Template(
        id=id,
        kind=facts.kind,
        name=facts.name,
        description=facts.description,
        language=facts.language,
        theme=facts.theme,
        subject=facts.subject,
        findings=facts.findings,
        asks=facts.asks,
        close=facts.close,
        delivery=facts.delivery,
        enclosures=facts.enclosures,
        cc=facts.cc,
        signatories=facts.signatories,
        fields=facts.fields,
        sections=sections,
        source=text,
        trusted=trusted,
        design=facts.design,
        qr=facts.qr,
    )


def check_template(text: str, *, name: str, check_query: QueryCheck | None = None) -> tuple[Problem, ...]:
    """Return every problem of a template in the order of its lines, empty for a good one.

    `check_query` returns what is wrong with a recipient query, None for a good one.
    """
    _, faults, _ = _read(_unified(text), check_texts=True, check_query=check_query)
    return _problems(faults, name)


def _unified(text: str) -> str:
    return _LINE_END.sub("\n", text.removeprefix("\ufeff"))


def _problems(faults: list[TextFault], name: str) -> tuple[Problem, ...]:
    ordered = sorted(dict.fromkeys(faults), key=lambda fault: fault.line)
    return tuple(
        Problem(
            fault.severity,
            fault.code,
            fault.message,
            fault.next_step,
            where=f"{name}, line {fault.line}",
            line=fault.line,
        )
        for fault in ordered
    )


def _read(
    text: str, *, check_texts: bool, check_query: QueryCheck | None
) -> tuple[TemplateFacts | None, list[TextFault], tuple[TemplateSection, ...]]:
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        return None, [TextFault(1, "The template is longer than 100 kB.", "Shorten it.", "text-too-long")], ()
    try:
        front = read_front_matter(text)
    except FrontMatterInvalid as error:
        step = error.next_step or (
            "Begin the file with --- and lines such as “kind: letter”, and end them with ---."
        )
        return None, [TextFault(error.line, str(error), step, "front-matter")], ()
    lines = text.split("\n")
    facts, faults = read_facts(front.entries, lines)
    kind = facts.kind if front.entries.get("kind") else None
    read = read_sections(front.body, front.body_line, kind, check_query)
    faults += read.faults
    if check_texts:
        known = known_fields(facts.kind, facts.fields)
        faults += _front_matter_text_faults(front, lines, known)
        too_long = _length_faults(read.sections)
        faults += too_long
        # What is too long is not looked through either: that may take as long as it is made to.
        for section in () if too_long else read.sections:
            faults += _section_faults(section, known)
        faults += _advice(facts, read.sections, lines)
    return facts, faults, tuple(read.sections)


def _front_matter_text_faults(front: FrontMatter, lines: list[str], known: KnownFields) -> list[TextFault]:
    """Check the texts of the front matter that are printed, each at its own line."""
    places = FactsRead(front.entries, lines)
    faults: list[TextFault] = []
    for key in _PRINTED_KEYS:
        entry = front.entries.get(key)
        if entry is None:
            continue
        faults += _moved(check_text(entry.value, known), entry.line)
        for index, item in enumerate(entry.items):
            faults += _moved(check_text(item, known), places.line_of_item(key, index))
    return faults


def _length_faults(sections: Sequence[TemplateSection]) -> list[TextFault]:
    """Return a fault at the section in which the texts become longer than anybody reads."""
    length = 0
    for section in sections:
        length += len(section.text)
        if length > MAX_PROSE:
            message = (
                f"The texts of the sections are longer than {MAX_PROSE:,} characters, some twelve pages."
            )
            return [
                TextFault(
                    section.line, message, "Shorten them to what fits one or two pages.", "text-too-long"
                )
            ]
    return []


def _section_faults(section: TemplateSection, known: KnownFields) -> list[TextFault]:
    found = (*check_text(section.text, known), *prose_faults(section.text))
    return _moved(found, section.line)


def _advice(
    facts: TemplateFacts, sections: Sequence[TemplateSection], lines: Sequence[str]
) -> list[TextFault]:
    """Return what is no error and probably not meant: a slot left out, a field that is never used."""
    found: list[TextFault] = []
    for slot in (Slot.FINDINGS, Slot.ASKS):
        if sections and not any(section.slot is slot for section in sections):
            found.append(
                TextFault(
                    sections[-1].line,
                    f"The template has no section for {slot.value}; picked ones come last.",
                    f"Write a line “::: {slot.value} | Lead-in” where they are to stand.",
                    "no-slot",
                    Severity.WARNING,
                )
            )
    for declared in facts.fields:
        used = re.compile(rf"\bfields(?:\.|\[['\"]){declared.name}\b")
        if not any(used.search(line) for line in lines):
            stands = re.compile(rf"\s*-\s+{declared.name}\b")
            line = next((i for i, line in enumerate(lines, 1) if stands.match(line)), 1)
            found.append(
                TextFault(
                    line,
                    f"The field “{declared.name}” is declared and never used.",
                    f"Use it as {{{{ fields.{declared.name} }}}}, or remove the line.",
                    "unused-field",
                    Severity.WARNING,
                )
            )
    return found


def _moved(faults: tuple[TextFault, ...], first_line: int) -> list[TextFault]:
    """Return the faults with lines counted in the whole file."""
    return [replace(fault, line=first_line + fault.line - 1) for fault in faults]
