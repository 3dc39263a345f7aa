"""No deadlines. `--part 1/2` keeps every second file's and parameter's test, by its id.

For the long tests (`-m whole`) and the slow ones (`-m slow`), of which `.ci/run` takes another part
every day. Slow are the tests that `slow.txt` names, of one with parameters all but the first.
"""

from __future__ import annotations

import re
import zlib
from pathlib import Path

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


SLOW = frozenset((Path(__file__).parent / "slow.txt").read_text("utf-8").split())


@pytest.hookimpl(tryfirst=True)
def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark what is slow and not long anyway; of a test with parameters the first is neither."""
    name, _, parameters = item.nodeid.partition("[")
    if name not in SLOW or item.get_closest_marker("whole") is not None:
        return
    first = _FIRST.setdefault((id(item.session), name), item.nodeid)
    if not parameters or first != item.nodeid:
        item.add_marker("slow")


_FIRST: dict[tuple[int, str], str] = {}


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
