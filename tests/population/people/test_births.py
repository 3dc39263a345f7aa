"""Births lie within their bounds; what is not known of them is said in the words of the law."""

from __future__ import annotations

from datetime import date

import pytest

from conformance.population.people.births import PLAIN, birth
from conformance.population.people.tape import Tape
from conformance.values.standard_date import StandardDate
from conformance.values.unknown_dates import read_unknown_date

DAY = date(2026, 4, 1)
SOME = 2000


@pytest.fixture(scope="module")
def births(tapes):
    def made(earliest=None, latest=None):
        return [birth(tape, DAY, earliest, latest) for tape in tapes(SOME, 16)]

    return made


def test_the_plainest_birth_is_an_ordinary_one() -> None:
    plain = birth(Tape(b""), DAY)
    assert plain.day == PLAIN
    assert plain.known


@pytest.mark.parametrize(
    ("earliest", "latest"),
    [(date(2026, 3, 31), DAY), (date(1950, 1, 1), date(1950, 1, 31)), (DAY, DAY)],
)
def test_births_lie_within_their_bounds(births, earliest: date, latest: date) -> None:
    assert all(earliest <= one.day <= latest for one in births(earliest, latest))


def test_a_date_that_is_not_fully_known_is_reckoned_to_be_the_last_day_it_can_be(births) -> None:
    unknown = [one for one in births() if not one.known]
    assert unknown
    for one in unknown:
        partial = read_unknown_date(one.partial)
        assert isinstance(partial, StandardDate)
        assert partial.bounds is not None
        assert partial.bounds[1] == one.day


def test_every_way_of_not_knowing_is_drawn(births) -> None:
    said = [one.wording for one in births() if not one.known]
    for ending in ("頃", "年月日不詳", "日不詳"):
        assert any(text.endswith(ending) for text in said)
    assert any(text.startswith("推定") for text in said)


def test_most_births_are_fully_known(births) -> None:
    assert sum(one.known for one in births()) > SOME * 0.85
