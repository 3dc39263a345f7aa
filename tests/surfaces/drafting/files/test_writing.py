from __future__ import annotations

import pytest

from conformance.catalog.models.records import Item
from conformance.surfaces.drafting.files.writing import rule_of, suits

NONE = {"null": ["0000000"]}


def item(kind: str, length: int | None = None) -> Item:
    return Item(key="k", name_ja="項目", type=kind, len=length)


@pytest.mark.parametrize(
    ("kind", "values", "rule"),
    [
        ("date", ("20250401", "20250402"), {"format": "{yyyy}{mm}{dd}"}),
        ("date", ("5070401", "0000000"), {"wareki": "{g}{yy}{mm}{dd}", "values": NONE}),
        ("date", ("R07.04.01",), {"wareki": "{G}{yy}.{mm}.{dd}"}),
        ("date", ("2025-04-01",), {}),
        ("date", ("20250401", "R070401"), {}),
        ("year", ("507", "508"), {"wareki": "{g}{yy}"}),
        ("year_month", ("202504",), {"format": "{yyyy}{mm}"}),
        ("integer", ("+0000001200", "-0000000005"), {"pad": 11}),
        ("integer", ("0", "12"), {}),
        ("flag", ("有", "無"), {"values": {"true": "有", "false": ["", "無"]}}),
        ("flag", ("1", "0"), {}),
        ("date", (), {}),
    ],
)  # fmt: skip
def test_the_values_tell_how_they_are_written(
    kind: str, values: tuple[str, ...], rule: dict[str, object]
) -> None:
    assert rule_of(item(kind), values) == rule


def test_numbers_of_another_length_are_filled_or_stripped() -> None:
    assert rule_of(item("digits", 15), ("0000001001", "0000001002")) == {"fill": 15}
    assert rule_of(item("digits", 5), ("0000012345",)) == {"pad": 10}
    assert rule_of(item("digits", 5), ("12345",)) == {}


def test_values_of_another_look_do_not_suit() -> None:
    assert not suits(item("date"), ("山田", "川田"))
    assert not suits(item("digits", 3), ("A12",))
    assert not suits(item("flag"), ("1", "2", "3"))
    assert suits(item("integer"), ("1,234", "-5"))
    assert suits(item("text"), ("何でも",))
