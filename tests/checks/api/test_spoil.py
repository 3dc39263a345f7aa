"""Spoiled values break one thing only."""

from __future__ import annotations

import pytest

from conformance.catalog.models.api import Parameter
from conformance.checks.api.spoil import (
    at_wrong_length,
    has_maximum,
    in_wrong_width,
    is_fixed,
    too_long,
)
from conformance.values import data_types


def parameter(kind: str, **values: object) -> Parameter:
    return Parameter.model_validate(
        {"name": "p", "name_ja": "項目", "required": False, "type": kind, **values}
    )


@pytest.mark.parametrize(
    ("kind", "lawful"), [("X", "123 AB-"), ("9", "42"), ("DATE", "2025-04-01"), ("N", "佐藤　一郎")]
)
def test_the_wrong_width_keeps_the_length_and_breaks_the_type(kind: str, lawful: str) -> None:
    spoiled = in_wrong_width(parameter(kind), lawful)
    assert len(spoiled) == len(lawful)
    assert data_types.check_data_type(kind, lawful) is None
    assert data_types.check_data_type(kind, spoiled) is not None


@pytest.mark.parametrize(
    ("identifier", "digits", "fixed"),
    [
        ("kojin_bango", 12, True),
        ("postal_code", 7, True),
        ("atena_no", 15, False),
        (None, 6, False),
    ],
)
def test_an_item_is_fixed_when_its_identifier_never_varies(
    identifier: str | None, digits: int, *, fixed: bool
) -> None:
    assert is_fixed(parameter("X", identifier=identifier, digits=digits)) is fixed


def test_a_closed_set_of_values_has_no_maximum_to_exceed() -> None:
    assert not has_maximum(parameter("X", digits=1, values={"0": "無"}))
    assert has_maximum(parameter("N", digits=10))


def test_a_value_that_is_too_long_has_the_right_characters() -> None:
    name = parameter("N", digits=4)
    assert data_types.check_data_type("N", too_long(name)) is None
    assert data_types.check_data_type("N", too_long(name), digits=4) is not None


def test_a_wrong_length_is_one_off_on_either_side() -> None:
    assert [len(text) for text in at_wrong_length("123456")] == [5, 7]
