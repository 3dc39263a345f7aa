"""A row before it is changed: nobody is given the surname that they have as a former one."""

from __future__ import annotations

import pytest

from conformance.catalog.load import load
from conformance.worlds.existing import _is_own_name

GROUP = load("resident_register").records["japanese_residents"]


@pytest.mark.parametrize(
    ("row", "inputs", "own"),
    [
        ({"name": "山田　花子"}, {"old_surname": "山田"}, True),
        ({"surname": "山田"}, {"old_surname": "山田"}, True),
        ({"name": "山田　花子"}, {"old_surname": "佐藤"}, False),
        ({"name": "佐藤　山田"}, {"old_surname": "山田"}, False),
        ({"name": "山田　花子"}, {"address": "山田"}, False),
        ({}, {"old_surname": "山田"}, False),
    ],
)
def test_a_former_surname_is_none_of_todays(row, inputs, own):
    assert _is_own_name(GROUP, row, inputs) == own
