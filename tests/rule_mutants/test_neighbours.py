"""Facts next to known ones meet the days, ages, amounts and codes at which rules decide."""

from datetime import date
from decimal import Decimal

from conformance.rule_mutants.neighbours import Surroundings, neighbours

AROUND = Surroundings({"kind": ["1", "2", "3"]}, [date(2024, 10, 1)], [Decimal(18), Decimal("0.5")])


def values(name: str, **facts: object) -> list[object]:
    return [one[name] for one in neighbours(facts, AROUND) if one[name] != facts[name]]  # type: ignore[arg-type]  # plain values


def test_a_day_moves_to_changes_of_law_to_other_days_and_to_ages() -> None:
    found = values("birth_date", birth_date="2010-05-05", day="2025-04-01")

    assert {"2024-09-30", "2024-10-01", "2025-04-01", "2007-04-01", "2007-04-02"} <= set(found)


def test_a_month_moves_to_changes_of_law_and_to_ages() -> None:
    found = values("month", month="2025-05", birth_date="2010-05-05")

    assert {"2024-09", "2024-10", "2025-04", "2028-05", "2028-06"} <= set(found)


def test_numbers_move_next_to_themselves_and_to_the_parameters() -> None:
    assert {4, 6, 17, 18, 19} <= set(values("n", n=5))
    assert {0.6, 0.8, 0.4, 0.5} <= set(values("n", n=0.7))
    assert {"0.71", "0.69", "0.50", "0.49", "0.51"} <= set(values("n", n="0.70"))


def test_codes_flags_and_what_may_be_empty_change() -> None:
    assert values("kind", kind="1") == ["2", "3", None]
    assert values("kind", kind=None) == ["1", "2", "3"]
    assert values("flag", flag=True) == [False, None]


def test_members_of_lists_change_come_and_go() -> None:
    found = values("children", children=[{"counted": True}, {"counted": False}])

    assert [] in found
    assert [{"counted": False}] in found
    assert [{"counted": False}, {"counted": False}] in found
    assert [{"counted": False}, {"counted": True}] in found


def test_a_day_that_is_not_known_is_left_alone() -> None:
    assert values("day", day="2000-00-00") == [None]
