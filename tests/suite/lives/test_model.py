"""The harness's account of what should stand, by the words of the contract."""

from __future__ import annotations

from datetime import date

import pytest

from conformance.catalog.load import load
from conformance.catalog.models.lives import Stands
from conformance.suite.lives.model import Ledger

AT = ("resident_register", "japanese_residents")
MEASURES = ("resident_register", "support_measures")
DAY = date(2025, 10, 1)


@pytest.fixture
def ledger() -> Ledger:
    return Ledger({"resident_register": load("resident_register")}.get, DAY)


def _row(number: int, **more: object) -> dict[str, object]:
    return {"atena_number": "1", "history_no": number, **more}


def test_the_newest_row_of_a_key_is_the_current_one(ledger: Ledger) -> None:
    ledger.add(AT, _row(2, name="新"), 0)
    ledger.add(AT, _row(1, name="旧"), 0)
    assert [kept.row["name"] for kept in ledger.current(AT)] == ["新"]
    assert [kept.row["name"] for kept in ledger.under(AT, {"atena_number": "1"})] == ["旧", "新"]


def test_a_row_stands_for_its_owner_only(ledger: Ledger) -> None:
    ledger.add(AT, _row(1, resident_status="1"), 0)
    wanted = Stands(group="japanese_residents", when={"resident_status": "1"})
    assert ledger.find("resident_register", 0, wanted) is not None
    assert ledger.find("resident_register", 1, wanted) is None


def test_what_is_due_stands_from_its_day_on(ledger: Ledger) -> None:
    ledger.add(AT, _row(1, resident_since="2025-10-02"), 0)
    wanted = Stands(group="japanese_residents", due=("resident_since",))
    assert ledger.find("resident_register", 0, wanted) is None
    ledger.day = date(2025, 10, 2)
    assert ledger.find("resident_register", 0, wanted) is not None


def test_rows_put_under_a_key_keep_the_places_of_those_that_stood(ledger: Ledger) -> None:
    ledger.add(AT, _row(1, latest_flag=True), 0)
    ledger.put(AT, {"atena_number": "1"}, [_row(1, latest_flag=False), _row(2)], 0)
    assert [kept.row["history_no"] for kept in ledger.all(AT)] == [1, 2]
    assert ledger.all(AT)[0].row["latest_flag"] is False


@pytest.mark.parametrize(
    ("starts", "ends", "protects"),
    [
        ("2025-10-01", None, True),
        ("2025-10-02", None, False),
        ("2025-01-01", "2025-10-01", True),
        ("2025-01-01", "2025-09-30", False),
    ],
)
def test_a_measure_protects_from_its_first_day_to_its_last(
    ledger: Ledger, starts: str, ends: str | None, protects: bool
) -> None:
    row = {"case_number": "A", "history_no": 1, "atena_number": "1", "measure_kind": "1"}
    ledger.add(MEASURES, {**row, "starts_on": starts, "terminated_on": ends}, 0)
    active = {"measure_kind": ("1", "2")}
    held = ledger.protected("resident_register", "1", MEASURES, "atena_number", active)
    assert held is protects
    other = ledger.protected("resident_register", "2", MEASURES, "atena_number", active)
    assert other is False
