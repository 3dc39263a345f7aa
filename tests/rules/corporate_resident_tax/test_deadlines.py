from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.rules.calendar import add_years
from conformance.rules.core import OutOfScopeError, Why
from conformance.rules.corporate_resident_tax import correction_claim_deadline as correction
from conformance.rules.corporate_resident_tax import filing_deadline as filing
from conformance.rules.corporate_resident_tax import late_charge_during_extension as charge
from conformance.rules.corporate_resident_tax import late_charge_exclusion_period as exclusion
from conformance.rules.registry import parameters_from

RULES = load("corporate_resident_tax").rules
DAYS = st.dates(date(2012, 1, 1), date(2050, 12, 31))


def filed(facts: filing.Given) -> date:
    law = parameters_from(RULES["filing-deadline"].parameters)
    return filing.filing_deadline(facts, law, Why()).nominal_deadline


@given(end=DAYS, extension=st.integers(0, 5))
def test_a_final_return_is_due_after_the_period_and_an_extension_never_shortens_it(
    end: date, extension: int
) -> None:
    short = filed(filing.Given("final", None, end, extension))

    assert end < short <= filed(filing.Given("final", None, end, extension + 1))


def test_an_interim_return_is_due_two_months_after_half_a_year() -> None:
    assert filed(filing.Given("interim", date(2025, 8, 31))) == date(2026, 4, 30)
    assert filed(filing.Given("interim", date(2025, 7, 1))) == date(2026, 2, 28)
    assert filed(filing.Given("interim", date(2025, 7, 1), None, 2)) == date(2026, 2, 28)


@pytest.mark.parametrize(
    "facts",
    [filing.Given("final", date(2025, 4, 1)), filing.Given("interim", None, date(2026, 3, 31))],
)
def test_a_return_without_the_day_it_counts_from_is_out_of_scope(facts: filing.Given) -> None:
    with pytest.raises(OutOfScopeError, match="needed"):
        filed(facts)


@given(due=DAYS)
def test_a_claim_for_correction_may_be_made_until_five_years_after(due: date) -> None:
    law = parameters_from(RULES["correction-claim-deadline"].parameters)
    made = correction.correction_claim_deadline(correction.Given(due), law, Why())

    # It is the corresponding day, but the end of February is that of its own year.
    last = made.nominal_deadline
    assert last == add_years(due, 5) or (due.month, last.month) == (2, 2)


def test_five_years_from_the_last_of_february_end_on_the_last_of_february() -> None:
    law = parameters_from(RULES["correction-claim-deadline"].parameters)
    days = [date(2023, 2, 28), date(2024, 2, 28), date(2024, 2, 29)]
    made = [correction.correction_claim_deadline(correction.Given(d), law, Why()) for d in days]

    assert [each.nominal_deadline for each in made] == [
        date(2028, 2, 29),
        date(2029, 2, 28),
        date(2029, 2, 28),
    ]


def charged(tax: int, due: date, extended: date, paid: date) -> charge.Output:
    law = parameters_from(RULES["late-charge-during-extension"].parameters)
    facts = charge.Given(tax, due, extended, paid)
    return charge.late_charge_during_extension(facts, law, Why())


DUE, EXTENDED = date(2026, 6, 1), date(2026, 6, 30)


@given(tax=st.integers(0, 10**9), paid=st.dates(date(2026, 5, 1), date(2026, 12, 31)))
def test_days_count_up_to_the_extended_day_at_most(tax: int, paid: date) -> None:
    made = charged(tax, DUE, EXTENDED, paid)

    assert made.days == min(max((paid - DUE).days, 0), 29)
    assert made.late_charge % 100 == 0
    assert made.late_charge == 0 or made.late_charge >= 1000


def test_a_charge_below_a_thousand_yen_is_none() -> None:
    # 10,000,000 yen at 1.3 % bear 356 yen a day: 712 after two days, 1,068 after three.
    assert charged(10_000_000, DUE, EXTENDED, date(2026, 6, 3)).late_charge == 0
    assert charged(10_000_000, DUE, EXTENDED, date(2026, 6, 4)).late_charge == 1_000


def test_a_leap_year_has_three_hundred_and_sixty_five_days_for_the_charge() -> None:
    # 36,500,000 yen at 0.9 % bear exactly 900 yen a day.
    made = charged(36_500_000, date(2024, 1, 31), date(2024, 3, 31), date(2024, 3, 1))

    assert (made.days, made.late_charge) == (30, 27_000)


def test_years_without_a_rate_and_a_shortened_term_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="rate"):
        charged(5000, date(2026, 12, 1), date(2027, 1, 31), date(2027, 1, 1))
    with pytest.raises(OutOfScopeError, match="original_due_date"):
        charged(5000, date(2020, 12, 30), date(2021, 1, 31), date(2021, 1, 1))
    with pytest.raises(OutOfScopeError, match="extended_due_date"):
        charged(5000, DUE, date(2026, 5, 31), DUE)


def excluded(due: date, first: date, amended: date, *, fraud: bool = False) -> exclusion.Output:
    law = parameters_from(RULES["late-charge-exclusion-period"].parameters)
    facts = exclusion.Given(due, first, amended, fraud)
    return exclusion.late_charge_exclusion_period(facts, law, Why())


@given(due=DAYS, filed=DAYS, later=st.integers(0, 2000))
def test_nothing_is_excluded_within_a_year_and_every_day_after_it(
    due: date, filed: date, later: int
) -> None:
    amended = max(due, filed) + timedelta(days=later)
    made = excluded(due, filed, amended)

    assert max(later - 366, 0) <= made.excluded_days <= max(later - 365, 0)
    assert made.excluded_to == (amended if made.excluded_days else None)
    assert excluded(due, filed, amended, fraud=True).excluded_days == 0


def test_the_first_day_after_the_year_is_excluded() -> None:
    made = excluded(date(2023, 2, 28), date(2023, 2, 20), date(2024, 3, 1))

    # The year from 1 March 2023 ends on 29 February 2024.
    assert made == exclusion.Output(date(2024, 3, 1), date(2024, 3, 1), 1)


def test_an_amendment_before_the_return_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="amended_on"):
        excluded(date(2023, 5, 31), date(2023, 6, 2), date(2023, 6, 1))


def test_fraud_told_of_before_a_correction_was_foreseen_excludes_as_any_amended_return() -> None:
    due, amended = date(2023, 5, 31), date(2025, 3, 10)
    facts = exclusion.Given(due, due, amended, fraud=True, unforeseen=True)
    law = parameters_from(RULES["late-charge-exclusion-period"].parameters)
    found = exclusion.late_charge_exclusion_period(facts, law, Why())

    assert found == excluded(due, due, amended)
    assert excluded(due, due, amended, fraud=True).excluded_days == 0
