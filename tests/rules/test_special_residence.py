import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import OutOfScopeError
from conformance.rules.special_residence import ResidenceMove, responsible_after_each

FACILITIES, HOMES = ("nursing_home", "hospital"), ("home",)


def after(*moves: tuple[str, str]) -> list[str]:
    return list(responsible_after_each([ResidenceMove(*move) for move in moves], FACILITIES, HOMES))


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from(FACILITIES)), max_size=6))
def test_a_facility_leaves_it_to_the_last_home(places: list[tuple[str, str]]) -> None:
    assert after(("A", "home"), *places) == ["A"] * (1 + len(places))


def test_a_home_elsewhere_makes_its_municipality_responsible() -> None:
    assert after(("A", "home"), ("B", "hospital"), ("C", "home"), ("A", "nursing_home")) == [
        "A",
        "A",
        "C",
        "C",
    ]


def test_a_facility_first_and_an_unknown_place_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="expected a home before 'hospital'"):
        after(("A", "hospital"))
    with pytest.raises(OutOfScopeError, match=r"moves\.place: expected one of .* found 'castle'"):
        after(("A", "home"), ("B", "castle"))
