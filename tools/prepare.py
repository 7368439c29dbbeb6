"""Prepare a machine for Briefdesk: its virtual environment and the tests' system packages.

Standard library only, because it runs before anything is installed.
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

# What the tests need beyond Python, and the Debian package that brings it.
COMMANDS = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "openbox": "openbox",
    "import": "imagemagick",
    "pdftoppm": "poppler-utils",
    "soffice": "libreoffice-writer",
}
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
}
FONT_FOLDERS = {
    "/usr/share/fonts/truetype/crosextra": "fonts-crosextra-caladea",
    "/usr/share/fonts/truetype/liberation": "fonts-liberation",
}


def main(words: list[str]) -> int:
    """Run one of: `venv DIR`, `packages`, `install DIR REQUIREMENTS`; return an exit status."""
    match words:
        case ["venv", folder]:
            return make_venv(Path(folder))
        case ["packages"]:
            return offer_packages(missing_packages())
        case ["install", folder, requirements]:
            return install(Path(folder), requirements)
    print("usage: prepare.py venv DIR | packages | install DIR REQUIREMENTS", file=sys.stderr)
    return 2


def make_venv(folder: Path) -> int:
    """Make the virtual environment, asking for Debian's python3-venv where it is split off."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file runs under whatever `python3` is
        print("Briefdesk needs Python 3.11 or newer: make PYTHON=python3.11", file=sys.stderr)
        return 2
    if importlib.util.find_spec("ensurepip") is None:
        status = offer_packages(["python3-venv"])
        if status:
            return status
    return subprocess.call([sys.executable, "-m", "venv", str(folder)])


def missing_packages() -> list[str]:
    """Return the Debian packages that the tests need and this Linux machine lacks."""
    if not sys.platform.startswith("linux"):
        return []
    missing = [package for name, package in COMMANDS.items() if shutil.which(name) is None]
    missing += [package for name, package in LIBRARIES.items() if not loads(name)]
    missing += [package for folder, package in FONT_FOLDERS.items() if not Path(folder).is_dir()]
    return list(dict.fromkeys(missing))


def loads(library: str) -> bool:
    """Return whether the dynamic linker finds `library`."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def offer_packages(packages: list[str]) -> int:
    """Install `packages` when run as root on a Debian system, otherwise say how; return an exit status."""
    if not packages:
        return 0
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not root or shutil.which("apt-get") is None or os.environ.get("BRIEFDESK_NO_APT"):
        print("These system packages are missing: " + " ".join(packages), file=sys.stderr)
        print("Install them, then run this again:  sudo " + " ".join(command), file=sys.stderr)
        return 2
    print("Installing system packages: " + " ".join(packages))
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["apt-get", "update", "--quiet", "--quiet"], [*command, "--quiet", "--quiet"]):
        status = subprocess.call(step, env=environment, stdout=subprocess.DEVNULL)
        if status:
            print("This failed: " + " ".join(step), file=sys.stderr)
            return status
    return 0


def install(folder: Path, requirements: str) -> int:
    """Install the pinned `requirements` and then Briefdesk itself, editable, into the environment."""
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    print(f"Installing {requirements} into {folder} ...")
    for words in (["--require-hashes", "-r", requirements], ["--no-deps", "--no-build-isolation", "-e", "."]):
        status = subprocess.call([*pip, *words])
        if status:
            print("Installing failed: see the lines above.", file=sys.stderr)
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
