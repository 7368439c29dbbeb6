"""What Briefdesk remembers of its user between runs, in one small JSON file."""

import contextlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import msgspec

from briefdesk.model.draft import Sender
from briefdesk.store import wire
from briefdesk.store.atomic import clean_orphans, make_folder, write_atomic
from briefdesk.store.json_bytes import encode
from briefdesk.store.reading import FileMissing, read_regular
from briefdesk.store.settings_glance import MAX_RECENT, MAX_SETTINGS_BYTES, SETTINGS_NAME
from briefdesk.store.wire_conversion import sender_from_wire, sender_to_wire

Scheme = Literal["auto", "light", "dark"]


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's settings. `recent` are projects, the newest first; `window_geometry` is the window's own.

    `sender` is who new projects write as; its logo is not kept. `set_aside` is where a damaged settings
    file was moved to when these defaults took its place. `approver` is who approved last.
    """

    recent: tuple[Path, ...] = ()
    window_geometry: str = ""
    scheme: Scheme = "auto"
    first_run_done: bool = False
    sender: Sender = Sender()  # noqa: RUF009  # frozen, so it may be shared
    set_aside: Path | None = None
    approver: str = ""


class _WireSettings(msgspec.Struct, frozen=True):
    """The JSON. Unknown fields are passed over, so that an older Briefdesk still starts."""

    version: int = 1
    recent: tuple[str, ...] = ()
    window_geometry: str = ""
    scheme: Scheme = "auto"
    first_run_done: bool = False
    sender: wire.WireSender = wire.WireSender()
    approver: str = ""


def read_settings(config: Path) -> Settings:
    """Return the settings kept in the folder `config`, defaults where there are none.

    A damaged file is set aside as `settings.json.damaged`. Raises StoreError where the file is there
    but cannot be read at all.
    """
    clean_orphans(config)
    path = config / SETTINGS_NAME
    try:
        found = msgspec.json.decode(read_regular(path, max_bytes=MAX_SETTINGS_BYTES), type=_WireSettings)
    except FileMissing:
        return Settings()
    except (ValueError, RecursionError, OverflowError):  # msgspec's own errors are ValueErrors
        aside = path.with_name(f"{SETTINGS_NAME}.damaged")
        with contextlib.suppress(OSError):
            path.replace(aside)
        return Settings(set_aside=aside)
    return Settings(
        recent=tuple(Path(p) for p in found.recent[:MAX_RECENT]),
        window_geometry=found.window_geometry,
        scheme=found.scheme,
        first_run_done=found.first_run_done,
        sender=sender_from_wire(found.sender),
        approver=found.approver,
    )


def save_settings(settings: Settings, config: Path) -> None:
    """Keep the settings in the folder `config`, which is made where it is missing."""
    make_folder(config)
    kept = _WireSettings(
        recent=tuple(str(path) for path in settings.recent[:MAX_RECENT]),
        window_geometry=settings.window_geometry,
        scheme=settings.scheme,
        first_run_done=settings.first_run_done,
        sender=sender_to_wire(replace(settings.sender, logo=None)),
        approver=settings.approver,
    )
    write_atomic(config / SETTINGS_NAME, msgspec.json.format(encode(kept), indent=2))


def with_recent(settings: Settings, project: Path) -> Settings:
    """Return the settings with `project` as the newest of the recent ones."""
    path = project.absolute()
    others = tuple(p for p in settings.recent if p != path)
    return replace(settings, recent=(path, *others)[:MAX_RECENT])


def without_recent(settings: Settings, project: Path) -> Settings:
    """Return the settings without `project` among the recent ones."""
    path = project.absolute()
    return replace(settings, recent=tuple(p for p in settings.recent if p != path))
