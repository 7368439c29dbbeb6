"""The machines of a Dask cluster as an executor, for those who have one and thousands of letters."""

import contextlib
from collections.abc import Iterator
from concurrent.futures import Executor
from typing import TYPE_CHECKING

from briefdesk.errors import BriefdeskError

if TYPE_CHECKING:
    from distributed import Client

CONNECT_SECONDS = 10.0


class ClusterUnreachable(BriefdeskError):
    """No scheduler answers at the address."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(f"No cluster answers at “{address}”: {reason}")
        self.next_step = "Check the address, such as tcp://10.0.0.5:8786, and that its scheduler runs."


class ClusterUnfit(BriefdeskError):
    """The cluster's workers cannot set letters as this computer would."""


class ClusterNotInstalled(BriefdeskError):
    """What talks to clusters is not installed."""

    next_step = "Install it with: pip install “briefdesk[cluster]”"

    def __init__(self) -> None:
        super().__init__("Briefdesk cannot talk to clusters yet: the package “distributed” is missing.")


@contextlib.contextmanager
def cluster_executor(address: str) -> Iterator[Executor]:
    """Give an executor whose work the cluster at `address` does, each worker with Briefdesk installed.

    Work of a worker that dies is done by another. Raises ClusterNotInstalled, ClusterUnreachable,
    ClusterUnfit.
    """
    try:
        from distributed import Client  # noqa: PLC0415  (an extra, and slow to load)
    except ImportError as error:
        raise ClusterNotInstalled from error
    try:
        client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise ClusterUnreachable(address, str(error).rstrip(".") + ".") from error
    with client:
        _check(client)
        with client.get_executor() as executor:  # type: ignore[no-untyped-call]
            yield executor


def _check(client: "Client") -> None:
    """Make sure that letters come out the same wherever they are set."""
    try:
        found = client.run(own_version)
    except ImportError as error:
        raise ClusterUnfit(
            "The cluster’s workers do not have Briefdesk.", "Install it on each of them."
        ) from error
    if not found:
        raise ClusterUnfit("The cluster has no workers.", "Start some, then try again.")
    others = sorted({other for other in found.values() if other != own_version()})
    if others:
        raise ClusterUnfit(
            f"The cluster’s workers have Briefdesk {', '.join(others)}, this computer has {own_version()}.",
            "Install the same version everywhere, so that all letters come out alike.",
        )


def own_version() -> str:
    """Return the version of Briefdesk that runs here, wherever this is called."""
    from importlib.metadata import version  # noqa: PLC0415  (slow to load)

    return version("briefdesk")
