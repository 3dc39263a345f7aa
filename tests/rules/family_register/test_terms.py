from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.contract.oracles import parameters
from conformance.rules.core import OutOfScopeError, ParameterPeriod, Parameters, Why
from conformance.rules.family_register import e_certificate_code_validity as code_rule
from conformance.rules.family_register import filing_deadline as deadline_rule
from conformance.rules.family_register import nationality_reservation as reserve_rule
from conformance.rules.family_register import removed_koseki_retention as keep_rule

DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
CLOSED = st.frozensets(DAYS, max_size=10).map(tuple)
THREE = Parameters((ParameterPeriod(date(1985, 1, 1), None, {"months": 3}),))
TERMS = parameters(load("family_register"), "filing-deadline")
KEPT = Parameters((ParameterPeriod(date(2010, 6, 1), None, {"retention_years": 150}),))


def deadline(kind: deadline_rule.Kind, base: date, *closed: date, abroad: bool = False) -> date:
    given = deadline_rule.Given(kind, base, abroad, closed)
    return deadline_rule.filing_deadline(given, TERMS, Why()).deadline


@pytest.mark.parametrize(
    ("kind", "base", "last"),
    [
        ("nationality_loss", date(2025, 1, 31), date(2025, 2, 28)),  # no 31 February
        ("naturalization", date(2025, 3, 1), date(2025, 3, 31)),
        ("surname_after_divorce", date(2024, 11, 29), date(2025, 2, 28)),  # counted from the 30th
        ("foreign_spouse_surname", date(2024, 8, 31), date(2025, 2, 28)),  # from 1 September
        ("judicial_acknowledgment", date(2024, 2, 20), date(2024, 2, 29)),
        ("death", date(2025, 12, 26), date(2026, 1, 1)),
    ],
)
def test_terms_end_on_the_day_before_the_corresponding_day(
    kind: deadline_rule.Kind, base: date, last: date
) -> None:
    assert deadline(kind, base) == last


def test_a_weekend_that_is_not_named_as_closed_stays_the_last_day() -> None:
    assert deadline("birth", date(2025, 4, 13)) == date(2025, 4, 26)  # a Saturday
    assert deadline("birth", date(2025, 4, 13), date(2025, 4, 26)) == date(2025, 4, 27)


@pytest.mark.parametrize("kind", ["foreign_spouse_surname", "surname_after_foreign_divorce"])
def test_the_first_day_of_a_foreign_spouse_s_surname_counts_where_it_is_so_read(
    kind: deadline_rule.Kind,
) -> None:
    read = ParameterPeriod(date.min, None, {"foreign_surname_term": "event_day"})
    given = deadline_rule.Given(kind, date(2025, 1, 15), abroad=False, closed_days=())
    made = deadline_rule.filing_deadline(given, Parameters((read, *TERMS.periods)), Why())

    assert made.deadline == deadline(kind, date(2025, 1, 15)) - timedelta(days=1)


def test_events_before_the_terms_of_1985_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError):
        deadline("birth", date(1984, 12, 31), abroad=True)


@pytest.mark.parametrize(
    "kind", ["judicial_divorce", "naturalization", "surname_after_divorce", "disappearance"]
)
def test_other_terms_are_no_longer_abroad(kind: deadline_rule.Kind) -> None:
    base = date(2025, 4, 1)

    assert deadline(kind, base, abroad=True) == deadline(kind, base)


@given(
    kind=st.sampled_from(get_args(deadline_rule.Kind)), base=DAYS, closed=CLOSED, far=st.booleans()
)
def test_a_deadline_is_open_and_a_later_event_never_ends_earlier(
    kind: deadline_rule.Kind, base: date, closed: tuple[date, ...], *, far: bool
) -> None:
    made = deadline(kind, base, *closed, abroad=far)

    assert made not in closed
    assert made >= deadline(kind, base, abroad=far)
    assert deadline(kind, base + timedelta(days=1), *closed, abroad=far) >= made


def reserve(born: date, reserved: date | None, *closed: date) -> reserve_rule.Output:
    given = reserve_rule.Given(
        born, born_abroad=True, foreign_nationality=True, reserved_on=reserved, closed_days=closed
    )
    return reserve_rule.nationality_reservation(given, THREE, Why())


@given(born=DAYS, closed=CLOSED)
def test_nationality_is_reserved_until_the_deadline_of_a_birth_abroad(
    born: date, closed: tuple[date, ...]
) -> None:
    last = deadline("birth", born, *closed, abroad=True)

    assert reserve(born, last, *closed) == reserve_rule.Output(last, japanese=True)
    assert not reserve(born, last + timedelta(days=1), *closed).japanese
    assert not reserve(born, None, *closed).japanese


def test_reserving_before_the_birth_and_births_before_the_law_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError):
        reserve(date(2025, 1, 1), date(2024, 12, 31))
    with pytest.raises(OutOfScopeError):
        reserve(date(1984, 12, 31), None)


def valid(issued: date, used: date) -> bool:
    return code_rule.e_certificate_code_validity(code_rule.Given(issued, used), THREE, Why()).valid


def test_the_day_of_issue_is_the_first_of_three_months() -> None:
    assert valid(date(2025, 4, 1), date(2025, 6, 30))
    assert not valid(date(2025, 4, 1), date(2025, 7, 1))
    assert valid(date(2024, 11, 29), date(2025, 2, 28))


@given(issued=DAYS, days=st.integers(0, 88))
def test_a_code_is_valid_for_at_least_89_days_and_never_before_its_issue(
    issued: date, days: int
) -> None:
    assert valid(issued, issued + timedelta(days=days))
    assert not valid(issued, issued - timedelta(days=1))
    assert not valid(issued, issued + timedelta(days=92))


@given(removed=st.dates(date(1930, 1, 1), date(2030, 12, 31)))
def test_all_registers_of_a_year_are_kept_until_the_same_day(removed: date) -> None:
    given = keep_rule.Given(removed, date(2025, 1, 1))
    made = keep_rule.removed_koseki_retention(given, KEPT, Why())

    assert made.retention_until == date(removed.year + 150, 12, 31)
    after = keep_rule.Given(removed, made.retention_until + timedelta(days=1))
    assert not keep_rule.removed_koseki_retention(after, KEPT, Why()).must_retain


def test_registers_removed_before_1930_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError):
        keep_rule.removed_koseki_retention(
            keep_rule.Given(date(1929, 12, 31), date(2025, 1, 1)), KEPT, Why()
        )
