"""A tape is read evenly, monotonously and to an end; an empty one chooses the plainest."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.population.edges import Edge, calendar_edges
from conformance.population.people.tape import Tape

DAY = date(2026, 4, 1)


@given(st.binary(max_size=4), st.integers(0, 10_000))
def test_a_number_is_within_its_bounds(tape: bytes, most: int) -> None:
    assert 0 <= Tape(tape).number(most) <= most


@given(st.binary(min_size=3, max_size=3), st.binary(min_size=3, max_size=3), st.integers(0, 9999))
def test_smaller_bytes_never_choose_a_larger_number(one: bytes, other: bytes, most: int) -> None:
    first, second = sorted((one, other))
    assert Tape(first).number(most) <= Tape(second).number(most)


@pytest.mark.parametrize("most", [1, 2, 5, 15, 100])
def test_every_number_is_chosen_about_as_often_as_another(most: int) -> None:
    width = 1 if most <= 15 else 2
    values = (n.to_bytes(width, "big") for n in range(256**width))
    counts = Counter(Tape(value).number(most) for value in values)
    assert set(counts) == set(range(most + 1))
    assert max(counts.values()) - min(counts.values()) <= 1


def test_an_empty_tape_chooses_the_first_of_everything() -> None:
    tape = Tape(b"")
    assert tape.number(99) == 0
    assert tape.pick("abc") == "a"
    assert not tape.seldom(2)
    assert tape.boosted("p", ["e"]) == "p"
    assert tape.day(calendar_edges(DAY), date(2020, 1, 1), DAY) == DAY


def test_parts_are_read_apart_from_each_other() -> None:
    whole = Tape(bytes(range(8)))
    assert [whole.part(n, 4).number(255) for n in (0, 1)] == [0, 4]
    assert whole.part(2, 4).number(255) == 0


@given(st.binary(min_size=8, max_size=8))
def test_a_day_is_within_its_bounds_whatever_the_edges(tape: bytes) -> None:
    first, last = date(2025, 12, 30), date(2026, 1, 2)
    far = Edge("far", "遠い日", "a far day", "none", (date(1999, 1, 1),))
    assert first <= Tape(tape).day((*calendar_edges(DAY), far), first, last) <= last


def test_edges_are_chosen_more_often_than_what_is_plain() -> None:
    counts = Counter(Tape(bytes([n, 0])).boosted("p", ["e", "f"]) for n in range(256))
    assert counts["e"] + counts["f"] > counts["p"]
    assert abs(counts["e"] - counts["f"]) <= 1
