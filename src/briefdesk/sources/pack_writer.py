"""Write a source pack as text that reads back as the same pack."""

from briefdesk.model.finding import Finding, FindingState, SourcePack
from briefdesk.model.source import Passage, PassageKind, Section, SourceDocument
from briefdesk.sources.pack_places import also_written, mark_written, words_written
from briefdesk.sources.pack_review import excuse_written, release_written
from briefdesk.sources.pack_words import PACK_VERSION, VERBATIM


def write_pack(pack: SourcePack) -> str:
    """Return `pack` in the format that `read_pack` reads; findings stand under the section they cite.

    Reading it back gives an equal pack but for the edition, which is the text's own. Figures hold no
    semicolon, topics no comma, texts no line break: what `read_pack` returns never does. Findings without a
    citation cannot be written and are left out; characters of a passage that is not the publication's own
    words mean nothing and are not written.
    """
    document = pack.document
    verbatim = _is_verbatim(document)
    front = [
        ("briefdesk-pack", PACK_VERSION),
        ("id", document.id),
        ("title", document.title),
        ("short title", document.short_title),
        ("publisher", document.publisher),
        ("author", document.author),
        ("date", document.date),
        ("url", document.url),
        *([("passages", VERBATIM)] if verbatim else []),
    ]
    lines = ["---", *(f"{key}: {value}".rstrip() for key, value in front), "---"]
    own: dict[str, list[Finding]] = {}
    for finding in pack.findings:
        if finding.citation is not None:
            own.setdefault(finding.citation.section, []).append(finding)
    for section in document.sections:
        lines += _section(section, own.get(section.id, []), verbatim=verbatim)
    return "\n".join(lines) + "\n"


def _section(section: Section, findings: list[Finding], *, verbatim: bool) -> list[str]:
    lines = ["", f"{'#' * section.level} {_escaped_heading(section.heading)}"]
    lines += [f"[{_mark(passage)}] {passage.text}" for passage in section.passages]
    for finding in findings:
        lines += _record(finding, verbatim=verbatim)
    return lines


def _is_verbatim(document: SourceDocument) -> bool:
    """Return whether the passages are the publication's own words."""
    passages = [passage for section in document.sections for passage in section.passages]
    return bool(passages) and not any(passage.paraphrase for passage in passages)


def _mark(passage: Passage) -> str:
    """Return what stands in a passage's brackets: its number, and its kind where it is no running text."""
    kind = passage.kind.value.replace("_", " ")
    release = release_written(passage.confidential, passage.embargo)
    held = f", {release}" if release else ""
    match passage.kind:
        case PassageKind.TEXT:
            return f"{passage.number}{held}"
        case PassageKind.CAPTION:
            return f"{kind}{held}"
    return f"{passage.number} {kind}{held}"


def _escaped_heading(heading: str) -> str:
    """Return a heading so that it cannot be taken for a record's, as “Ask: what to do” would be."""
    return f"\\{heading}" if ":" in heading or heading.startswith("\\") else heading


def _record(finding: Finding, *, verbatim: bool) -> list[str]:
    _, _, record_id = finding.id.partition("/")
    citation = finding.citation
    key_figure = finding.key_figure
    fields = [
        ("passage", mark_written(citation) if citation else ""),
        ("words", words_written(citation) if citation and verbatim else ""),
        *(("also", also_written(place, finding, ranged=verbatim)) for place in finding.also),
        ("figures", "; ".join(finding.figures)),
        ("topics", ", ".join(finding.topics)),
        ("committees", ", ".join(finding.committees)),
        ("states", ", ".join(finding.states)),
        ("key figure", f"{key_figure.value} | {key_figure.label}" if key_figure else ""),
        ("state", finding.state.value if finding.state is not FindingState.ACCEPTED else ""),
        ("reason", finding.reason),
        *(("excuse", excuse_written(excuse)) for excuse in finding.excuses),
        ("release", release_written(finding.confidential, finding.embargo)),
    ]
    return [
        "",
        f"## {finding.kind.value}: {record_id}",
        _escaped(finding.text),
        *(f"- {name}: {value}" for name, value in fields if value),
    ]


def _escaped(text: str) -> str:
    """Return `text` so that it cannot be taken for a heading, a passage or a field."""
    return f"\\{text}" if text[:1] in {"#", "[", "-", "\\"} else text
