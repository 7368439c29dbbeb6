"""Static cuts of the sans, which ships as a variable font; cached, because each takes half a second."""

import contextlib
import hashlib
import io
import os
from pathlib import Path

RECIPE = 1
"""Raise it when `_cut` changes, so that old cuts in the cache are left alone."""

_UNUSED = ("GPOS", "GSUB", "GDEF", "STAT", "gasp", "prep", "fpgm", "cvt ", "cvar", "GlyphOrder", "kern")
_WEIGHTS = {False: 400, True: 700}


def static_cut(variable: bytes, *, bold: bool, italic: bool, folder: Path | None) -> bytes:
    """Return a static TrueType font cut from the `variable` one, at regular or bold weight.

    Looks into `folder` first and keeps the cut there; goes on without where that fails or is None. The
    same variable font and recipe give the same bytes.
    """
    style = f"{'bold' if bold else 'regular'}{'-italic' if italic else ''}"
    source = hashlib.sha256(variable).hexdigest()[:12]
    path = folder / f"{style}-{source}-{RECIPE}.cut" if folder else None
    if path and (kept := _read(path)) is not None:
        return kept
    font = _cut(variable, weight=_WEIGHTS[bold], style=style)
    if path:
        _keep(path, font)
    return font


def _cut(variable: bytes, *, weight: int, style: str) -> bytes:
    from fontTools.ttLib import TTFont  # noqa: PLC0415  (heavy, and needed once per machine)
    from fontTools.varLib import instancer  # noqa: PLC0415

    font = TTFont(io.BytesIO(variable), recalcTimestamp=False)
    for tag in _UNUSED:
        if tag in font:
            del font[tag]
    instancer.instantiateVariableFont(font, {"wght": weight}, inplace=True)
    # Two cuts of one PostScript name would be taken for one font by the PDF writer.
    name = f"Arimo-{style.title().replace('-', '')}"
    font["name"].setName(name, 6, 3, 1, 0x409)
    font["name"].setName(name, 6, 1, 0, 0)
    result = io.BytesIO()
    font.save(result)
    return result.getvalue()


def _read(path: Path) -> bytes | None:
    """Return a kept cut, None where there is none or its digest does not match."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    digest, font = content[:32], content[32:]
    return font if hashlib.sha256(font).digest() == digest else None


def _keep(path: Path, font: bytes) -> None:
    """Write a cut under its digest in one step; a full or read-only disk just means no cache."""
    partial = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(hashlib.sha256(font).digest() + font)
        partial.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
