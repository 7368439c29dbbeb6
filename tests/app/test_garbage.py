"""Garbage is looked for on the window's thread, so that no worker takes a dialog apart."""

import gc
import threading
from collections.abc import Iterator
from weakref import ref

import pytest
from pytestqt.qtbot import QtBot

from briefdesk.app.garbage import GarbageSearch


class Circle:
    """Holds itself, and notes on which thread it is taken apart."""

    def __init__(self, ends: list[threading.Thread]) -> None:
        self.itself = self
        self.ends = ends

    def __del__(self) -> None:
        self.ends.append(threading.current_thread())


@pytest.fixture
def search(qapp) -> Iterator[GarbageSearch]:
    made = GarbageSearch()
    made.start()
    yield made
    made.stop()


def _make_many() -> list[list[object]]:
    return [[] for _ in range(100_000)]


def test_a_worker_that_makes_many_objects_takes_nothing_apart(search: GarbageSearch, qtbot: QtBot):
    ends: list[threading.Thread] = []
    Circle(ends)

    worker = threading.Thread(target=_make_many)
    worker.start()
    worker.join()
    assert ends == []

    kept = _make_many()
    qtbot.waitUntil(lambda: bool(ends))
    assert ends == [threading.main_thread()]
    assert kept


def test_what_outlived_many_searches_is_found_too(search: GarbageSearch):
    circle = Circle([])
    seen = ref(circle)
    gc.collect()
    del circle

    kept: list[list[object]] = []
    for _ in range(400):
        kept += [[] for _ in range(1_000)]
        search.look()
        if seen() is None:
            break

    assert seen() is None
    assert kept


def test_the_search_is_given_back(search: GarbageSearch):
    assert not gc.isenabled()
    search.stop()
    assert gc.isenabled()
