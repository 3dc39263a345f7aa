"""What users pay: ceilings, tenths, refunds and supplements."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.contract.oracles import derive
from conformance.rules.core import OutOfScopeError
from conformance.values.year_month import YearMonth

SPEC = load("disability_welfare")
YEN = st.integers(0, 600000)


def numbers(rule: str, **given: object) -> dict[str, int]:
    return {k: int(str(v)) for k, v in derive(SPEC, rule, given).as_json().items()}


def ceiling(**given: object) -> dict[str, object]:
    facts = {
        "birth_date": "1990-04-01",
        "decision_date": "2025-10-01",
        "service_place": "home",
        "welfare_recipient": False,
        "household_taxed": True,
        "domiciled_on_tax_date": True,
        "income_levy": 0,
        "housing_loan_credit": 0,
        "donation_credit": 0,
        **given,
    }
    return dict(derive(SPEC, "copay-ceiling", facts).as_json())


def device(**given: object) -> dict[str, object]:
    facts = {
        "application_date": "2025-06-01",
        "applicant": "adult",
        "price": 100000,
        "welfare_recipient": False,
        "household_taxed": True,
        "domiciled_on_tax_date": True,
        "max_income_levy": 0,
        **given,
    }
    return dict(derive(SPEC, "device-burden", facts).as_json())


def medical(**given: object) -> tuple[object, ...]:
    facts = {
        "application_date": "2025-10-01",
        "medical_kind": "1",
        "heavy_continuous": False,
        "welfare_recipient": False,
        "household_taxed": True,
        "domiciled_on_tax_date": True,
        "own_income": 0,
        "income_levy": 0,
        **given,
    }
    return tuple(derive(SPEC, "medical-ceiling", facts).as_json().values())


@pytest.mark.parametrize(
    ("day", "scope"), [("2023-09-30", "2"), ("2023-10-01", "1"), ("2024-02-29", "1")]
)
def test_eighteen_is_attained_the_day_before_the_birthday(day: str, scope: str) -> None:
    assert ceiling(birth_date="2005-10-02", decision_date=day)["household_scope"] == scope


def test_in_a_facility_the_guardians_count_until_twenty() -> None:
    """Born on 29 February, twenty is attained on 28 February of the leap year, too."""
    facts = {"birth_date": "2004-02-29", "service_place": "residential"}
    scopes = [
        ceiling(decision_date=day, **facts)["household_scope"]
        for day in ("2024-02-27", "2024-02-28")
    ]

    assert scopes == ["2", "1"]


def test_a_grown_up_in_a_facility_is_never_general_1() -> None:
    assert ceiling(service_place="residential")["category"] == "4"


@pytest.mark.parametrize("place", ["group_home", "lodging_training"])
def test_a_child_in_a_group_home_is_out_of_scope(place: str) -> None:
    with pytest.raises(OutOfScopeError, match="expected an adult in a group home"):
        ceiling(birth_date="2010-01-01", service_place=place)


def test_training_with_lodging_is_general_2_however_small_the_levy() -> None:
    """障害者総合支援法施行令第17条第2号かっこ書."""
    assert ceiling(service_place="lodging_training", income_levy=1)["ceiling"] == 37200
    assert ceiling(service_place="lodging_training", household_taxed=False)["ceiling"] == 0


@given(levy=YEN, loan=YEN, gift=YEN, born=st.dates(date(1950, 1, 1), date(2025, 9, 30)))
def test_credits_count_like_the_levy_itself(levy: int, loan: int, gift: int, born: date) -> None:
    whole = ceiling(birth_date=str(born), income_levy=levy + loan + gift)
    parts = ceiling(
        birth_date=str(born), income_levy=levy, housing_loan_credit=loan, donation_credit=gift
    )

    assert whole == parts
    assert whole["ceiling"] in {4600, 9300, 37200}


@given(st.dates(date(2015, 1, 1), date(2028, 12, 31)))
def test_every_child_is_free_for_three_school_years(birth: date) -> None:
    def free(day: date) -> object:
        facts = {"birth_date": str(birth), "service_date": str(day)}
        return derive(SPEC, "preschool-free", facts).as_json()["free"]

    entry = birth.year + (3 if (birth.month, birth.day) < (4, 2) else 4)
    if entry < 2020:
        return
    first, after = date(entry, 4, 1), date(entry + 3, 4, 1)
    one = timedelta(days=1)

    assert [free(d) for d in (first - one, first, after - one, after)] == [False, True, True, False]


def rate(**given: object) -> int:
    facts = {
        "preschool": True,
        "free": False,
        "untaxed": False,
        "income_levy": 77101,
        "older_preschool": 0,
        "older_children": 0,
        **given,
    }
    return numbers("multi-child-rate", **facts)["rate_percent"]


@pytest.mark.parametrize(("older", "percent"), [(0, 10), (1, 5), (2, 0), (3, 0)])
def test_each_older_sibling_before_school_lowers_the_part(older: int, percent: int) -> None:
    """児童福祉法施行令第24条第4号."""
    assert rate(older_preschool=older, older_children=older) == percent
    assert rate(older_preschool=older, older_children=older, preschool=False) == 10


def test_older_children_at_school_count_below_77101_yen() -> None:
    """同条第5号."""
    found = [rate(income_levy=levy, older_children=1) for levy in (77100, 77101)]

    assert found == [5, 10]


def test_free_and_untaxed_children_pay_nothing() -> None:
    assert rate(free=True) == rate(untaxed=True, income_levy=0) == 0


def test_more_siblings_before_school_than_siblings_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="older_preschool"):
        rate(older_preschool=1)


def test_services_before_october_2019_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="on or after 2019-10-01"):
        derive(SPEC, "preschool-free", {"birth_date": "2015-01-01", "service_date": "2019-09-30"})


@given(st.tuples(YEN, YEN, YEN, YEN))
def test_a_municipality_charges_whatever_the_other_did(yen: tuple[int, ...]) -> None:
    names = ("cost_before", "ceiling_before", "cost_after", "ceiling_after")
    found = numbers("copay-with-move", **dict(zip(names, yen, strict=True)))

    assert found["copay_after"] == min(yen[2] // 10, yen[3])
    assert found["total"] == min(yen[0] // 10, yen[1]) + found["copay_after"]


def test_a_rich_childs_device_is_granted_from_april_2024_on() -> None:
    found = [
        device(applicant="child", application_date=day, max_income_levy=460000)["eligible"]
        for day in ("2024-03-31", "2024-04-01")
    ]

    assert found == [False, True]


def test_a_levy_at_the_cap_contradicts_welfare() -> None:
    with pytest.raises(OutOfScopeError, match="max_income_levy"):
        device(welfare_recipient=True, max_income_levy=460000)


def test_a_newcomer_pays_for_a_device_unless_on_welfare() -> None:
    newcomer = {"household_taxed": False, "domiciled_on_tax_date": False}
    assert device(**newcomer)["user_burden"] == 10000
    assert device(**newcomer, welfare_recipient=True)["user_burden"] == 0


@given(price=st.integers(0, 10**6), taxed=st.booleans())
def test_user_and_public_pay_the_price_together(price: int, *, taxed: bool) -> None:
    found = device(price=price, household_taxed=taxed)
    user = int(str(found["user_burden"]))

    assert user + int(str(found["public_payment"])) == price
    assert user <= min(price // 10, 37200)


@pytest.mark.parametrize(
    ("levy", "found"),
    [(32999, (True, "04", None)), (33000, (True, "05", None)), (234999, (True, "05", None))],
)
def test_a_middle_income_has_no_ceiling_of_its_own(levy: int, found: tuple[object, ...]) -> None:
    assert medical(income_levy=levy) == found


def test_a_high_income_needs_a_lasting_severe_illness() -> None:
    assert medical(income_levy=235000) == (False, "06", None)
    assert medical(income_levy=235000, heavy_continuous=True) == (True, "06", 20000)


@pytest.mark.parametrize("child", ["1", "2", "3"])
def test_the_low_incomes_part_at_the_limit_itself(child: str) -> None:
    low = {"household_taxed": False, "medical_kind": child}

    assert medical(own_income=809000, **low) == (True, "02", 2500)
    assert medical(own_income=809001, **low) == (True, "03", 5000)


def test_who_was_not_domiciled_on_the_tax_date_goes_by_the_levy() -> None:
    newcomer = {"household_taxed": False, "domiciled_on_tax_date": False}

    assert medical(**newcomer) == (True, "04", None)
    assert medical(**newcomer, heavy_continuous=True) == (True, "04", 5000)
    assert medical(household_taxed=False)[1] == "02"


def test_what_is_not_confirmed_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="low_threshold"):
        medical(application_date="2026-07-01", household_taxed=False)
    assert medical(application_date="2026-07-01") == (True, "04", None)
    with pytest.raises(OutOfScopeError):
        medical(application_date="2027-04-01")


@pytest.mark.parametrize(
    "lacking",
    ["continuous_5years", "nontaxed_at_65", "support_level_at_65", "nontaxed_now"],
)
def test_every_condition_of_the_new_refund_is_needed(lacking: str) -> None:
    facts = {
        "continuous_5years": True,
        "nontaxed_at_65": True,
        "support_level_at_65": 2,
        "used_ltc_before_65": False,
        "nontaxed_now": True,
        "has_decision": False,
        "ltc_copay": 15000,
        "ltc_high_cost": 0,
    }
    less = 1 if lacking == "support_level_at_65" else False

    assert numbers_of_refund(**facts) == (True, 15000)
    assert numbers_of_refund(**{**facts, lacking: less}) == (False, 0)
    assert numbers_of_refund(**{**facts, "has_decision": True}) == (True, 15000)


def numbers_of_refund(**given: object) -> tuple[object, ...]:
    return tuple(derive(SPEC, "new-high-cost", given).as_json().values())


def test_an_insurance_refund_above_the_payment_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="ltc_high_cost"):
        numbers_of_refund(
            continuous_5years=True,
            nontaxed_at_65=True,
            support_level_at_65=2,
            used_ltc_before_65=False,
            nontaxed_now=True,
            has_decision=False,
            ltc_copay=1,
            ltc_high_cost=2,
        )


def test_who_still_has_services_granted_is_refunded_alike() -> None:
    """障害者総合支援法施行令第43条の5第6項."""
    facts: dict[str, object] = {
        "continuous_5years": True,
        "nontaxed_at_65": True,
        "support_level_at_65": 2,
        "used_ltc_before_65": False,
        "nontaxed_now": True,
        "ltc_copay": 24600,
        "ltc_high_cost": 9600,
    }
    found = [numbers_of_refund(**facts, has_decision=yes) for yes in (True, False)]

    assert found == [(True, 15000), (True, 15000)]


@given(st.tuples(YEN, YEN, YEN, YEN, st.just(37200)))
def test_all_but_childrens_services_share_the_household_refund(yen: tuple[int, ...]) -> None:
    names = ("disability", "child", "ltc_net", "device", "base_amount")
    found = numbers("high-cost-total", **dict(zip(names, yen, strict=True)))

    assert found["household_total"] - found["refund_total"] == min(sum(yen[:4]), yen[4])
    assert 0 <= found["refund_disability"] <= min(found["refund_total"], sum(yen[:4]) - yen[1])


@pytest.mark.parametrize("other", ["ltc_net", "device"])
def test_care_or_devices_beside_a_lower_base_are_out_of_scope(other: str) -> None:
    facts = {"disability": 9300, "child": 4600, "ltc_net": 0, "device": 0, "base_amount": 9300}
    assert numbers("high-cost-total", **facts)["refund_disability"] == 3077
    with pytest.raises(OutOfScopeError, match=other):
        numbers("high-cost-total", **(facts | {other: 1}))


@given(
    limit=st.sampled_from([4600, 9300, 37200]),
    shares=st.lists(st.integers(0, 100), min_size=1, max_size=6),
)
def test_the_offices_never_collect_more_than_the_ceiling_nor_than_their_own(
    limit: int, shares: list[int]
) -> None:
    copays = [limit * share // 100 for share in shares]
    facts = {"ceiling": limit, "office_copays": copays}
    found = derive(SPEC, "ceiling-management", facts).as_json()
    adjusted = [int(str(n)) for n in _list(found["adjusted"])]

    assert sum(adjusted) == min(sum(copays), limit)
    assert all(less <= own for less, own in zip(adjusted, copays, strict=True))
    assert (found["result"] == "1") is (copays[0] == limit)
    if found["result"] == "2":
        assert adjusted == copays


def test_a_managing_office_above_the_ceiling_collects_just_the_ceiling() -> None:
    facts = {"ceiling": 9300, "office_copays": [9301, 100]}

    assert derive(SPEC, "ceiling-management", facts).as_json() == {
        "result": "1",
        "adjusted": [9300, 0],
    }


@pytest.mark.parametrize(("limit", "copays"), [(9300, []), (0, [0, 0])])
def test_no_offices_and_no_ceiling_are_out_of_scope(limit: int, copays: list[int]) -> None:
    with pytest.raises(OutOfScopeError):
        derive(SPEC, "ceiling-management", {"ceiling": limit, "office_copays": copays})


@given(rent=YEN, category=st.sampled_from(["1", "2", "3", "4"]))
def test_only_people_on_welfare_or_untaxed_get_a_rent_supplement(rent: int, category: str) -> None:
    found = numbers("group-home-rent-supplement", category=category, rent=rent)

    assert found["supplement"] == (min(rent, 10000) if category in {"1", "2"} else 0)


@given(st.integers(0, 300))
def test_one_tax_decides_from_july_to_june(months: int) -> None:
    month = YearMonth(2012, 7).plus(months)
    found = numbers("tax-year-for-ceiling", service_month=str(month))

    assert found == {"tax_fiscal_year": 2012 + months // 12, "income_year": 2011 + months // 12}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
