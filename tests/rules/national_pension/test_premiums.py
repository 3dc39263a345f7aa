"""Premiums and what relieves of them."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.rules.core import Json, OutOfScopeError, Parameters
from conformance.rules.registry import load_domain, parameters_from
from conformance.values.year_month import YearMonth

DOMAIN = "national_pension"
SPEC, RULES = load(DOMAIN), load_domain(DOMAIN)  # now: reading takes longer than a property may


@cache
def law(key: str) -> Parameters:
    return parameters_from(SPEC.rules[key].parameters)


def got(key: str, facts: Mapping[str, object]) -> dict[str, Json]:
    return RULES[key].derive(facts, law(key)).as_json()


MONTHS = st.integers(0, 83).map(YearMonth(2021, 4).plus)
DAYS = st.dates(date(2020, 6, 1), date(2035, 12, 31))
PARTS = ["none", "quarter", "half", "three_quarters", "full"]


def premium(month: str, status: str, *, additional: bool = False) -> int:
    facts = {"month": month, "status": status, "additional": additional}
    return int(str(got("monthly-premium", facts)["amount"]))


@given(month=MONTHS)
def test_the_more_is_waived_the_less_is_paid_in_tens_of_yen(month: YearMonth) -> None:
    paid = [premium(str(month), status) for status in PARTS]

    assert paid == sorted(paid, reverse=True)
    assert all(amount % 10 == 0 for amount in paid)


def test_five_yen_round_up() -> None:
    assert premium("2022-04", "half") == 8_300  # 8,295 yen
    assert premium("2023-04", "quarter") == 12_390  # 12,390 yen
    assert premium("2021-04", "three_quarters") == 4_150  # 4,152.5 yen


def test_a_year_without_an_announced_premium_is_out_of_scope() -> None:
    """国民年金法第87条第5項・第6項: the rate is set anew every year."""
    assert premium("2028-03", "none") == 18_290
    with pytest.raises(OutOfScopeError, match="not in force on 2028-04-01"):
        premium("2028-04", "none")


def test_childcare_before_its_law_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="not in force in 2026-09"):
        premium("2026-09", "childcare")


def person(income: int, **more: object) -> dict[str, object]:
    usual: dict[str, object] = {
        "income": income,
        "dependents": 0,
        "elderly_dependents": 0,
        "specific_dependents": 0,
        "deductions": 0,
        "special_status": False,
    }
    return usual | more


def waived(applicant: dict[str, object], **more: object) -> Json:
    usual: dict[str, object] = {
        "applicant": applicant,
        "spouse": None,
        "head": None,
        "under_50": False,
        "unemployed": [],
        "dv_separated": False,
        "household_aid": False,
    }
    return got("exemption-class", usual | more)["class"]


def test_deductions_help_with_parts_but_not_with_the_whole() -> None:
    assert waived(person(670_001, deductions=670_001)) == "three_quarters"
    assert waived(person(1_350_000, special_status=True)) == "full"
    assert waived(person(1_350_001, special_status=True)) == "quarter"


def test_old_and_specific_dependents_raise_the_limits_by_their_own_amounts() -> None:
    family = {"dependents": 3, "elderly_dependents": 1, "specific_dependents": 1}
    limit = 1_680_000 + 380_000 + 480_000 + 630_000

    assert waived(person(limit, **family)) == "quarter"
    assert waived(person(limit + 1, **family)) == "none"
    with pytest.raises(OutOfScopeError, match="dependents"):
        waived(person(3_000_000, dependents=1, elderly_dependents=2))


def test_assistance_to_the_household_waives_the_whole() -> None:
    assert waived(person(9_000_000), head=person(9_000_000), household_aid=True) == "full"


def test_an_unemployed_head_does_not_stand_in_the_way() -> None:
    assert waived(person(0), head=person(9_000_000), unemployed=["head"]) == "full"
    with pytest.raises(OutOfScopeError, match="unemployed"):
        waived(person(0), unemployed=["head"])


@given(income=st.integers(0, 4_000_000), other=st.integers(0, 4_000_000))
def test_a_spouse_never_helps(income: int, other: int) -> None:
    order = ["full", "three_quarters", "half", "quarter", "none"]
    alone, together = waived(person(income)), waived(person(income), spouse=person(other))

    assert order.index(str(alone)) <= order.index(str(together))
    assert waived(person(income), spouse=person(other), dv_separated=True) == alone


@given(day=DAYS)
def test_unemployment_reaches_from_twenty_to_thirty_two_months(day: date) -> None:
    made = got("unemployment-window", {"unemployed_on": day})
    first, last = (YearMonth.parse(str(made[name])) for name in ("from_month", "to_month"))

    assert 20 <= first.months_until(last) + 1 <= 32
    assert last.month == 6


@given(day=DAYS, back=st.integers(-14, 30))
def test_an_exemption_reaches_from_25_months_back_to_june(day: date, back: int) -> None:
    target = YearMonth.of(day).plus(-back)
    assume(back != 26 or day.day > 7)
    made = got("exemption-window", {"application_date": day, "target_month": str(target)})
    end = date(day.year + (day.month >= 7), 6, 30)

    assert made["claimable"] is (back <= 25 and target <= YearMonth.of(end))
    assert str(made["cycle_from"]) <= str(target) <= str(made["cycle_to"])


@pytest.mark.parametrize("applied", ["2026-09-01", "2026-09-02", "2026-09-07", "2021-05-06"])
def test_an_end_that_closed_days_may_have_moved_is_not_decided(applied: str) -> None:
    """31 August 2024 was a Saturday: two years from Monday 2 September end on 2 September 2026."""
    target = str(YearMonth.of(date.fromisoformat(applied)).plus(-26))
    facts = {"application_date": applied, "target_month": target}
    student_facts = {"income": 0, "dependents": 0, "deductions": 0, "enrolled": True}

    for key, more in (("exemption-window", {}), ("student-special", student_facts)):
        with pytest.raises(OutOfScopeError, match="application_date"):
            got(key, facts | more)


def test_later_in_the_month_26_months_back_are_too_late() -> None:
    facts = {"application_date": "2026-09-08", "target_month": "2024-07"}

    assert not got("exemption-window", facts)["claimable"]


@pytest.mark.parametrize("approved", ["three_quarters", "half", "quarter", "student", "rejected"])
def test_only_whole_exemptions_and_deferrals_continue(approved: str) -> None:
    facts = {"approved_class": approved, "by_special_reason": False, "wished": True}

    assert not got("continuous-review", facts)["continues"]


def test_a_wish_counts_in_the_year_applied_for_only() -> None:
    facts = {"approved_class": "full", "by_special_reason": False, "wished": True}

    assert got("continuous-review", facts)["continues"]
    assert not got("continuous-review", facts | {"applied_within_period": False})["continues"]


def student(
    target: str, income: int, dependents: int, deductions: int, **more: object
) -> dict[str, Json]:
    facts: dict[str, object] = {
        "application_date": "2026-04-05",
        "target_month": target,
        "income": income,
        "dependents": dependents,
        "deductions": deductions,
        "enrolled": True,
    }
    return got("student-special", facts | more)


def test_dependents_and_deductions_raise_what_a_student_may_earn() -> None:
    assert student("2026-04", 1_280_000 + 760_000 + 50_000, 2, 50_000)["approved"]
    assert not student("2026-04", 1_280_001 + 760_000 + 50_000, 2, 50_000)["approved"]


def test_a_student_has_the_grounds_of_an_exemption_but_for_other_people_s_income() -> None:
    family = {"elderly_dependents": 1, "specific_dependents": 1}
    limit = 1_280_000 + 380_000 + 480_000 + 630_000

    assert student("2026-04", limit, 3, 0, **family)["approved"]
    assert not student("2026-04", limit + 1, 3, 0, **family)["approved"]
    assert student("2026-04", 1_350_000, 0, 0, special_status=True)["approved"]
    assert not student("2026-04", 1_350_001, 0, 0, special_status=True)["approved"]
    for ground in ("household_aid", "special_reason"):
        assert student("2026-04", 9_000_000, 0, 0, **{ground: True})["approved"]
    with pytest.raises(OutOfScopeError, match="dependents"):
        student("2026-04", 0, 1, 0, **family)


def test_a_student_s_year_begins_in_april_and_reaches_25_months_back() -> None:
    assert student("2024-03", 0, 0, 0)["approved"]
    assert student("2024-03", 0, 0, 0)["income_year"] == 2022
    assert not student("2024-02", 0, 0, 0, application_date="2026-04-08")["approved"]
    assert student("2027-03", 0, 0, 0)["approved"]


def maternity(day: date, kind: str = "category1", *, multiple: bool = False) -> dict[str, Json]:
    facts = {"delivery_date": day, "multiple": multiple, "insured_kind": kind}
    return got("maternity-exemption", facts)


def test_who_is_insured_voluntarily_has_no_maternity_months() -> None:
    assert maternity(date(2027, 1, 15), "voluntary")["months"] == 0


@given(day=st.dates(date(2019, 7, 1), date(2035, 12, 31)), multiple=st.booleans())
def test_maternity_ends_two_months_after_the_birth(day: date, *, multiple: bool) -> None:
    made = maternity(day, multiple=multiple)

    assert made["months"] == (6 if multiple else 4)
    assert made["to_month"] == str(YearMonth.of(day).plus(2))


def childcare(birth: str, role: str, **changed: Json) -> dict[str, Json]:
    facts: dict[str, Json] = {
        "child_birth_date": birth,
        "role": role,
        "maternity_exempted": True,
        "delivery_date": birth,
        "adoption_date": None,
        "care_ended_on": None,
    }
    return got("childcare-exemption", facts | changed)


@given(st.dates(date(2026, 10, 1), date(2035, 12, 31)).filter(lambda d: d.day <= 28))
def test_maternity_and_childcare_follow_each_other_without_a_gap(birth: date) -> None:
    before = maternity(birth)
    after = childcare(str(birth), "mother")

    assert YearMonth.parse(str(before["to_month"])).plus(1) == YearMonth.parse(
        str(after["from_month"])
    )
    assert after["months"] == 9
    assert childcare(str(birth), "father")["months"] == 12


def test_a_mother_s_months_count_from_the_day_she_was_due() -> None:
    late = childcare("2027-06-03", "mother", delivery_date="2027-05-28")
    early = childcare("2027-05-28", "mother", delivery_date="2027-06-03")

    assert [late["from_month"], early["from_month"]] == ["2027-08", "2027-09"]


def test_childcare_ends_with_the_care() -> None:
    ends = [
        childcare("2027-05-01", "father", care_ended_on=day)["to_month"]
        for day in ("2027-11-29", "2027-11-30", "2028-04-29", "2028-04-30", "2028-06-01")
    ]

    assert ends == ["2027-10", "2027-11", "2028-03", "2028-04", "2028-04"]


def test_an_adoption_after_the_first_birthday_leaves_no_months() -> None:
    assert childcare("2027-01-15", "adoptive", adoption_date="2028-01-01")["months"] == 0
    assert childcare("2027-01-15", "adoptive", adoption_date="2027-12-31")["months"] == 1


def test_a_child_of_29_february_is_one_year_old_at_the_end_of_28_february() -> None:
    assert childcare("2028-02-29", "father")["to_month"] == "2029-02"


@pytest.mark.parametrize(
    ("birth", "role", "changed", "named"),
    [
        ("2027-01-31", "mother", {}, "delivery_date"),
        ("2028-02-29", "mother", {}, "delivery_date"),
        ("2027-01-15", "mother", {"delivery_date": None}, "delivery_date"),
        ("2027-01-15", "mother", {"delivery_date": "2027-07-01"}, "delivery_date"),
        ("2027-01-15", "adoptive", {}, "adoption_date"),
        ("2027-01-15", "father", {"care_ended_on": "2027-01-14"}, "care_ended_on"),
    ],
)
def test_what_is_open_about_childcare_is_out_of_scope(
    birth: str, role: str, changed: dict[str, Json], named: str
) -> None:
    with pytest.raises(OutOfScopeError, match=named):
        childcare(birth, role, **changed)


@given(day=DAYS, lasted=st.integers(0, 2000))
def test_a_statutory_exemption_begins_a_month_early(day: date, lasted: int) -> None:
    end = day + timedelta(days=lasted)
    made = got("statutory-exemption", {"started_on": day, "ended_on": end})

    assert made["from_month"] == str(YearMonth.of(day).plus(-1))
    assert made["to_month"] == str(YearMonth.of(end))


def test_a_statutory_exemption_cannot_end_before_it_began() -> None:
    with pytest.raises(OutOfScopeError, match="ended_on"):
        got("statutory-exemption", {"started_on": "2026-06-15", "ended_on": "2026-06-14"})


@pytest.mark.parametrize("status", ["none", "maternity", "childcare", "statutory_with_offer"])
def test_a_member_of_a_fund_pays_no_additional_premium(status: str) -> None:
    made = [
        got("additional-eligibility", {"status": status, "fund_member": member})["payable"]
        for member in (False, True)
    ]

    assert made == [True, False]
