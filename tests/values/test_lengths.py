"""Counting characters."""

from hypothesis import given
from hypothesis import strategies as st

from conformance.values.lengths import LengthLimits, fits_one_way_only, length


def test_a_selector_counts_as_a_code_point_and_not_as_a_base_character() -> None:
    assert length("辻󠄀") == 2
    assert length("辻󠄀", "base_characters") == 1


def test_a_character_beyond_the_basic_plane_is_one_character_either_way() -> None:
    assert length("𠮷") == length("𠮷", "base_characters") == 1


def test_a_text_that_fits_in_one_way_only_is_named() -> None:
    assert fits_one_way_only("辻󠄀田", 2).code == "V-LEN-COUNT"


def test_a_text_that_fits_or_fails_both_ways_is_not_named() -> None:
    assert fits_one_way_only("辻󠄀田", 3) is None
    assert fits_one_way_only("辻󠄀田", 1) is None


def test_digits_of_a_decimal_have_two_parts() -> None:
    assert LengthLimits("3,2").parts == (3, 2)
    assert LengthLimits("3,2").longest is None
    assert LengthLimits("15").longest == LengthLimits(15).longest == 15
    assert LengthLimits().longest is None


@given(st.text())
def test_base_characters_are_never_more_than_code_points(text: str) -> None:
    assert length(text, "base_characters") <= length(text)
