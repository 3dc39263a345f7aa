from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest

from conformance.catalog.agreement import comparable, key_of
from conformance.catalog.models.derive import Const
from conformance.catalog.models.flows import CarriedValue, Carry
from conformance.catalog.models.records import Item, RecordGroup
from conformance.tables.carried import columns_of, value_of

if TYPE_CHECKING:
    from conformance.catalog.models.flows import Taken

SENT = pl.DataFrame(
    {
        "kind": ["1", "2", "9", None],
        "name": ["一二三四", "五", None, "六"],
        "other": ["甲", "乙", "丙", None],
    }
)
ITEM = Item(key="name", name_ja="氏名", type="text", max_len=2)


@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        ("name", ["一二三四", "五", None, "六"]),
        (CarriedValue(items=("name", "other")), ["一二三四", "五", "丙", "六"]),
        (CarriedValue(items=("name",), cut=True), ["一二", "五", None, "六"]),
        (CarriedValue(items=("kind",), codes={"1": True, "2": None}), ["1", None, None, None]),
        (CarriedValue(items=("kind",), codes={"1": "03", "2": "04"}), ["03", "04", None, None]),
        (CarriedValue(items=("name",), where={"kind": ("2",)}), [None, "五", None, None]),
    ],
)
def test_a_value_taken_over_is_the_one_of_the_courier(
    taken: Taken, expected: list[str | None]
) -> None:
    assert SENT.select(value_of(ITEM, taken).alias("v"))["v"].to_list() == expected
    assert columns_of(taken) <= set(SENT.columns)


def test_a_constant_comes_from_no_column() -> None:
    assert columns_of(Const(const="1")) == frozenset()


def test_only_what_the_sender_alone_says_at_all_times_is_compared() -> None:
    group = RecordGroup(
        key="holds",
        name_ja="抑止",
        primary_key=("number", "no"),
        items=tuple(
            Item(key=key, name_ja=key, type="text")
            for key in ("number", "no", "name", "kind", "state", "fixed", "set_here", "later")
        ),
    )
    carry = Carry(
        to="holds",
        takes={
            "people": {
                "number": "number",
                "name": "name",
                "kind": CarriedValue(items=("kind",), codes={"1": "a", "2": "b"}),
                "state": CarriedValue(items=("state",), codes={"1": "a", "2": None}),
                "fixed": Const(const="1"),
                "set_here": "set_here",
                "later": "later",
            },
            "removed": {"later": "erased_on"},
        },
        own=("no", "set_here"),
    )
    assert key_of(group, carry) == {"number": "number"}
    assert comparable(group, carry) == {"name", "kind"}
