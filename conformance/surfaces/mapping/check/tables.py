"""Tables of values: a vendor's value that is one of several ways reads as one thing alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.surfaces.mapping.check.problems import read_twice
from conformance.surfaces.mapping.values import key_of_value, ways_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.surfaces.mapping.check.problems import Place, ProfileProblem
    from conformance.surfaces.mapping.models.part import Written


def table_problems(at: Place, table: Mapping[str, Written]) -> Iterator[ProfileProblem]:
    """Yield each vendor's value of a list that stands for another catalogue value too.

    Of two catalogue values that are both written in one single way, the first is read: a product
    may know fewer kinds than the catalogue. Who lists several ways says what each one means.
    """
    several = {key for key, written in table.items() if isinstance(written, list)}
    meant: dict[str, str] = {}
    for key, written in table.items():
        for way in map(key_of_value, ways_of(written)):
            first = meant.setdefault(way, key)
            if first != key and {first, key} & several:
                yield read_twice((*at, key), way, first, key)
