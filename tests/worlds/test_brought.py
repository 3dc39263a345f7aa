"""Facts of a worked example on another day: every date as far from it as before."""

from __future__ import annotations

from datetime import date

from conformance.worlds.brought import brought

DAY, TODAY = date(2025, 12, 31), date(2026, 11, 24)


def test_days_and_months_move_with_the_day():
    facts = {
        "on": "2025-12-30",
        "at": "2025-12-31T09:00:00",
        "month": "2026-01",
        "list": [{"on": "2025-12-31"}],
    }
    assert brought(facts, DAY, TODAY) == {
        "on": "2026-11-23",
        "at": "2026-11-24T09:00:00",
        "month": "2026-12",
        "list": [{"on": "2026-11-24"}],
    }


def test_what_is_no_day_stays():
    facts = {"text": "男", "number": 3, "none": None, "flag": True, "no_day": "2025-02-30"}
    assert brought(facts, DAY, TODAY) == facts
