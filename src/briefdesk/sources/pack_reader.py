"""Read a source pack: front matter, sections with passages, and the records that rest on them."""

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Mapping

from briefdesk.frontmatter import FrontMatter, FrontMatterInvalid, read_front_matter
from briefdesk.model.finding import SourcePack
from briefdesk.model.source import Passage, PassageId, PassageKind, Section, SourceDocument, SourceId
from briefdesk.sources import pack_words
from briefdesk.sources.faults import Faults, did_you_mean, excerpt
from briefdesk.sources.pack_lines import LineReader, RawPassage, RawSection
from briefdesk.sources.pack_records import RecordReader
from briefdesk.sources.pack_review import release_read

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def parse_pack(text: str, faults: Faults, *, edition: str | None = None) -> SourcePack | None:
    """Return the pack as far as it can be read, None where its front matter or size forbids; note all faults.

    `edition` is the SHA-256 of the file's bytes, by default that of `text` in UTF-8.
    """
    if not _within_limits(text, faults):
        return None
    try:
        front = read_front_matter(text)
    except FrontMatterInvalid as fault:
        faults.error(
            fault.line, "front-matter", str(fault), "See the example in the documentation of source packs."
        )
        return None
    entries = _entries(front, faults)
    reader = LineReader(faults)
    for number, line in enumerate(front.body.split("\n"), start=front.body_line):
        reader.take(line, number)
    if not reader.sections:
        faults.error(
            None, "no-sections", "The pack has no section.", "Begin a section with “# ” and its heading."
        )
    return _build(entries, reader.sections, faults, edition or _edition(text))


def _edition(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _within_limits(text: str, faults: Faults) -> bool:
    if len(text) > pack_words.MAX_CHARS:
        faults.error(None, "too-large", "The pack is larger than 5 MB.", "Split it into several packs.")
        return False
    lines = re.split(r"\r\n|\r|\n", text)
    if len(lines) > pack_words.MAX_LINES:
        faults.error(
            None, "too-many-lines", f"The pack has {len(lines):,} lines.",
            f"Keep to {pack_words.MAX_LINES:,}: split it into several packs.",
        )  # fmt: skip
        return False
    for number, line in enumerate(lines, start=1):
        if len(line) > pack_words.MAX_LINE_CHARS:
            faults.error(
                number, "line-too-long", f"The line has {len(line):,} characters.",
                f"Keep to {pack_words.MAX_LINE_CHARS:,} a line: break it into several.",
            )  # fmt: skip
        odd = (
            None
            if line.isascii() and line.isprintable()
            else next(filter(pack_words.is_forbidden, line), None)
        )
        if odd is not None:
            faults.error(
                number, "control-character", f"The line holds the control character U+{ord(odd):04X}.",
                "Delete it; if you cannot see it, type the line anew.",
            )  # fmt: skip
    return True


def _entries(front: FrontMatter, faults: Faults) -> Mapping[str, str]:
    """Return the front matter's values by key, empty where missing."""
    for key, entry in front.entries.items():
        if key not in pack_words.KEYS:
            faults.error(
                entry.line, "unknown-key", f"“{key}” is no key of a source pack.",
                did_you_mean(key, pack_words.KEYS),
            )  # fmt: skip
        elif entry.items:
            faults.error(
                entry.line, "list-value", f"“{key}” holds a list.", f"Write one value: “{key}: ...”."
            )
    values = {k: front.entries[k].value if k in front.entries else "" for k in pack_words.KEYS}
    line = {k: front.entries[k].line if k in front.entries else 1 for k in pack_words.KEYS}
    for key in pack_words.REQUIRED_KEYS:
        if not values[key]:
            unknown = values["passages"] == pack_words.VERBATIM and key in pack_words.MAY_BE_UNKNOWN
            note = faults.warning if unknown else faults.error
            note(line[key], "missing-key", f"“{key}” is missing.", f"Write a line “{key}: ...”.")
    _check_version(values["briefdesk-pack"], line["briefdesk-pack"], faults)
    if values["id"] and not pack_words.SLUG.fullmatch(values["id"]):
        faults.error(
            line["id"], "bad-id", f"“{excerpt(values['id'])}” cannot be the id of a pack.",
            f"Use lower-case letters, digits and hyphens: “{pack_words.slug(values['id']) or 'my-report'}”.",
        )  # fmt: skip
    if values["date"] and not _is_date(values["date"]):
        faults.error(
            line["date"], "bad-date", f"“{excerpt(values['date'])}” is not a date.",
            "Write the year, month or day as known: 2025, 2025-03 or 2025-03-04.",
        )  # fmt: skip
    if values["passages"] not in {"", pack_words.OWN_WORDS, pack_words.VERBATIM}:
        faults.error(
            line["passages"], "bad-passages",
            f"“{excerpt(values['passages'])}” does not say whose words the passages are.",
            f"Write “passages: {pack_words.OWN_WORDS}” or “passages: {pack_words.VERBATIM}”.",
        )  # fmt: skip
    if values["url"] and not re.fullmatch(r"https?://[^\s/]+\S*", values["url"], re.IGNORECASE):
        faults.error(
            line["url"], "bad-url", f"“{excerpt(values['url'])}” is not a web address.",
            "Write it in full: https://example.org/report.",
        )  # fmt: skip
    return values


def _check_version(version: str, line: int, faults: Faults) -> None:
    if version in {"", pack_words.PACK_VERSION}:
        return
    step = f"Write “briefdesk-pack: {pack_words.PACK_VERSION}”."
    if version.isdecimal():
        step = "Open it with a newer version of Briefdesk, or ask the sender for version 1."
    faults.error(line, "unsupported-version", f"Packs of version “{excerpt(version)}” cannot be read.", step)


def _is_date(text: str) -> bool:
    match = _DATE.fullmatch(text)
    if match is None:
        return False
    try:
        dt.date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True


def _build(entries: Mapping[str, str], raw: Iterable[RawSection], faults: Faults, edition: str) -> SourcePack:
    source = SourceId(entries["id"])
    raw = tuple(raw)
    sections: list[Section] = []
    taken: dict[str, int] = {}
    paraphrase = entries["passages"] != pack_words.VERBATIM
    for number, raw_section in enumerate(raw, start=1):
        section_id = _free_id(pack_words.slug(raw_section.heading) or f"section-{number}", taken)
        passages = _passages(section_id, raw_section.passages, faults, paraphrase=paraphrase)
        sections.append(Section(section_id, raw_section.heading, raw_section.level, passages))
    # A record may rest on passages of a later section, too: all are read before the first record.
    records = RecordReader(source, sections, faults)
    findings = [
        finding
        for section, raw_section in zip(sections, raw, strict=True)
        for finding in records.read(section, raw_section.records)
    ]
    document = SourceDocument(
        id=source,
        title=entries["title"],
        short_title=entries["short title"] or entries["title"],
        publisher=entries["publisher"],
        author=entries["author"],
        date=entries["date"],
        url=entries["url"],
        edition=edition,
        sections=tuple(sections),
    )
    return SourcePack(document, tuple(findings))


def _free_id(wanted: str, taken: dict[str, int]) -> str:
    """Return `wanted`, numbered if another section has it; `taken` holds each id with its last number."""
    free, count = wanted, taken.get(wanted, 1)
    while free in taken:
        count += 1
        free = f"{wanted}-{count}"
    taken[wanted] = count
    taken.setdefault(free, 1)
    return free


def _passages(
    section_id: str, raw: Iterable[RawPassage], faults: Faults, *, paraphrase: bool
) -> tuple[Passage, ...]:
    passages: list[Passage] = []
    last = captions = 0
    for passage in raw:
        release = release_read(passage.release, passage.line, faults)
        kind = pack_words.PASSAGE_KINDS[passage.kind]
        if kind is PassageKind.CAPTION:
            captions += 1
            caption = pack_words.caption_id(section_id, captions)
            passages.append(Passage(caption, 0, passage.text, kind, paraphrase, *release))
            continue
        if not last < passage.number <= pack_words.MAX_PASSAGE_NUMBER:
            faults.error(
                passage.line, "passage-order", f"Passage {passage.number} follows passage {last}.",
                "Number the passages of a section upwards from 1, each number once.",
            )  # fmt: skip
            continue
        last = passage.number
        text = passage.text
        if not text:
            faults.error(
                passage.line, "empty-passage", f"Passage {passage.number} has no text.",
                "Write after the number what the passage says, in a sentence.",
            )  # fmt: skip
        elif len(text) > pack_words.MAX_PASSAGE_CHARS:
            faults.error(
                passage.line, "passage-too-long", f"Passage {passage.number} has {len(text):,} characters.",
                f"Keep to {pack_words.MAX_PASSAGE_CHARS:,}: give the gist.",
            )  # fmt: skip
        passage_id = PassageId(f"{section_id}-{passage.number}")
        passages.append(Passage(passage_id, passage.number, text, kind, paraphrase, *release))
    return tuple(passages)
