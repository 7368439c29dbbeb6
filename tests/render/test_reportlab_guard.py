"""reportlab is kept from running settings files and fetching from the network; it comes in at one door."""

import os
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "briefdesk"

PROBE = """
import sys
from briefdesk.render import reportlab_guard
from reportlab import rl_config
print(rl_config.trustedHosts, "executed" in sys.modules, "reportlab.platypus" in sys.modules)
"""


def test_settings_on_the_path_in_the_home_and_in_the_environment_are_ignored(tmp_path: Path) -> None:
    evil = "import sys, types\nsys.modules['executed'] = types.ModuleType('executed')\ntrustedHosts = ['*']\n"
    for name in ("reportlab_settings.py", "reportlab_mods.py", ".reportlab_settings", ".reportlab_mods"):
        (tmp_path / name).write_text(evil)
    environment = {**os.environ, "HOME": str(tmp_path), "PYTHONPATH": str(tmp_path), "RL_trustedHosts": "*"}

    done = subprocess.run(
        [sys.executable, "-c", PROBE],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.split()[0] == "None"
    assert done.stdout.split()[-2:] == ["False", "False"]


def test_reportlab_is_imported_in_the_guard_alone() -> None:
    importers = [
        path.name
        for path in SOURCE.rglob("*.py")
        # The bench's peers are reportlab as its handbook shows it, behind the same guard.
        if path.parent.name != "peers"
        and any(
            line.strip().startswith(("import reportlab", "from reportlab"))
            for line in path.read_text("utf-8").splitlines()
        )
    ]

    assert importers == ["reportlab_guard.py"]


def test_layout_loads_no_pdf_library() -> None:
    probe = (
        "import sys\n"
        "import briefdesk.render.fit, briefdesk.render.pdf, briefdesk.render.raster\n"
        "print([m for m in ('reportlab', 'pypdfium2', 'PIL', 'fontTools') if m in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
