from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from conformance.catalog.models.records import CodeList, Item
from conformance.tables.blockwise import count_violations, found_in
from conformance.tables.engine import LONGEST, Rules, begin, helped
from conformance.tables.expressions import ItemContext
from conformance.tables.read import LINE
from conformance.tables.screens import Screens
from conformance.tables.tally import Tallies
from conformance.values.identifiers import registered

if TYPE_CHECKING:
    from collections.abc import Sequence

SEX = CodeList(key="sex", name_ja="性別", values={"1": "男", "2": "女"})
ITEMS = (
    Item(key="number", name_ja="宛名番号", type="digits", len=15, required=True),
    Item(key="my_number", name_ja="個人番号", type="digits", len=12, identifier="kojin_bango"),
    Item(key="history_no", name_ja="履歴番号", type="integer", min=1, max=99),
    Item(key="rate", name_ja="率", type="decimal", max_len=3, fraction=2),
    Item(key="name", name_ja="氏名", type="text", max_len=6, required=True),
    Item(key="kana", name_ja="フリガナ", type="kana", max_len=6),
    Item(key="sex", name_ja="性別", type="code", code_list="sex"),
    Item(key="born", name_ja="生年月日", type="date"),
    Item(key="born_unknown_flag", name_ja="不詳フラグ", type="flag"),
    Item(key="born_unknown_text", name_ja="不詳表記", type="text", max_len=72),
    Item(key="at", name_ja="日時", type="datetime"),
)
GROUND = ItemContext({"sex": SEX}, {item.key for item in ITEMS}, keys=("number", "history_no"))
MINE = registered()["kojin_bango"].generate
VALUES: dict[str, Sequence[str | None]] = {
    "number": ["900000000000011", "90000000000001", None, "90000000000001１"],
    "my_number": [MINE(1), MINE(2), MINE(3)[::-1], None, "12345678901"],
    "history_no": ["1", "99", "0", "100", "-1", "9" * 30, "x", None, "007"],
    "rate": ["1.25", "999.99", "1000.1", "1.255", "-0.5", ".5", None],
    "name": [
        "仮想　太郎",
        "試験　花子と一郎",
        "甲\ue000",
        "乙\t",
        "丙\U000e0100",
        "\ufeff丁",
        None,
    ],
    "kana": ["シケン", "シケンシケンシケン", "しけん", None],
    "sex": ["1", "2", "3", "１", None],
    "born": ["1988-04-01", "1988-02-30", "1988-00-00", "0000-01-01", "昭和63年", None],
    "born_unknown_flag": ["0", "1", "2", None],
    "born_unknown_text": ["頃", "x", None],
    "at": ["2024-01-01T00:00:00", "2024-02-30T00:00:00", "2024-01-01", None],
}
ROWS = st.lists(st.fixed_dictionaries({k: st.sampled_from(v) for k, v in VALUES.items()}))


def rules() -> tuple[Rules, ...]:
    return tuple(Rules.of(i, GROUND) for i in ITEMS)


def begun() -> Tallies:
    tallies = Tallies()
    begin(rules(), tallies)
    return tallies


def by_hand(frame: pl.DataFrame) -> Tallies:
    """Count with every mask on every row, without a screen."""
    tallies = begun()
    for one in rules():
        masks = [rule.mask.fill_null(value=False) for rule in one.violations]
        rows = helped(nw.from_native(frame.lazy()), [one]).select(LINE, one.item, *named(masks))
        for line, value, *wrong in rows.collect("polars").iter_rows():
            if any(wrong):
                code = one.violations[wrong.index(True)].code
                tallies.by_subject[one.item][code].add(1, [line], [value and value[:LONGEST]])
    return tallies


def named(masks: list[nw.Expr]) -> list[nw.Expr]:
    return [mask.alias(str(n)) for n, mask in enumerate(masks)]


@settings(max_examples=60, deadline=None)
@given(rows=ROWS)
def test_screened_rows_are_counted_as_all_rows_would_be(rows: list[dict[str, str | None]]) -> None:
    frame = pl.DataFrame(rows, schema=dict.fromkeys(VALUES, pl.String)).with_row_index(LINE, 2)
    tallies = begun()
    count_violations(found_in(frame, Screens(rules()), tallies.most), rules(), tallies)
    assert tallies == by_hand(frame)


def test_values_of_the_fixture_break_many_rules() -> None:
    longest = max(map(len, VALUES.values()))
    columns = {k: [v[n % len(v)] for n in range(longest)] for k, v in VALUES.items()}
    frame = pl.DataFrame(columns, schema=dict.fromkeys(VALUES, pl.String)).with_row_index(LINE, 2)
    tallies = begun()
    count_violations(found_in(frame, Screens(rules()), tallies.most), rules(), tallies)
    codes = {tally.code for subject in VALUES for tally in tallies.of(subject)}
    assert len(codes) > 20


def test_a_value_that_is_right_is_not_suspected() -> None:
    right = {k: [next(iter(v))] for k, v in VALUES.items()} | {"born_unknown_flag": ["0"]}
    right["born_unknown_text"] = [None]
    frame = nw.from_native(pl.DataFrame(right, schema=dict.fromkeys(VALUES, pl.String)).lazy())
    seen = helped(frame, rules()).select(*(one.suspects.alias(one.item) for one in rules()))
    assert not any(seen.collect("polars").to_native().row(0))
