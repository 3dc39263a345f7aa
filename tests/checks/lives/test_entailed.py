"""What an event leaves open of a row beside the one its function writes is taken over as read."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from conformance.catalog.load import load
from conformance.checks.lives.entailed import follow, holding
from conformance.contract.state import State, Stored
from conformance.contract.stated import EnteredEvent
from conformance.population.rows import key_of

DOMAIN, GROUP = "long_term_care_insurance", "certifications"
AT = DOMAIN, GROUP
EVENT = "certification-application"
SENT = {
    "insured_number": "0000000001",
    "application_no": 2,
    "application_kind": "3",
    "applied_on": "2025-10-01",
}
STANDING = {
    "insured_number": "0000000001",
    "application_no": 1,
    "status": "6",
    "care_level": "21",
    "decided_on": "2025-08-01",
    "valid_from": "2025-08-01",
    "valid_to": "2026-07-31",
}
ANOTHER = {**STANDING, "application_no": 3, "status": "7"}
MARKED = {**STANDING, "applied_on": "2025-07-01"}
"""The certification in force with an item that no effect names."""


@pytest.fixture
def spec():
    return load(DOMAIN)


def _stands_after(spec, *rows):
    """Return the state after the application as a package answers it with these rows."""
    state = State({DOMAIN: spec}.get, date(2025, 10, 1))
    state = state.holding(AT, [Stored(STANDING), Stored(ANOTHER)])

    def query(_domain, group, where):
        return [r for r in rows if group == GROUP and where.items() <= r.items()]

    trial = SimpleNamespace(
        spec=spec,
        domain=DOMAIN,
        group=spec.records.__getitem__,
        interface=SimpleNamespace(query=query),
    )
    written = key_of(spec.records[GROUP], SENT)
    life = SimpleNamespace(domain=DOMAIN, function=EVENT)
    made = SimpleNamespace(life=life, at=AT, key=written, inputs=SENT)
    act = EnteredEvent(SENT, state.day, {"standing": STANDING})
    event = spec.events[EVENT]
    return holding(state, follow(trial, state, made, [(event, act)])).at(AT)


def test_an_item_that_no_effect_names_of_another_row_is_the_package_s_own_affair(spec):
    new = {**SENT, "status": "1", "care_level": None, "decided_on": None}
    stands = _stands_after(spec, MARKED, ANOTHER, new)
    assert [k.row for k in stands if k.row["application_no"] == 1] == [MARKED]


def test_the_row_the_request_writes_and_rows_of_nobody_who_takes_part_stay_as_expected(spec):
    new = {**SENT, "status": "1", "care_level": None, "decided_on": None}
    stands = _stands_after(spec, STANDING, {**ANOTHER, "status": "1"}, new)
    assert [k.row for k in stands] == [ANOTHER, STANDING]
