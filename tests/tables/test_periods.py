from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from conformance.catalog.models.conditions import When
from conformance.catalog.models.records import Item, Period, RecordGroup
from conformance.tables.periods import Periods
from conformance.tables.read import LINE
from conformance.tables.tally import Tallies

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.catalog.models.records import ItemType

Rows = list[tuple[str | None, ...]]


def group(kind: ItemType = "date") -> RecordGroup:
    return RecordGroup(
        key="stays",
        name_ja="期間",
        primary_key=("number", "no"),
        items=(
            Item(key="number", name_ja="番号", type="digits"),
            Item(key="since", name_ja="自", type=kind),
            Item(key="until", name_ja="至", type=kind),
            Item(key="state", name_ja="状態", type="code"),
            Item(key="no", name_ja="連番", type="integer"),
        ),
    )


def judged(
    period: Period, rows: Sequence[tuple[str | None, ...]], kind: ItemType = "date"
) -> dict[str, list[int]]:
    one, tallies = Periods(group(kind), period), Tallies()
    columns = [item.key for item in group().items]
    for start in range(0, len(rows), 2):  # several blocks
        part = [_whole(row, start + n) for n, row in enumerate(rows[start : start + 2])]
        frame = pl.DataFrame(part, schema=dict.fromkeys(columns, pl.String), orient="row")
        lines = pl.int_range(start + 2, start + 2 + len(part), dtype=pl.UInt32, eager=True)
        one.take(frame.with_columns(lines.alias(LINE)), tallies)
    one.close(tallies)
    return {tally.code: tally.lines for tally in tallies.of(one.subject)}


def _whole(row: tuple[str | None, ...], number: int) -> tuple[str | None, ...]:
    return row if len(row) == WIDTH else (*row, *[None] * (WIDTH - 1 - len(row)), str(number))


WIDTH = len(group().items)
APART = Period(since="since", until="until", per=("number",))
FREE = Period(since="since", until="until")


def test_a_period_that_ends_before_it_begins_is_named_with_its_line_and_column() -> None:
    rows: Rows = [("1", "2025-04-01", "2025-04-01"), ("1", "2025-04-02", "2025-04-01")]
    assert judged(FREE, rows) == {"F-FILE-PERIOD-BACKWARDS": [3]}


def test_open_ends_and_marks_of_open_ranges_never_lie_before_a_beginning() -> None:
    rows: Rows = [("1", "2025-04-01", None), ("2", "2025-04-01", "9999-99-99"), ("3", None, "1")]
    assert judged(FREE, rows) == {}


def test_a_partly_unknown_date_is_not_judged() -> None:
    assert judged(FREE, [("1", "1950-06-10", "1950-06-00")]) == {}


def test_months_years_and_numbers_are_compared_as_such() -> None:
    assert judged(FREE, [("1", "2025-10", "2025-09")], "year_month") != {}
    assert judged(FREE, [("1", "2025-10", "2026-01")], "year_month") == {}
    assert judged(FREE, [("1", "9", "10")], "integer") == {}
    assert judged(FREE, [("1", "2025-01-01T10:00:00", "2025-01-01T09:59:59")], "datetime") != {}


def test_periods_that_touch_do_not_overlap_unless_the_end_is_a_day_inside() -> None:
    rows: Rows = [("1", "2025-01-01", "2025-04-01"), ("1", "2025-04-01", None)]
    assert judged(APART, rows) == {}
    through = APART.model_copy(update={"through": True})
    assert judged(through, rows) == {"F-FILE-PERIOD-OVERLAP": [3]}


def test_an_open_period_before_another_overlaps_it() -> None:
    rows: Rows = [("1", "2025-01-01", None), ("2", "2025-02-01", None), ("1", "2025-03-01", None)]
    assert judged(APART, rows) == {"F-FILE-PERIOD-OVERLAP": [4]}


def test_rows_for_which_the_condition_does_not_hold_may_overlap() -> None:
    rows: Rows = [("1", "2025-01-01", None, "9"), ("1", "2025-03-01", None, "1")]
    only = APART.model_copy(update={"when": When(root={"state": "1"})})
    assert judged(only, rows) == {}
    assert judged(APART, rows) != {}


def test_a_row_that_stands_twice_does_not_overlap_itself() -> None:
    rows: Rows = [("1", "2025-01-01", None, "1", "7"), ("1", "2025-01-01", None, "1", "7")]
    assert judged(APART, rows) == {}


def test_of_equal_periods_those_on_later_lines_overlap() -> None:
    rows: Rows = [("1", "2025-01-01", "2025-02-01")] * 6
    assert judged(APART, rows) == {"F-FILE-PERIOD-OVERLAP": [3, 4, 5, 6, 7]}


DAY = st.integers(0, 30)


@given(st.lists(st.tuples(st.sampled_from("12"), DAY, DAY), max_size=12), st.booleans())
@settings(deadline=None, max_examples=60)
def test_exactly_the_rows_that_begin_inside_an_earlier_one_are_counted(
    drawn: list[tuple[str, int, int]], through: bool
) -> None:
    first = date(2025, 1, 1)
    spans = [(key, min(a, b), max(a, b)) for key, a, b in drawn]
    rows = [
        (key, (first + timedelta(a)).isoformat(), (first + timedelta(b)).isoformat())
        for key, a, b in spans
    ]
    ordered = sorted(spans)
    wrong = sum(
        any(o[0] == s[0] and s[1] < o[2] + through for o in ordered[:n])
        for n, s in enumerate(ordered)
    )
    found = judged(APART.model_copy(update={"through": through}), rows)
    assert len(found.get("F-FILE-PERIOD-OVERLAP", [])) == wrong
