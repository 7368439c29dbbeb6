"""Where Briefdesk keeps what is not in a project: settings, the user's library, autosaves, the cache."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from briefdesk.errors import StoreError

HOME_VARIABLE = "BRIEFDESK_HOME"


# No dataclass: their module would be loaded for this alone before the first paint.
class Folders(NamedTuple):
    """The folders of one user; none of them need exist yet."""

    config: Path
    library: Path
    autosave: Path
    cache: Path

    @property
    def sources(self) -> Path:
        """Return the folder of the user's own source packs."""
        return self.library / "sources"

    @property
    def templates(self) -> Path:
        """Return the folder of the user's own templates."""
        return self.library / "templates"

    @property
    def template_versions(self) -> Path:
        """Return the folder that has a folder of versions for each of the user's own templates."""
        return self.library / "template-versions"

    @property
    def themes(self) -> Path:
        """Return the folder of the user's own themes."""
        return self.library / "themes"

    @property
    def roster(self) -> Path:
        """Return the folder of rosters that the user imported."""
        return self.library / "roster"


def folders_in(home: Path) -> Folders:
    """Return the folders below one folder: for a portable installation and for tests."""
    return Folders(home / "config", home / "library", home / "autosave", home / "cache")


def user_folders(environ: Mapping[str, str] = os.environ) -> Folders:
    """Return the user's folders, all below `BRIEFDESK_HOME` where that is set."""
    home = environ.get(HOME_VARIABLE, "").strip()
    if home:
        try:
            return folders_in(Path(home).expanduser().absolute())
        except RuntimeError as error:
            raise StoreError(
                f"{HOME_VARIABLE} names the home of a user that there is not: “{home}”.",
                "Set it to the path of a folder.",
            ) from error
    import platformdirs  # noqa: PLC0415  (the window's first paint need not wait for it where it is not used)

    dirs = platformdirs.PlatformDirs("briefdesk", appauthor=False)
    data = Path(dirs.user_data_dir)
    return Folders(
        config=Path(dirs.user_config_dir),
        library=data / "library",
        autosave=data / "autosave",
        cache=Path(dirs.user_cache_dir),
    )
