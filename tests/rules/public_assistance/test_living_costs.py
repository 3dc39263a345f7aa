"""Standards of livelihood, housing and education aid."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.contract.oracles import derive
from conformance.rules.core import GivenError, OutOfScopeError

SPEC = load("public_assistance")
AREAS = st.sampled_from(["1-1", "1-2", "2-1", "2-2", "3-1", "3-2"])
AGES = st.lists(st.integers(0, 100), min_size=1, max_size=9)


def living(month: str, area: str, ages: list[int], transitional: int = 0) -> dict[str, object]:
    given = {"month": month, "area_class": area, "ages": ages, "transitional": transitional}
    return dict(derive(SPEC, "living-standard", given).as_json())


def added(**given: object) -> dict[str, object]:
    facts = {
        "area": 1,
        "parent_disability": "none",
        "other_disability": [],
        "single_parent_children": 0,
        "children": 0,
        **given,
    }
    return dict(derive(SPEC, "additions", facts).as_json())


def winter(district: int, month: int, size: int = 1) -> object:
    facts = {"district": district, "household_size": size, "month": month}
    return derive(SPEC, "winter-addition", facts).as_json()["amount"]


def housing(area: str, size: int, rent: int) -> dict[str, object]:
    facts = {"area_key": area, "household_size": size, "rent": rent}
    return dict(derive(SPEC, "housing-aid", facts).as_json())


@pytest.mark.parametrize(
    ("age", "yen"),
    [
        *[(5, 44580), (6, 46460), (11, 46460), (12, 49270), (17, 49270), (18, 46930)],
        *[(64, 46930), (65, 46460), (74, 46460), (75, 39890), (110, 39890)],
    ],
)
def test_class_1_changes_at_the_first_age_of_a_column(age: int, yen: int) -> None:
    assert living("2025-04", "1-1", [age])["class1_sum"] == yen


def test_the_special_addition_rises_in_october_and_is_outside_the_rounding() -> None:
    amounts = [living(f"2025-{m}", "2-1", [68, 65])["living_amount"] for m in ("09", "10")]

    assert amounts == [115230, 116230]


def test_a_household_of_ten_and_a_month_before_the_standard_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="expected 1 to 9, found 10"):
        living("2025-04", "1-1", [30] * 10)
    with pytest.raises(OutOfScopeError, match="on or after 2023-10-01"):
        living("2023-09", "1-1", [30])
    with pytest.raises(OutOfScopeError, match="found '4-1'"):
        living("2025-04", "4-1", [30])


@given(area=AREAS, ages=AGES, data=st.data())
def test_the_order_of_members_does_not_matter(
    area: str, ages: list[int], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(ages))

    assert living("2025-10", area, ages) == living("2025-10", area, list(shuffled))


@given(area=AREAS, ages=AGES)
def test_the_standard_lies_less_than_ten_yen_above_the_exact_sum(
    area: str, ages: list[int]
) -> None:
    rates = [100, 87, 75, 66, 59, 58, 55, 52, 50]
    found = living("2025-10", area, ages)
    exact = Fraction(int(str(found["class1_sum"])) * rates[len(ages) - 1], 100)
    rounded = int(str(found["living_amount"])) - int(str(found["special_addition"]))

    assert rounded % 10 == 0
    assert 0 <= rounded - exact - int(str(found["class2"])) < 10


def test_a_disabled_single_parent_gets_the_higher_addition_and_the_child_keeps_its_own() -> None:
    found = added(parent_disability="A", other_disability=["B"], single_parent_children=1)

    assert found == {"disability": 44680, "single_parent": 0, "child_raising": 0, "total": 44680}


def test_three_children_may_make_the_single_parents_addition_the_higher_one() -> None:
    """26,810 for degree A lies above 23,600 (two), 26,500 (three), below 29,400 (four)."""
    single = [
        added(parent_disability="A", single_parent_children=n)["single_parent"] for n in (3, 4)
    ]

    assert single == [0, 29400]


@given(area=st.integers(1, 3), children=st.integers(0, 8), own=st.sampled_from(["none", "A", "B"]))
def test_one_more_child_never_lowers_the_additions(area: int, children: int, own: str) -> None:
    first, more = (
        added(area=area, parent_disability=own, single_parent_children=n, children=n)["total"]
        for n in (children, children + 1)
    )

    assert int(str(first)) < int(str(more))


@pytest.mark.parametrize(("district", "months"), [(1, 7), (2, 7), (3, 6), (4, 6), (5, 5), (6, 5)])
def test_each_district_has_so_many_winter_months(district: int, months: int) -> None:
    paid = [winter(district, month) for month in range(1, 13)]

    assert len([yen for yen in paid if yen]) == months
    assert paid[4:9] == [0] * 5


def test_a_thirteenth_month_and_a_household_of_five_are_refused() -> None:
    with pytest.raises(OutOfScopeError, match="expected 1 to 12, found 13"):
        winter(1, 13)
    with pytest.raises(GivenError, match="household_size"):
        winter(1, 1, 5)


def test_the_limit_of_a_rent_is_one_for_three_to_five_people_and_for_seven_and_more() -> None:
    limits = [housing("sapporo", n, 0)["limit"] for n in (2, 3, 5, 6, 7, 20)]

    assert limits == [43000, 46000, 46000, 50000, 56000, 56000]


def test_a_place_the_table_does_not_name_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="found 'osaka'"):
        housing("osaka", 1, 30000)


@given(size=st.integers(1, 9), rent=st.integers(0, 200000))
def test_never_more_than_the_rent_and_the_limit(size: int, rent: int) -> None:
    found = housing("tokyo_1", size, rent)

    assert found["amount"] in {rent, found["limit"]}
    assert int(str(found["amount"])) <= min(rent, int(str(found["limit"])))


@given(st.tuples(*[st.integers(0, 5)] * 3))
def test_students_of_high_schools_add_nothing_to_education_aid(counts: tuple[int, ...]) -> None:
    names = ("elementary", "junior_high", "high_school")
    found = derive(SPEC, "education-aid", dict(zip(names, counts, strict=True))).as_json()

    assert found == {
        "education": 2600 * counts[0] + 5100 * counts[1],
        "high_school_cost": 5300 * counts[2],
    }
