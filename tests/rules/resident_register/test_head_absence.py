import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.rules.resident_register.head_absence import Given, Output, head_absence

MEMBERS = ("0003", "0001", "0002")


def after(head: str, *leaving: str, members: tuple[str, ...] = MEMBERS) -> Output:
    return head_absence(Given(members, head, leaving), Parameters(), Why())


def test_the_order_of_entry_decides_who_is_asked_not_the_number() -> None:
    assert after("0001", "0001") == Output("alert_change_head_first", None, "0003")


def test_a_head_living_alone_ends_the_household() -> None:
    assert after("0001", "0001", members=("0001",)) == Output("household_ends", None, None)


def test_nobody_leaving_changes_nothing() -> None:
    assert after("0001") == Output("none", None, None)


def test_a_person_named_twice_leaves_once() -> None:
    assert after("0001", "0001", "0001", "0003") == Output("set_head_ex_officio", "0002", "0002")


@given(st.sets(st.sampled_from(MEMBERS)))
def test_a_head_follows_by_law_only_when_exactly_one_remains(leaving: set[str]) -> None:
    made = after("0001", *leaving)

    remaining = [each for each in MEMBERS if each not in leaving]
    assert (made.new_head is not None) == ("0001" in leaving and len(remaining) == 1)
    assert made.notice_to is None or made.notice_to == remaining[0]


@pytest.mark.parametrize(("head", "leaving"), [("0009", "0001"), ("0001", "0009")])
def test_strangers_to_the_household_are_out_of_scope(head: str, leaving: str) -> None:
    with pytest.raises(OutOfScopeError, match="0009"):
        after(head, leaving)
