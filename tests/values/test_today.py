"""Today in Japan: on every machine, whatever it knows of the world's zones."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from conformance.values import today


def test_a_legal_day_begins_at_midnight_in_japan(monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:
            return dt.datetime(2026, 3, 31, 15, 0, tzinfo=dt.UTC).astimezone(tz)

    monkeypatch.setattr(today.dt, "datetime", Clock)
    assert today.today_in_japan() == dt.date(2026, 4, 1)


def in_japan() -> int:
    return (datetime.now(UTC) + timedelta(hours=9)).toordinal()


@pytest.mark.parametrize("zone", ["UTC", "America/St_Johns", "Pacific/Kiritimati"])
def test_the_day_is_japans_without_a_table_of_zones(zone: str) -> None:
    code = (
        "import sys; sys.modules['tzdata'] = None\n"
        "from conformance.values.today import today_in_japan\n"
        "print(today_in_japan().toordinal())"
    )
    given = {**os.environ, "TZ": zone, "PYTHONTZPATH": ""}
    before = in_japan()
    said = subprocess.check_output([sys.executable, "-c", code], env=given, encoding="utf-8")
    assert before <= int(said) <= in_japan()
