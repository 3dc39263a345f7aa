from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.contract.oracles import parameters
from conformance.rules.core import OutOfScopeError, Why
from conformance.rules.individual_resident_tax import (
    assessment_period,
    late_charge,
    prescription,
    refund_interest,
    reminder_and_seizure,
    tax_rounding,
)
from conformance.rules.individual_resident_tax.late_charge import Payment
from conformance.rules.individual_resident_tax.prescription import PrescriptionEvent

SPEC = load("individual_resident_tax")
LATE, REFUND, REMINDER, PRESCRIPTION, PERIOD, ROUNDING = (
    parameters(SPEC, key)
    for key in (
        "late-charge",
        "refund-interest",
        "reminder-and-seizure",
        "prescription",
        "assessment-period",
        "tax-rounding",
    )
)
DAYS = st.dates(date(2015, 1, 1), date(2026, 11, 30))


def late(
    tax: int, due: date, *payments: Payment, rounding: str | None = None, small: str | None = None
) -> int:
    facts = late_charge.Given(tax, due, payments, rounding, small)
    return late_charge.late_charge(facts, LATE, Why()).late_charge


@given(tax=st.integers(0, 5_000_000), due=DAYS, days=st.integers(0, 700))
def test_paying_a_day_later_never_costs_less(tax: int, due: date, days: int) -> None:
    paid = min(due + timedelta(days=days), date(2026, 12, 30))
    early = late(tax, due, Payment(paid, tax))
    later = late(tax, due, Payment(paid + timedelta(days=1), tax))

    assert early <= later
    assert early % 100 == 0
    assert early == 0 or early >= 1_000


def test_fractions_are_cut_for_each_step_and_never_once_for_all() -> None:
    # 132,000 yen: 251.7 + 17.3 yen at 2.4 % on either side of New Year, 5,631.8 yen at 8.7 %.
    paid = Payment(date(2025, 6, 30), 132_000)

    assert late(132_000, date(2024, 12, 2), paid) == 5_800
    assert late(132_000, date(2024, 12, 2), paid, rounding="per_rate") == 5_900


def test_the_month_after_a_due_date_at_the_end_of_january_is_february() -> None:
    # 31 January 2025: the low rate covers the 28 days of February, 1 March has the high one.
    low = late(10_000_000, date(2025, 1, 31), Payment(date(2025, 2, 28), 10_000_000))
    more = late(10_000_000, date(2025, 1, 31), Payment(date(2025, 3, 1), 10_000_000))

    assert low == 18_400
    assert more == 20_700


def test_what_remains_below_2_000_yen_bears_no_interest_unless_the_town_says_so() -> None:
    payments = Payment(date(2025, 6, 30), 998_001), Payment(date(2026, 6, 30), 1_999)

    assert late(1_000_000, date(2025, 6, 30), *payments) == 0
    large = Payment(date(2025, 8, 31), 998_001), Payment(date(2026, 12, 31), 1_999)
    without = late(1_000_000, date(2025, 6, 30), *large)
    assert late(1_000_000, date(2025, 6, 30), *large, small="continue") - without == 100


def test_a_tax_not_paid_in_full_and_days_without_a_rate_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="1 yen are missing"):
        late(10_000, date(2025, 6, 30), Payment(date(2025, 7, 1), 9_999))
    with pytest.raises(OutOfScopeError, match="2027-01-01"):
        late(10_000, date(2026, 12, 25), Payment(date(2027, 1, 5), 10_000))


def test_the_order_of_the_payments_does_not_matter() -> None:
    payments = Payment(date(2025, 8, 31), 150_000), Payment(date(2025, 12, 31), 50_000)

    assert late(200_000, date(2025, 6, 30), *payments) == late(
        200_000, date(2025, 6, 30), *reversed(payments)
    )


@given(paid=DAYS, days=st.integers(0, 600))
def test_interest_on_a_payment_by_mistake_runs_later_than_on_a_reduced_assessment(
    paid: date, days: int
) -> None:
    decided = min(paid + timedelta(days=days), date(2026, 12, 31))

    def interest(reason: str) -> int:
        facts = refund_interest.Given(3_000_000, reason, paid, decided)
        return refund_interest.refund_interest(facts, REFUND, Why()).interest

    assert interest("erroneous") <= interest("assessment")


def test_a_claim_bears_interest_from_the_earlier_of_its_two_terms_and_needs_both_days() -> None:
    def interest(correction: date | None) -> int:
        facts = refund_interest.Given(
            3_000_000,
            "claim",
            date(2024, 6, 30),
            date(2025, 12, 31),
            claim_date=date(2025, 1, 31),
            correction_date=correction,
        )
        return refund_interest.refund_interest(facts, REFUND, Why()).interest

    # Three months from 1 February end on 30 April; one month from 11 February on 10 March.
    assert interest(date(2025, 2, 10)) == 3_000_000 * 9 * 296 // 365_000 // 100 * 100
    assert interest(date(2025, 8, 1)) == 3_000_000 * 9 * 245 // 365_000 // 100 * 100
    with pytest.raises(OutOfScopeError, match="correction_date"):
        interest(None)


@given(day=DAYS)
def test_seizure_waits_for_the_eleventh_day_after_the_reminder(day: date) -> None:
    found = reminder_and_seizure.reminder_and_seizure(
        reminder_and_seizure.Given(day, day + timedelta(days=20)), REMINDER, Why()
    )

    assert found.reminder_deadline == day + timedelta(days=20)
    assert found.seizure_from == found.reminder_deadline + timedelta(days=11)


def lapses(*events: PrescriptionEvent, due: date = date(2021, 6, 30)) -> date:
    facts = prescription.Given(due, events)
    return prescription.prescription(facts, PRESCRIPTION, Why()).completed_on


def test_a_second_reminder_a_notice_and_the_day_after_the_end_renew_nothing() -> None:
    first = PrescriptionEvent("reminder", date(2021, 7, 20))

    assert lapses(first, PrescriptionEvent("reminder", date(2025, 1, 1))) == lapses(first)
    assert lapses(PrescriptionEvent("notice", date(2026, 6, 1))) == date(2026, 6, 30)
    assert lapses(PrescriptionEvent("acknowledge", date(2026, 7, 1))) == date(2026, 6, 30)
    assert lapses(PrescriptionEvent("acknowledge", date(2026, 6, 30))) == date(2031, 6, 30)


def test_a_term_that_would_begin_on_a_leap_day_ends_with_february() -> None:
    assert lapses(PrescriptionEvent("acknowledge", date(2024, 2, 28))) == date(2029, 2, 28)


@given(days=st.lists(st.dates(date(2021, 7, 1), date(2030, 1, 1)), max_size=4), data=st.data())
def test_events_never_shorten_the_term_and_their_order_does_not_matter(
    days: list[date], data: st.DataObject
) -> None:
    events = [PrescriptionEvent("acknowledge", day) for day in days]
    shuffled = data.draw(st.permutations(events))

    assert lapses(*events) == lapses(*shuffled) >= lapses()


@given(
    tax=st.sampled_from(["individual_resident", "fixed_asset", "light_vehicle"]),
    due=st.dates(date(2012, 1, 1), date(2025, 1, 1)),
    days=st.integers(0, 2_700),
)
def test_what_may_be_raised_may_also_be_lowered_and_fraud_lengthens(
    tax: str, due: date, days: int
) -> None:
    def allowed(action: str, *, fraud: bool = False) -> bool:
        facts = assessment_period.Given(tax, action, fraud, due, due + timedelta(days=days))
        return assessment_period.assessment_period(facts, PERIOD, Why()).allowed

    assert allowed("increase") <= allowed("decrease") <= allowed("decrease", fraud=True)


@given(amount=st.integers(0, 9_999_999))
def test_rounding_twice_is_rounding_once(amount: int) -> None:
    for kind in ("tax_base", "late_base", "tax", "disposal_fee", "late_charge", "refund_interest"):

        def rounded(yen: int, kind: str = kind) -> int:
            facts = tax_rounding.Given(kind, yen)
            return tax_rounding.tax_rounding(facts, ROUNDING, Why()).result

        once = rounded(amount)
        assert rounded(once) == once <= amount


def test_a_return_of_the_income_tax_bears_interest_a_month_after_it_was_filed() -> None:
    def interest(decided: date, **days: date) -> int:
        facts = refund_interest.Given(
            1_000_000, "income_tax_return", date(2023, 6, 30), decided, **days
        )
        return refund_interest.refund_interest(facts, REFUND, Why()).interest

    filed = date(2023, 9, 30)
    assert interest(date(2024, 1, 1), filed_date=filed) == 1_500
    with pytest.raises(OutOfScopeError, match="returns_in_item_3"):
        interest(date(2023, 12, 31), filed_date=filed)
    with pytest.raises(OutOfScopeError, match="filed_date"):
        interest(date(2024, 1, 1), notice_date=filed)


def test_a_due_date_that_a_notice_names_begins_the_term_anew() -> None:
    events = (
        PrescriptionEvent("payment_notice", date(2022, 1, 31)),
        PrescriptionEvent("notice", date(2022, 5, 1)),
    )
    facts = prescription.Given(date(2021, 6, 30), events)

    found = prescription.prescription(facts, PRESCRIPTION, Why())
    assert found.completed_on == date(2027, 1, 31)


@pytest.mark.parametrize(
    ("before", "end"),
    [
        ((), date(2031, 6, 30)),
        ((PrescriptionEvent("acknowledge", date(2026, 7, 5)),), date(2031, 7, 5)),
    ],
)
def test_a_notice_of_a_due_date_after_the_term_may_have_kept_it_open(
    before: tuple[PrescriptionEvent, ...], end: date
) -> None:
    def ends(due: date) -> date:
        events = (*before, PrescriptionEvent("payment_notice", due))
        facts = prescription.Given(date(2021, 6, 30), events)
        return prescription.prescription(facts, PRESCRIPTION, Why()).completed_on

    assert ends(date(2026, 6, 30)) == end
    with pytest.raises(OutOfScopeError, match="2026-06-30"):
        ends(date(2026, 7, 10))


@pytest.mark.parametrize(("days", "deadline"), [(None, 20), (30, 30), (0, 0)])
def test_an_ordinance_may_allow_other_days_for_the_reminder(
    days: int | None, deadline: int
) -> None:
    due = date(2026, 6, 30)
    facts = reminder_and_seizure.Given(due, due + timedelta(days=1), days)

    found = reminder_and_seizure.reminder_and_seizure(facts, REMINDER, Why())
    assert found.reminder_deadline == due + timedelta(days=deadline)


@pytest.mark.parametrize("days", [0, -10])
def test_nobody_is_reminded_before_the_tax_is_overdue(days: int) -> None:
    due = date(2026, 6, 30)
    reminded = due + timedelta(days=days)
    with pytest.raises(OutOfScopeError, match="reminder_date"):
        reminder_and_seizure.reminder_and_seizure(
            reminder_and_seizure.Given(due, reminded), REMINDER, Why()
        )
    with pytest.raises(OutOfScopeError, match="events"):
        lapses(PrescriptionEvent("reminder", reminded), due=due)


def test_a_reminder_follows_the_first_due_date_that_a_notice_names() -> None:
    named = PrescriptionEvent("payment_notice", date(2022, 1, 31))

    assert lapses(named, PrescriptionEvent("reminder", date(2022, 2, 1))) == date(2027, 2, 11)
    with pytest.raises(OutOfScopeError, match="2022-02-01"):
        lapses(named, PrescriptionEvent("reminder", date(2022, 1, 31)))


@pytest.mark.parametrize(
    ("reason", "days"),
    [
        ("assessment", {"decision_date": date(2025, 6, 29)}),
        ("claim", {"claim_date": date(2025, 10, 2)}),
        ("claim", {"correction_date": date(2026, 1, 1)}),
        ("self_assessment_correction", {"correction_date": date(2025, 6, 29)}),
        ("income_tax_correction", {"notice_date": date(2026, 1, 1)}),
        ("income_tax_return", {"filed_date": date(2026, 1, 1)}),
    ],
)
def test_interest_needs_days_in_the_order_in_which_they_come(
    reason: str, days: dict[str, date]
) -> None:
    ordered = {
        "decision_date": date(2025, 12, 31),
        "claim_date": date(2025, 7, 1),
        "correction_date": date(2025, 10, 1),
        "notice_date": date(2025, 10, 1),
        "filed_date": date(2025, 10, 1),
    }

    def interest(**changed: date) -> int:
        known = {**ordered, **changed}
        facts = refund_interest.Given(3_000_000, reason, date(2025, 6, 30), **known)
        return refund_interest.refund_interest(facts, REFUND, Why()).interest

    assert interest() > 0
    with pytest.raises(OutOfScopeError, match="_date"):
        interest(**days)


def test_a_declared_tax_due_before_its_years_became_five_is_out_of_scope() -> None:
    def allowed(due: date, tax: str = "corporate_resident", *, fraud: bool = False) -> bool:
        facts = assessment_period.Given(tax, "increase", fraud, due, date(2014, 12, 1))
        return assessment_period.assessment_period(facts, PERIOD, Why()).allowed

    before = date(2011, 12, 1)
    assert allowed(date(2011, 12, 2))
    assert allowed(before, "fixed_asset")
    assert allowed(before, fraud=True)
    with pytest.raises(OutOfScopeError, match="legal_due_date"):
        allowed(before)
