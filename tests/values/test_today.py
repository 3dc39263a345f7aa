"""Today in Japan."""

import datetime as dt

from conformance.values import today


def test_a_legal_day_begins_at_midnight_in_japan(monkeypatch):
    class Clock(dt.datetime):
        @classmethod
        def now(cls, tz=None):
            return dt.datetime(2026, 3, 31, 15, 0, tzinfo=dt.UTC).astimezone(tz)

    monkeypatch.setattr(today.dt, "datetime", Clock)
    assert today.today_in_japan() == dt.date(2026, 4, 1)
