"""Faults of moves act on their days and on no others."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from conformance.reference.mutants.faults import Fault

FAULT = TypeAdapter(Fault)


def fault(kind: str, **fields: object) -> Fault:
    return FAULT.validate_python({"kind": kind, **fields})


def test_an_input_is_moved_on_a_day_with_the_trait_only() -> None:
    one = fault("input_moved_on", of="left", trait="fiscal_year_end", days=1)
    assert one.rule_given({"left": "2026-03-31"}) == {"left": "2026-04-01"}
    assert one.rule_given({"left": "2026-03-30"}) == {"left": "2026-03-30"}
    assert one.rule_given({"left": None}) == {"left": None}


def test_another_input_is_moved_where_the_day_is_in_a_month() -> None:
    one = fault("input_moved_on", of="left", in_month=12, input="claimed", months=1)
    kept = {"left": "2026-11-30", "claimed": "2027-01-31"}
    assert one.rule_given(kept) == kept
    moved = one.rule_given({"left": "2026-12-01", "claimed": "2027-01-31"})
    assert moved["claimed"] == "2027-02-28"


def test_the_other_facts_must_fit_too() -> None:
    one = fault("input_moved_on", of="left", trait="year_end", days=1, when={"cause": "move_out"})
    kept = {"left": "2026-12-31", "cause": "death"}
    assert one.rule_given(kept) == kept
    assert one.rule_given({**kept, "cause": "move_out"})["left"] == "2027-01-01"


def test_members_of_a_list_are_moved_all_or_the_first_alone() -> None:
    rows = {"rows": [{"on": "2026-01-01"}, {"on": "2026-01-01"}, "text"]}
    every = fault("input_moved_on", within="rows", of="on", trait="january_1", days=-1)
    first = fault("input_moved_on", within="rows", first=True, of="on", trait="january_1", days=-1)
    moved, kept = {"on": "2025-12-31"}, {"on": "2026-01-01"}
    assert every.rule_given(rows)["rows"] == [moved, moved, "text"]
    assert first.rule_given(rows)["rows"] == [moved, kept, "text"]
    assert every.rule_given({"rows": None}) == {"rows": None}


def test_an_input_is_set_to_a_value_or_to_another_input_if_there_is_one() -> None:
    emptied = fault("input_set_on", input="new", of="left", trait="leap_day", to=None)
    assert emptied.rule_given({"left": "2024-02-29", "new": "x"})["new"] is None
    taken = fault("input_set_on", input="left", of="left", trait="leap_day", to_input="told")
    assert taken.rule_given({"left": "2024-02-29", "told": "2024-03-05"})["left"] == "2024-03-05"
    assert taken.rule_given({"left": "2024-02-29", "told": None})["left"] == "2024-02-29"


def test_an_output_is_moved_or_set_on_the_day_only() -> None:
    moved = fault("output_moved_on", output="months", of="left", trait="year_end", by=1)
    assert moved.rule_output({"left": "2026-12-31"}, {"months": 3}) == {"months": 4}
    assert moved.rule_output({"left": "2026-12-30"}, {"months": 3}) == {"months": 3}
    put = fault("output_set_on", output="fee", of="left", trait="leap_day", to_input="monthly")
    assert put.rule_output({"left": "2024-02-29", "monthly": 9}, {"fee": 1}) == {"fee": 9}
    assert put.rule_output({"left": "2024-02-28", "monthly": 9}, {"fee": 1}) == {"fee": 1}


def test_a_month_of_thirty_days_skips_february_and_fits_most_days() -> None:
    one = fault("month_as_days", output="next", of="left")
    assert one.rule_output({"left": "2026-01-31"}, {"next": "2026-02"}) == {"next": "2026-03"}
    assert one.rule_output({"left": "2026-06-15"}, {"next": "2026-07"}) == {"next": "2026-07"}


def test_a_day_is_seen_in_the_year_of_the_other() -> None:
    one = fault("year_ignored", input="election", of="left")
    assert one.rule_given({"left": "2025-03-20", "election": "2026-05-01"}) == {
        "left": "2025-03-20",
        "election": "2025-05-01",
    }


def test_a_trait_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValidationError, match="no trait 'full_moon'"):
        fault("input_moved_on", of="left", trait="full_moon", days=1)
