"""Five correct packages that differ in all that is left open: no case blames any of them."""

from __future__ import annotations

import pytest

from conformance.catalog.load import domains
from tests.packages.five.packages import FIVE
from tests.packages.five.tried import blamed, tried

SEEDS = (1, 2, 3, 4, 5)
SHORT = slice(None, None, 40)  # of one domain, so that it takes seconds


@pytest.mark.parametrize("name", FIVE)
def test_some_cases_of_a_correct_package_blame_it_for_nothing(name, tmp_path):
    outcomes = tried(FIVE[name], "child_allowance", 1, tmp_path, SHORT)
    assert blamed(outcomes) == {}
    assert sum(one.verdict == "pass" for one in outcomes.values()) > 0.9 * len(outcomes)


@pytest.mark.whole
@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", FIVE)
@pytest.mark.parametrize("domain", domains())
def test_a_correct_package_is_blamed_for_nothing(domain, name, seed, tmp_path):
    outcomes = tried(FIVE[name], domain, seed, tmp_path, slice(None))
    assert blamed(outcomes) == {}
    assert sum(one.verdict == "pass" for one in outcomes.values()) > 0.9 * len(outcomes)
