"""A row that is kept is the row that would be made, and whoever gets it may change it."""

from __future__ import annotations

from datetime import date

import pytest

from conformance.catalog.load import load
from conformance.population.kept_rows import row_of
from conformance.population.made_row import RowMaker

DAY = date(2026, 4, 1)
SPEC = load("child_allowance")
GROUP = SPEC.records["children"]


def maker(**said):
    known = {"seed": 1, "day": DAY, "scope": "", "name": "a", "fixed": {}, **said}
    return RowMaker(spec=SPEC, group=GROUP, **known)


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"seed": 2},
        {"day": date(2027, 4, 1)},
        {"scope": "s"},
        {"name": "b"},
        {"fixed": {"payee_atena": "000000000000018"}},
        {"known_family": "123456789"},
        {"who": "spouse"},
    ],
)
def test_a_kept_row_is_the_row_that_would_be_made(said):
    every = [item.key for item in GROUP.items]
    for items in ([], every):
        made = [row_of(maker(**said), items) for _ in range(2)]
        assert made == [maker(**said).row(items)] * 2


def test_what_is_fixed_differs_by_type_as_well():
    made = [row_of(maker(fixed={"other": value}), [])["other"] for value in (True, 1)]
    assert [type(value) for value in made] == [bool, int]


def test_who_changes_a_row_changes_it_for_nobody_else():
    row_of(maker(), []).clear()
    assert row_of(maker(), []) == maker().row([])


def test_a_row_with_a_list_is_made_each_time():
    fixed = {"history": [1]}
    row = row_of(maker(fixed=fixed), [])
    assert row["history"] == [1]
