"""Who is touched by what an event entails."""

from __future__ import annotations

from types import SimpleNamespace

from conformance.catalog.models.events import OfRole
from conformance.contract.effects import _seen
from conformance.contract.stated import EnteredEvent
from conformance.population.rows import PlacedRow
from tests.contract.conftest import PEOPLE

NEIGHBOUR = SimpleNamespace(
    key="neighbour", values={"home": OfRole(role="person", item="home"), "sex": "1"}
)


def test_one_whose_record_was_erased_is_no_neighbour(standing):
    person = standing.at(PEOPLE)[0].row
    there = {"no": 1, "latest": True, "name": "乙", "home": "東"}
    state = standing.loaded(
        PlacedRow(*PEOPLE, {**there, "number": number, "sex": sex})
        for number, sex in (("002", "1"), ("003", "2"))
    )
    act = EnteredEvent({}, state.day, {"person": person})
    kept = {"sex": "1", "home": OfRole(role="person", item="home")}

    def neighbours(stated):
        return [
            seen.roles["neighbour"]["number"]
            for seen in _seen(state, PEOPLE, NEIGHBOUR, act, stated)
        ]

    assert neighbours(kept) == ["002"]
    assert neighbours({"home": "西"}) == ["002", "003"]
