"""Rows of a group that protects, made so that they protect nobody."""

from dataclasses import dataclass
from datetime import date

from conformance.catalog.load import load
from conformance.suite.protect import idle

DAY = date(2026, 11, 21)


@dataclass
class Trial:
    spec: object
    day: date = DAY

    def group(self, key):
        return self.spec.records[key]


NATIONAL_PENSION = Trial(load("national_pension"))


def test_a_measure_that_protects_nobody_begins_later_and_has_no_end() -> None:
    made = idle(NATIONAL_PENSION, "support_measures", {"measure_kind": "1"})

    assert made == {"from_date": "2026-12-21", "until_date": None}


def test_a_mark_without_a_period_has_another_value() -> None:
    made = idle(NATIONAL_PENSION, "insured_persons", {"ex_officio": True, "resident_kind": "1"})

    assert made == {"ex_officio": False, "resident_kind": "2"}
