from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conformance.catalog.models import file_laws as law
from conformance.catalog.models.conditions import When
from conformance.catalog.models.records import Item, RecordGroup
from conformance.surfaces.profile import FilesSurface
from conformance.tables.agree import disagreeing
from conformance.tables.locate import find
from conformance.tables.order import out_of_order
from conformance.tables.presence import other_values, repeated, unaccompanied
from conformance.tables.sums import not_adding_up, not_the_sum
from conformance.tables.table import Table
from conformance.tables.tally import Tallies

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Make = Callable[..., Table]

ITEMS = (
    Item(key="number", name_ja="番号", type="digits"),
    Item(key="no", name_ja="連番", type="integer"),
    Item(key="state", name_ja="状態", type="code"),
    Item(key="name", name_ja="氏名", type="text"),
    Item(key="first", name_ja="始", type="date"),
    Item(key="last", name_ja="終", type="date"),
    Item(key="total", name_ja="計", type="integer"),
    Item(key="one", name_ja="一", type="integer"),
    Item(key="two", name_ja="二", type="integer"),
)
SUBJECT = "#law"


@pytest.fixture
def table(tmp_path: Path) -> Make:
    def make(key: str, *rows: str, when: When | None = None, columns: str = "") -> Table:
        names = columns or ",".join(item.key for item in ITEMS)
        (tmp_path / f"d__{key}.csv").write_text("\n".join([names, *rows]) + "\n", encoding="utf-8")
        group = RecordGroup(key=key, name_ja=key, primary_key=("number", "no"), items=ITEMS)
        return Table(find(tmp_path, "d", key), FilesSurface(), group, when or When())

    return make


def found(tallies: Tallies) -> dict[str, list[tuple[int, str, str]]]:
    wrong = [tally for subject in tallies.by_subject for tally in tallies.of(subject)]
    return {t.code: [(s.line, s.column, s.expected) for s in t.spots] for t in wrong}


def rows(group: str = "a") -> law.Rows:
    return law.Rows(group=group)


NUMBER = {"number": "number"}


def test_values_that_no_row_with_the_same_key_has_are_counted(table: Make) -> None:
    one = law.RowsAgree(
        law="rows_agree", rows=rows(), others=rows("b"), key=NUMBER, items={"name": "name"}
    )
    left = table("a", "1,1,甲", "2,1,甲", "3,1,甲", "4,1,", "5,1,甲", columns="number,no,name")
    right = table("b", "1,乙", "1,甲", "2,乙", "4,乙", "5,", columns="number,name")
    tallies = Tallies()
    assert disagreeing(one, left, right, SUBJECT, tallies) == 2
    assert found(tallies) == {"F-FILE-DISAGREES": [(3, "name", "")]}
    assert tallies.of(f"{SUBJECT} name")[0].spots[0].value == "「漢」"


def test_rows_without_their_counterpart_and_rows_with_a_forbidden_one(table: Make) -> None:
    needs = law.ExistsWhen(law="exists_when", rows=rows(), others=rows("b"), key=NUMBER)
    bars = law.NoneWhen(law="none_when", rows=rows(), others=rows("b"), key=NUMBER)
    for one, line, code in ((needs, 3, "F-FILE-LACKING"), (bars, 2, "F-FILE-SURPLUS")):
        left = table("a", "1,1", "2,1", ",1", columns="number,state")
        right = table("b", "1,1", "2,9", columns="number,state", when=When(root={"state": "1"}))
        tallies = Tallies()
        assert unaccompanied(one, left, right, SUBJECT, tallies) == 2
        assert found(tallies) == {code: [(line, "number", "")]}


def test_a_second_row_counts_unless_it_is_the_same_row_twice_or_does_not_count(
    table: Make,
) -> None:
    one = law.AtMostOne(law="at_most_one", rows=rows(), per=("number",))
    open_ = When.model_validate_json('{"state": {"filled": false}}')
    left = table(
        "a", "1,1,", "1,2,", "2,1,", "2,2,9", "3,1,", "3,1,", columns="number,no,state", when=open_
    )
    tallies = Tallies()
    assert repeated(one, left, SUBJECT, tallies) == 5
    assert found(tallies) == {"F-FILE-SEVERAL": [(3, "number", "")]}


def test_the_total_of_a_row_is_what_its_items_give(table: Make) -> None:
    one = law.AddsUp(law="adds_up", rows=rows(), total="total", plus=("one",), minus=("two",))
    left = table("a", "3,5,2", "5,5,", "4,5,2", "1,,", "x,1,1", columns="total,one,two")
    tallies = Tallies()
    assert not_adding_up(one, left, SUBJECT, tallies) == 3
    assert found(tallies) == {"F-FILE-SUM": [(4, "total", "3")]}


def test_a_sum_with_a_part_that_is_no_number_is_not_known(table: Make) -> None:
    """The cell that is no number is another fault; the total beside it may well be right."""
    one = law.AddsUp(law="adds_up", rows=rows(), total="total", plus=("one",), minus=("two",))
    left = table("a", "9,1,2x", "9,9x,", "4,5,2", columns="total,one,two")
    tallies = Tallies()
    assert not_adding_up(one, left, SUBJECT, tallies) == 1
    assert found(tallies) == {"F-FILE-SUM": [(4, "total", "3")]}


def test_a_part_in_another_file_that_is_no_number_leaves_the_total_open(table: Make) -> None:
    one = law.PartsSum(
        law="parts_sum", rows=rows(), others=rows("b"), key=NUMBER, total="total", part="one"
    )
    left = table("a", "1,30", "2,31", columns="number,total")
    right = table("b", "1,10", "1,2x", "2,30", columns="number,one")
    tallies = Tallies()
    assert not_the_sum(one, left, right, SUBJECT, tallies) == 1
    assert found(tallies) == {"F-FILE-SUM": [(3, "total", "30")]}


def test_a_total_may_have_a_least_value(table: Make) -> None:
    one = law.AddsUp(
        law="adds_up", rows=rows(), total="total", plus=("one",), minus=("two",), least=0
    )
    tallies = Tallies()
    not_adding_up(one, table("a", "0,1,2", columns="total,one,two"), SUBJECT, tallies)
    assert found(tallies) == {}


def test_the_parts_in_another_file_give_the_total(table: Make) -> None:
    one = law.PartsSum(
        law="parts_sum", rows=rows(), others=rows("b"), key=NUMBER, total="total", part="one"
    )
    left = table("a", "1,30", "2,31", "3,7", columns="number,total")
    right = table("b", "1,10", "2,30", "1,20", "2,", columns="number,one")
    tallies = Tallies()
    assert not_the_sum(one, left, right, SUBJECT, tallies) == 2
    assert found(tallies) == {"F-FILE-SUM": [(3, "total", "30")]}


def test_a_row_with_a_part_of_another_kind_is_not_judged(table: Make) -> None:
    one = law.PartsSum(
        law="parts_sum",
        rows=rows(),
        others=rows("b"),
        key=NUMBER,
        total="total",
        part="one",
        only=When(root={"state": ("1", "2")}),
    )
    left = table("a", "1,31", "2,31", columns="number,total")
    right = table("b", "1,10,1", "1,20,3", "2,10,1", "2,20,2", columns="number,one,state")
    tallies = Tallies()
    assert not_the_sum(one, left, right, SUBJECT, tallies) == 1
    assert found(tallies) == {"F-FILE-SUM": [(3, "total", "30")]}


def test_a_total_may_be_smaller_by_what_is_dropped_after_adding_up(table: Make) -> None:
    one = law.AddsUp(law="adds_up", rows=rows(), total="total", plus=("one", "two"), within=99)
    left = table("a", "1300,1310,89", "1300,1310,90", "1400,1310,89", columns="total,one,two")
    tallies = Tallies()
    assert not_adding_up(one, left, SUBJECT, tallies) == 3
    assert found(tallies) == {"F-FILE-SUM": [(3, "total", "1400"), (4, "total", "1399")]}


def test_dates_and_numbers_of_a_row_stand_in_order(table: Make) -> None:
    dates = law.InOrder(law="in_order", rows=rows(), earlier="first", later="last")
    left = table(
        "a", "2025-04-02,2025-04-01", "2025-04-01,2025-04-01", ",2025-04-01", columns="first,last"
    )
    tallies = Tallies()
    assert out_of_order(dates, left, None, SUBJECT, tallies) == 2
    assert found(tallies) == {"F-FILE-ORDER": [(2, "last", "")]}
    numbers = law.InOrder(law="in_order", rows=rows(), earlier="one", later="two")
    tallies = Tallies()
    out_of_order(numbers, table("a", "9,10", "11,10", columns="one,two"), None, SUBJECT, tallies)
    assert found(tallies) == {"F-FILE-ORDER": [(3, "two", "")]}


def test_a_date_lies_on_or_after_every_earlier_one_in_the_other_file(table: Make) -> None:
    one = law.InOrder(
        law="in_order", rows=rows(), earlier="first", later="last", others=rows("b"), key=NUMBER
    )
    left = table("a", "1,2025-04-02", "2,2025-04-02", "3,2025-04-02", columns="number,last")
    right = table("b", "1,2025-04-01", "1,2025-04-03", "2,2025-04-02", columns="number,first")
    tallies = Tallies()
    assert out_of_order(one, left, right, SUBJECT, tallies) == 2
    assert found(tallies) == {"F-FILE-ORDER": [(2, "last", "")]}


def test_a_value_other_than_those_named_is_counted_and_none_is_no_value(table: Make) -> None:
    one = law.HasValue(law="has_value", rows=rows(), item="total", values=(0,))
    tallies = Tallies()
    assert other_values(one, table("a", "0", "5", "", columns="total"), SUBJECT, tallies) == 2
    assert found(tallies) == {"F-FILE-VALUE": [(3, "total", "0")]}


def test_a_table_says_which_columns_it_lacks_those_of_its_condition_too(table: Make) -> None:
    left = table("a", "1", columns="number", when=When(root={"state": "1"}))
    assert left.missing(["number", "name"]) == ("name", "state")
