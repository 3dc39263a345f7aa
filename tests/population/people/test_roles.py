"""Whom a row is about, as what it says tells."""

from __future__ import annotations

from datetime import date

import pytest

from conformance.catalog.load import load
from conformance.population.made_row import RowMaker
from conformance.population.rows import RowBuilder

REGISTER = load("resident_register")


@pytest.mark.parametrize(("kind", "role"), [("1", "head"), ("2", "foreigner")])
def test_nobody_but_a_foreigner_has_an_alias(kind, role):
    builder = RowBuilder(1, date(2026, 4, 1), {REGISTER.domain: REGISTER}.get)
    row = builder.row(REGISTER, REGISTER.records["aliases"], "a", fixed={"alias_kind": kind})
    assert RowMaker.role_of_number(1, "", row["atena_number"]) == role
