"""Which events a call may enter as things stand."""

from __future__ import annotations

from datetime import date

import pytest

from conformance.catalog.load import load
from conformance.contract.standing import entered, left_open, might_enter
from conformance.contract.stated import Act

DAY = date(2026, 11, 20)
SPEC = load("resident_register")
PERSON = {"atena_number": "1", "history_no": 1, "latest": True, "resident_status": "1"}
MADE = "removed-record-creation"
DEATH, MOVED_OUT = "23", "22"


def rows(group):
    return [PERSON] if group == "japanese_residents" else []


def keys(found):
    return {event.key for event, _ in found}


def sent(reason):
    return Act({"atena_number": "1", "erasure_reason": reason}, DAY)


@pytest.mark.parametrize("reason", [DEATH, MOVED_OUT])
def test_what_a_call_may_entail_stays_open_whatever_the_reason(reason):
    assert "death" in keys(left_open(SPEC, MADE, sent(reason), rows))


@pytest.mark.parametrize(("reason", "may"), [(DEATH, True), (MOVED_OUT, False)])
def test_a_call_for_another_reason_enters_no_death(reason, may):
    assert ("death" in keys(might_enter(SPEC, MADE, sent(reason), rows))) is may
    assert may or "death" not in keys(entered(SPEC, MADE, sent(reason), rows))
