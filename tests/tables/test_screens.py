"""The screens of all items in one query: what each of many blocks is suspected of."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.models.records import Item
from conformance.tables.engine import Rules
from conformance.tables.expressions import ItemContext
from conformance.tables.screens import Screens

ITEMS = (
    Item(key="number", name_ja="宛名番号", type="digits", len=3, required=True),
    Item(key="name", name_ja="氏名", type="text", max_len=4),
    Item(key="latest", name_ja="最新フラグ", type="flag"),
    Item(key="order", name_ja="順番", type="integer", min=1),
)
RULES = tuple(Rules.of(item, ItemContext({}, {one.key for one in ITEMS})) for item in ITEMS)
RIGHT = ("001", "仮想", "1", "7")
WRONG = ("１", "仮想　太郎", "2", "0")
BLOCK = st.lists(st.tuples(*(st.sampled_from([r, w]) for r, w in zip(RIGHT, WRONG, strict=True))))


def block(rows: list[tuple[str, ...]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=dict.fromkeys((i.key for i in ITEMS), pl.String), orient="row")


def wrong(rows: list[tuple[str, ...]]) -> set[str]:
    return {item.key for n, item in enumerate(ITEMS) if WRONG[n] in {row[n] for row in rows}}


def said(screens: Screens, rows: list[tuple[str, ...]]) -> set[str]:
    return {one.item for one in screens.suspected(block(rows))}


@given(st.lists(BLOCK, min_size=1, max_size=4))
def test_each_block_is_suspected_of_what_is_wrong_in_it(
    blocks: list[list[tuple[str, ...]]],
) -> None:
    screens = Screens(RULES)
    assert [said(screens, rows) for rows in blocks] == [wrong(rows) for rows in blocks]


@given(st.lists(BLOCK, min_size=8, max_size=16))
def test_blocks_looked_at_at_once_are_not_mixed_up(blocks: list[list[tuple[str, ...]]]) -> None:
    screens = Screens(RULES)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda rows: said(screens, rows), blocks))
    assert found == [wrong(rows) for rows in blocks]


def test_the_rules_come_in_their_order() -> None:
    assert Screens(RULES).suspected(block([WRONG])) == RULES
    assert Screens(RULES).suspected(block([])) == ()
