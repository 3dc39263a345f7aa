"""A life story asks for no copy that may not be issued."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import pytest

from conformance.catalog.load import load
from conformance.checks.lives.barred import is_barred

DAY = date(2026, 11, 20)
SPEC = load("seal_registration")


@dataclass
class Kept:
    row: dict


@dataclass
class Standing:
    rows: dict = field(default_factory=dict)
    day: date = DAY

    def current(self, at):
        return [Kept(row) for row in self.rows.get(at[1], [])]

    @property
    def state(self):
        return self

    @property
    def ledger(self):
        return self


class LivesTrial:
    spec = SPEC
    domain = SPEC.domain

    def group(self, key):
        return SPEC.records[key]


HELD = {"atena_number": "1", "target_process": "2", "hold_level": "1", "deleted_flag": False}


@pytest.mark.parametrize(
    ("status", "hold", "barred"),
    [
        ("2", None, False),
        ("9", None, True),
        ("2", {"start_date": "2026-11-20"}, True),
        ("2", {"start_date": "2026-11-21"}, False),
        ("2", {"start_date": "2026-11-01", "released_date": "2026-11-20"}, False),
        ("2", {"start_date": "2026-11-01", "end_date": "2026-11-19"}, True),
        ("2", {"start_date": "2026-11-01", "atena_number": "2"}, False),
    ],
)
def test_a_copy_is_barred_by_the_row_itself_and_by_those_about_the_person(status, hold, barred):
    held = [{**HELD, **hold}] if hold else []
    town = Standing({"holds": held})
    row = {"atena_number": "1", "status": status}
    form = SPEC.forms["seal-certificate"]

    assert is_barred(town, LivesTrial(), form, "seal_registrations", row, "1") is barred
