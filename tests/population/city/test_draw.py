"""Drawn numbers follow from seed, names and row alone."""

from __future__ import annotations

import polars as pl

from conformance.population.city.draw import below, draw_numbers

ROWS = pl.int_range(10_000, eager=True)
KNOWN = [678080320, 1761812839, 1964772810]


def test_a_row_has_the_same_number_whatever_stands_around_it():
    assert draw_numbers(ROWS, 1, "a")[777] == draw_numbers(pl.Series([777]), 1, "a")[0]


def test_other_seeds_and_other_names_give_other_numbers():
    assert draw_numbers(ROWS, 1, "a").to_list() != draw_numbers(ROWS, 2, "a").to_list()
    assert draw_numbers(ROWS, 1, "a").to_list() != draw_numbers(ROWS, 1, "b").to_list()


def test_numbers_are_spread_evenly_below_the_bound():
    counts = below(ROWS, 10, 1, "a").value_counts()["count"]
    assert counts.len() == 10
    assert counts.min() > 800
    assert counts.max() < 1_200


def test_the_known_number_of_a_known_row_stays():
    assert draw_numbers(pl.Series([0, 1, 2]), 1, "known").to_list() == KNOWN
