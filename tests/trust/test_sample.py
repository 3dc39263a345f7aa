"""The bound is the exact one: by counting all samples, and by published values of the binomial."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest

from conformance.trust.sample import most_not_repeating, percent_at_most, random_sample

IDS = tuple(f"d/function/f/{n}" for n in range(500))


@pytest.mark.parametrize(
    ("passes", "sample", "failed"),
    [(8, 3, 0), (8, 3, 1), (9, 4, 0), (9, 4, 2), (10, 5, 0), (10, 5, 1), (7, 7, 0), (7, 7, 3)],
)
def test_the_bound_is_what_counting_every_sample_gives(passes, sample, failed) -> None:
    def share(bad: int) -> float:
        """The share of all samples with at most `failed` of the first `bad` in them."""
        every = list(combinations(range(passes), sample))
        return sum(sum(one < bad for one in drawn) <= failed for drawn in every) / len(every)

    bound = most_not_repeating(passes, sample, failed)
    assert share(bound) > 0.05
    assert bound == passes - (sample - failed) or share(bound + 1) <= 0.05


@pytest.mark.parametrize(
    ("sample", "failed", "percent"),
    # One-sided 95 % upper limits of Clopper and Pearson: scipy.stats.beta.ppf(0.95, k + 1, n - k).
    [
        (10, 0, 25.8866),
        (30, 0, 9.5034),
        (59, 0, 4.9508),
        (100, 0, 2.9513),
        (20, 1, 21.6106),
        (10, 1, 39.4163),
    ],
)
def test_for_many_passes_it_becomes_the_bound_of_clopper_and_pearson(
    sample, failed, percent
) -> None:
    many = 1_000_000
    bound = percent_at_most(most_not_repeating(many, sample, failed), many)
    assert percent <= bound < percent + 0.011  # rounded up to two decimals


def test_a_sample_of_all_leaves_no_doubt() -> None:
    assert most_not_repeating(40, 40, 0) == 0
    assert most_not_repeating(40, 40, 7) == 7


def test_a_sample_in_which_nothing_repeats_proves_nothing() -> None:
    assert most_not_repeating(40, 5, 5) == 40


def test_a_larger_sample_proves_more() -> None:
    bounds = [most_not_repeating(25_000, size, 0) for size in (10, 50, 100, 1_000, 25_000)]
    assert bounds == sorted(bounds, reverse=True)


def test_a_share_is_never_told_smaller_than_it_is() -> None:
    assert percent_at_most(1, 3) == 33.34
    assert percent_at_most(0, 3) == 0
    assert percent_at_most(1, 1_000_000) == 0.01


def test_a_sample_is_the_same_for_the_same_seed_and_another_for_another() -> None:
    assert random_sample(IDS, 1, 30) == random_sample(reversed(IDS), 1, 30)[::-1]
    assert random_sample(IDS, 1, 30) != random_sample(IDS, 2, 30)
    assert len(set(random_sample(IDS, 1, 30))) == 30
    assert random_sample(IDS, 1, 9_999) == IDS


def test_every_case_is_as_likely_as_any_other() -> None:
    asked = [one for seed in range(300) for one in random_sample(IDS, seed, 50)]
    times = Counter(asked)
    distance = sum((times[one] - 30) ** 2 / 27 for one in IDS)  # chi squared, 499 degrees
    assert 400 < distance < 620
