"""The rows a form is printed from: those at the end of its paths stand, and have values."""

from __future__ import annotations

from datetime import date

from conformance.catalog.bindings import binding_of
from conformance.catalog.load import load
from conformance.checks.forms.lawful_copy import _copy
from conformance.checks.forms.reading import paths_of, values_at
from conformance.population.rows import PlacedRow, RowBuilder
from tests.checks.forms.test_items import FormTrial

DAY = date(2026, 11, 21)
SPEC = load("resident_register")
PEOPLE = SPEC.records["japanese_residents"]
REMOVED = SPEC.records["removed_records"]


def _placed(group, **row):
    return PlacedRow(SPEC.domain, group.key, row)


def test_the_newest_row_of_a_history_is_read() -> None:
    placed = [
        _placed(PEOPLE, atena_number="1", history_no=2, name="新　氏名"),
        _placed(PEOPLE, atena_number="1", history_no=1, name="旧　氏名"),
        _placed(PEOPLE, atena_number="2", history_no=9, name="他　人"),
    ]

    assert values_at(SPEC, placed, (REMOVED, {"atena_number": "1"}), "atena_number.name") == [
        "新　氏名"
    ]


def test_every_row_that_refers_to_one_is_read() -> None:
    group = SPEC.records["support_companions"]
    placed = [_placed(group, case_number="A", name=name) for name in ("甲", "乙")]
    own = (SPEC.records["support_measures"], {"case_number": "A"})

    assert values_at(SPEC, placed, own, "support_companions~case_number.name") == ["甲", "乙"]


def test_a_copy_stands_in_a_world_that_has_all_it_prints() -> None:
    trial = FormTrial(SPEC, RowBuilder(1, DAY, load))
    form = SPEC.forms["support-start-notice"]

    copy = _copy(trial, form, binding_of(SPEC, form), everything=False)

    own = (SPEC.records["support_measures"], copy.row)
    found = {
        path: values_at(SPEC, copy.placed, own, path)
        for path in paths_of(copy.binding.sources.values())
    }
    assert all(found.values())
    assert copy.body["inputs"] == {}


def test_only_the_choices_of_who_asks_are_sent() -> None:
    spec = load("family_register")
    trial = FormTrial(spec, RowBuilder(1, DAY, load))
    form = spec.forms["filing-info-certificate"]

    copy = _copy(trial, form, binding_of(spec, form), everything=True)

    assert set(copy.body["inputs"]) == {"requester_name", "requested_items"}
