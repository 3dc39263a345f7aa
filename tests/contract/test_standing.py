"""Which events a call may enter as things stand."""

from __future__ import annotations

from datetime import date

import pytest

from conformance.catalog.load import load
from conformance.contract.standing import entered, left_open, might_enter
from conformance.contract.stated import EnteredEvent

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
    return EnteredEvent({"atena_number": "1", "erasure_reason": reason}, DAY)


@pytest.mark.parametrize("reason", [DEATH, MOVED_OUT])
def test_what_a_call_may_entail_stays_open_whatever_the_reason(reason):
    assert "death" in keys(left_open(SPEC, MADE, sent(reason), rows))


@pytest.mark.parametrize(("reason", "may"), [(DEATH, True), (MOVED_OUT, False)])
def test_a_call_for_another_reason_enters_no_death(reason, may):
    assert ("death" in keys(might_enter(SPEC, MADE, sent(reason), rows))) is may
    assert may or "death" not in keys(entered(SPEC, MADE, sent(reason), rows))


CARE = load("long_term_care_insurance")
INSURED = {"insured_number": "1", "atena_number": "7", "status": "1"}
ADMITTED = EnteredEvent({"atena_number": "7", "facility_kind": "exclusion"}, DAY)


@pytest.mark.parametrize(
    ("insured", "enters"),
    [
        ([INSURED], True),
        ([{**INSURED, "atena_number": "8"}], False),
        ([INSURED, {**INSURED, "insured_number": "2"}], False),
    ],
)
def test_whose_event_it_is_may_be_told_by_other_items_than_the_key_if_one_alone_has_them(
    insured, enters
):
    stand = {"insured_persons": insured}.get
    found = list(entered(CARE, "exclusion-facility", ADMITTED, lambda g: stand(g) or []))
    assert keys(found) == ({"exclusion-admission"} if enters else set())
    assert all(act.roles["insured"] == INSURED for _, act in found)


@pytest.mark.parametrize("former", [1, 2])
def test_a_key_may_be_counted_on_from_an_input(former):
    card = {"insured_number": "1", "certificate_kind": "1", "issue_no": former}
    act = EnteredEvent({"insured_number": "1", "certificate_kind": "1", "issue_no": 2}, DAY)
    found = list(
        entered(CARE, "reissue-card", act, lambda g: [card] if g == "certificates" else [])
    )
    assert keys(found) == ({"card-reissue"} if former == 1 else set())
