"""The faces that all contenders embed: ours, as files."""

import tempfile
from functools import lru_cache
from pathlib import Path

from briefdesk.render.fonts import shipped_fonts
from briefdesk.render.layout.page import FaceKey

FACES = {"Regular": FaceKey("Caladea"), "Bold": FaceKey("Caladea", bold=True), "Sans": FaceKey("Arimo")}


@lru_cache(maxsize=1)
def font_files() -> dict[str, Path]:
    """Return the three faces of the letter as files in a folder of their own."""
    folder = Path(tempfile.mkdtemp(prefix="briefdesk-fonts-"))
    files = {}
    for name, key in FACES.items():
        files[name] = folder / f"{name}.ttf"
        files[name].write_bytes(shipped_fonts().face(key).font)
    return files
