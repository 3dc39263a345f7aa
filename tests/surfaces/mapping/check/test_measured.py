"""A table of values is for words: no amount and no day is read as another one."""

from __future__ import annotations

import pytest

from conformance.catalog.load import load
from conformance.surfaces.mapping.check.measured import measured_problems
from conformance.surfaces.mapping.models.field import FieldRule

SPECS = {"child_allowance": load("child_allowance")}


def found(scope: str, item: str, values: dict[str, list[str]]) -> int:
    entry = FieldRule(to="x", values=values)  # type: ignore[arg-type]  # as a file has them
    return len(list(measured_problems((), {scope: {item: entry}}, SPECS)))


@pytest.mark.parametrize(
    ("scope", "item"),
    [
        ("child_allowance/rule/monthly-amount", "amounts"),
        ("child_allowance/rule/monthly-amount", "total"),
        ("child_allowance/payments", "amount"),
        ("child_allowance", "certified_on"),
        ("*", "end_month"),
        ("child_allowance/form/amount-change-notice", "monthly_amount"),
    ],
)
def test_numbers_and_days_have_no_table_but_for_no_value(scope: str, item: str) -> None:
    assert found(scope, item, {"30000": ["31000"]}) == 1
    assert found(scope, item, {"null": ["9999"]}) == 0


def test_codes_and_texts_have_one() -> None:
    assert found("child_allowance/payees", "cease_reason", {"01": ["A"]}) == 0
    assert found("child_allowance/payees", "name", {"A": ["B"]}) == 0
