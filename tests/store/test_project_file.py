import dataclasses
import io
import json
import os
import random
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefdesk.errors import StoreError
from briefdesk.model.draft import Draft, PartId, TemplatePart, TextPart
from briefdesk.model.template import TemplateId
from briefdesk.store import archive, wire
from briefdesk.store.atomic import _host
from briefdesk.store.project_file import (
    ProjectChangedOnDisk,
    ProjectInvalid,
    ProjectTooNew,
    file_hash,
    project_from_bytes,
    project_to_bytes,
    read_project,
    save_project,
)

NEXT = wire.FORMAT_VERSION + 1


def rezipped(data, *, change=None, drop=(), add=()):
    """Return the archive with entries changed, dropped or added."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        entries = [(name, old.read(name)) for name in old.namelist() if name not in drop]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in [*entries, *add]:
            new.writestr(name, change(name, content) if change else content)
    return buffer.getvalue()


def with_main(data, edit):
    def change(name, content):
        if name != "project.json":
            return content
        main = json.loads(content)
        edit(main)
        return json.dumps(main).encode()

    return rezipped(data, change=change)


def refusal(data):
    with pytest.raises(StoreError) as caught:
        project_from_bytes(data, name="mine.briefdesk")
    assert "mine.briefdesk" in str(caught.value)
    assert caught.value.next_step
    return str(caught.value)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_every_project_comes_back_as_it_was_saved(any_project, data):
    project = data.draw(any_project)

    assert project_from_bytes(project_to_bytes(project)) == project


def test_a_saved_project_is_read_back_and_its_hash_is_the_files(tmp_path, project):
    path = tmp_path / "my project.briefdesk"

    saved = save_project(project, path)

    assert read_project(path) == project
    assert file_hash(path) == saved


def test_equal_projects_give_equal_bytes(project):
    assert project_to_bytes(project) == project_to_bytes(dataclasses.replace(project))


def test_a_file_changed_by_somebody_else_is_not_overwritten(tmp_path, project):
    path = tmp_path / "a.briefdesk"
    before = save_project(project, path)
    save_project(dataclasses.replace(project, title="Theirs"), path, expected=before)

    with pytest.raises(ProjectChangedOnDisk, match="somebody else"):
        save_project(dataclasses.replace(project, title="Mine"), path, expected=before)

    assert read_project(path).title == "Theirs"


def test_a_file_that_is_gone_is_written_anew(tmp_path, project):
    path = tmp_path / "a.briefdesk"
    before = save_project(project, path)
    path.unlink()

    assert save_project(project, path, expected=before) == before


def test_a_save_clears_away_what_a_crashed_one_left_behind(tmp_path, project):
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    (tmp_path / f".briefdesk-{_host()}-{dead.pid}-0.tmp").write_bytes(b"part")

    save_project(project, tmp_path / "a.briefdesk")

    assert [path.name for path in tmp_path.iterdir()] == ["a.briefdesk"]


def test_half_a_character_pair_does_not_stop_a_save(project):
    broken = dataclasses.replace(
        project,
        title="half \ud83d pair",
        letter=Draft(TemplateId("x"), (TextPart("t", "\udc00 and 😀"),)),
    )

    back = project_from_bytes(project_to_bytes(broken))

    assert back.title == "half \ufffd pair"
    assert back.letter.parts[0].text == "\ufffd and 😀"


def test_text_that_repeats_itself_can_be_read_again(project):
    dense = dataclasses.replace(project, title="a" * 3_000_000)

    assert project_from_bytes(project_to_bytes(dense)).title == dense.title


def test_refusals_say_what_is_wrong(project):
    good = project_to_bytes(project)
    say = {
        "is empty": b"",
        "is not a Briefdesk project": b"hello, I am a text",
        "is damaged or was cut short": good[: len(good) // 2],
        "was made by a newer Briefdesk": with_main(good, lambda m: m.update(version=99, novelty=[1])),
        "is damaged: version 0": with_main(good, lambda m: m.update(version=0)),
        "is damaged: project.json: Expected `str`, got `int` - at `$.title`": with_main(
            good, lambda m: m.update(title=3)
        ),
        "unknown field `surprise`": with_main(good, lambda m: m.update(surprise=1)),
        "Invalid value 'novel'": with_main(good, lambda m: m["letter"]["parts"][0].update(part="novel")),
        "'templates/1.md' is missing": rezipped(good, drop=("templates/1.md",)),
        "'sources/1.json' is missing": rezipped(good, drop=("sources/1.json",)),
        "'project.json' is missing": rezipped(good, drop=("project.json",)),
        "'assets/9' that its project.json does not name": rezipped(good, add=(("assets/9", b"x"),)),
        "'../evil' that is not part": rezipped(good, add=(("../evil", b"x"),)),
        "names 'sources/1.json' twice": with_main(good, lambda m: m.update(sources=["sources/1.json"] * 2)),
        "packed too densely": rezipped(good, add=(("assets/2", bytes(1_000_000)),)),
        "'templates/1.md' is not UTF-8 text": rezipped(
            good, change=lambda name, data: b"\xff\xfe" if name.endswith(".md") else data
        ),
    }
    for words, data in say.items():
        assert words in refusal(data), words


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_twice_is_refused(project):
    good = project_to_bytes(project)

    assert "'assets/1' twice" in refusal(rezipped(good, add=(("assets/1", b"x"),)))


def test_a_file_of_the_first_version_opens(project):
    before = dataclasses.replace(project, dismissals=())
    old = with_main(project_to_bytes(before), lambda main: main.update(version=1))

    assert project_from_bytes(old, name="mine.briefdesk") == before


def test_a_newer_file_has_its_own_error(project):
    with pytest.raises(ProjectTooNew):
        project_from_bytes(
            with_main(project_to_bytes(project), lambda m: m.update(version=wire.FORMAT_VERSION + 1))
        )


def test_deep_nesting_is_refused():
    deep = b'{"format":"briefdesk","version":1,"x":' + b"[" * 200_000

    assert "is damaged: project.json" in refusal(archive.pack({"project.json": deep}))


def test_two_million_entries_are_refused_at_once():
    data = b"PK" + archive._DIRECTORY_ENTRY * 2_000_000

    started = time.process_time()
    assert "more than 2,000 files" in refusal(data)
    assert time.process_time() - started < 1


def test_too_large_a_project_is_refused_before_it_is_written(tmp_path, project, monkeypatch):
    monkeypatch.setattr(archive, "MAX_BYTES", 1000)
    path = tmp_path / "a.briefdesk"

    with pytest.raises(StoreError, match="cannot be saved: it would be larger"):
        save_project(dataclasses.replace(project, title="x" * 2000), path)

    assert not path.exists()


def test_only_regular_files_are_read(tmp_path, project):
    real = tmp_path / "a.briefdesk"
    save_project(project, real)
    link = tmp_path / "link.briefdesk"
    link.symlink_to(real)
    fifo = tmp_path / "fifo.briefdesk"
    os.mkfifo(fifo)

    for path, words in (
        (link, "is a link"),
        (fifo, "not a regular file"),
        (tmp_path, "is a folder"),
        (tmp_path / "none.briefdesk", "There is no file"),
        (real / "below.briefdesk", "There is no file"),
        (Path("nul\0.briefdesk"), "is not a file name"),
        (Path("/dev/zero"), "not a regular file"),
    ):
        with pytest.raises(StoreError, match=words):
            read_project(path)


def test_two_thousand_damaged_files_give_a_sentence_or_a_whole_project(project):
    good = project_to_bytes(project)
    started = time.process_time()
    read, sentences = 0, set()
    for seed in range(2_000):
        chance = random.Random(seed)  # noqa: S311  # reproducible damage, no secret
        data = bytearray(good)
        match seed % 4:
            case 0:
                for _ in range(chance.randint(1, 8)):
                    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            case 1:
                del data[chance.randrange(len(data)) :]
            case 2:
                data += chance.randbytes(chance.randint(1, 300))
            case 3:
                at = chance.randrange(len(data))
                data[at : at + chance.randint(0, 40)] = chance.randbytes(chance.randint(0, 40))
        try:
            found = project_from_bytes(bytes(data), name="mine.briefdesk")
        except ProjectInvalid as error:
            sentences.add(str(error))
        else:
            read += 1
            assert project_from_bytes(project_to_bytes(found)) == found
    assert read < 1_000
    assert all(s.startswith("“mine.briefdesk” ") for s in sentences)
    assert time.process_time() - started < 30


SAVER = """
import sys
from pathlib import Path
from briefdesk.store.project_file import read_project, save_project
import dataclasses
path = Path(sys.argv[1])
project = read_project(path)
print("go", flush=True)
for number in range(1_000_000):
    save_project(dataclasses.replace(project, title=f"state {number}"), path)
"""


def test_a_kill_during_a_save_leaves_a_whole_project(tmp_path, project):
    path = tmp_path / "a.briefdesk"
    big = dataclasses.replace(project, title="state -1", fields=(("x", os.urandom(40_000).hex()),))
    save_project(big, path)
    for seed in range(50):
        saver = subprocess.Popen(
            [sys.executable, "-c", SAVER, str(path)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        with saver:
            saver.stdout.readline()
            time.sleep(random.Random(seed).uniform(0, 0.03))  # noqa: S311  # a moment, no secret
            saver.kill()
        assert read_project(path).title.startswith("state ")


def test_a_part_that_stands_twice_keeps_its_words_under_another_id(project):
    twice = dataclasses.replace(
        project.letter,
        parts=(
            TemplatePart(PartId("opening")),
            TextPart(PartId("t1"), "First."),
            TextPart(PartId("t1"), "Second."),
            TemplatePart(PartId("opening"), "My opening."),
            TemplatePart(PartId("opening")),
        ),
    )

    read = project_from_bytes(project_to_bytes(dataclasses.replace(project, letter=twice)))

    assert [(p.id, p.text) for p in read.letter.parts] == [
        ("opening", None),
        ("t1", "First."),
        ("t1-2", "Second."),
        ("opening-2", "My opening."),
    ]
