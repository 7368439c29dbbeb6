"""Letters on executors: whoever sets the pages, and whoever dies over it, the files are the same."""

import hashlib
import os
import signal
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from briefdesk.model.draft import Project
from briefdesk.model.outcome import LetterMade, PrintMade
from briefdesk.pipeline.cluster import ClusterUnfit, ClusterUnreachable, cluster_executor
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.export import export_letters

FORMATS = ("pdf", "docx", "print")
SENATE = "chamber:senate"


def exported(desk: Desk, project: Project, out: Path, executor: Executor | None) -> list[str]:
    """Export and return whose letters were made, in order."""
    outcomes = list(export_letters(desk, project, out, formats=FORMATS, to=SENATE, executor=executor))
    assert isinstance(outcomes[-1], PrintMade)
    return [o.addressee.id for o in outcomes if isinstance(o, LetterMade)]


def hashes(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


@pytest.fixture
def alone(desk: Desk, sample: Project, tmp_path: Path) -> tuple[list[str], dict[str, str]]:
    """Return whom one process writes to, and the files that it makes."""
    made = exported(desk, sample, tmp_path / "alone", None)
    return made, hashes(tmp_path / "alone")


class Deserting(ThreadPoolExecutor):
    """Threads that leave after some letters, as a pool does whose process was killed."""

    left = 40

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.left -= 1
        if self.left < 0:
            raise BrokenProcessPool("a process of the pool was killed")
        if self.left % 3 == 0:
            lost: Future[Any] = Future()
            lost.set_exception(BrokenProcessPool("a process of the pool was killed"))
            return lost
        return super().submit(fn, *args, **kwargs)


def test_pool_that_breaks_loses_no_letter_and_makes_none_twice(
    desk: Desk, sample: Project, tmp_path: Path, alone: tuple[list[str], dict[str, str]]
):
    with Deserting(2) as pool:
        made = exported(desk, sample, tmp_path / "pool", pool)

    assert (made, hashes(tmp_path / "pool")) == alone
    assert len(set(made)) == len(made) == 100


def test_processes_make_the_same_files_as_one(
    desk: Desk, sample: Project, tmp_path: Path, alone: tuple[list[str], dict[str, str]]
):
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        assert exported(desk, sample, tmp_path / "pool", pool) == alone[0]

    assert hashes(tmp_path / "pool") == alone[1]


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Any]:
    """Return a local cluster of two workers, each a process of its own."""
    distributed = pytest.importorskip("distributed", reason="needs the extra “cluster”")
    monkeypatch.chdir(tmp_path)  # workers keep their scratch space where they start
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs="CRITICAL"
    ) as made:
        yield made


@pytest.mark.filterwarnings("default")  # the library of the cluster leaves sockets to the collector
def test_cluster_that_loses_a_worker_loses_no_letter_and_makes_none_twice(
    desk: Desk, sample: Project, tmp_path: Path, alone: tuple[list[str], dict[str, str]], cluster: Any
):
    made = []
    doomed = cluster.workers[0].pid
    assert doomed != os.getpid()
    with cluster_executor(cluster.scheduler_address) as executor:
        outcomes = export_letters(
            desk, sample, tmp_path / "cluster", formats=FORMATS, to=SENATE, executor=executor
        )
        for outcome in outcomes:
            if isinstance(outcome, LetterMade):
                made.append(outcome.addressee.id)
            if len(made) == 40:
                os.kill(doomed, signal.SIGKILL)

    assert (made, hashes(tmp_path / "cluster")) == alone
    assert len(set(made)) == len(made) == 100


def test_address_without_a_cluster_is_told_with_what_to_check(monkeypatch: pytest.MonkeyPatch):
    pytest.importorskip("distributed", reason="needs the extra “cluster”")
    monkeypatch.setattr("briefdesk.pipeline.cluster.CONNECT_SECONDS", 0.3)

    with pytest.raises(ClusterUnreachable) as told, cluster_executor("tcp://127.0.0.1:1"):
        pass

    assert "127.0.0.1:1" in str(told.value)
    assert told.value.next_step


def test_cluster_without_workers_is_refused_before_it_waits_for_ever():
    distributed = pytest.importorskip("distributed", reason="needs the extra “cluster”")

    with (
        distributed.LocalCluster(n_workers=0, processes=False, dashboard_address=None) as empty,
        pytest.raises(ClusterUnfit, match="no workers"),
        cluster_executor(empty.scheduler_address),
    ):
        pass
