"""Rows that a case is not about are of ordinary people; what a case names varies."""

from __future__ import annotations

from datetime import date

from conformance.catalog.load import load
from conformance.population.rows import RowBuilder

DOMAIN, FLAG = "child_allowance", "public_servant"
DAY = date(2026, 4, 1)


def flags(*named: str) -> set[object]:
    spec = load(DOMAIN)
    group = spec.records["payees"]
    rows = (RowBuilder(seed, DAY, load).row(spec, group, "a", named) for seed in range(30))
    return {row[FLAG] for row in rows}


def test_a_flag_that_nobody_named_is_that_of_an_ordinary_person():
    assert flags() == {False}


def test_a_flag_that_is_asked_for_varies():
    assert flags(FLAG) == {False, True}


def test_ordinary_is_what_the_table_says_and_a_row_is_in_force():
    spec = load("child_allowance")
    group = spec.records["children"]
    row = RowBuilder(1, DAY, load).row(spec, group, "a")

    assert row["care_flag"] is True
    assert row["facility_flag"] is False
