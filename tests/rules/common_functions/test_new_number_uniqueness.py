from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.common_functions.new_number_uniqueness import (
    Given,
    Output,
    new_number_uniqueness,
)
from conformance.rules.core import Parameters, Why

NUMBERS = st.lists(st.sampled_from([str(n) for n in range(9)]), max_size=6).map(tuple)


def chosen(
    candidates: tuple[str, ...], residents: tuple[str, ...], issued: tuple[str, ...]
) -> Output:
    return new_number_uniqueness(Given(candidates, residents, issued), Parameters(), Why())


def test_numbers_of_residents_and_given_ones_are_passed_over() -> None:
    assert chosen(("1", "2", "3", "4"), ("1",), ("2",)) == Output("3", ("1", "2"))


def test_without_a_free_number_none_is_given() -> None:
    assert chosen(("1",), ("1",), ()) == Output(None, ("1",))
    assert chosen((), (), ()) == Output(None, ())


@given(candidates=NUMBERS, residents=NUMBERS, issued=NUMBERS)
def test_the_number_is_the_first_that_is_nobodys(
    candidates: tuple[str, ...], residents: tuple[str, ...], issued: tuple[str, ...]
) -> None:
    free = [n for n in candidates if n not in {*residents, *issued}]

    assert chosen(candidates, residents, issued).number == (free[0] if free else None)
