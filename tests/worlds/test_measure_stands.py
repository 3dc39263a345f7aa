"""A leak counts only where the measure that protects reads back as the case arranged it."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from conformance.cases.own_fields import OwnFields
from conformance.catalog.load import load
from conformance.findings import UntestedError
from conformance.population.rows import PlacedRow
from conformance.surfaces.mapping.models.section import Mapping
from conformance.worlds.measure_stands import hold_measures

TESTS = Path(__file__).parents[1]
if str(TESTS) not in sys.path:
    sys.path.insert(0, str(TESTS))

HIDES = "resident_register/function/support-error-on-issue/hides-from-other-municipality"
MEASURES = "shienSochi"


@pytest.fixture
def product(monkeypatch):
    from own_rest.server import make

    monkeypatch.setenv("OWN_REST_SHOKUIN", "90001")
    monkeypatch.setenv("OWN_REST_ANSHO", "made-up")
    return make


def _outcome(app):
    from own_rest.tried import cases_like, session

    (case,) = cases_like(HIDES)
    with session(app) as opened:
        return opened.execute(case)


def _storing(app, monkeypatch, change):
    """Let the product store measures changed, or not at all."""
    from own_rest.store import MunicipalTables

    add = MunicipalTables.add

    def changed(self, domain, table, row):
        kept = change(dict(row)) if table == MEASURES else row
        if kept is not None:
            add(self, domain, table, kept)

    monkeypatch.setattr(MunicipalTables, "add", changed)
    return app


def test_a_true_leak_fails(product):
    outcome = _outcome(product("hidden-person-shown"))
    assert (outcome.verdict, outcome.finding.code) == ("fail", "F-LEAK")


def _trial(found, null):
    """A case that arranged a measure, at a vendor who has no field for some items."""
    spec = load("resident_register")
    row = {"case_number": "7", "atena_number": "1", "measure_kind": "1", "latest_flag": True}
    fields = {"resident_register/support_measures": dict.fromkeys(null)}
    mapping = Mapping.model_validate({"calls": [], "fields": fields}, strict=False)
    return SimpleNamespace(
        spec=spec,
        day=date(2026, 4, 1),
        domain=spec.domain,
        group=spec.records.__getitem__,
        arranged=[PlacedRow(spec.domain, "support_measures", row)],
        interface=SimpleNamespace(query=lambda *_: [{**row, **found}]),
        own=OwnFields(mapping, spec.domain, None, "support_measures"),
    )


def test_a_measure_stands_without_marks_for_which_the_vendor_has_no_field():
    hold_measures(_trial({"latest_flag": None}, ["latest_flag"]))


@pytest.mark.parametrize(
    ("found", "null"),
    [
        ({"latest_flag": None}, []),
        ({"latest_flag": False}, ["latest_flag"]),
        ({"measure_kind": "3"}, ["latest_flag"]),
        ({"atena_number": None}, ["atena_number"]),
    ],
    ids=["field is there", "told otherwise", "ended", "nobody named"],
)
def test_a_measure_does_not_stand_where_what_is_told_differs(found, null):
    with pytest.raises(UntestedError):
        hold_measures(_trial(found, null))


@pytest.mark.parametrize(
    "change",
    [lambda _row: None, lambda row: {**row, "atenaNo": "000000000000000"}],
    ids=["not stored", "stored for another person"],
)
def test_nobody_is_accused_of_a_leak_where_the_measure_does_not_stand(product, monkeypatch, change):
    outcome = _outcome(_storing(product(), monkeypatch, change))
    assert (outcome.verdict, outcome.cause.code) == ("untested", "U-MEASURE-NOT-STORED")
    assert "resident_register/support_measures" in outcome.cause.en


def test_a_row_that_stands_without_a_measure_too_says_nothing_of_one():
    spec = load("seal_registration")
    row = {
        "municipality_code": "139998",
        "atena_number": "1",
        "history_no": 1,
        "support_measure_kind": "1",
    }
    marks = ("support_measure_kind", "support_start_date", "support_end_date")
    fields = {"seal_registration/resident_snapshots": dict.fromkeys(marks)}
    trial = SimpleNamespace(
        spec=spec,
        day=date(2026, 4, 1),
        domain=spec.domain,
        arranged=[PlacedRow(spec.domain, "resident_snapshots", row)],
        interface=SimpleNamespace(query=lambda *_: (row | {"support_measure_kind": None},)),
        group=spec.records.get,
        own=OwnFields(Mapping(fields=fields), spec.domain, None, "resident_snapshots"),
    )
    with pytest.raises(UntestedError, match="U-MEASURE-NOT-STORED"):
        hold_measures(trial)
