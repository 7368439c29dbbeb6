"""Loading what a command needs, without searches for garbage."""

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def loading() -> Iterator[None]:
    """Let Python’s search for garbage rest: loading makes thousands of objects, and no garbage."""
    searches = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searches:
            gc.enable()
