"""The published data set, fetched file by file because the user asked for it."""

from collections.abc import Callable
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from briefdesk.congress.dataset import ENDINGS, Part, PublishedFile, PublishedFiles, part_of
from briefdesk.congress.errors import RosterUnreadable
from briefdesk.store.download import DownloadFailed, Limits, check_address, fetch

Progress = Callable[[str, int, int], None]


def fetch_published(
    address: str,
    *,
    progress: Progress,
    cancelled: Callable[[], bool],
    limits: Limits | None = None,
    loopback: bool = False,
) -> PublishedFiles:
    """Return the files at an address: a star stands for each file's name, a folder is given ".json" files.

    Raises StoreError, or RosterUnreadable for a file that is none of the data set.
    """
    found: dict[Part, PublishedFile] = {}
    check_address(address.strip().replace("*", Part.MEMBERS), loopback=loopback)
    for number, url in enumerate(addresses(address), start=1):
        name = PurePosixPath(urlsplit(url).path).name
        words = f"Fetching {name}"
        progress(words, 0, 0)
        try:
            came = fetch(
                url,
                progress=lambda done, of, words=words: progress(words, done, of or 0),  # type: ignore[misc]
                cancelled=cancelled,
                limits=limits,
                loopback=loopback,
            )
        except DownloadFailed:
            # The offices at home are a help: an address without them is as good.
            if number > 1 and name.startswith(Part.DISTRICT_OFFICES):
                continue
            raise
        part = part_of(name, came.data)
        if part is None or part in found:
            raise RosterUnreadable(f"{url} is no file of the data set (file {number}).", "Check the address.")
        found[part] = PublishedFile(name, came.data, came.changed)
    return PublishedFiles(found)


def addresses(address: str) -> tuple[str, ...]:
    """Return the addresses of the files: four for a star or a folder, one for a file."""
    address = address.strip()
    if "*" in address:
        return tuple(address.replace("*", part.value) for part in Part)
    if urlsplit(address).path.casefold().endswith(ENDINGS):
        return (address,)
    return tuple(f"{address.rstrip('/')}/{part.value}.json" for part in Part)
