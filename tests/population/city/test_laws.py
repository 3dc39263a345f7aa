"""Rows are changed so that they obey each law, and only as far as it takes."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl
import pytest

from conformance.catalog.models import file_laws as law
from conformance.catalog.models.records import Item, RecordGroup
from conformance.population.city.laws import obeying

GROUP = RecordGroup(
    key="bills",
    name_ja="請求",
    primary_key=("number",),
    items=(
        Item(key="number", name_ja="番号", type="digits", len=3, required=True),
        Item(key="kind", name_ja="区分", type="code", required=True),
        Item(key="total", name_ja="合計", type="integer"),
        Item(key="first", name_ja="内訳一", type="integer"),
        Item(key="second", name_ja="内訳二", type="integer"),
        Item(key="since", name_ja="始まり", type="date"),
        Item(key="until", name_ja="終わり", type="date"),
    ),
)
BILLS = {"group": "bills"}


@dataclass
class Around:
    rows: pl.DataFrame

    def others(self, _law, _frame):
        return self.rows

    def lend(self, _item):
        return ("1", "2")

    def ruled(self, _law, frame, _others):
        return frame


def changed(laws, rows, others=None):
    schema = {item.key: pl.String for item in GROUP.items}
    frame = pl.DataFrame([{"number": str(n), "kind": "1", **r} for n, r in enumerate(rows)], schema)
    around = pl.DataFrame(others or [])
    return obeying(frame, GROUP, laws, Around(around))


def test_a_total_is_the_sum_of_its_parts():
    one = law.AddsUp(law="adds_up", rows=BILLS, total="total", plus=("first", "second"))
    rows = changed([one], [{"total": "7", "first": "10", "second": "5"}, {"total": "7"}])
    assert rows["total"].to_list() == ["15", "7"]


def test_what_is_taken_off_is_never_more_than_there_is():
    one = law.AddsUp(law="adds_up", rows=BILLS, total="total", plus=("first",), minus=("second",))
    rows = changed([one], [{"total": "1", "first": "5", "second": "9"}])
    assert rows.row(0, named=True) | {"total": "5", "second": "0"} == rows.row(0, named=True)


def test_parts_fit_a_total_that_another_law_gives():
    none = law.HasValue(
        law="has_value", rows={**BILLS, "when": {"kind": "2"}}, item="total", values=(0,)
    )
    adds = law.AddsUp(law="adds_up", rows=BILLS, total="total", plus=("first", "second"))
    given = {"total": "7", "first": "10", "second": "5"}
    rows = changed([adds, none], [{**given, "kind": "1"}, {**given, "kind": "2"}])
    assert rows.select("total", "first", "second").rows() == [("15", "10", "5"), ("0", "0", "0")]


def test_what_comes_later_is_moved_behind_what_came_before():
    one = law.InOrder(law="in_order", rows=BILLS, earlier="since", later="until")
    rows = changed(
        [one],
        [
            {"since": "2026-02-01", "until": "2026-01-01"},
            {"since": "2026-02-01", "until": "2026-03-01"},
            {"since": "2026-02-01"},
        ],
    )
    assert rows["until"].to_list() == ["2026-02-01", "2026-03-01", None]


def test_numbers_are_ordered_as_numbers():
    one = law.InOrder(law="in_order", rows=BILLS, earlier="first", later="second")
    rows = changed([one], [{"first": "9", "second": "10"}, {"first": "10", "second": "9"}])
    assert rows["second"].to_list() == ["10", "10"]


def test_only_the_last_of_several_stays_as_it_may_stand_once():
    one = law.AtMostOne(law="at_most_one", rows={**BILLS, "when": {"kind": "1"}}, per=("since",))
    rows = changed([one], [{"since": "2026-01-01"}, {"since": "2026-01-01"}, {"since": None}])
    assert rows["kind"].to_list() == ["2", "1", "1"]


@pytest.mark.parametrize(
    ("name", "expected"), [("exists_when", ["1", "2"]), ("none_when", ["2", "1"])]
)
def test_rows_are_as_stated_only_where_others_allow_it(name, expected):
    kinds = {"exists_when": law.ExistsWhen, "none_when": law.NoneWhen}
    one = kinds[name](
        law=name,
        rows={**BILLS, "when": {"kind": "1"}},
        others={"group": "people"},
        key={"number": "known"},
    )
    assert changed([one], [{}, {}], [{"known": "0"}])["kind"].to_list() == expected


def test_values_are_those_of_the_others_with_the_same_key():
    one = law.RowsAgree(
        law="rows_agree",
        rows=BILLS,
        others={"group": "people"},
        key={"number": "known"},
        items={"since": "born"},
    )
    rows = [{"since": "2000-01-01"}, {"since": None}, {"since": "2000-01-01"}]
    others = [{"known": "0", "born": "1990-05-05"}, {"known": "1", "born": "1990-05-05"}]
    assert changed([one], rows, others)["since"].to_list() == ["1990-05-05", None, "2000-01-01"]


def test_a_sum_is_that_of_the_others_with_the_same_key():
    one = law.PartsSum(
        law="parts_sum",
        rows=BILLS,
        others={"group": "parts"},
        key={"number": "of"},
        total="total",
        part="amount",
    )
    others = [{"of": "0", "amount": "3"}, {"of": "0", "amount": "4"}, {"of": "0", "amount": None}]
    rows = changed([one], [{"total": "1"}, {"total": "1"}], others)
    assert rows["total"].to_list() == ["7", "1"]


def test_a_day_at_which_somebody_is_too_old_becomes_one_on_which_they_are_not():
    one = law.Aged(law="aged", rows=BILLS, birth="since", on="until", below=75)
    rows = changed(
        [one],
        [
            {"since": "1940-05-05", "until": "2020-01-01"},
            {"since": "1940-05-05", "until": "2015-05-06"},
            {"since": "1940-05-05"},
        ],
    )
    assert rows["until"].to_list() == ["1940-05-05", "2015-05-06", None]


def test_parts_fit_a_total_that_rows_of_another_group_give():
    adds = law.AddsUp(law="adds_up", rows=BILLS, total="total", plus=("first", "second"))
    parts = law.PartsSum(
        law="parts_sum",
        rows=BILLS,
        others={"group": "parts"},
        key={"number": "bill"},
        total="total",
        part="amount",
    )
    others = [{"bill": "0", "amount": "4"}, {"bill": "0", "amount": "5"}]
    rows = changed([adds, parts], [{"total": "1", "first": "7", "second": "3"}], others)
    assert rows.select("total", "first", "second").rows() == [("9", "9", "0")]


def test_shares_of_a_key_are_one_whole():
    one = law.SharesSum(
        law="shares_sum", rows=BILLS, per=("kind",), numerator="first", denominator="second"
    )
    rows = changed([one], [{"kind": "1"}, {"kind": "1"}, {"kind": "2"}])
    assert rows.select("first", "second").rows() == [("1", "2"), ("1", "2"), ("1", "1")]


def test_a_part_whose_flag_says_so_counts_as_nothing():
    one = law.AddsUp(
        law="adds_up",
        rows=BILLS,
        total="total",
        plus=("first", "second"),
        unless={"second": "kind"},
    )
    parts = {"total": "9", "first": "3", "second": "4"}
    rows = changed([one], [{**parts, "kind": "1"}, {**parts, "kind": "0"}])
    assert rows["total"].to_list() == ["3", "7"]


def test_the_last_of_a_key_is_not_above_the_one_before_it():
    one = law.LastNotMore(
        law="last_not_more", rows=BILLS, per=("kind",), number="first", amount="total"
    )
    rows = [
        {"kind": "1", "first": "10", "total": "9"},
        {"kind": "1", "first": "9", "total": "5"},
        {"kind": "2", "first": "1", "total": "7"},
        {"kind": "3", "first": "1", "total": "7"},
        {"kind": "3", "first": "2", "total": "6"},
    ]
    assert changed([one], rows)["total"].to_list() == ["5", "5", "7", "7", "6"]
