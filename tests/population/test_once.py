from __future__ import annotations

from conformance.population.once import once_per_object


def test_each_object_is_answered_once_and_equal_ones_apart() -> None:
    asked: list[list[int]] = []

    @once_per_object
    def length(numbers: list[int]) -> int:
        asked.append(numbers)
        return len(numbers)

    one, other = [1], [1]

    assert [length(one), length(one), length(other)] == [1, 1, 1]
    assert len(asked) == 2
