from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.rules.core import OutOfScopeError, Why
from conformance.rules.fixed_asset_tax import installments as split
from conformance.rules.fixed_asset_tax import tax_amount as tax
from conformance.rules.fixed_asset_tax import tax_threshold as threshold
from conformance.rules.registry import parameters_from

RULES = load("fixed_asset_tax").rules
YEN = st.integers(0, 10**9)


def due(*bases: int, reduction: int = 0, cp_rate: str = "0.3") -> tax.Output:
    land, house, goods = bases
    given = tax.Given(
        land, house, goods, land, house, reduction, 0, Decimal("1.4"), Decimal(cp_rate)
    )
    return tax.tax_amount(given, parameters_from(RULES["tax-amount"].parameters), Why())


@given(land=YEN, house=YEN, goods=YEN, reduction=YEN)
def test_taxes_come_in_hundreds_and_reductions_leave_the_city_planning_tax(
    land: int, house: int, goods: int, reduction: int
) -> None:
    made = due(land, house, goods, reduction=reduction)

    assert made.fixed_tax % 100 == made.cp_tax % 100 == 0
    assert made.cp_tax == due(land, house, 0).cp_tax
    assert made.total == made.fixed_tax + made.cp_tax


def test_bases_are_cut_once_after_they_were_added_up() -> None:
    assert due(500, 499, 1).fixed_base == 1000
    assert due(999, 0, 0).fixed_base == 0


def test_a_reduction_above_the_tax_leaves_nothing() -> None:
    assert due(1_000_000, 0, 0, reduction=14_001).fixed_tax == 0


def test_a_city_planning_rate_above_the_limit_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="cp_rate"):
        due(0, 0, 0, cp_rate="0.31")


@given(total=YEN, terms=st.integers(1, 12), unit=st.sampled_from([100, 500, 1000]))
def test_the_terms_add_up_to_the_tax_and_the_first_is_the_largest(
    total: int, terms: int, unit: int
) -> None:
    law = parameters_from(RULES["installments"].parameters)
    parts = split.installments(split.Given(total, terms, unit), law, Why()).installments

    assert (sum(parts), len(parts)) == (total, terms)
    assert all(part % unit == 0 and part <= parts[0] for part in parts[1:])


LIMITS = {"land": 300_000, "house": 200_000, "depreciable": 1_500_000}


def taxed(*assets: threshold.Asset, city: str = "general_city", year: int = 2026) -> int:
    law = parameters_from(RULES["tax-threshold"].parameters)
    made = threshold.tax_threshold(threshold.Given(year, city, "A", assets), law, Why())
    return made.land_base + made.house_base + made.depreciable_base


@pytest.mark.parametrize("kind", ["land", "house", "depreciable"])
def test_a_base_at_the_threshold_is_taxed_and_one_yen_less_is_not(
    kind: threshold.AssetClass,
) -> None:
    limit = LIMITS[kind]

    assert taxed(threshold.Asset("A", kind, limit)) == limit
    assert taxed(threshold.Asset("A", kind, limit - 1)) == 0


@given(bases=st.lists(st.integers(0, 10**6), max_size=5))
def test_what_others_own_never_matters(bases: list[int]) -> None:
    others = tuple(threshold.Asset("A,B", "land", base) for base in bases)

    assert taxed(threshold.Asset("A", "land", 300_000), *others) == 300_000


def test_only_the_wards_at_the_threshold_are_added_up() -> None:
    wards = (threshold.Asset("A", "land", 300_000, "w1"), threshold.Asset("A", "land", 1, "w2"))

    assert taxed(*wards, city="designated_city") == 300_000
    assert taxed(*wards) == 300_001


def test_an_asset_without_ward_in_a_designated_city_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="ward"):
        taxed(threshold.Asset("A", "land", 1), city="designated_city")


def test_the_thresholds_of_fiscal_2027_are_those_of_the_amended_law() -> None:
    house = threshold.Asset("A", "house", 299_999)

    assert taxed(house) == 299_999
    assert taxed(house, year=2027) == 0
    with pytest.raises(OutOfScopeError, match="fiscal_year"):
        taxed(house, year=2028)
