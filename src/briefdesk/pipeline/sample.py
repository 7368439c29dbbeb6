"""The sample project's description in `assets/sample`: front matter, then paragraphs by recipient."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefdesk.frontmatter import Entry, read_front_matter
from briefdesk.model.draft import PartId, Sender, TextPart

_SECTION = re.compile(r"^::: *([a-z0-9-]+) *(?:\|([^|\n]*))?(?:\| *only for: *(.*))?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Sample:
    """What the sample file says. `assets` are (name, bytes); ids of findings are without their source."""

    title: str
    source: str
    letter_template: str
    brief_template: str
    letter_subject: str
    brief_subject: str
    to: str
    pick: tuple[str, ...]
    brief_pick: tuple[str, ...]
    key_figures: tuple[str, ...]
    chart: tuple[str, ...]
    quote: str
    fields: tuple[tuple[str, str], ...]
    enclosures: tuple[str, ...]
    sender: Sender
    paragraphs: tuple[TextPart, ...]
    assets: tuple[tuple[str, bytes], ...]


def read_sample(folder: Path) -> Sample:
    """Return the sample described by `sample.txt` in `folder`; its logo is read from beside it."""
    matter = read_front_matter((folder / "sample.txt").read_text(encoding="utf-8"))
    entries = matter.entries
    logo = _value(entries, "logo")
    sender = Sender(
        organization=_value(entries, "organization"),
        tagline=_value(entries, "tagline"),
        address=_items(entries, "address"),
        phone=_value(entries, "phone"),
        email=_value(entries, "email"),
        website=_value(entries, "website"),
        signatory=_value(entries, "signatory"),
        signatory_title=_value(entries, "signatory title"),
        contact_name=_value(entries, "contact name"),
        logo=logo or None,
        logo_alt=_value(entries, "logo alt"),
    )
    return Sample(
        title=_value(entries, "title"),
        source=_value(entries, "source"),
        letter_template=_value(entries, "letter template"),
        brief_template=_value(entries, "brief template"),
        letter_subject=_value(entries, "letter subject"),
        brief_subject=_value(entries, "brief subject"),
        to=_value(entries, "to"),
        pick=_items(entries, "pick"),
        brief_pick=_items(entries, "brief pick"),
        key_figures=_items(entries, "brief key figures"),
        chart=_items(entries, "brief chart"),
        quote=_value(entries, "brief quote"),
        fields=tuple(_pair(item) for item in _items(entries, "fields")),
        enclosures=_items(entries, "enclosures"),
        sender=sender,
        paragraphs=_paragraphs(matter.body),
        assets=((logo, (folder / logo).read_bytes()),) if logo else (),
    )


def _value(entries: Mapping[str, Entry], key: str) -> str:
    return entries[key].value if key in entries else ""


def _items(entries: Mapping[str, Entry], key: str) -> tuple[str, ...]:
    return entries[key].items if key in entries else ()


def _pair(item: str) -> tuple[str, str]:
    name, _, value = item.partition("|")
    return name.strip(), value.strip()


def _paragraphs(body: str) -> tuple[TextPart, ...]:
    marks = list(_SECTION.finditer(body))
    ends = [mark.start() for mark in marks[1:]] + [len(body)]
    return tuple(
        TextPart(PartId(f"text-{mark[1]}"), body[mark.end() : end].strip(), (mark[3] or "").strip())
        for mark, end in zip(marks, ends, strict=True)
    )
