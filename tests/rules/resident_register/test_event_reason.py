from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.rules.resident_register.event_reason import Given, event_reason

OTHERS = ["birth", "death", "move_within", "naturalization", "article_30_46", "error_correction"]
REGISTERS = st.sampled_from(["japanese", "foreign"])


def reason(*events: str, register: Literal["japanese", "foreign"] = "japanese") -> str:
    return event_reason(Given(events, register), Parameters(), Why()).reason


@given(
    others=st.lists(st.sampled_from(OTHERS)),
    at=st.integers(0, 5),
    register=REGISTERS,
    move=st.sampled_from([("move_in_domestic", "国内転入"), ("move_in_overseas", "国外転入等")]),
)
def test_moving_in_wins_wherever_it_stands(
    others: list[str],
    at: int,
    register: Literal["japanese", "foreign"],
    move: tuple[str, str],
) -> None:
    events = [*others[:at], move[0], *others[at:]]

    assert reason(*events, register=register) == move[1]


@given(others=st.lists(st.sampled_from(OTHERS)), register=REGISTERS)
def test_without_moving_in_only_the_first_event_counts(
    others: list[str], register: Literal["japanese", "foreign"]
) -> None:
    assert reason("death", *others, register=register) == "死亡"


@pytest.mark.parametrize(
    ("event", "japanese", "foreign"),
    [
        ("naturalization", "職権記載（帰化等）", "職権消除（帰化等）"),
        ("nationality_acquisition", "職権記載（帰化等）", "職権消除（帰化等）"),
        ("nationality_loss", "職権消除（国籍喪失）", "職権記載（国籍喪失）"),
    ],
)
def test_a_change_of_nationality_enters_one_register_and_leaves_the_other(
    event: str, japanese: str, foreign: str
) -> None:
    assert (reason(event), reason(event, register="foreign")) == (japanese, foreign)


@pytest.mark.parametrize("events", [(), ("no_such_event", "birth")])
def test_events_without_a_reason_are_out_of_scope(events: tuple[str, ...]) -> None:
    with pytest.raises(OutOfScopeError, match="expected the first to be one of"):
        reason(*events)


def test_moving_in_from_two_places_at_once_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="one kind of moving in"):
        reason("move_in_domestic", "move_in_overseas")
