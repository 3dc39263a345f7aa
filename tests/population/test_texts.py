"""Texts that are what their item is for, as the business has it."""

from __future__ import annotations

import re

import pytest

from conformance.catalog.load import load
from conformance.population.texts import text_of

REGISTER = load("resident_register").records
OWN = "仮想県試験市"


@pytest.mark.parametrize(
    ("group", "item"),
    [
        ("foreign_residents", "prev_address"),
        ("removed_records", "planned_destination"),
        ("removed_records", "confirmed_destination"),
    ],
)
def test_who_moves_in_or_out_lives_before_or_afterwards_elsewhere(group, item):
    assert not text_of(REGISTER[group].item(item), 7).startswith(OWN)


def test_an_alias_is_a_name_that_may_be_recorded():
    assert re.fullmatch(
        r"[^\W\d_]+　[^\W\d_]+", text_of(REGISTER["foreign_residents"].item("alias"), 7)
    )
