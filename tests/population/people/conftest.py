"""Tapes by chance, the same in every run."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from conformance.population.people.tape import Tape

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="session")
def tapes() -> Callable[[int, int], list[Tape]]:
    """So many tapes of so many bytes."""

    def made(number: int, size: int) -> list[Tape]:
        chance = random.Random(size)  # noqa: S311 - tapes are no secrets
        return [Tape(chance.randbytes(size)) for _ in range(number)]

    return made
