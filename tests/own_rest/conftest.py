"""Makes the sample vendor importable by its own name, as its server is when it runs alone."""

import sys
from pathlib import Path

import pytest

_TESTS = str(Path(__file__).parents[1])
if _TESTS not in sys.path:
    sys.path.insert(0, _TESTS)


@pytest.fixture(scope="session", autouse=True)
def _secrets():
    """Set the made-up staff number and password that server and profile read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OWN_REST_SHOKUIN", "90001")
        patch.setenv("OWN_REST_ANSHO", "made-up-for-tests")
        yield
