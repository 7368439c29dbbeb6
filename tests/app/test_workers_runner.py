"""The runner: answers come back on the main thread, stale ones do not come at all."""

import sys
import threading
import time

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from briefdesk.app.workers import Runner


@pytest.fixture
def runner(qapp):
    made = Runner(threads=3)
    yield made
    made.close()


def _fail(error: Exception) -> None:
    raise AssertionError(error)


def test_a_result_arrives_on_the_main_thread(runner: Runner, qtbot: QtBot):
    seen = []

    runner.submit(
        "key",
        lambda: threading.current_thread() is threading.main_thread(),
        on_result=lambda on_main: seen.append((on_main, QThread.currentThread().isMainThread())),
        on_error=_fail,
    )

    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(False, True)]


def test_an_error_reaches_its_own_door(runner: Runner, qtbot: QtBot):
    errors = []

    def broken() -> None:
        raise ValueError("no")

    runner.submit("key", broken, on_result=_fail, on_error=errors.append)

    qtbot.waitUntil(lambda: bool(errors))
    assert str(errors[0]) == "no"


def test_only_the_newest_of_many_requests_is_answered(runner: Runner, qtbot: QtBot):
    ran, answered = [], []
    gate = threading.Event()

    def job(number: int) -> int:
        ran.append(number)
        gate.wait(5)
        return number

    for number in range(10):
        runner.submit("key", job, number, on_result=answered.append, on_error=_fail)
    gate.set()

    qtbot.waitUntil(lambda: not runner.busy)
    assert answered == [9]
    assert ran == [0, 9]


def test_keys_do_not_push_each_other_aside(runner: Runner, qtbot: QtBot):
    answered = []

    runner.submit("a", lambda: "a", on_result=answered.append, on_error=_fail)
    runner.submit("b", lambda: "b", on_result=answered.append, on_error=_fail)

    qtbot.waitUntil(lambda: len(answered) == 2)
    assert sorted(answered) == ["a", "b"]


def test_what_was_dropped_is_not_answered(runner: Runner, qtbot: QtBot):
    answered = []
    gate = threading.Event()
    runner.submit("key", lambda: gate.wait(5), on_result=answered.append, on_error=_fail)

    runner.drop("key")
    gate.set()

    qtbot.waitUntil(lambda: not runner.busy)
    assert answered == []


def test_a_generator_gives_every_item_and_then_is_done(runner: Runner, qtbot: QtBot):
    items, done = [], []

    runner.run_generator(
        lambda: iter(range(5)), on_item=items.append, on_done=lambda: done.append(True), on_error=_fail
    )

    qtbot.waitUntil(lambda: bool(done))
    assert items == [0, 1, 2, 3, 4]


def test_a_cancelled_generator_stops_early_and_is_done(runner: Runner, qtbot: QtBot):
    items, done = [], []
    cancel = threading.Event()

    def slow():
        for number in range(1000):
            yield number
            cancel.wait(0.01)

    runner.run_generator(
        slow, on_item=items.append, on_done=lambda: done.append(True), on_error=_fail, cancel=cancel
    )
    qtbot.waitUntil(lambda: bool(items))
    cancel.set()

    qtbot.waitUntil(lambda: bool(done))
    assert len(items) < 1000


def test_a_generator_that_breaks_tells_its_error(runner: Runner, qtbot: QtBot):
    items, errors = [], []

    def breaking():
        yield 1
        raise OSError("full")

    runner.run_generator(breaking, on_item=items.append, on_done=_fail, on_error=errors.append)

    qtbot.waitUntil(lambda: bool(errors))
    assert (items, str(errors[0])) == ([1], "full")


def test_closing_waits_for_what_runs_and_calls_nobody(runner: Runner, qtbot: QtBot):
    finished, answered = [], []

    def slow() -> None:
        time.sleep(0.2)
        finished.append(True)

    runner.submit("key", slow, on_result=answered.append, on_error=_fail)
    qtbot.wait(20)
    runner.close()
    qtbot.wait(20)

    assert finished == [True]
    assert answered == []


def test_closing_cancels_a_generator(runner: Runner, qtbot: QtBot):
    stop = threading.Event()

    def endless():
        while True:
            yield 1
            time.sleep(0.005)

    runner.run_generator(endless, on_item=lambda _: None, on_done=_fail, on_error=_fail, cancel=stop)
    qtbot.wait(30)
    runner.close()

    assert stop.is_set()


def test_workers_give_the_interpreter_back_to_the_window_within_a_millisecond(runner: Runner):
    assert runner.busy is False
    assert sys.getswitchinterval() < 0.001
