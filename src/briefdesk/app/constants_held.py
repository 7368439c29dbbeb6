"""A stay for None, True and False under Python 3.11, which PySide6 6.12 would otherwise use up."""

import ctypes
import sys

_STAY = 1 << 40


def hold_constants() -> None:
    """Make None, True, False and NotImplemented outlive any number of Qt calls; may be called again."""
    # WORKAROUND PySide6 6.12's wheels return these four without counting the reference, as Python 3.12
    # allows (PEP 683, immortal objects). On 3.11 each paint or emitted signal uses one up, until the
    # interpreter stops with "deallocating None". Remove when Python 3.11 is no longer supported.
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    for constant in (None, True, False, NotImplemented):
        count = ctypes.c_ssize_t.from_address(id(constant))
        is_the_count = abs(count.value - sys.getrefcount(constant)) < 100
        if is_the_count and count.value < _STAY // 2:
            count.value += _STAY
