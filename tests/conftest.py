"""What every test stands on: no screen, and a home of its own so that no user's folder is touched."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples every time, so that a change is judged by itself and not by luck. To search for new
# ones: HYPOTHESIS_PROFILE=search make clean-tests test
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("BRIEFDESK_HOME", str(home))
    return home
