from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from conformance.rules.core import OutOfScopeError, Why
from conformance.rules.registry import parameters_from
from conformance.rules.resident_register.card_on_move import Given, State, card_on_move

_DAYS = {"days_from_planned": 30, "days_from_move_in": 14, "days_to_continue": 90}
LAW = parameters_from(
    [
        {"from": "2016-01-01", **_DAYS, "overseas_continuation": False},
        {"from": "2024-05-27", **_DAYS, "overseas_continuation": True},
    ]
)
EXTENDED = parameters_from(
    [
        {
            "from": "2016-01-01",
            **_DAYS,
            "overseas_continuation": False,
            "closed_last_day": "extended",
        }
    ]
)
DAYS = st.dates(date(2016, 1, 1), date(2027, 12, 31))
MAYBE = st.none() | DAYS
PLANNED = date(2025, 4, 1)


def state(
    as_of: date,
    *,
    planned: date = PLANNED,
    moved: date | None = None,
    filed: date | None = None,
    continued: date | None = None,
    destination: Literal["domestic", "overseas"] = "domestic",
    resident: Literal["japanese", "foreign"] = "japanese",
) -> State:
    facts = Given(resident, destination, planned, moved, filed, continued, as_of)
    return card_on_move(facts, LAW, Why()).state


def test_without_moving_in_the_card_lapses_after_thirty_days() -> None:
    assert state(date(2025, 5, 1)) == "valid"
    assert state(date(2025, 5, 2)) == "lapsed"


def test_having_moved_in_it_lapses_after_fourteen_days_without_a_filing() -> None:
    assert state(date(2025, 4, 16), moved=date(2025, 4, 2)) == "valid"
    assert state(date(2025, 4, 17), moved=date(2025, 4, 2)) == "lapsed"


def test_use_continued_on_the_ninetieth_day_is_in_time_and_on_the_next_is_not() -> None:
    filed, deadline, late = date(2025, 4, 10), date(2025, 7, 9), date(2025, 7, 10)

    assert state(date(2026, 1, 1), moved=PLANNED, filed=filed, continued=deadline) == "valid"
    assert state(deadline, moved=PLANNED, filed=filed, continued=late) == "valid"
    assert state(late, moved=PLANNED, filed=filed, continued=late) == "lapsed"


def test_a_closed_fourteenth_day_is_moved_only_where_it_is_read_so() -> None:
    planned, moved, monday = date(2025, 4, 11), date(2025, 4, 12), date(2025, 4, 28)
    late = date(2025, 4, 29)
    facts = Given("japanese", "domestic", planned, moved, monday, monday, as_of=date(2025, 9, 1))

    assert card_on_move(facts, LAW, Why()).state == "lapsed"
    assert card_on_move(facts, EXTENDED, Why()).state == "valid"
    filed_late = replace(facts, move_in_filed_on=late, continued_on=late)
    assert card_on_move(filed_late, EXTENDED, Why()).state == "lapsed"


def test_a_late_filing_is_not_healed_by_continuing_the_use() -> None:
    filed = date(2025, 4, 16)

    assert state(filed, moved=PLANNED, filed=filed, continued=filed) == "lapsed"
    assert state(date(2025, 4, 15), moved=PLANNED, filed=filed, continued=filed) == "valid"


def test_use_abroad_can_be_continued_from_27_may_2024() -> None:
    planned = date(2024, 6, 10)
    for continued, expected in ((date(2024, 5, 26), "lapsed"), (date(2024, 5, 27), "valid")):
        found = state(planned, planned=planned, continued=continued, destination="overseas")
        assert found == expected


def test_a_procedure_on_the_planned_day_is_not_judged_and_a_later_one_is_too_late() -> None:
    with pytest.raises(OutOfScopeError, match="not settled"):
        state(PLANNED, continued=PLANNED, destination="overseas")
    day_after = PLANNED + timedelta(days=1)
    assert state(day_after, continued=day_after, destination="overseas") == "lapsed"
    foreign = state(PLANNED, continued=PLANNED, destination="overseas", resident="foreign")
    assert foreign == "lapsed"


def test_a_procedure_older_than_the_card_itself_does_not_keep_it() -> None:
    assert state(PLANNED, continued=date(2015, 1, 1), destination="overseas") == "lapsed"


@given(as_of=DAYS, continued=MAYBE, resident=st.sampled_from(["japanese", "foreign"]))
def test_a_card_stays_valid_until_the_day_before_going_abroad(
    as_of: date, continued: date | None, resident: Literal["japanese", "foreign"]
) -> None:
    assume(continued != PLANNED)
    found = state(as_of, continued=continued, destination="overseas", resident=resident)

    assert as_of >= PLANNED or found == "valid"
    assert as_of < PLANNED or resident == "japanese" or found == "lapsed"


def _in_order(*days: date | None) -> tuple[date | None, date | None, date | None]:
    """Return the days there are in their order, those that are missing last."""
    known = sorted(day for day in days if day is not None)
    first, second, third = (*known, *[None] * (3 - len(known)))
    return first, second, third


@given(
    planned=DAYS,
    moved=MAYBE,
    filed=MAYBE,
    continued=MAYBE,
    as_of=DAYS,
    destination=st.sampled_from(["domestic", "overseas"]),
)
def test_a_lapsed_card_never_comes_back(
    planned: date,
    moved: date | None,
    filed: date | None,
    continued: date | None,
    as_of: date,
    destination: Literal["domestic", "overseas"],
) -> None:
    assume(destination == "domestic" or continued != planned)
    if destination == "domestic":
        moved, filed, continued = _in_order(moved, filed, continued)
    facts = Given("japanese", destination, planned, moved, filed, continued, as_of)
    later = replace(facts, as_of=as_of + timedelta(days=1))

    today, tomorrow = (card_on_move(each, LAW, Why()).state for each in (facts, later))

    assert (today, tomorrow) != ("lapsed", "valid")


@pytest.mark.parametrize(
    ("moved", "filed", "continued"),
    [
        (None, PLANNED, None),
        (PLANNED, None, PLANNED),
        (PLANNED, PLANNED - timedelta(days=1), None),
        (PLANNED, PLANNED, PLANNED - timedelta(days=1)),
    ],
)
def test_moving_in_its_filing_and_continued_use_come_in_this_order(
    moved: date | None, filed: date | None, continued: date | None
) -> None:
    with pytest.raises(OutOfScopeError):
        state(PLANNED, moved=moved, filed=filed, continued=continued)
    assert state(PLANNED, moved=PLANNED, filed=PLANNED, continued=PLANNED) == "valid"


def test_before_there_were_cards_the_rule_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="as_of"):
        state(date(2015, 12, 31))
    with pytest.raises(OutOfScopeError, match="not in force"):
        state(PLANNED, planned=date(2015, 12, 31))


def test_the_derivation_ends_with_the_state_in_words() -> None:
    for day, word in ((date(2025, 5, 1), "有効"), (date(2025, 5, 2), "失効")):
        why = Why()
        card_on_move(Given("japanese", "domestic", PLANNED, None, None, None, day), LAW, why)
        assert word in why.steps[-1].ja
