"""Whether a path that the user typed names anything."""

from pathlib import Path


def is_there(path: Path) -> bool:
    """Return whether something has that name; a name that no system takes is nobody's."""
    try:
        return path.exists() or path.is_symlink()
    except (OSError, ValueError):
        return False
