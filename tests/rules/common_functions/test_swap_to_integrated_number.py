from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.common_functions._register import Pair
from conformance.rules.common_functions.swap_to_integrated_number import (
    Forwarded,
    Given,
    Output,
    SentRecord,
    swap_to_integrated_number,
)
from conformance.rules.core import Parameters, Why

REGISTER = (Pair("1001", "T1"), Pair("1002", "T2"), Pair("7001", "T1"))
NUMBERS = st.lists(st.sampled_from(["1001", "1002", "7001", "9998", "9999"]), max_size=8)


def swapped(*numbers: str) -> Output:
    records = tuple(SentRecord(number, f"content {n}") for n, number in enumerate(numbers))
    return swap_to_integrated_number(Given(records, REGISTER), Parameters(), Why())


def test_a_wrong_record_keeps_no_good_one_back() -> None:
    assert swapped("9999", "1002") == Output((Forwarded("T2", "content 1"),), ("9999",))


def test_both_address_numbers_of_a_person_become_one_number() -> None:
    assert [one.integrated_number for one in swapped("1001", "7001").forwarded] == ["T1", "T1"]


@given(numbers=NUMBERS)
def test_every_record_goes_on_or_stands_on_the_error_list(numbers: list[str]) -> None:
    result = swapped(*numbers)

    assert list(result.errors) == [n for n in numbers if n.startswith("9")]
    assert [one.content for one in result.forwarded] == [
        f"content {n}" for n, number in enumerate(numbers) if not number.startswith("9")
    ]
