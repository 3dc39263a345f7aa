"""Laws on rows, each kept by one set of rows and broken by another."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from conformance.catalog.load import load
from conformance.catalog.models import file_laws as law
from conformance.catalog.models.conditions import When
from conformance.catalog.models.invariants import InvariantCheck
from conformance.catalog.models.law_rows import Newest
from conformance.checks.lives.laws import broken_row, law_breaches, meant, overlapping

LAW: TypeAdapter[object] = TypeAdapter(InvariantCheck)
CASES = [
    (
        {"law": "at_most_one", "rows": {"group": "a"}, "per": ("x",)},
        {"a": [{"x": 1}, {"x": 2}, {"x": None}, {"x": None}]},
        {"a": [{"x": 1}, {"x": 1}]},
    ),
    (
        {"law": "exists_when", "rows": {"group": "a"}, "others": {"group": "b"}, "key": {"k": "k"}},
        {"a": [{"k": 1}], "b": [{"k": 1}]},
        {"a": [{"k": 1}], "b": [{"k": 2}]},
    ),
    (
        {"law": "none_when", "rows": {"group": "a"}, "others": {"group": "b"}, "key": {"k": "k"}},
        {"a": [{"k": 1}], "b": [{"k": 2}]},
        {"a": [{"k": 1}], "b": [{"k": 1}]},
    ),
    (
        {
            "law": "rows_agree",
            "rows": {"group": "a"},
            "others": {"group": "b"},
            "key": {"k": "k"},
            "items": {"v": "w"},
        },
        {"a": [{"k": 1, "v": "x"}], "b": [{"k": 1, "w": "x"}]},
        {"a": [{"k": 1, "v": "x"}], "b": [{"k": 1, "w": "y"}]},
    ),
    (
        {
            "law": "parts_sum",
            "rows": {"group": "a"},
            "others": {"group": "b"},
            "key": {"k": "k"},
            "total": "t",
            "part": "p",
        },
        {"a": [{"k": 1, "t": 3}], "b": [{"k": 1, "p": 1}, {"k": 1, "p": 2}]},
        {"a": [{"k": 1, "t": 4}], "b": [{"k": 1, "p": 1}, {"k": 1, "p": 2}]},
    ),
    (
        {"law": "adds_up", "rows": {"group": "a"}, "total": "t", "plus": ("p",), "minus": ("m",)},
        {"a": [{"t": 3, "p": 5, "m": 2}, {"t": 9, "p": None}]},
        {"a": [{"t": 2, "p": 5, "m": 2}]},
    ),
    (
        {"law": "has_value", "rows": {"group": "a"}, "item": "v", "values": ("1", "2")},
        {"a": [{"v": "1"}, {"v": None}]},
        {"a": [{"v": "3"}]},
    ),
    (
        {"law": "in_order", "rows": {"group": "a"}, "earlier": "s", "later": "e"},
        {"a": [{"s": "2025-01-01", "e": "2025-01-01"}, {"s": "2025-01-01", "e": None}]},
        {"a": [{"s": "2025-01-02", "e": "2025-01-01"}]},
    ),
    (
        {"law": "aged", "rows": {"group": "a"}, "birth": "b", "on": "d", "below": 75},
        {"a": [{"b": "1950-02-10", "d": "2025-02-11"}, {"b": "1950-00-00", "d": "2025-02-11"}]},
        {"a": [{"b": "1950-02-10", "d": "2025-02-13"}]},
    ),
    (
        {
            "law": "periods_apart",
            "rows": {"group": "a"},
            "per": ("k",),
            "since": "s",
            "until": "e",
        },
        {"a": [{"k": 1, "s": "2025-01-01", "e": "2025-02-01"}, {"k": 1, "s": "2025-02-01"}]},
        {"a": [{"k": 1, "s": "2025-01-01", "e": "2025-02-02"}, {"k": 1, "s": "2025-02-01"}]},
    ),
]


@pytest.mark.parametrize(("law", "kept", "wrong"), CASES, ids=lambda c: c.get("law", ""))
def test_a_law_is_kept_by_lawful_rows_and_broken_by_others(law, kept, wrong):
    one = LAW.validate_python(law, strict=False)
    assert list(law_breaches("i", one, lambda rows: kept[rows.group])) == []
    assert len(list(law_breaches("i", one, lambda rows: wrong[rows.group]))) == 1


def test_a_period_that_runs_backwards_is_seen_in_its_row():
    group = load("resident_register").records["suppressions"]
    assert not list(broken_row(group, {"starts_on": "2025-01-01", "ends_on": "2025-01-01"}))
    assert list(broken_row(group, {"starts_on": "2025-01-02", "ends_on": "2025-01-01"}))


def test_periods_that_may_overlap_are_no_fault():
    group = load("resident_register").records["suppressions"]
    rows = [{"starts_on": "2025-01-01"}, {"starts_on": "2025-01-01"}]
    assert not list(overlapping(group, rows))


def test_of_versions_only_the_newest_is_meant_where_a_law_asks_for_them() -> None:
    newest = Newest(per=("who",), number="no")
    wanted = law.Rows(group="a", when=When({"kind": "1"}), newest=newest)
    rows = [
        {"who": "1", "no": 9, "kind": "1"},
        {"who": "1", "no": 10, "kind": "1"},
        {"who": "2", "no": 1, "kind": "1"},
        {"who": "2", "no": 2, "kind": "2"},
    ]
    assert meant(wanted, rows) == [rows[1]]
    assert meant(law.Rows(group="a", when=When({"kind": "1"})), rows) == rows[:3]
