"""Conditions over columns say what they say of single rows."""

from __future__ import annotations

import polars as pl
import pytest

from conformance.catalog.models.conditions import When
from conformance.population.city.conditions import condition_mask

ROWS = pl.DataFrame({"state": ["1", "2", None], "marked": ["1", "0", None]})


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ({}, [True, True, True]),
        ({"state": "1"}, [True, False, False]),
        ({"state": ("1", "2")}, [True, True, False]),
        ({"marked": False}, [False, True, False]),
        ({"state": {"filled": True}}, [True, True, False]),
        ({"state": {"filled": False}}, [False, False, True]),
        ({"state": "1", "marked": True}, [True, False, False]),
    ],
)
def test_a_condition_holds_where_every_item_is_as_wanted(when, expected):
    mask = ROWS.with_columns(condition_mask(When.model_validate(when)).alias("mask"))["mask"]
    assert mask.to_list() == expected
