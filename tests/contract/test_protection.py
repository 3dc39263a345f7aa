"""Who is protected on a business date."""

from __future__ import annotations

from datetime import date

import pytest

from conformance.catalog.load import load
from conformance.contract.protection import is_protected
from conformance.contract.state import State
from conformance.population.rows import PlacedRow

DAY = date(2025, 10, 1)
MEASURES = ("resident_register", "support_measures")


@pytest.mark.parametrize(
    ("starts", "ends", "protects"),
    [
        ("2025-10-01", None, True),
        ("2025-10-02", None, False),
        ("2025-01-01", "2025-10-02", True),
        ("2025-01-01", "2025-10-01", False),
    ],
)
def test_a_measure_protects_from_its_first_day_until_it_is_ended(starts, ends, protects):
    row = {"case_number": "A", "history_no": 1, "atena_number": "1", "measure_kind": "1"}
    dated = {"starts_on": starts, "terminated_on": ends}
    spec = load("resident_register")
    state = State.of({spec.domain: spec}, DAY, [PlacedRow(*MEASURES, {**row, **dated})])
    active = {"measure_kind": ("1", "2")}
    assert is_protected(state, MEASURES, "1", "atena_number", active) is protects
    assert is_protected(state, MEASURES, "2", "atena_number", active) is False
    assert is_protected(state, MEASURES, None, "atena_number", active) is False
