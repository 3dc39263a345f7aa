from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from conformance.rules.core import OutOfScopeError, Why
from conformance.rules.registry import parameters_from
from conformance.rules.resident_register import removed_record_retention as retention
from conformance.rules.resident_register import statistics_population as statistics

LAW = parameters_from(
    [
        {
            "from": "2019-06-20",
            "retention_years": 150,
            "migration_years": 5,
            "reaches_back_to": "2014-06-20",
        }
    ]
)
DAYS = st.dates(date(2014, 6, 20), date(2100, 1, 1))


def counted(base: date, since: date, leaves: date | None) -> bool:
    facts = statistics.Given(base, since, leaves)
    return statistics.statistics_population(facts, LAW, Why()).counted


@given(DAYS, DAYS, st.none() | DAYS)
def test_a_resident_is_counted_between_arriving_and_leaving(
    base: date, since: date, leaves: date | None
) -> None:
    assume(leaves != base)

    assert counted(base, since, leaves) == (since <= base and (leaves is None or base < leaves))


def test_leaving_on_the_base_day_is_not_decided() -> None:
    with pytest.raises(OutOfScopeError, match="does not decide"):
        counted(date(2025, 1, 1), date(2020, 1, 1), date(2025, 1, 1))


def retained(erased: date, as_of: date) -> tuple[bool, bool]:
    made = retention.removed_record_retention(retention.Given(erased, as_of), LAW, Why())
    return made.migratable, made.disposable


def test_five_years_from_a_leap_day_as_first_day_end_on_28_february() -> None:
    # Erased on 28 February 2024, counted from the 29th, which 2029 lacks.
    assert retained(date(2024, 2, 28), date(2029, 2, 28)) == (False, False)
    assert retained(date(2024, 2, 28), date(2029, 3, 1)) == (True, False)


def test_a_record_is_kept_on_the_very_last_day_of_its_period() -> None:
    assert retained(date(2020, 3, 31), date(2025, 3, 31)) == (False, False)
    assert retained(date(2020, 3, 31), date(2170, 3, 31)) == (True, False)
    assert retained(date(2020, 3, 31), date(2170, 4, 1)) == (True, True)


def test_the_long_retention_reaches_back_five_years_and_no_further() -> None:
    assert retained(date(2014, 6, 20), date(2019, 6, 20)) == (False, False)
    with pytest.raises(OutOfScopeError, match="2014-06-20"):
        retained(date(2014, 6, 19), date(2025, 1, 1))


def test_before_the_amendment_nothing_is_in_force() -> None:
    with pytest.raises(OutOfScopeError, match="not in force"):
        retained(date(2015, 1, 1), date(2019, 6, 19))


@given(erased=DAYS, as_of=st.dates(date(2019, 6, 20), date(2300, 1, 1)))
def test_a_later_day_never_takes_back_what_was_allowed(erased: date, as_of: date) -> None:
    today, tomorrow = retained(erased, as_of), retained(erased, as_of + timedelta(days=1))

    assert today <= tomorrow
    assert not today[1] or today[0]
