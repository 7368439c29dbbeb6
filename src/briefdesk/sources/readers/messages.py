"""What a reading process is asked and says, checked as it is read: nothing but these shapes comes through."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

import msgspec

from briefdesk.model.finding import Citation, Finding, SourcePack
from briefdesk.model.source import PassageId, SourceDocument
from briefdesk.sources.readers.blocks import Phase
from briefdesk.sources.readers.faults import Fault
from briefdesk.sources.readers.kinds import ReportKind

MAX_LINE_BYTES = 64_000_000

_Count = Annotated[int, msgspec.Meta(ge=0, le=10_000_000)]


class AnswerInvalid(ValueError):
    """A line is no message."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What to read: the kind of file, its name without ending, its hash; `suggest` findings of it or not."""

    kind: ReportKind
    stem: str
    edition: str
    suggest: bool = True


@dataclass(frozen=True, slots=True)
class Message:
    """How far the reading is (`total` 0 where unknown), or its end: what was read, or the fault."""

    done: int = 0
    total: int = 0
    phase: Phase = Phase.READING
    pack: SourcePack | None = None
    fault: Fault | None = None


class _WireMessage(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    done: _Count = 0
    total: _Count = 0
    phase: Phase = Phase.READING
    pack: SourcePack | None = None
    fault: Fault | None = None


def encoded_question(asked: Asked) -> bytes:
    """Return a question as a line."""
    return msgspec.json.encode(asked) + b"\n"


def decoded_question(line: bytes) -> Asked:
    """Return the question of a line. Raises AnswerInvalid where it is none."""
    try:
        return msgspec.json.decode(line, type=Asked)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise AnswerInvalid from error


def encoded(message: Message) -> bytes:
    """Return a message as a line."""
    wire = _WireMessage(message.done, message.total, message.phase, message.pack, message.fault)
    return msgspec.json.encode(wire) + b"\n"


def decoded(line: bytes, asked: Asked) -> Message:
    """Return the message of a line. Raises AnswerInvalid where it is none, or no answer to what was asked."""
    try:
        wire = msgspec.json.decode(line, type=_WireMessage)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise AnswerInvalid from error
    if wire.pack is not None and not _is_sound(wire.pack, asked):
        raise AnswerInvalid
    return Message(wire.done, wire.total, wire.phase, wire.pack, wire.fault)


def _is_sound(pack: SourcePack, asked: Asked) -> bool:
    """Return whether every finding is the source’s own words where it cites them, under ids of its own."""
    document = pack.document
    passages = {p.id: p.text for section in document.sections for p in section.passages}
    ids = {finding.id for finding in pack.findings}
    return (
        document.edition == asked.edition
        and len(passages) == sum(len(section.passages) for section in document.sections)
        and len({section.id for section in document.sections}) == len(document.sections)
        and len(ids) == len(pack.findings)
        and all(_is_verbatim(finding, document, passages) for finding in pack.findings)
    )


def _is_verbatim(finding: Finding, document: SourceDocument, passages: Mapping[PassageId, str]) -> bool:
    cited = finding.citation
    return (
        isinstance(cited, Citation)
        and cited.source == document.id
        and finding.text == passages.get(cited.passage, "")[cited.start : cited.end]
    )
