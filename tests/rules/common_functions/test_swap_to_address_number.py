import pytest

from conformance.rules.common_functions._register import Pair
from conformance.rules.common_functions.swap_to_address_number import (
    Given,
    Handed,
    IntermediateRecord,
    swap_to_address_number,
)
from conformance.rules.core import OutOfScopeError, Parameters, Why

REGISTER = (Pair("1001", "T1"), Pair("1002", "T2"))


def handed(register: tuple[Pair, ...], *numbers: str) -> tuple[Handed, ...]:
    records = tuple(IntermediateRecord(number, f"content {n}") for n, number in enumerate(numbers))
    return swap_to_address_number(Given(records, register), Parameters(), Why()).handed


def test_only_the_number_changes_and_the_order_stays() -> None:
    assert handed(REGISTER, "T2", "T1", "T2") == (
        Handed("1002", "content 0"),
        Handed("1001", "content 1"),
        Handed("1002", "content 2"),
    )


def test_an_empty_answer_stays_empty() -> None:
    assert handed(REGISTER) == ()


def test_a_number_that_the_register_lacks_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="T9"):
        handed(REGISTER, "T1", "T9")


def test_a_person_with_two_address_numbers_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="found 1001 and 7001"):
        handed((*REGISTER, Pair("7001", "T1")), "T2")
