"""What the first paint needs of the settings, read without what reading all of them loads."""

import json
from pathlib import Path
from typing import Any, NamedTuple

from briefdesk.errors import StoreError
from briefdesk.store.reading import read_regular

SETTINGS_NAME = "settings.json"
MAX_SETTINGS_BYTES = 1_000_000
MAX_RECENT = 10
_SCHEMES = ("auto", "light", "dark")


# No dataclass: their module would be loaded for this alone before the first paint.
class Glance(NamedTuple):
    """The part of the settings that decides how the window looks at first, defaults as in `Settings`."""

    recent: tuple[Path, ...] = ()
    window_geometry: str = ""
    scheme: str = "auto"
    first_run_done: bool = False


def glance_at_settings(config: Path) -> Glance:
    """Return what the settings in the folder `config` say, defaults where they cannot be read.

    Never raises and changes nothing: `read_settings` tells what is wrong and sets a damaged file aside.
    """
    try:
        found = json.loads(read_regular(config / SETTINGS_NAME, max_bytes=MAX_SETTINGS_BYTES))
    except (StoreError, ValueError, RecursionError):
        return Glance()
    return _glance(found) if isinstance(found, dict) else Glance()


def _glance(found: dict[str, Any]) -> Glance:
    recent, geometry = found.get("recent", []), found.get("window_geometry", "")
    scheme, done = found.get("scheme", "auto"), found.get("first_run_done", False)
    sound = (
        isinstance(recent, list)
        and all(isinstance(path, str) for path in recent)
        and isinstance(geometry, str)
        and scheme in _SCHEMES
        and isinstance(done, bool)
    )
    # All or nothing, as `read_settings` has it.
    if not sound:
        return Glance()
    return Glance(tuple(Path(path) for path in recent[:MAX_RECENT]), geometry, scheme, done)
