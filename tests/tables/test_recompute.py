from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from conformance.catalog.load import load
from conformance.tables.coverage import FileCoverage
from conformance.tables.read import LINE
from conformance.tables.recompute import Recompute
from conformance.tables.tally import Tallies
from conformance.worlds.formulas import formulas_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.tables.formula import Formula
    from conformance.tables.tally import Tally

Row = dict[str, str | None]


def formula(domain: str, group: str, item: str) -> Formula:
    spec = load(domain)
    return next(f for f in formulas_of(spec, spec.records[group]) if f.item.key == item)


def judged(
    of: Formula, rows: Sequence[Row], most: int = 1000
) -> tuple[FileCoverage, list[Tally], Recompute]:
    one, tallies = Recompute(of, most), Tallies()
    for start in range(0, len(rows), 2):  # several blocks
        part = rows[start : start + 2]
        frame = pl.DataFrame(
            {key: [row.get(key) for row in part] for key in one.items},
            schema=dict.fromkeys(one.items, pl.String),
        )
        lines = pl.int_range(start + 2, start + 2 + len(part), dtype=pl.UInt32, eager=True)
        one.take(frame.with_columns(lines.alias(LINE)), tallies)
    return one.close(tallies), list(tallies.of(one.subject)), one


FEE_YEAR = formula("child_childcare_support", "fees", "tax_year")
REFUND = formula("corporate_resident_tax", "returns", "refund")


def test_a_value_that_the_rule_gives_is_right_and_another_is_named_with_it() -> None:
    coverage, tallies, one = judged(
        FEE_YEAR,
        [
            {"month": "2025-08", "tax_year": "2024"},
            {"month": "2025-09", "tax_year": "2025"},
            {"month": "2025-08", "tax_year": "2025"},
        ],
    )
    assert coverage == FileCoverage(judged=3)
    assert [(t.code, t.total) for t in tallies] == [("F-FILE-RULE", 1)]
    spot = tallies[0].spots[0]
    assert (spot.line, spot.column, spot.expected) == (4, "tax_year", "2024")
    assert any("9月" in step.ja or "8月" in step.ja for step in one.steps)


def test_each_combination_of_inputs_is_worked_out_once() -> None:
    rows: list[Row] = [{"month": "2025-08", "tax_year": "2024"}] * 9
    asked = []

    def derive(given: dict[str, object]) -> object:
        asked.append(given)
        return FEE_YEAR.derive(given)  # type: ignore[arg-type]

    counted = type(FEE_YEAR)(FEE_YEAR.group, FEE_YEAR.follows, FEE_YEAR.rule, derive)  # type: ignore[arg-type]
    assert judged(counted, rows)[0].judged == 9
    assert asked == [{"month": "2025-08"}]


def test_rows_beyond_the_most_combinations_are_counted_and_not_judged() -> None:
    rows: list[Row] = [{"month": f"20{n}-09", "tax_year": "1999"} for n in range(20, 25)]
    coverage, tallies, _ = judged(FEE_YEAR, rows, most=2)
    assert (coverage.judged, coverage.beyond) == (2, 3)
    assert tallies[0].total == 2


def test_inputs_the_rule_cannot_read_and_empty_values_are_not_judged() -> None:
    rows: list[Row] = [
        {"month": "2025-13", "tax_year": "2024"},
        {"month": None, "tax_year": "2024"},
        {"month": "2025-08", "tax_year": None},
    ]
    coverage, tallies, _ = judged(FEE_YEAR, rows)
    assert (coverage, tallies) == (FileCoverage(judged=0, outside=2), [])


def test_numbers_are_compared_as_numbers_and_only_where_the_condition_holds() -> None:
    amounts = {"income_levy": "100", "per_capita": "50", "interim_income_levy": "200"}
    row: Row = {**amounts, "interim_per_capita": "0", "return_kind": "01", "refund": "050"}
    wrong: Row = {**row, "refund": "51"}
    elsewhere: Row = {**wrong, "return_kind": "02"}
    no_number: Row = {**row, "refund": "５０"}
    coverage, tallies, _ = judged(REFUND, [row, wrong, elsewhere, no_number])
    assert coverage.judged == 3
    assert [(t.total, t.lines) for t in tallies] == [(1, [3])]


def test_a_month_stands_for_its_first_day_where_a_rule_asks_for_a_day() -> None:
    value = formula("fixed_asset_tax", "depreciable_assets", "value")
    derived = value.derived(["1000000", "2020-05", "10", "2021"])
    assert derived is not None
    assert value.text_of(derived) == "897000"


def test_no_rule_is_held_against_a_date_that_is_unspecified() -> None:
    erased = formula("resident_register", "removed_records", "erased_on")
    row: Row = {
        "erasure_reason": "21",
        "erased_on": "2025-00-00",
        "planned_move_out_on": "2025-03-31",
        "move_in_notice_on": "2025-04-03",
    }
    assert erased.unknown_flag == "erased_on_unknown_flag"
    coverage, tallies, _ = judged(erased, [{**row, "erased_on_unknown_flag": "1"}])
    assert (coverage.judged, tallies) == (0, [])
    for flag in ("0", None):
        coverage, tallies, _ = judged(erased, [{**row, "erased_on_unknown_flag": flag}])
        assert [(t.code, t.total) for t in tallies] == [("F-FILE-RULE", 1)]
