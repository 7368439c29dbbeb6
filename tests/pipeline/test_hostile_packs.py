"""Packs from strangers: whatever the bytes, a message or a pack, never a traceback."""

import io
import json
import random
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import Project
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.pack_fill import filled_project, progress
from briefdesk.pipeline.pack_merge import held_against
from briefdesk.pipeline.partner_packs import make_pack, record_of, with_pack_out
from briefdesk.store.partner_pack import PackTooNew, pack_from_bytes, pack_to_bytes, read_pack
from briefdesk.store.project_file import project_to_bytes


@pytest.fixture
def sound(desk: Desk, sample: Project) -> bytes:
    return pack_to_bytes(make_pack(desk, sample))


def _entries(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zipped(entries: Mapping[str, bytes], how: int = zipfile.ZIP_STORED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", how) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _with_main(data: bytes, **changed: object) -> bytes:
    entries = _entries(data)
    main = {**json.loads(entries["pack.json"]), **changed}
    return _zipped({**entries, "pack.json": json.dumps(main).encode()})


def _look(desk: Desk, project: Project, data: bytes) -> None:
    """Do with a pack what the window does, or get the message that it is refused with."""
    try:
        pack = pack_from_bytes(data)
        progress(pack)
        filled_project(desk, pack)
        held_against(desk, project, pack)
    except BriefdeskError as error:
        assert str(error)
        assert error.next_step


def test_flipped_cut_and_grown_bytes_give_a_message_or_a_pack(
    desk: Desk, sample: Project, sound: bytes
) -> None:
    chance = random.Random(7)  # noqa: S311
    for _ in range(150):
        data = bytearray(sound)
        match chance.randrange(3):
            case 0:
                for _ in range(chance.randrange(1, 20)):
                    data[chance.randrange(len(data))] = chance.randrange(256)
            case 1:
                del data[chance.randrange(len(data)) :]
            case _:
                at = chance.randrange(len(data))
                data[at:at] = chance.randbytes(chance.randrange(1, 200))
        _look(desk, sample, bytes(data))


def test_flipped_json_inside_a_sound_archive_gives_a_message_or_a_pack(
    desk: Desk, sample: Project, sound: bytes
) -> None:
    chance = random.Random(8)  # noqa: S311
    outer = _entries(sound)
    inner = _entries(outer["letter.briefdesk"])
    for _ in range(150):
        if chance.random() < 0.4:
            main = bytearray(outer["pack.json"])
            main[chance.randrange(len(main))] = chance.randrange(32, 127)
            data = _zipped({**outer, "pack.json": bytes(main)})
        else:
            name = chance.choice(list(inner))
            entry = bytearray(inner[name])
            entry[chance.randrange(len(entry))] = chance.randrange(32, 127)
            data = _zipped({**outer, "letter.briefdesk": _zipped({**inner, name: bytes(entry)})})
        _look(desk, sample, data)


@pytest.mark.parametrize(
    "changed",
    [
        {"id": 7},
        {"id": "../../etc"},
        {"day": "yesterday"},
        {"open_slots": ["everything"]},
        {"open_slots": "facts"},
        {"fill": []},
        {"fill": {"facts": [{"place": 1}]}},
        {"fill": {"facts": [{}] * 51}},
        {"fill": {"paragraph": "a" * 4_001}},
        {"fill": {"state": "Texas"}},
        {"fill": {"tier": "galactic"}},
        {"fill": {"sender": {"organization": None}}},
        {"fill": {"unknown": 1}},
        {"by": "x" * 3_000},
        {"more": "fields"},
        {"format": "briefdesk"},
        {"version": "one"},
    ],
)
def test_wrong_types_are_refused_with_a_sentence(sound: bytes, changed: dict[str, object]) -> None:
    with pytest.raises(BriefdeskError) as error:
        pack_from_bytes(_with_main(sound, **changed), name="a.briefpack")

    assert "a.briefpack" in str(error.value)


def test_a_pack_of_a_newer_briefdesk_says_so(sound: bytes) -> None:
    with pytest.raises(PackTooNew):
        pack_from_bytes(_with_main(sound, version=2, novelty=True))


@pytest.mark.parametrize("name", ["../pack.json", "C:\\pack.json", "CON", "pack.json/", "letter.briefdesk2"])
def test_names_that_no_pack_has_are_refused(sound: bytes, name: str) -> None:
    with pytest.raises(BriefdeskError, match="not part of a partner pack"):
        pack_from_bytes(_zipped({**_entries(sound), name: b"x"}))


def test_bombs_are_refused_before_they_are_unpacked(sound: bytes) -> None:
    outer = _entries(sound)
    bombs = (
        _zipped({**outer, "logo": bytes(60_000_000)}, zipfile.ZIP_DEFLATED),
        _zipped({**outer, "pack.json": b" " * 30_000_000}, zipfile.ZIP_DEFLATED),
        _zipped(
            {**outer, "letter.briefdesk": _zipped({"project.json": b"[" * 90_000_000}, zipfile.ZIP_DEFLATED)}
        ),
        _zipped({**outer, "pack.json": b"[" * 900_000}),
        _zipped({**outer, "letter.briefdesk": _zipped({"project.json": b"[" * 5_000_000})}),
    )
    for bomb in bombs:
        with pytest.raises(BriefdeskError):
            pack_from_bytes(bomb)


def test_a_project_in_place_of_a_pack_is_told_apart(sample: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.briefpack"
    path.write_bytes(project_to_bytes(sample))

    with pytest.raises(BriefdeskError, match="partner pack"):
        read_pack(path)


def test_a_link_or_a_pipe_is_not_opened(sound: bytes, tmp_path: Path) -> None:
    import os

    real, link, pipe = tmp_path / "real", tmp_path / "link", tmp_path / "pipe"
    real.write_bytes(sound)
    link.symlink_to(real)
    os.mkfifo(pipe)

    for path in (link, pipe):
        with pytest.raises(BriefdeskError):
            read_pack(path)


def test_a_returned_pack_with_a_broken_template_is_still_shown(desk: Desk, sample: Project) -> None:
    pack = make_pack(desk, sample)
    project = with_pack_out(sample, record_of(desk, pack))
    broken = tuple(replace(t, text="no template at all") for t in pack.project.templates)

    merge = held_against(desk, project, replace(pack, project=replace(pack.project, templates=broken)))

    assert any(change.id.startswith("locked:template:") for change in merge.changes)
    assert merge.suggested == ()


def test_thousands_of_parts_are_shown_as_one_change_too_many(desk: Desk, sample: Project) -> None:
    pack = make_pack(desk, sample)
    project = with_pack_out(sample, record_of(desk, pack))
    own = next(part for part in pack.project.letter.parts if part.id == "text-texas")
    many = tuple(replace(own, id=f"more-{n}") for n in range(4_000))
    letter = replace(pack.project.letter, parts=(*pack.project.letter.parts, *many))

    merge = held_against(desk, project, replace(pack, project=replace(pack.project, letter=letter)))

    assert len(merge.changes) <= 51
    assert any("more" in told for told in merge.told)


def test_more_blocks_than_any_letter_has_are_refused(desk: Desk, sample: Project) -> None:
    pack = make_pack(desk, sample)
    own = next(part for part in pack.project.letter.parts if part.id == "text-texas")
    many = tuple(replace(own, id=f"more-{n}") for n in range(20_000))
    letter = replace(pack.project.letter, parts=(*pack.project.letter.parts, *many))

    with pytest.raises(BriefdeskError, match="blocks"):
        pack_from_bytes(pack_to_bytes(replace(pack, project=replace(pack.project, letter=letter))))
