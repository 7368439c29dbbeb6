"""The `.briefdesk` file: a project to bytes and back, and its saving without loss."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

import msgspec

from briefdesk.errors import StoreError
from briefdesk.model.carried import TemplateText, ThemeText
from briefdesk.model.draft import Asset, Project
from briefdesk.model.template import TemplateId
from briefdesk.store import wire
from briefdesk.store.archive import MAX_BYTES, ArchiveInvalid, pack, unpack
from briefdesk.store.atomic import clean_orphans, write_atomic
from briefdesk.store.json_bytes import encode
from briefdesk.store.reading import FileMissing, read_regular
from briefdesk.store.wire_conversion import (
    address_style_from_wire,
    address_style_to_wire,
    approvals_from_wire,
    approvals_to_wire,
    contacts_from_wire,
    contacts_to_wire,
    dismissals_from_wire,
    dismissals_to_wire,
    draft_from_wire,
    draft_to_wire,
    hand_edits_from_wire,
    hand_edits_to_wire,
    lists_from_wire,
    lists_to_wire,
    overrides_from_wire,
    overrides_to_wire,
    pack_from_wire,
    pack_to_wire,
    packs_out_from_wire,
    packs_out_to_wire,
    recipients_from_wire,
    recipients_to_wire,
    sender_from_wire,
    sender_to_wire,
    sign_on_from_wire,
    sign_on_to_wire,
    signatories_from_wire,
    signatories_to_wire,
    stationery_from_wire,
    stationery_to_wire,
)
from briefdesk.store.wire_source import WirePack

SUFFIX = ".briefdesk"
_MAIN = "project.json"
_T = TypeVar("_T")


class ProjectInvalid(StoreError):
    """The file is no project that can be read; the sentence says what is wrong with it."""

    next_step = "Open a backup or an earlier copy of the file."


class ProjectTooNew(StoreError):
    """The file was made by a newer Briefdesk."""

    next_step = "Install the newest Briefdesk to open it. The file is unharmed."


class ProjectChangedOnDisk(StoreError):
    """Somebody else saved the file since it was read; it was not overwritten."""

    next_step = "Save under another name, or open the file again to see the other changes."


class _Version(msgspec.Struct):
    format: str
    version: int


def read_project(path: Path) -> Project:
    """Return the project that the file holds.

    Raises ProjectInvalid, ProjectTooNew, or StoreError where the file cannot be read at all.
    """
    data = read_regular(path, max_bytes=MAX_BYTES)
    return project_from_bytes(data, name=path.name)


def save_project(project: Project, path: Path, *, expected: str | None = None) -> str:
    """Write the project to `path` in one step and return the SHA-256 (hex) of the bytes written.

    `expected` is the hash that the file had when it was read or last saved: where it has another one
    now, ProjectChangedOnDisk is raised and nothing is written. A file that is gone is written anew.
    What crashed saves left in the folder is cleared away.
    """
    data = project_to_bytes(project, name=path.name)
    if expected is not None:
        _refuse_changed(path, expected)
    write_atomic(path, data)
    clean_orphans(path.parent)
    return hashlib.sha256(data).hexdigest()


def file_hash(path: Path) -> str:
    """Return the SHA-256 (hex) of the file's bytes."""
    return hashlib.sha256(read_regular(path, max_bytes=MAX_BYTES)).hexdigest()


def project_to_bytes(project: Project, *, name: str = "The project") -> bytes:
    """Return the file's bytes; equal projects give equal bytes. `name` is for messages."""
    entries: dict[str, bytes] = {}
    sources, templates, themes, assets = [], [], [], []
    for number, source in enumerate(project.sources, start=1):
        sources.append(f"sources/{number}.json")
        entries[sources[-1]] = encode(pack_to_wire(source))
    for number, template in enumerate(project.templates, start=1):
        templates.append(wire.WireTemplate(template.id, f"templates/{number}.md"))
        entries[templates[-1].file] = template.text.encode("utf-8", "replace")
    for number, theme in enumerate(project.themes, start=1):
        themes.append(wire.WireTheme(theme.id, f"themes/{number}.toml"))
        entries[themes[-1].file] = theme.text.encode("utf-8", "replace")
    for number, asset in enumerate(project.assets, start=1):
        assets.append(wire.WireAsset(asset.name, f"assets/{number}"))
        entries[assets[-1].file] = asset.data
    main = wire.WireProject(
        format="briefdesk",
        version=wire.FORMAT_VERSION,
        title=project.title,
        sender=sender_to_wire(project.sender),
        recipients=recipients_to_wire(project.recipients),
        letter=draft_to_wire(project.letter),
        brief=draft_to_wire(project.brief),
        sources=tuple(sources),
        templates=tuple(templates),
        fields=project.fields,
        signatories=signatories_to_wire(project.signatories),
        citations=project.citations,
        page_size=project.page_size,
        contacts=contacts_to_wire(project.contacts),
        lists=lists_to_wire(project.lists),
        address_style=address_style_to_wire(project.address_style),
        overrides=overrides_to_wire(project.overrides),
        hand_edits=hand_edits_to_wire(project.hand_edits),
        approvals=approvals_to_wire(project.approvals),
        marks_drafts=project.marks_drafts,
        sign_on=sign_on_to_wire(project.sign_on),
        themes=tuple(themes),
        stationery=stationery_to_wire(project.stationery),
        packs_out=packs_out_to_wire(project.packs_out),
        dismissals=dismissals_to_wire(project.dismissals),
        assets=tuple(assets),
        date=project.date,
    )
    try:
        return pack({_MAIN: encode(main), **entries})
    except ArchiveInvalid as error:
        raise StoreError(
            f"“{name}” cannot be saved: it {error}.", "Remove sources or images from the project.", where=name
        ) from error


def project_from_bytes(data: bytes, *, name: str = "The project") -> Project:
    """Return the project that a file's bytes hold; `name` is for messages. Raises as `read_project`."""
    try:
        entries = unpack(data)
        _refuse_newer(entries, name)
        main = _decode(entries, _MAIN, wire.WireProject)
        _refuse_strays(entries, main)
        sources = tuple(pack_from_wire(_decode(entries, file, WirePack)) for file in main.sources)
        templates = tuple(TemplateText(TemplateId(t.id), _text(entries, t.file)) for t in main.templates)
        themes = tuple(ThemeText(t.id, _text(entries, t.file)) for t in main.themes)
        assets = tuple(Asset(a.name, _entry(entries, a.file)) for a in main.assets)
    except ArchiveInvalid as error:
        raise ProjectInvalid(f"“{name}” {error}.", where=name) from error
    return Project(
        title=main.title,
        sender=sender_from_wire(main.sender),
        recipients=recipients_from_wire(main.recipients),
        letter=draft_from_wire(main.letter),
        brief=draft_from_wire(main.brief),
        sources=sources,
        templates=templates,
        fields=main.fields,
        signatories=signatories_from_wire(main.signatories),
        citations=main.citations,
        page_size=main.page_size,
        contacts=contacts_from_wire(main.contacts),
        lists=lists_from_wire(main.lists),
        address_style=address_style_from_wire(main.address_style),
        overrides=overrides_from_wire(main.overrides),
        hand_edits=hand_edits_from_wire(main.hand_edits),
        approvals=approvals_from_wire(main.approvals),
        marks_drafts=main.marks_drafts,
        sign_on=sign_on_from_wire(main.sign_on),
        themes=themes,
        stationery=stationery_from_wire(main.stationery),
        packs_out=packs_out_from_wire(main.packs_out),
        dismissals=dismissals_from_wire(main.dismissals),
        assets=assets,
        date=main.date,
    )


def _refuse_changed(path: Path, expected: str) -> None:
    try:
        found = file_hash(path)
    except FileMissing:
        return
    if found != expected:
        raise ProjectChangedOnDisk(
            f"“{path.name}” was changed by somebody else since you opened it; it was not overwritten.",
            where=str(path),
        )


def _refuse_newer(entries: Mapping[str, bytes], name: str) -> None:
    # Read apart and leniently: a newer file may hold fields that this version would refuse.
    found = _decode(entries, _MAIN, _Version)
    if found.format != "briefdesk":
        raise ArchiveInvalid("is not a Briefdesk project")
    if found.version > wire.FORMAT_VERSION:
        raise ProjectTooNew(f"“{name}” was made by a newer Briefdesk.", where=name)
    if found.version < 1:
        raise ArchiveInvalid(f"is damaged: version {found.version} does not exist")


def _refuse_strays(entries: Mapping[str, bytes], main: wire.WireProject) -> None:
    """Refuse a file that the project does not name (the next save would drop it) or names twice."""
    texts = [*(t.file for t in main.templates), *(t.file for t in main.themes)]
    named = [_MAIN, *main.sources, *texts, *(a.file for a in main.assets)]
    twice = next((file for file, count in Counter(named).items() if count > 1), None)
    if twice is not None:
        raise ArchiveInvalid(f"is damaged: project.json names {twice[:60]!r} twice")
    strays = sorted(set(entries) - set(named))
    if strays:
        raise ArchiveInvalid(f"holds the file {strays[0]!r} that its project.json does not name")


def _entry(entries: Mapping[str, bytes], file: str) -> bytes:
    if file not in entries:
        raise ArchiveInvalid(f"is not complete: {file[:60]!r} is missing")
    return entries[file]


def _text(entries: Mapping[str, bytes], file: str) -> str:
    try:
        return _entry(entries, file).decode()
    except UnicodeDecodeError as error:
        raise ArchiveInvalid(f"is damaged: {file!r} is not UTF-8 text") from error


def _decode(entries: Mapping[str, bytes], file: str, kind: type[_T]) -> _T:
    try:
        return msgspec.json.decode(_entry(entries, file), type=kind)
    except ArchiveInvalid:
        raise
    except (ValueError, RecursionError, OverflowError) as error:  # msgspec's own errors are ValueErrors
        raise ArchiveInvalid(f"is damaged: {file}: {error}") from error
