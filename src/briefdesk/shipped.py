"""Where the templates and assets that ship with the app lie on disk."""

import sys
from functools import cache
from pathlib import Path

from briefdesk.errors import StoreError


@cache
def shipped_root() -> Path:
    """Return the folder that holds `templates/` and `assets/`.

    Looks in a bundle (PyInstaller's `_MEIPASS`), then in the installed wheel, then in the checkout.
    Raises StoreError if none of them holds both folders.
    """
    package = Path(__file__).resolve().parent
    bundle = getattr(sys, "_MEIPASS", None)
    candidates = [
        *([Path(bundle) / "briefdesk" / "_shipped"] if bundle else []),
        package / "_shipped",
        package.parent.parent,
    ]
    for folder in candidates:
        if (folder / "templates").is_dir() and (folder / "assets").is_dir():
            return folder
    raise StoreError(
        "Briefdesk's own templates and assets are missing.",
        "Install Briefdesk again: the installation is incomplete.",
        where=str(package),
    )


def shipped_path(*parts: str) -> Path:
    """Return the path of a shipped file, for example `shipped_path("assets", "icons", "undo.svg")`."""
    return shipped_root().joinpath(*parts)
