"""The rows that should stand, group by group; a state is never changed."""

from __future__ import annotations

import pytest

from conformance.contract.apply import ways
from conformance.contract.state import Stored
from tests.contract.conftest import PEOPLE, event


def row(number: int, **more: object) -> Stored:
    return Stored({"number": "001", "no": number, **more})


def test_the_newest_row_of_a_key_is_the_current_one(standing):
    state = standing.holding(PEOPLE, [row(2, name="新"), row(1, name="旧")])
    assert [kept.row["name"] for kept in state.current(PEOPLE)] == ["新"]
    assert [kept.row["name"] for kept in state.under(PEOPLE, {"number": "001"})] == ["旧", "新"]
    assert state.find(PEOPLE, {"number": "001"}).row["name"] == "新"
    assert state.find(PEOPLE, {"number": "002"}) is None


def test_rows_are_added_replaced_and_taken_away_in_another_state(standing):
    old = standing.at(PEOPLE)[0]
    assert standing.adding(PEOPLE, row(2)).at(PEOPLE) == (old, row(2))
    assert standing.replacing(PEOPLE, old, row(9)).at(PEOPLE) == (row(9),)
    assert standing.without(PEOPLE, old).at(PEOPLE) == ()
    assert standing.at(PEOPLE) == (old,)


def test_the_places_that_changed_are_told(standing):
    assert standing.adding(PEOPLE, row(2)).changed_since(standing) == [PEOPLE]
    assert standing.on(standing.day).changed_since(standing) == []


@pytest.mark.parametrize(("function", "number"), [("leave", 2), ("sweep", 2), ("move", 1)])
def test_the_contract_leaves_open_how_a_cancellation_and_a_batch_keep_the_past(
    standing, function, number
):
    call = event(standing, function, number="001", **({"home": "西"} if function == "move" else {}))
    assert len(ways(standing, call)) == number


def test_what_is_refused_has_no_way(standing):
    assert ways(standing, event(standing, "leave", number="009")) == ()
