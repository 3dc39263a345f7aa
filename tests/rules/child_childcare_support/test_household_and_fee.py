from dataclasses import replace
from datetime import date
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.child_childcare_support import (
    care_hours,
    fee_tier,
    free_of_charge,
    household_tax_base,
    tax_source,
    tax_year_switch,
)
from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.rules.registry import parameters_from
from conformance.values.year_month import YearMonth

HOURS = parameters_from([{"from": "2015-04-01", "standard_hours_month": 120}])
STANDARD = [0, 0, 19_500, 30_000, 44_500, 61_000, 80_000, 104_000]
SHORT = [0, 0, 19_300, 29_600, 43_900, 60_100, 78_800, 102_400]
CEILINGS = parameters_from(
    [
        {
            "from": "2019-10-01",
            "standard": STANDARD,
            "short": SHORT,
            "special_ceiling": 9000,
            "special_limit": 77_101,
            "limits": [48_600, 97_000, 169_000, 301_000, 397_000],
        }
    ]
)
REASONS = st.sampled_from(["01", "02", "03", "04", "05", "06", "07", "08", "09", "10"])
PARENTS = st.lists(
    st.builds(care_hours.Parent, REASONS, st.integers(0, 200), st.just(value=False)), min_size=1
).map(tuple)
LEVELS: dict[str, Literal["standard", "short"]] = {
    "03": "standard",
    "06": "short",
    "09": "short",
    "10": "short",
}
RANK = ["none", "short", "standard"]
BASES = st.integers(0, 500_000)


def level(parents: tuple[care_hours.Parent, ...], lower_limit: int = 64) -> str:
    made = care_hours.Given(lower_limit, LEVELS, parents)
    return care_hours.care_hours(made, HOURS, Why()).care_level


@given(parents=PARENTS, more=PARENTS)
def test_another_parent_never_raises_the_level(
    parents: tuple[care_hours.Parent, ...], more: tuple[care_hours.Parent, ...]
) -> None:
    together = level(parents + more)

    assert together == level(more + parents)
    assert RANK.index(together) == min(RANK.index(level(parents)), RANK.index(level(more)))


@pytest.mark.parametrize(
    ("hours", "expected"), [(47, "none"), (48, "short"), (119, "short"), (120, "standard")]
)
def test_hours_on_a_limit_reach_it(hours: int, expected: str) -> None:
    assert level((care_hours.Parent("01", hours, asks_short=False),), lower_limit=48) == expected


@pytest.mark.parametrize("reason", ["04", "07"])
def test_nursing_and_schooling_have_no_lower_limit(reason: str) -> None:
    assert level((care_hours.Parent(reason, 1, asks_short=False),)) == "short"
    assert level((care_hours.Parent(reason, 120, asks_short=False),)) == "standard"


@pytest.mark.parametrize("reason", ["02", "05", "08"])
def test_short_hours_are_given_to_who_asks_for_them(reason: str) -> None:
    assert level((care_hours.Parent(reason, 0, asks_short=True),)) == "short"
    assert level((care_hours.Parent(reason, 0, asks_short=False),)) == "standard"


def test_short_hours_asked_for_on_another_ground_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="asks_short"):
        level((care_hours.Parent("01", 160, asks_short=True),))


@pytest.mark.parametrize("parents", [(), (care_hours.Parent("11", 160, asks_short=False),)])
def test_no_parent_and_an_unknown_reason_are_out_of_scope(
    parents: tuple[care_hours.Parent, ...],
) -> None:
    with pytest.raises(OutOfScopeError, match="expected"):
        level(parents)


@pytest.mark.parametrize("reason", ["03", "10"])
def test_a_reason_the_municipality_did_not_settle_is_out_of_scope(reason: str) -> None:
    made = care_hours.Given(64, {}, (care_hours.Parent(reason, 0, asks_short=False),))

    with pytest.raises(OutOfScopeError, match="municipal_levels"):
        care_hours.care_hours(made, HOURS, Why())


@given(month=st.builds(YearMonth, st.integers(2016, 2040), st.integers(1, 12)))
def test_the_tax_year_changes_in_september_alone(month: YearMonth) -> None:
    before, after = (
        tax_year_switch.tax_year_switch(tax_year_switch.Given(each), Parameters(), Why()).tax_year
        for each in (month.plus(-1), month)
    )

    assert after - before == (month.month == 9)


def test_no_fee_was_due_before_the_act() -> None:
    made = tax_year_switch.Given(YearMonth(2015, 3))

    with pytest.raises(OutOfScopeError, match="2015-04 or later"):
        tax_year_switch.tax_year_switch(made, Parameters(), Why())


def member(
    levy: int,
    role: Literal["father", "mother", "grandparent"] = "father",
    *,
    city: bool = False,
    again: int | None = None,
    excluded: bool = False,
    earner: bool = False,
) -> household_tax_base.TaxedMember:
    return household_tax_base.TaxedMember(role, levy, city, again, excluded, earner)


def base(*members: household_tax_base.TaxedMember) -> int:
    made = household_tax_base.Given(members)
    return household_tax_base.household_tax_base(made, Parameters(), Why()).tax_base


@given(counted=BASES, other=BASES)
def test_an_excluded_parent_and_a_grandparent_who_does_not_support_change_nothing(
    counted: int, other: int
) -> None:
    alone = member(counted, "mother", earner=True)

    assert base(alone, member(other, excluded=True)) == counted
    assert base(alone, member(other, "grandparent")) == counted
    assert base(alone, member(other, "grandparent", excluded=True, earner=True)) == counted


def test_a_recalculated_levy_counts_for_designated_cities_alone() -> None:
    assert base(member(80_000, city=True, again=59_999)) == 59_999
    assert base(member(80_000, again=59_999)) == 80_000


def test_six_eighths_that_leave_a_fraction_are_out_of_scope() -> None:
    assert base(member(80_004, city=True)) == 60_003
    with pytest.raises(OutOfScopeError, match="levy"):
        base(member(80_001, city=True))


def tier(
    tax_base: int,
    *,
    welfare: bool = False,
    special: bool = False,
    hours: Literal["standard", "short"] = "standard",
) -> fee_tier.Output:
    made = fee_tier.Given(
        tax_base, welfare, tax_exempt=False, special_household=special, care_level=hours
    )
    return fee_tier.fee_tier(made, CEILINGS, Why())


@given(lower=BASES, higher=BASES, special=st.booleans())
def test_a_higher_base_never_lowers_tier_or_ceiling(
    lower: int,
    higher: int,
    special: bool,
) -> None:
    first, second = (tier(each, special=special) for each in sorted((lower, higher)))

    assert first.tier <= second.tier
    assert first.ceiling <= second.ceiling


@pytest.mark.parametrize("limit", [48_600, 97_000, 169_000, 301_000, 397_000])
def test_a_base_on_a_boundary_belongs_to_the_tier_above(limit: int) -> None:
    assert int(tier(limit).tier) == int(tier(limit - 1).tier) + 1


@given(tax_base=BASES, special=st.booleans())
def test_short_hours_never_cost_more(
    tax_base: int,
    special: bool,
) -> None:
    short, standard = (
        tier(tax_base, special=special, hours=hours) for hours in ("short", "standard")
    )

    assert short.ceiling <= standard.ceiling
    assert short.tier == standard.tier


@pytest.mark.parametrize(("home", "expected"), [(True, "2"), (False, "3")])
def test_untaxed_for_want_of_a_domicile_is_not_untaxed(expected: str, *, home: bool) -> None:
    made = fee_tier.Given(
        0,
        welfare=False,
        tax_exempt=True,
        special_household=False,
        care_level="standard",
        domiciled_on_tax_date=home,
    )
    month = free_of_charge.Given(
        "3",
        date(2024, 5, 10),
        YearMonth(2025, 6),
        tax_exempt=True,
        welfare=False,
        domiciled_on_tax_date=home,
    )

    assert fee_tier.fee_tier(made, CEILINGS, Why()).tier == expected
    assert free_of_charge.free_of_charge(month, Parameters(), Why()).free is home


def test_welfare_comes_before_any_base() -> None:
    assert tier(500_000, welfare=True) == fee_tier.Output("1", 0)


def test_an_untaxed_household_has_no_base() -> None:
    untaxed = fee_tier.Given(
        1, welfare=False, tax_exempt=True, special_household=False, care_level="short"
    )

    with pytest.raises(OutOfScopeError, match="tax_base"):
        fee_tier.fee_tier(untaxed, CEILINGS, Why())
    estimated = replace(untaxed, domiciled_on_tax_date=False)
    assert fee_tier.fee_tier(estimated, CEILINGS, Why()).tier == "3"


FLAGS = st.tuples(st.booleans(), st.booleans(), st.booleans(), st.booleans())


@given(flags=FLAGS)
def test_nationality_never_changes_where_the_tax_comes_from(
    flags: tuple[bool, bool, bool, bool],
) -> None:
    home, foreign = (
        tax_source.tax_source(tax_source.Given(nationality, *flags), Parameters(), Why())
        for nationality in ("JP", "foreign")
    )

    assert home == foreign
    assert (home.method == "overseas_estimate") == (not flags[0] and flags[3])
