"""Resource bombs in a template: each ends in time, in a sentence or in a page, and the next one is served."""

import time

import pytest

from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import Project
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.projects import sample_project
from briefdesk.pipeline.recipients import chosen
from briefdesk.pipeline.template_guide import try_template
from compose.hostile_texts import BOMBS, template_with

MOST_S = 3.0


@pytest.fixture
def warm(desk: Desk) -> Project:
    """The sample, set once: what follows measures bombs and no start."""
    project = sample_project(desk)
    sound = try_template(desk, project, template_with("Hello."), template_id="x", to=None)
    assert sound.rendered is not None
    return project


def test_there_are_twenty_six_and_more():
    assert len(BOMBS) >= 26
    assert all(len(template_with(text).encode()) <= 100_000 for text in BOMBS.values())


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_contained(name: str, desk: Desk, warm: Project):
    to = chosen(desk, warm)[0].id
    used = time.process_time()

    try:
        tried = try_template(desk, warm, template_with(BOMBS[name]), template_id="bomb", to=to)
    except BriefdeskError as error:
        assert str(error)
        assert error.next_step
    else:
        assert tried.rendered is not None or all(p.line and p.next_step for p in tried.problems)

    # By the clock of this process: others on the computer must not fail the test; the worker has its own.
    assert time.process_time() - used < MOST_S
