"""What every test of the window stands on."""

import pytest

from briefdesk.app.constants_held import hold_constants


@pytest.fixture(scope="session", autouse=True)
def _constants_held() -> None:
    hold_constants()
