from decimal import Decimal

import pytest

from conformance.rules.core import OutOfScopeError
from conformance.rules.nested import exact_at, text_at, whole_at


def test_a_number_is_found_by_keys_and_places() -> None:
    assert whole_at({"1-1": [44580, 46460]}, "1-1", 1) == 46460
    assert whole_at({"1": 18}, 1) == 18


def test_a_rate_is_read_as_it_is_written() -> None:
    assert exact_at([1.0, 0.87], 1) == Decimal("0.87")


@pytest.mark.parametrize("path", [("2",), ("1", 2), ("1", -1), ("1", 0, 0)])
def test_what_the_table_does_not_hold_is_out_of_scope(path: tuple[str | int, ...]) -> None:
    with pytest.raises(OutOfScopeError, match="expected a place in"):
        whole_at({"1": [5, 6]}, *path)


def test_a_table_that_holds_another_kind_is_a_fault_of_the_catalogue() -> None:
    with pytest.raises(TypeError, match="expected a whole number, found '5'"):
        whole_at({"1": "5"}, "1")
    with pytest.raises(TypeError, match="expected a number, found True"):
        exact_at({"1": True}, "1")
    with pytest.raises(TypeError, match="expected a text, found 5"):
        text_at({"1": 5}, "1")
