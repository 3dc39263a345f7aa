from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.rules.resident_register._member_places import Member
from conformance.rules.resident_register.household_member_order import (
    Given,
    household_member_order,
)

BORN = date(1990, 1, 1)
IN_ORDER = (
    Member("01", "世帯主", BORN),
    Member("02", "夫（未届）", BORN),
    Member("03", "子", date(2015, 1, 1)),
    Member("04", "子", date(2005, 1, 1)),
    Member("05", "子の夫", date(2004, 1, 1), family_of="04"),
    Member("06", "子の子", date(2024, 1, 1), family_of="04"),
    Member("07", "子の子", date(2024, 6, 1), family_of="04"),
    Member("08", "子", date(2006, 1, 1)),
    Member("09", "子（子の夫）", date(2000, 1, 1), family_of="08"),
    Member("10", "母", date(1965, 1, 1), hittosha=True),
    Member("11", "父", date(1960, 1, 1)),
    Member("12", "姉", date(1985, 1, 1)),
    Member("13", "弟", date(1995, 1, 1)),
    Member("14", "母の父", date(1940, 1, 1), hittosha=True),
    Member("15", "父の母", date(1935, 1, 1), hittosha=False),
    Member("16", "夫（未届）の母", date(1966, 1, 1), hittosha=True),
    Member("17", "夫（未届）の兄", date(1988, 1, 1)),
    Member("18", "夫（未届）の父の父", date(1930, 1, 1)),
    Member("19", "縁故者", date(1950, 1, 1)),
    Member("20", "縁故者", date(1951, 1, 1)),
    Member("21", "同居人", date(1940, 1, 1)),
    Member("22", "子", date(1970, 1, 1), joined_seq=1),
    Member("23", "妻の子", date(1960, 1, 1), joined_seq=2),
)
"""Every group once, in order; 09, the adopted husband of 08, stands in her family."""


def order(*members: Member) -> list[str]:
    return list(household_member_order(Given(members), Parameters(), Why()).order)


@given(st.permutations(IN_ORDER), st.sets(st.sampled_from(["01", "02", "03", "11", "16", "22"])))
def test_the_order_does_not_depend_on_the_order_of_entry_nor_on_who_is_missing(
    members: list[Member], missing: set[str]
) -> None:
    present = [each for each in members if each.atena not in missing]
    expected = [each.atena for each in IN_ORDER if each.atena not in missing]

    assert order(*present) == expected


def test_a_child_with_a_late_wife_keeps_its_place_among_children_without_family() -> None:
    members = (
        Member("1", "世帯主", BORN),
        Member("2", "子", date(2000, 1, 1)),
        Member("3", "子", date(2002, 1, 1)),
        Member("4", "子の妻", date(2001, 1, 1), family_of="2", joined_seq=1),
    )

    assert order(*members) == ["1", "2", "3", "4"]


def test_a_child_named_as_its_own_family_is_alone() -> None:
    alone = Member("1", "子", date(2000, 1, 1), family_of="1")
    younger = Member("2", "子", date(2002, 1, 1))

    assert order(younger, alone) == ["1", "2"]


def test_numbers_are_compared_as_numbers() -> None:
    assert order(Member("10", "子", BORN), Member("9", "子", BORN)) == ["9", "10"]


@pytest.mark.parametrize(
    "member",
    [
        Member("2", "子の子", BORN),
        Member("2", "子の子", BORN, family_of="9"),  # no such child here
        Member("2", "子の妻", BORN, family_of="1"),  # the head leads no child's family
        Member("2", "兄の子", BORN),  # third degree
        Member("2", "兄の妻", BORN),
        Member("2", "妻の子", BORN),
        Member("2", "父の父の父", BORN),
        Member("2", "祖父", BORN),
        Member("2", "世帯主", BORN),
    ],
)
def test_what_the_specification_does_not_place_is_out_of_scope(member: Member) -> None:
    with pytest.raises(OutOfScopeError, match="members"):
        order(Member("1", "世帯主", BORN), member)


@pytest.mark.parametrize("relation", ["世帯主", "同居人"])
def test_a_head_who_joined_later_and_equal_turns_are_out_of_scope(relation: str) -> None:
    with pytest.raises(OutOfScopeError, match="members"):
        order(Member("1", "妹", BORN, joined_seq=1), Member("2", relation, BORN, joined_seq=1))
