from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import OutOfScopeError
from conformance.rules.numbered_history import row_before, up_to_latest


@dataclass(frozen=True)
class HistoryRow:
    no: int


@given(st.sets(st.integers(1, 99), min_size=2, max_size=6))
def test_the_order_given_does_not_matter_and_gaps_are_allowed(numbers: set[int]) -> None:
    rows = up_to_latest([HistoryRow(no) for no in numbers], max(numbers))

    assert [row.no for row in rows] == sorted(numbers)
    assert row_before(rows).no == sorted(numbers)[-2]


@pytest.mark.parametrize(("numbers", "cancelled"), [([1, 1], 1), ([1, 2], 1), ([1, 2], 3), ([], 1)])
def test_a_doubled_number_and_one_that_is_not_the_latest_are_out_of_scope(
    numbers: list[int], cancelled: int
) -> None:
    with pytest.raises(OutOfScopeError, match="expected"):
        up_to_latest([HistoryRow(no) for no in numbers], cancelled)


def test_a_first_row_has_no_row_before() -> None:
    with pytest.raises(OutOfScopeError, match="a row before no 4"):
        row_before([HistoryRow(4)])
