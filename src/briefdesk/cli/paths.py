"""Whether a path that the user typed names anything."""

from pathlib import Path

from briefdesk.cli.wrong import CallWrong


def is_there(path: Path) -> bool:
    """Return whether something has that name; a name that no system takes is nobody's."""
    try:
        return path.exists() or path.is_symlink()
    except (OSError, ValueError):
        return False


def refuse_existing(path: Path, *, replace: bool) -> None:
    """Raise CallWrong where a file stands at `path` that is not to be replaced."""
    if is_there(path) and not replace:
        raise CallWrong(f"“{path}” is there already.", "Choose another name, or add --replace.")
