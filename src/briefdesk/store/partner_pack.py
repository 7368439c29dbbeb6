"""The `.briefpack` file: a partner pack to bytes and back. Whoever sent it, it is read as a stranger's.

A zip archive of `pack.json` (what the pack is and what was filled in), `letter.briefdesk` (the project
with the locked text, read as any project) and perhaps `logo`. Format: docs/partner-pack.md.
"""

import datetime as dt
import re
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from briefdesk.errors import StoreError
from briefdesk.model.draft import Project
from briefdesk.model.local_fact import LocalFact
from briefdesk.model.pack_out import OpenSlot, PackId
from briefdesk.model.partner_pack import PackFill, PartnerPack, PartnerTier
from briefdesk.store.archive import ArchiveInvalid, pack, unpack
from briefdesk.store.atomic import write_atomic
from briefdesk.store.json_bytes import encode
from briefdesk.store.project_file import project_from_bytes, project_to_bytes
from briefdesk.store.reading import read_regular
from briefdesk.store.wire import WireSender
from briefdesk.store.wire_base import Wire
from briefdesk.store.wire_conversion import sender_from_wire, sender_to_wire

SUFFIX = ".briefpack"
FORMAT_VERSION = 1
MAX_PACK_BYTES = 25_000_000
MAX_FACTS = 50
MAX_PARAGRAPH_CHARS = 4_000
MAX_LOGO_BYTES = 5_000_000
MAX_BLOCKS = 5_000
_MAX_JSON_BYTES = 1_000_000
_MAIN, _LETTER, _LOGO = "pack.json", "letter.briefdesk", "logo"
_NAMES = re.compile(r"pack\.json|letter\.briefdesk|logo")
_WHAT = "partner pack"

_Line = Annotated[str, msgspec.Meta(max_length=2_000)]


class PackInvalid(StoreError):
    """The file is no partner pack that can be read; the sentence says what is wrong with it."""

    next_step = "Ask whoever sent it for the file again."


class PackTooNew(StoreError):
    """The file was made by a newer Briefdesk."""

    next_step = "Install the newest Briefdesk to open it. The file is unharmed."


class _WireFact(Wire, frozen=True):
    place: _Line = ""
    text: _Line = ""
    source: _Line = ""
    date: _Line = ""
    publisher: _Line = ""
    url: _Line = ""


class _WireFill(Wire, frozen=True):
    sender: WireSender = WireSender()
    facts: Annotated[tuple[_WireFact, ...], msgspec.Meta(max_length=MAX_FACTS)] = ()
    paragraph: Annotated[str, msgspec.Meta(max_length=MAX_PARAGRAPH_CHARS)] = ""
    state: Annotated[str, msgspec.Meta(max_length=2)] = ""
    tier: PartnerTier = PartnerTier.NATIONAL


class _WirePartnerPack(Wire, frozen=True):
    format: Literal["briefdesk-pack"]
    version: int
    id: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{16,64}$")]
    by: _Line
    for_whom: _Line
    day: dt.date
    open_slots: Annotated[tuple[OpenSlot, ...], msgspec.Meta(max_length=10)] = ()
    fill: _WireFill = _WireFill()


class _Version(msgspec.Struct):
    format: str
    version: int


def read_pack(path: Path) -> PartnerPack:
    """Return the pack that the file holds.

    Raises PackInvalid, PackTooNew, or StoreError where the file cannot be read at all.
    """
    return pack_from_bytes(read_regular(path, max_bytes=MAX_PACK_BYTES), name=path.name)


def write_pack(partner_pack: PartnerPack, path: Path) -> None:
    """Write the pack to `path` in one step. Raises StoreError."""
    write_atomic(path, pack_to_bytes(partner_pack, name=path.name))


def pack_to_bytes(partner_pack: PartnerPack, *, name: str = "The pack") -> bytes:
    """Return the file's bytes; equal packs give equal bytes. Raises StoreError for one too large to read."""
    fill = partner_pack.fill
    main = _WirePartnerPack(
        format="briefdesk-pack",
        version=FORMAT_VERSION,
        id=partner_pack.id,
        by=partner_pack.by,
        for_whom=partner_pack.for_whom,
        day=partner_pack.day,
        open_slots=partner_pack.open_slots,
        fill=_WireFill(
            sender_to_wire(fill.sender),
            tuple(msgspec.convert(fact, _WireFact, from_attributes=True) for fact in fill.facts),
            fill.paragraph,
            fill.state,
            fill.tier,
        ),
    )
    entries = {_MAIN: encode(main), _LETTER: project_to_bytes(partner_pack.project, name=name)}
    if fill.logo is not None:
        entries[_LOGO] = fill.logo
    data = pack(entries)
    if len(data) > MAX_PACK_BYTES:
        raise StoreError(
            f"“{name}” cannot be saved: it would be larger than {MAX_PACK_BYTES // 1_000_000} MB.",
            "Use smaller pictures.",
            where=name,
        )
    return data


def pack_from_bytes(data: bytes, *, name: str = "The pack") -> PartnerPack:
    """Return the pack that a file's bytes hold; `name` is for messages. Raises as `read_pack`."""
    try:
        entries = unpack(data, names=_NAMES, what=_WHAT)
        main = _main_of(entries, name)
    except ArchiveInvalid as error:
        raise PackInvalid(f"“{name}” {error}.", where=name) from error
    if _LETTER not in entries:
        raise PackInvalid(f"“{name}” is not complete: its letter is missing.", where=name)
    project = project_from_bytes(entries[_LETTER], name=name)
    if _blocks(project) > MAX_BLOCKS:
        raise PackInvalid(f"“{name}” holds more than {MAX_BLOCKS:,} blocks; no letter does.", where=name)
    facts = tuple(msgspec.convert(fact, LocalFact, from_attributes=True) for fact in main.fill.facts)
    fill = main.fill
    return PartnerPack(
        PackId(main.id),
        main.by,
        main.for_whom,
        main.day,
        tuple(dict.fromkeys(main.open_slots)),
        project,
        PackFill(
            sender_from_wire(fill.sender), entries.get(_LOGO), facts, fill.paragraph, fill.state, fill.tier
        ),
    )


def _blocks(project: Project) -> int:
    """Return how many things a pack's project holds that are looked at one by one."""
    findings = sum(len(pack.findings) + len(pack.document.sections) for pack in project.sources)
    parts = len(project.letter.parts) + len(project.brief.parts)
    people = len(project.hand_edits) + len(project.overrides) + len(project.signatories) + len(project.lists)
    return parts + findings + people + len(project.fields) + len(project.templates) + len(project.assets)


def _main_of(entries: dict[str, bytes], name: str) -> _WirePartnerPack:
    """Return `pack.json`. Raises ArchiveInvalid, PackTooNew."""
    data = entries.get(_MAIN)
    if data is None:
        raise ArchiveInvalid(f"is not a {_WHAT}")
    if len(data) > _MAX_JSON_BYTES:
        raise ArchiveInvalid("is damaged: pack.json is too large")
    if len(entries.get(_LOGO, b"")) > MAX_LOGO_BYTES:
        raise ArchiveInvalid(f"holds a logo of more than {MAX_LOGO_BYTES // 1_000_000} MB")
    try:
        found = msgspec.json.decode(data, type=_Version)
        if found.format == "briefdesk-pack" and found.version > FORMAT_VERSION:
            raise PackTooNew(f"“{name}” was made by a newer Briefdesk.", where=name)
        return msgspec.json.decode(data, type=_WirePartnerPack)
    except (ValueError, RecursionError, OverflowError) as error:  # msgspec's own errors are ValueErrors
        raise ArchiveInvalid(f"is damaged: {_MAIN}: {str(error)[:200]}") from error
