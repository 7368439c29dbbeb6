"""Unsaved texts of templates: kept while they are written, so that nothing typed is lost."""

from pathlib import Path

from briefdesk.pipeline.desk import Desk
from briefdesk.store.atomic import explain, make_folder, write_atomic
from briefdesk.store.library import read_library_text, safe_name

_DRAFT = "draft.txt"


def keep_draft(desk: Desk, template_id: str, text: str) -> None:
    """Keep an unsaved text of a template. Raises StoreError."""
    path = _path(desk, template_id)
    make_folder(path.parent)
    write_atomic(path, text.encode("utf-8", "replace"), lasting=False)


def kept_draft(desk: Desk, template_id: str) -> str | None:
    """Return the unsaved text of a template, None where there is none. Raises StoreError."""
    path = _path(desk, template_id)
    return read_library_text(path) if path.is_file() else None


def drop_draft(desk: Desk, template_id: str) -> None:
    """Forget the unsaved text of a template. Raises StoreError."""
    path = _path(desk, template_id)
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise explain(error, path) from error


def _path(desk: Desk, template_id: str) -> Path:
    return desk.folders.template_versions / safe_name(template_id) / _DRAFT
