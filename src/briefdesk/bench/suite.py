"""All figures in order, and the machine that they were measured on."""

import os
import platform
from collections.abc import Iterator
from pathlib import Path

from briefdesk.bench.letters import measure_letters
from briefdesk.bench.measure import Figure
from briefdesk.bench.pages import measure_pages
from briefdesk.bench.print_file import measure_print_file
from briefdesk.bench.processes import measure_all_members
from briefdesk.bench.search import measure_search
from briefdesk.bench.windows import measure_window


def measure(*, peers: bool) -> Iterator[Figure]:
    """Yield each figure once it is measured; `peers` sets others' libraries beside ours."""
    yield from measure_letters(peers=peers)
    yield from measure_print_file(peers=peers)
    yield from measure_all_members(peers=peers)
    yield from measure_pages(peers=peers)
    yield from measure_window(peers=peers)
    yield from measure_search()


def machine() -> str:
    """Return processor, system and Python in one line."""
    return f"{_processor()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
