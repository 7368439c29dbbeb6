"""What is opened behind the first paint."""

import datetime as dt
import gc
from pathlib import Path

from briefdesk.app.opening import open_all
from briefdesk.store.folders import folders_in


def test_what_is_loaded_at_the_start_is_not_looked_over_for_waste_again(tmp_path: Path):
    gc.unfreeze()
    opened = open_all(folders_in(tmp_path), None, dt.date(2026, 6, 15), first_run=True)
    kept = gc.get_freeze_count()
    opened.desk.close()
    gc.unfreeze()

    assert kept > 10_000
