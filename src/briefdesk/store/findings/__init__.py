"""The user's library of sources and findings, in one SQLite file."""

from briefdesk.store.findings.backups import restore_library
from briefdesk.store.findings.library import FindingsLibrary, open_library
from briefdesk.store.findings.sources import RemovedSource, Reviewed

__all__ = ["FindingsLibrary", "RemovedSource", "Reviewed", "open_library", "restore_library"]
