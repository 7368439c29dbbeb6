"""What a reading process says, checked as it is read: nothing but these shapes and sizes comes through."""

from dataclasses import dataclass
from typing import Annotated

import msgspec

from briefdesk.model.source import PassageKind
from briefdesk.sources.readers.blocks import Facts, ReadBlock, Reading
from briefdesk.sources.readers.faults import Fault

MAX_LINE_BYTES = 64_000_000
_MAX_BLOCKS = 100_000
_MAX_TEXT = 10_000_000

_Fact = Annotated[str, msgspec.Meta(max_length=100_000)]
_Count = Annotated[int, msgspec.Meta(ge=0, le=10_000_000)]


class AnswerInvalid(ValueError):
    """A line is no message."""


@dataclass(frozen=True, slots=True)
class Message:
    """How far the reading is (`total` 0 where unknown), or its end: the reading or the fault."""

    done: int = 0
    total: int = 0
    reading: Reading | None = None
    fault: Fault | None = None


class _WireFacts(msgspec.Struct, forbid_unknown_fields=True):
    title: _Fact
    publisher: _Fact
    author: _Fact
    date: Annotated[str, msgspec.Meta(pattern=r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$")]
    url: _Fact


class _WireBlock(msgspec.Struct, forbid_unknown_fields=True):
    text: Annotated[str, msgspec.Meta(max_length=_MAX_TEXT)]
    kind: PassageKind
    level: Annotated[int, msgspec.Meta(ge=0, le=20)]


class _WireReading(msgspec.Struct, forbid_unknown_fields=True):
    facts: _WireFacts
    blocks: Annotated[list[_WireBlock], msgspec.Meta(max_length=_MAX_BLOCKS)]


class _WireMessage(msgspec.Struct, forbid_unknown_fields=True):
    done: _Count = 0
    total: _Count = 0
    reading: _WireReading | None = None
    fault: Fault | None = None


def encoded(message: Message) -> bytes:
    """Return a message as a line."""
    return msgspec.json.encode(message) + b"\n"


def decoded(line: bytes) -> Message:
    """Return the message of a line. Raises AnswerInvalid where it is none."""
    try:
        wire = msgspec.json.decode(line, type=_WireMessage)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise AnswerInvalid from error
    reading = None
    if wire.reading is not None:
        told = wire.reading.facts
        blocks = tuple(ReadBlock(b.text, b.kind, b.level) for b in wire.reading.blocks)
        reading = Reading(Facts(told.title, told.publisher, told.author, told.date, told.url), blocks)
    return Message(wire.done, wire.total, reading, wire.fault)
