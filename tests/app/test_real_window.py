"""The whole main job in the real window on a virtual screen, with keyboard and mouse only."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.screen import Screen
from briefdesk.model.draft import TextPart
from briefdesk.pipeline.desk import open_desk
from briefdesk.pipeline.projects import read_project, sample_project
from briefdesk.pipeline.recipients import chosen
from briefdesk.store.autosave import list_snapshots, read_snapshot
from briefdesk.store.folders import folders_in

pytestmark = pytest.mark.xvfb


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    made = Screen(tmp_path / "home")
    yield made
    made.close()


def start_on_the_sample(screen: Screen) -> None:
    screen.start()
    screen.wait_for_title("Sample")
    screen.settle(2)


def _is_in(words: str, run: Path) -> bool:
    projects = (read_snapshot(snapshot) for snapshot in list_snapshots(run))
    return any(isinstance(p, TextPart) and words in p.text for made in projects for p in made.letter.parts)


def save_as(screen: Screen, path: Path) -> None:
    screen.key("ctrl+shift+s")
    screen.wait_for_title("Save")
    screen.key("ctrl+a")
    screen.write(str(path))
    screen.key("Return")
    screen.wait_until(path.is_file, "saved file")
    screen.wait_for_title(path.stem)


def test_five_findings_a_committee_a_template_an_edit_undo_redo_save_export_and_reopen(
    screen: Screen, tmp_path: Path
):
    with open_desk(today=dt.date(2026, 6, 20), folders=folders_in(tmp_path / "other")) as desk:
        before = sample_project(desk)
        members_of_the_committee = 27
        assert len(chosen(desk, before, "committee:SSAS")) == members_of_the_committee
    start_on_the_sample(screen)

    # Tick five findings.
    screen.key("ctrl+f")
    screen.write("guard")
    screen.key("Down")
    for _ in range(5):
        screen.key("Down", "space")
    # Choose a committee.
    screen.key("ctrl+k", pause=1)
    screen.write("committee:SSAS")
    screen.key("Escape", pause=0.6)
    # Switch the template: the one above the member's is the follow-up.
    screen.key("ctrl+t")
    screen.wait_for_title("templates")
    screen.key("Up", "Return")
    screen.wait_until_closed("templates")
    # Write a paragraph, undo it, redo it.
    screen.key("ctrl+shift+p", pause=1)
    screen.write("We met your staff in May.")
    save_as(screen, tmp_path / "written.briefdesk")
    screen.key("ctrl+z", "ctrl+z", pause=0.6)
    save_as(screen, tmp_path / "undone.briefdesk")
    screen.key("ctrl+shift+z", "ctrl+shift+z", pause=0.6)
    save_as(screen, tmp_path / "redone.briefdesk")
    # Export.
    screen.key("ctrl+e")
    screen.wait_for_title("Export")
    screen.key("alt+f", "ctrl+a")
    screen.write(str(tmp_path / "letters"))
    screen.key("Return")
    screen.wait_until((tmp_path / "letters" / "manifest.json").is_file, "exported letters", 60)
    screen.key("Escape")
    # Quit, open again: everything is as it was.
    screen.key("ctrl+q")
    assert screen.wait_for_end() == 0
    screen.start(str(tmp_path / "redone.briefdesk"))
    screen.wait_for_title("redone")
    screen.settle(1.5)
    save_as(screen, tmp_path / "reopened.briefdesk")
    screen.key("ctrl+q")
    assert screen.wait_for_end() == 0

    written, undone, redone, reopened = (
        read_project(tmp_path / f"{name}.briefdesk") for name in ("written", "undone", "redone", "reopened")
    )
    assert len(set(redone.letter.picked()) - set(before.letter.picked())) == 5
    assert redone.recipients.query == "committee:SSAS"
    assert redone.letter.template == "follow-up"
    assert any(
        isinstance(p, TextPart) and p.text == "We met your staff in May." for p in written.letter.parts
    )
    assert not any(isinstance(p, TextPart) and "your staff in May" in p.text for p in undone.letter.parts)
    assert redone == written == reopened
    exported = list((tmp_path / "letters").iterdir())
    assert len(exported) == 2 * members_of_the_committee + 1


def test_work_is_offered_again_after_the_computer_died(screen: Screen, tmp_path: Path):
    start_on_the_sample(screen)
    screen.key("ctrl+shift+p", pause=1)
    screen.write("Words that must not be lost.")
    kept = folders_in(tmp_path / "home").autosave
    screen.wait_until(lambda: any(_is_in("must not be lost", run) for run in kept.glob("run-*")), "copy")
    screen.kill()

    screen.start()
    # The first thing that Enter does after a crash, whatever else is on the page.
    screen.key_until_title("Return", "Sample")
    save_as(screen, tmp_path / "recovered.briefdesk")

    project = read_project(tmp_path / "recovered.briefdesk")
    assert any(isinstance(p, TextPart) and "must not be lost" in p.text for p in project.letter.parts)
