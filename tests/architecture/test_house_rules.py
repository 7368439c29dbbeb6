"""The house's rules hold: directions of import, one home per library, and a core that knows no Qt."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
LINTER = Path(sys.executable).parent / "lint-imports"

# One forbidden line per contract: where it goes, what it says, and the contract that must catch it.
BREAKS = [
    ("model/finding.py", "import briefdesk.pipeline", "Rooms depend downwards only"),
    ("congress/index.py", "import briefdesk.compose", "Rooms depend downwards only"),
    ("pipeline/desk.py", "import PySide6.QtCore", "Qt stays in the app"),
    ("render/theme.py", "import jinja2", "jinja2 lives in compose"),
    ("store/atomic.py", "import reportlab", "What makes pages lives in render"),
    ("congress/dataset.py", "import lxml", "Files of others are read in sources"),
    ("compose/preflight.py", "import rapidfuzz", "Likeness of words is measured in sources and congress"),
    ("frontmatter.py", "import jinja2", "jinja2 lives in compose"),
    ("store/rosters.py", "import yaml", "YAML is read in congress"),
    ("pipeline/sign_on.py", "import spylls", "Spelling is looked up in sources"),
    ("model/draft.py", "import msgspec", "The model knows the standard library only"),
    ("app/pages/welcome.py", "import briefdesk.app.pages.preview", "Pages do not know each other"),
    ("app/pages/write/page.py", "import briefdesk.app.pages.sources.page", "Pages do not know each other"),
    (
        "app/pages/templates/page.py",
        "import briefdesk.app.pages.congress.page",
        "Pages do not know each other",
    ),
]


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {"PYTHONPATH": str(folder / "src"), "PATH": "/usr/bin:/bin", "COLUMNS": "300"}
    return subprocess.run(
        [LINTER, "--no-cache"], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def copied_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house")
    shutil.copy(CHECKOUT / "pyproject.toml", folder)
    shutil.copytree(CHECKOUT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def test_the_import_contracts_hold(copied_house: Path):
    done = lint_imports(copied_house)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(("place", "line", "contract"), BREAKS)
def test_a_forbidden_import_breaks_its_contract(copied_house: Path, place: str, line: str, contract: str):
    file = copied_house / "src" / "briefdesk" / place
    before = file.read_text(encoding="utf-8")
    file.write_text(f"{before}\n{line}\n", encoding="utf-8")

    done = lint_imports(copied_house)
    file.write_text(before, encoding="utf-8")

    assert done.returncode != 0
    broken = [text for text in done.stdout.splitlines() if "BROKEN" in text]
    assert any(contract in text for text in broken), done.stdout


def test_the_pipeline_and_command_line_load_no_qt():
    program = (
        "import sys, briefdesk.pipeline.desk, briefdesk.pipeline.letters, briefdesk.cli;"
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_no_room_reads_the_clock_or_the_network():
    banned = ("datetime.now", "date.today", "time.time(", "import socket", "import urllib", "import random")
    rooms = ("model", "sources", "congress", "compose", "render", "store")
    found = [
        f"{file.name}: {word}"
        for room in rooms
        for file in (CHECKOUT / "src" / "briefdesk" / room).rglob("*.py")
        for word in banned
        # The one door to the network; test_network.py watches it.
        if word in file.read_text(encoding="utf-8")
        and (file.name, word) != ("http_answer.py", "import urllib")
    ]

    assert found == []


def test_files_stay_small_enough_to_tell_one_story():
    long = [
        f"{file.relative_to(CHECKOUT)}: {count}"
        for file in (CHECKOUT / "src").rglob("*.py")
        if (count := len(file.read_text(encoding="utf-8").splitlines())) > 400
    ]

    assert long == []
