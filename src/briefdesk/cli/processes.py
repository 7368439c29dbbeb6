"""Where the pages of many letters are set: in this process, in several, or on a cluster."""

import contextlib
import gc
import signal
from collections.abc import Iterator
from concurrent.futures import Executor

from briefdesk.pipeline.cluster import cluster_executor

# Letters leave few circles of objects behind, and looking for them takes a tenth of a long job.
_OBJECTS_BETWEEN_COLLECTIONS = 100_000


@contextlib.contextmanager
def rare_collections() -> Iterator[None]:
    """Let the interpreter look for circles of objects less often, and not among what was there before."""
    thresholds = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS, *thresholds[1:])
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
        gc.unfreeze()


@contextlib.contextmanager
def executor_of(jobs: int, cluster: str | None) -> Iterator[Executor | None]:
    """Give what sets pages in `jobs` processes or on the cluster at an address; None for this process."""
    if cluster:
        with cluster_executor(cluster) as executor:
            yield executor
        return
    if jobs == 1:
        yield None
        return
    # Loaded here: one process, as by default, comes sooner without them.
    import multiprocessing  # noqa: PLC0415
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    # Spawned, not forked: the template worker's threads must not be copied in the middle of a step.
    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=spawned, initializer=_leave_stopping_to_the_parent) as executor:
        yield executor


def _leave_stopping_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
