"""No deadlines. `--part 1/2` keeps every second file's and parameter's test, by its id.

For the long tests (`-m whole`), of which `.ci/run` takes another part every day.
"""

from __future__ import annotations

import re
import zlib

import pytest
from hypothesis import settings

from conformance.values.secrets import USED

settings.register_profile("house", deadline=None)  # no test asserts a time
settings.load_profile("house")


@pytest.fixture(autouse=True, scope="module")
def _secrets_of_a_module_stay_in_it():
    """Words of one module's made-up secrets are no secrets in the texts of the next."""
    with USED.apart():
        yield


_FORM = re.compile(r"([1-9][0-9]*)/([1-9][0-9]*)")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--part", metavar="I/N", help="only the tests of the I-th of N parts")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    wanted = config.getoption("--part")
    if wanted is None:
        return
    found = _FORM.fullmatch(str(wanted))
    if found is None or int(found[1]) > int(found[2]):
        msg = f"--part: expected I/N with I at most N, found {wanted!r}"
        raise pytest.UsageError(msg)
    part, parts = int(found[1]) - 1, int(found[2])
    mine = [item for item in items if zlib.crc32(item.nodeid.encode()) % parts == part]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(mine)])
    items[:] = mine
