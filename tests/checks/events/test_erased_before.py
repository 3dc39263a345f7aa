"""Who was erased before lived with somebody who stays: else the household is gone and refuses."""

from __future__ import annotations

import pytest

from conformance.catalog.load import load

SPEC = load("resident_register")


def others(event):
    """The residents who take part beside whom the event is about."""
    return [r for r in event.roles if r.key != event.subject and r.group.endswith("residents")]


ERASED = [
    (event, stated)
    for event in SPEC.events.values()
    for stated in event.refuses
    if stated.key == "already-erased" and others(event)
    if event.role(event.subject).group == "japanese_residents"
]


@pytest.mark.parametrize(("event", "stated"), ERASED, ids=[event.key for event, _ in ERASED])
def test_somebody_of_the_household_is_still_there(event, stated):
    def lives_with(role):
        values = {**role.values, **stated.rows.get(role.key, {}), **stated.beside.get(role.key, {})}
        number = values.get("household_number")
        return getattr(number, "role", None) == event.subject

    assert any(map(lives_with, others(event)))
