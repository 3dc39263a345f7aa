"""What should stand while lives are told, and whose the rows are."""

from __future__ import annotations

from datetime import date

import pytest

from conformance.catalog.load import load
from conformance.catalog.models.lives import Stands
from conformance.checks.lives.model import Ledger
from conformance.contract.state import State
from conformance.population.rows import PlacedRow

AT = ("resident_register", "japanese_residents")
DAY = date(2025, 10, 1)


@pytest.fixture
def ledger() -> Ledger:
    return Ledger(State({"resident_register": load("resident_register")}.get, DAY))


def _row(number: int, **more: object) -> PlacedRow:
    return PlacedRow(*AT, {"atena_number": "1", "history_no": number, **more})


def test_all_rows_under_a_key_belong_to_one_person(ledger: Ledger) -> None:
    ledger.arrange([_row(2, name="新"), _row(1, name="旧")], 0)
    assert [kept.row["name"] for kept in ledger.own(AT, 0)] == ["新"]
    assert len(ledger.rows_of(AT, 0)) == 2
    assert ledger.own(AT, 1) == []


def test_a_row_stands_for_its_owner_only(ledger: Ledger) -> None:
    ledger.arrange([_row(1, resident_status="1")], 0)
    wanted = Stands(group="japanese_residents", when={"resident_status": "1"})
    assert ledger.find("resident_register", 0, wanted) is not None
    assert ledger.find("resident_register", 1, wanted) is None


def test_what_is_due_stands_from_its_day_on(ledger: Ledger) -> None:
    ledger.arrange([_row(1, resident_since="2025-10-02")], 0)
    wanted = Stands(group="japanese_residents", due=("resident_since",))
    assert ledger.find("resident_register", 0, wanted) is None
    ledger.state = ledger.state.on(date(2025, 10, 2))
    assert ledger.find("resident_register", 0, wanted) is not None


def test_a_row_of_a_view_is_theirs_whose_row_it_shows(ledger: Ledger) -> None:
    ledger.arrange([_row(1, name="甲", resident_status="1")], 0)
    seen = ("resident_register", "residents")
    assert [kept.row["name"] for kept in ledger.own(seen, 0)] == ["甲"]
    assert ledger.own(seen, 1) == []
