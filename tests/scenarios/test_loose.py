"""Rows that events touch are held by what the events state, in whichever way they are kept."""

from __future__ import annotations

import pytest

from conformance.catalog.load import load
from conformance.catalog.models.records import RecordGroup
from conformance.reference.behaviour import CORRECT, Behaviour
from conformance.reference.mutants import mutant
from conformance.scenarios.compare import compare
from conformance.scenarios.exported import ExportReading, Line
from conformance.scenarios.judge import judge_export
from conformance.scenarios.packed import ExpectedGroup, Way
from tests.in_process import played
from tests.scenarios.test_mutants import deviations

GROUP = RecordGroup.model_validate(
    {
        "key": "people",
        "name_ja": "人",
        "primary_key": ["number", "no"],
        "history": {"number": "no", "latest": "latest"},
        "items": [
            {"key": "number", "name_ja": "番号", "type": "digits", "required": True},
            {"key": "no", "name_ja": "履歴", "type": "integer", "required": True},
            {"key": "latest", "name_ja": "最新", "type": "flag"},
            {"key": "status", "name_ja": "状態", "type": "digits"},
            {"key": "head", "name_ja": "世帯主", "type": "digits"},
        ],
    },
    strict=False,
)
WAS = {"number": "001", "no": 1, "latest": False, "status": "1", "head": "001"}
IS = {"number": "001", "no": 2, "latest": True, "status": "3", "head": None}


def expected(held="newest"):
    way = Way(
        rows=(WAS, IS),
        open={1: ("head",)},
        by={1: 7},
        loose={0: "past", 1: held},
        never={1: (("head", "001"),)},
    )
    return ExpectedGroup(domain="d", group="people", ways=(way,))


def found(*rows, held="newest", touched=None):
    texts = [
        dict(zip(("number", "no", "latest", "status", "head"), row, strict=True)) for row in rows
    ]
    lines = tuple(Line(n, one) for n, one in enumerate(texts, 2))
    export = ExportReading("people.csv", frozenset(texts[0] if texts else IS), lines, 0)
    compared = compare(GROUP, expected(held), export, touched)
    return [(d.code, d.item, d.entry) for d in compared.deviations]


FIRST = ("001", "1", "0", "1", "001")
OTHER = ("002", "1", "1", "1", "002")


@pytest.mark.parametrize(
    "rows",
    [
        (FIRST, ("001", "2", "1", "3", None)),
        (("001", "1", "1", "3", "005"),),
        (FIRST, ("001", "2", "0", "1", None), ("001", "3", "1", "3", "002")),
    ],
    ids=["a row is added", "the row is marked", "in two steps"],
)
def test_every_way_of_keeping_what_the_event_states_is_right(rows):
    assert found(*rows, touched={"number": frozenset({"001"})}) == []


def test_a_row_left_as_it_was_and_one_that_is_gone_are_found_with_their_entry():
    as_it_was = found(("001", "1", "1", "1", "001"), touched={"number": frozenset({"001"})})
    assert as_it_was == [("F-ROW-VALUE", "status", 7), ("F-ROW-VALUE", "head", 7)]
    assert found() == [("F-ROW-MISSING", None, 7)]
    assert found(held="newest_or_gone") == []


def test_somebody_else_has_no_row_more_than_before():
    touched = {"number": frozenset({"001"})}
    closed = ("001", "2", "1", "3", None)
    assert found(FIRST, closed, OTHER, touched=touched) == [("F-ROW-TOO-MANY", None, None)]
    also = {"number": frozenset({"001", "002"})}
    assert found(FIRST, closed, OTHER, touched=also) == []


class MarksClosedRow(Behaviour):
    """Marks the row that an event closes where it stands."""

    def past_kept(self) -> bool:
        return False


def test_a_package_that_marks_rows_instead_of_adding_to_their_history_is_conformant(made, tmp_path):
    marks = MarksClosedRow()
    played(made.pack, tmp_path / "export", lambda at: marks if "/event/" in at else CORRECT)
    assert judge_export(made.pack, made.expected, tmp_path / "export").exit_code == 0


ERASED = ["closes-resident-record", "adds-history", "leaves-household", "replaces-head"]


@pytest.mark.parametrize("effect", ERASED)
def test_an_erasure_left_half_done_is_found_from_the_export(made, tmp_path, effect):
    class Without(Behaviour):
        def effect(self, key):
            return key != effect

    undone, entered = Without(), set()
    played(made.pack, tmp_path / "right", lambda where: entered.add(where) or CORRECT)
    events = load("resident_register").events
    at = next(
        f"resident_register/event/{key}"
        for key, event in events.items()
        if f"resident_register/event/{key}" in entered
        and set(ERASED) <= {one.key for one in event.effects}
    )
    played(made.pack, tmp_path / "export", lambda where: undone if where == at else CORRECT)
    assert deviations(made.pack, made.expected, tmp_path / "export") != []


def test_a_seeded_fault_of_an_event_is_found_from_the_export(made, tmp_path):
    fault = mutant("event-naturalization-record-open")
    played(made.pack, tmp_path / "export", fault.conduct())
    assert deviations(made.pack, made.expected, tmp_path / "export") != []
