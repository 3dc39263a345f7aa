from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from conformance.catalog.models import file_laws as law
from conformance.catalog.models.conditions import Bounds, When
from conformance.catalog.models.law_rows import Newest
from conformance.catalog.models.records import Item, RecordGroup
from conformance.surfaces.profile import FilesSurface
from conformance.tables.ages import outgrown
from conformance.tables.closed_days import on_closed_days
from conformance.tables.locate import find
from conformance.tables.order import out_of_order
from conformance.tables.past import long_past
from conformance.tables.presence import other_values
from conformance.tables.runs import not_whole, rising_at_last, with_gaps
from conformance.tables.sums import not_adding_up, not_the_number, not_the_sum
from conformance.tables.table import Table
from conformance.tables.tally import Tallies
from conformance.tables.units import no_multiples, out_of_bounds

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Make = Callable[..., Table]

ITEMS = (
    Item(key="who", name_ja="者", type="digits"),
    Item(key="no", name_ja="連番", type="integer"),
    Item(key="day", name_ja="日", type="date"),
    Item(key="month", name_ja="月", type="year_month"),
    Item(key="total", name_ja="計", type="integer"),
    Item(key="one", name_ja="一", type="integer"),
    Item(key="two", name_ja="二", type="integer"),
    Item(key="off", name_ja="除く", type="flag"),
)
SUBJECT = "#law"
A, B = law.Rows(group="a"), law.Rows(group="b")


@pytest.fixture
def table(tmp_path: Path) -> Make:
    def make(key: str, columns: str, *rows: str, when: When | None = None) -> Table:
        (tmp_path / f"d__{key}.csv").write_text("\n".join([columns, *rows]) + "\n")
        group = RecordGroup(key=key, name_ja=key, primary_key=("who", "no"), items=ITEMS)
        return Table(find(tmp_path, "d", key), FilesSurface(), group, when or When())

    return make


def lines(tallies: Tallies) -> dict[str, list[int]]:
    wrong = [tally for subject in tallies.by_subject for tally in tallies.of(subject)]
    return {tally.code: tally.lines for tally in wrong if tally.total}


def test_numbers_that_are_no_multiple_of_their_unit(table: Make) -> None:
    one, tallies = law.MultipleOf(law="multiple_of", rows=A, item="total", unit=100), Tallies()
    rows = table("a", "who,total", "1,200", "2,250", "3,", "4,-100", "5,x")
    assert no_multiples(one, rows, SUBJECT, tallies) == 3
    assert lines(tallies) == {"F-FILE-UNIT": [3]}


def test_numbers_outside_their_bounds(table: Make) -> None:
    one, tallies = law.Bounded(law="bounded", rows=A, item="total", least=0, most=12), Tallies()
    rows = table("a", "who,total", "1,0", "2,12", "3,13", "4,-1", "5,")
    assert out_of_bounds(one, rows, SUBJECT, tallies) == 4
    assert lines(tallies) == {"F-FILE-BOUND": [4, 5]}


def test_a_number_left_out_is_a_gap_and_a_late_beginning_is_none(table: Make) -> None:
    one = law.Numbered(law="numbered", rows=A, per=("who",), number="no")
    tallies = Tallies()
    rows = table("a", "who,no", "1,3", "1,1", "2,5", "2,6", "3,1", "3,1")
    assert with_gaps(one, rows, SUBJECT, tallies) == 6
    assert lines(tallies) == {"F-FILE-GAP": [2]}


def test_shares_add_up_to_one_exactly(table: Make) -> None:
    one = law.SharesSum(law="shares_sum", rows=A, per=("who",), numerator="one", denominator="two")
    tallies = Tallies()
    thirds = ("1,1,3", "1,1,3", "1,1,3")
    rows = table("a", "who,one,two", *thirds, "2,1,2", "2,1,3", "3,1,0", "4,9999999998,9999999999")
    assert not_whole(one, rows, SUBJECT, tallies) == 6
    assert lines(tallies) == {"F-FILE-SHARES": [5, 8]}


def test_days_on_which_offices_are_closed(table: Make) -> None:
    one, tallies = law.OnOpenDay(law="on_open_day", rows=A, item="day"), Tallies()
    days = ("2026-06-30", "2026-05-31", "2026-11-03", "2026-12-30", "", "9999-99-99")
    rows = table("a", "who,day", *(f"{n},{day}" for n, day in enumerate(days)))
    assert on_closed_days(one, rows, SUBJECT, tallies) == 4
    assert lines(tallies) == {"F-FILE-CLOSED-DAY": [3, 4, 5]}


def test_who_reached_the_age_long_ago_has_outgrown_the_row(table: Make) -> None:
    one, tallies = (
        law.NotOutgrown(law="not_outgrown", rows=A, birth="day", below=75, late=62),
        Tallies(),
    )
    rows = table("a", "who,day", "1,1946-01-01", "2,1951-10-01", "3,1951-09-01", "4,1951-00-00")
    assert outgrown(one, date(2026, 11, 24), rows, SUBJECT, tallies) == 3
    assert lines(tallies) == {"F-FILE-OUTGROWN": [2, 4]}


def test_a_total_may_be_smaller_where_nothing_says_by_how_much(table: Make) -> None:
    one = law.AddsUp(law="adds_up", rows=A, total="total", plus=("one", "two"), within=None)
    tallies = Tallies()
    rows = table("a", "who,total,one,two", "1,30,10,20", "2,5,10,20", "3,31,10,20")
    assert not_adding_up(one, rows, SUBJECT, tallies) == 3
    assert lines(tallies) == {"F-FILE-SUM": [4]}


def test_a_part_whose_flag_holds_counts_as_nothing(table: Make) -> None:
    one = law.AddsUp(
        law="adds_up", rows=A, total="total", plus=("one", "two"), unless={"one": "off"}
    )
    tallies = Tallies()
    rows = table("a", "who,total,one,two,off", "1,20,10,20,1", "2,20,10,20,0", "3,30,10,20,")
    assert not_adding_up(one, rows, SUBJECT, tallies) == 3
    assert lines(tallies) == {"F-FILE-SUM": [3]}


def test_later_versions_are_not_judged_where_the_first_is_asked_for(table: Make) -> None:
    one = law.AddsUp(law="adds_up", rows=A, total="total", plus=("one",), first="no")
    tallies = Tallies()
    rows = table("a", "who,no,total,one", "1,1,9,9", "2,1,9,8", "1,2,9,8")
    assert not_adding_up(one, rows, SUBJECT, tallies) == 2
    assert lines(tallies) == {"F-FILE-SUM": [3]}


def test_a_row_that_does_not_stand_alone_is_not_judged(table: Make) -> None:
    one = law.PartsSum(
        law="parts_sum",
        rows=A,
        others=B,
        key={"who": "who"},
        total="total",
        part="one",
        alone=(("who",),),
    )
    tallies = Tallies()
    met = When(root={"no": Bounds(most=0)})
    rows = table("a", "who,no,total", "1,0,9", "2,0,9", "3,0,9", "3,1,8", when=met)
    parts = table("b", "who,one", "1,9", "2,8", "3,8")
    assert not_the_sum(one, rows, parts, SUBJECT, tallies) == 2
    assert lines(tallies) == {"F-FILE-SUM": [3]}


def test_a_day_is_compared_with_that_of_the_first_version_alone(table: Make) -> None:
    one = law.InOrder(
        law="in_order",
        rows=A,
        others=B,
        key={"who": "who"},
        earlier="day",
        later="day",
        first="no",
    )
    tallies = Tallies()
    rows = table("a", "who,day", "1,2026-07-01", "2,2026-05-01", "3,2026-05-01")
    decided = ("1,1,2026-06-01", "1,2,2026-09-01", "2,1,2026-06-01", "3,2,2026-09-01")
    others = table("b", "who,no,day", *decided)
    assert out_of_order(one, rows, others, SUBJECT, tallies) == 2
    assert lines(tallies) == {"F-FILE-ORDER": [3]}


def test_the_number_of_rows_of_another_file_gives_the_total(table: Make) -> None:
    one = law.Counted(law="counted", rows=A, others=B, key={"who": "who"}, total="total")
    tallies = Tallies()
    rows = table("a", "who,total", "1,2", "2,2", "3,1", "4,", "5,1")
    others = table("b", "who,no", "1,1", "1,2", "2,1", "3,1", "4,1")
    assert not_the_number(one, rows, others, SUBJECT, tallies) == 3
    assert lines(tallies) == {"F-FILE-SUM": [3]}


def test_who_still_goes_on_after_a_day_long_past_is_counted_by_the_newest_version(
    table: Make,
) -> None:
    one = law.NotPast(law="not_past", rows=A, item="day", late=62, per=("who",), number="no")
    tallies = Tallies()
    rows = table("a", "who,no,day", "1,1,2026-01-31", "2,1,2026-01-31", "2,2,", "3,1,2026-10-01")
    assert long_past(one, date(2026, 11, 24), rows, SUBJECT, tallies) == 3
    assert lines(tallies) == {"F-FILE-PAST": [2]}


def test_a_month_is_past_after_its_last_day(table: Make) -> None:
    one, tallies = law.NotPast(law="not_past", rows=A, item="month", late=0), Tallies()
    rows = table("a", "who,month", "1,2026-10", "2,2026-11")
    assert long_past(one, date(2026, 11, 30), rows, SUBJECT, tallies) == 2
    assert lines(tallies) == {"F-FILE-PAST": [2]}


def test_a_day_and_a_month_are_compared_by_the_month(table: Make) -> None:
    tallies = Tallies()
    rows = table("a", "who,day,month", "1,2026-10-31,2026-10", "2,2026-11-01,2026-10", "3,,2026-01")
    one = law.InOrder(law="in_order", rows=A, earlier="day", later="month")
    assert out_of_order(one, rows, None, SUBJECT, tallies) == 2
    other = law.InOrder(law="in_order", rows=A, earlier="month", later="day")
    assert out_of_order(other, rows, None, SUBJECT, tallies) == 2
    assert lines(tallies) == {"F-FILE-ORDER": [3]}


def test_an_item_that_must_be_empty_is_counted_where_it_is_not(table: Make) -> None:
    one, tallies = law.HasValue(law="has_value", rows=A, item="day", values=()), Tallies()
    rows = table("a", "who,day", "1,", "2,2026-10-31")
    assert other_values(one, rows, SUBJECT, tallies) == 2
    assert lines(tallies) == {"F-FILE-VALUE": [3]}


def test_the_last_amount_of_a_key_is_not_above_the_one_before(table: Make) -> None:
    one = law.LastNotMore(law="last_not_more", rows=A, per=("who",), number="no", amount="total")
    tallies = Tallies()
    rows = table(
        "a",
        "who,no,total",
        *("1,2,100", "1,1,300", "1,10,101"),  # by number, not by text
        *("2,1,300", "2,2,100", "2,3,100"),
        "3,1,100",
        *("4,1,100", "4,1,200"),
        *("5,1,100", "5,2,"),
    )
    assert rising_at_last(one, rows, SUBJECT, tallies) == 2
    assert lines(tallies) == {"F-FILE-REMAINDER": [4]}


def test_only_the_newest_version_counts_by_its_number_whatever_the_condition(table: Make) -> None:
    newest = Newest(per=("who",), number="no")
    rows = table(
        "a",
        "who,no,total,off",
        *("1,9,1,0", "1,10,2,0"),
        *("2,1,3,0", "2,2,4,1"),  # the newest is none of those the law is about
        "3,1,5,0",
        when=When({"off": False}),
    )
    chosen = replace(rows, newest=newest)
    assert [v for block in chosen.blocks(["total"]) for v in block["total"]] == ["2", "5"]
    assert replace(chosen, newest=Newest(per=("month",), number="no")).missing(["total"]) == (
        "month",
    )
    assert sum(block.height for block in chosen.whole().blocks(["total"])) == 5
