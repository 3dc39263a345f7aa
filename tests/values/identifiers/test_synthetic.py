"""Scattered numbers are one-to-one on seeds."""

from hypothesis import given
from hypothesis import strategies as st

from conformance.values.identifiers import synthetic


@given(st.integers(min_value=1, max_value=3000))
def test_seeds_below_the_size_give_every_number_once(size: int) -> None:
    found = {synthetic.scattered(seed, size) for seed in range(size)}
    assert found == set(range(size))


@given(st.integers(), st.integers(min_value=1, max_value=15))
def test_digits_have_their_width(seed: int, width: int) -> None:
    made = synthetic.digits(seed, width)
    assert len(made) == width
    assert made.isdecimal()


@given(st.integers(min_value=0, max_value=16**6 - 1))
def test_a_number_is_written_in_the_signs_given(number: int) -> None:
    assert int(synthetic.in_alphabet(number, "0123456789abcdef", 6), 16) == number
