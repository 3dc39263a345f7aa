"""The set of characters: what may stand, which sequences are registered, and its ranges."""

from __future__ import annotations

from itertools import pairwise

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from conformance.values.repertoire import (
    LATEST,
    bundled,
    class_of,
    merged,
    ranges_of,
    read_ranges,
    repertoire,
    without,
    written_ranges,
)

POINTS = st.sets(st.integers(0x20, 0x2FFF), max_size=60)


def found(pattern: str, text: str) -> bool:
    return regex.search(pattern, text) is not None


@pytest.mark.parametrize(
    "text", ["渡邉", "髙﨑", "ＺＨＡＮＧ　ＹＵＬＩ", "𠮷野", "か゚", "\U00100000", "々"]
)
def test_characters_of_names_in_use_may_stand(text: str) -> None:
    assert not found(repertoire().outside, text)


@pytest.mark.parametrize("text", ["한", "😀", "\ue000", "\U00109999", "ก", "\u200b"])
def test_characters_outside_the_set_are_found(text: str) -> None:
    assert found(repertoire().outside, f"山田{text}")


def test_a_registered_sequence_may_stand_and_another_not() -> None:
    pattern = repertoire().unregistered
    assert not found(pattern, "葛\U000e0102城")
    assert found(pattern, "葛\U000e0101城")  # registered in another collection only
    assert found(pattern, "葛\U000e01ef城")
    assert found(pattern, "城\U000e0117")
    assert found(pattern, "\U000e0101葛")
    assert found(pattern, "あ\ufe0f")


def test_every_part_says_source_and_licence() -> None:
    assert bundled() == (LATEST,)
    parts = repertoire().parts
    assert {part.licence for part in parts} >= {"CC BY-SA 2.1 JP", "Unicode-3.0"}
    assert all(part.source and part.version for part in parts)


def test_the_set_is_as_large_as_its_sources_say() -> None:
    points = sum(last - first + 1 for first, last in repertoire().code_points)
    pairs = sum(b - a + 1 for bases in repertoire().sequences.values() for a, b in bases)
    assert points > 52_607 + 9_420
    assert pairs == 11_384 + 89


def test_an_unknown_set_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        repertoire("mj-plus-1999")


@given(POINTS)
def test_ranges_are_written_and_read_back(points: set[int]) -> None:
    ranges = ranges_of(points)
    assert read_ranges(written_ranges(ranges)) == ranges
    assert {p for a, b in ranges for p in range(a, b + 1)} == points
    assert all(left[1] + 1 < right[0] for left, right in pairwise(ranges))


@given(POINTS, POINTS)
def test_taking_away_and_putting_back_gives_the_union(one: set[int], other: set[int]) -> None:
    left = without(ranges_of(one), ranges_of(other))
    assert left == ranges_of(one - other)
    assert merged((*left, *ranges_of(other))) == ranges_of(one | other)


@given(POINTS.filter(bool), st.integers(0x20, 0x2FFF))
def test_a_class_matches_its_points_only(points: set[int], point: int) -> None:
    matched = regex.fullmatch(f"[{class_of(ranges_of(points))}]", chr(point)) is not None
    assert matched is (point in points)
