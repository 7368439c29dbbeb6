"""The wheel carries its templates and assets and runs the main job far from any checkout."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    build = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(folder),
        str(CHECKOUT),
    ]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "env", with_pip=False, symlinks=os.name != "nt")
    python = folder / "env" / "bin" / "python"
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True, capture_output=True, text=True,
    ).stdout.strip()  # fmt: skip
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--no-index",
            "--target",
            site,
            str(wheel),
        ],
        check=True,
        capture_output=True,
    )
    # The dependencies are those already installed here; only Briefdesk itself comes from the wheel.
    dependencies = Path(sys.executable).parents[1] / "lib" / Path(site).parent.name / "site-packages"
    (Path(site) / "dependencies.pth").write_text(f"{dependencies}\n", encoding="utf-8")
    return folder


def run_demo(installed: Path) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(installed), "BRIEFDESK_HOME": str(installed / "home")}
    python = installed / "env" / "bin" / "python"
    words = [python, "-m", "briefdesk", "demo", "--out", str(installed / "out")]
    return subprocess.run(words, cwd=installed, env=environment, capture_output=True, text=True, check=False)


def test_an_installed_wheel_runs_the_demo_from_its_own_files(installed: Path):
    done = run_demo(installed)

    assert done.returncode == 0, done.stderr
    letters = list((installed / "out").rglob("*.pdf"))
    assert len(letters) >= 21


def test_the_installed_package_is_the_one_that_runs(installed: Path):
    python = installed / "env" / "bin" / "python"
    program = "import briefdesk.shipped as s; print(s.shipped_root())"

    where = subprocess.run(
        [python, "-c", program], cwd=installed, capture_output=True, text=True, check=True
    ).stdout

    assert where.strip().startswith(str(installed))
