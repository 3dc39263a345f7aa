"""Numbers given to several people: twice the same one is a finding, by how they asked."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from conformance.checks.api.numbers import (
    AT_ONCE,
    ONE_BY_ONE,
    DuplicateNumberMessage,
    hold_different,
)

if TYPE_CHECKING:
    from conformance.checks.api.arrange import Caller
    from conformance.findings import Json
    from conformance.messages.worded import Worded


class RaisedError(Exception):
    """Stands for the finding, with the parts it was made of."""


def deviation(said: Worded, **parts: object) -> RaisedError:
    return RaisedError(said.code, said.told.en, parts)


CALLS = cast(
    "Caller",
    SimpleNamespace(
        trial=SimpleNamespace(deviation=deviation), client=SimpleNamespace(path="/api/number")
    ),
)


@pytest.mark.parametrize("given", [[], ["1"], ["1", "2", None]])
def test_different_numbers_are_no_finding(given: list[Json]) -> None:
    hold_different(CALLS, "atena", given, AT_ONCE)


@pytest.mark.parametrize(
    ("asked", "code"), [(ONE_BY_ONE, "F-NOT-NEW"), (AT_ONCE, "F-NUMBER-TWICE")]
)
def test_a_number_given_twice_is_told_without_the_number(
    asked: DuplicateNumberMessage, code: str
) -> None:
    with pytest.raises(RaisedError) as caught:
        hold_different(CALLS, "atena", ["123456", "7", "123456"], asked)

    assert caught.value.args[0] == code
    assert "atena" in caught.value.args[1]
    assert "123456" not in str(caught.value.args)
