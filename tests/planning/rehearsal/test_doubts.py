"""What is in doubt silences the cases that rest on it; one that is tried in parts leaves it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.cases.needs import calls
from conformance.cases.registry import checks
from conformance.catalog.load import load
from conformance.planning.generate import cases_of, requirements
from conformance.planning.rehearsal.doubts import DoubtfulEntry
from conformance.worlds.reached import ASKED

if TYPE_CHECKING:
    from conformance.contract.call import Call

SPEC = load("resident_register")
SPECS = {"resident_register": SPEC}
CASES = [
    case
    for requirement in requirements(SPEC)
    if requirement.kind == "invariant"
    for case in cases_of(SPEC, requirement)
]
BY_FORMS = next(
    case
    for case in CASES
    if checks()[case.check].in_part
    and len({c.key for c in calls(SPEC, case) if c.action == "issue"}) > 1
)


def _doubt(*of: Call) -> DoubtfulEntry:
    return DoubtfulEntry(("calls",), "", "", calls=frozenset(of))


def _asked() -> list[Call]:
    return [call for call in calls(SPEC, BY_FORMS) if call.action in ASKED]


def test_one_form_in_doubt_does_not_silence_the_others():
    doubt = _doubt(*(c for c in _asked() if c.key == _asked()[0].key))
    assert doubt.concerns(SPECS, BY_FORMS)
    assert doubt.spares(SPECS, BY_FORMS)


def test_where_all_that_is_asked_is_in_doubt_nothing_is_left():
    assert not _doubt(*_asked()).spares(SPECS, BY_FORMS)


def test_what_is_arranged_can_not_be_left_out():
    arranged = [call for call in calls(SPEC, BY_FORMS) if call.action == "load"]
    assert not _doubt(_asked()[0], arranged[0]).spares(SPECS, BY_FORMS)


def test_a_case_that_is_tried_whole_is_not_spared():
    whole = next(c for c in CASES if not checks()[c.check].in_part and set(calls(SPEC, c)))
    first = next(iter(calls(SPEC, whole)))
    assert not _doubt(first).spares(SPECS, whole)
