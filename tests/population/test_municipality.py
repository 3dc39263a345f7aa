"""A package of one municipality: every row of a case is of that municipality."""

from __future__ import annotations

from datetime import date

import pytest

from conformance.catalog.load import load
from conformance.population.rows import RowBuilder
from conformance.surfaces.mapping.models import Mapping
from conformance.surfaces.mapping.vocabulary import Vocabulary

SEAL = load("seal_registration")
GROUP = SEAL.records["seal_registrations"]
DAY = date(2026, 4, 1)


def _row(municipality, fixed=None):
    builder = RowBuilder(1, DAY, {SEAL.domain: SEAL}.get, municipality=municipality)
    return builder.row(SEAL, GROUP, "a", fixed=fixed)


def test_a_row_has_the_code_of_the_package_but_where_a_case_fixes_another():
    assert _row("139998")["municipality_code"] == "139998"
    assert _row("139998", {"municipality_code": "139971"})["municipality_code"] == "139971"
    assert _row("") == _row("139998") | {"municipality_code": _row("")["municipality_code"]}


@pytest.mark.parametrize(("entry", "sent"), [(None, {}), ("dantai", {"dantai": "139998"})])
def test_where_rows_have_no_field_for_it_it_is_neither_sent_nor_lost(entry, sent):
    fields = {"seal_registration/seal_registrations": {"municipality_code": entry}}
    words = Vocabulary(Mapping(fields=fields), {SEAL.domain: SEAL}, "139998")
    codec = words.group(SEAL.domain, GROUP.key)
    assert codec.out({"municipality_code": "139998"}) == sent
    assert codec.back(sent)["municipality_code"] == "139998"
