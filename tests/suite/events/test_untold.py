"""What an effect takes from an input that no request held is the package's own to say."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from conformance.catalog.load import load
from conformance.contract.stated import Act
from conformance.findings import UntestedError
from conformance.suite.events.rows import effect_of, hold_effect

SPEC = load("resident_register")
EVENT = next(event for event in SPEC.events.values() if event.key == "move-in-notice")
EFFECT = effect_of(EVENT, "states-destination")
REMOVED = {"atena_number": "1", "planned_destination": "東野県", "erasure_reason": "21"}
SENT = {
    "move_out_on": "2026-11-20",
    "confirmed_destination": "西浜県",
    "move_in_notice_on": "2026-11-24",
}


def hold(unsent, **found):
    row = {**REMOVED, "resident_status": "2", "planned_move_out_on": None, **SENT, **found}
    stood = {**REMOVED, "resident_status": "2", "planned_move_out_on": None}
    made = SimpleNamespace(event=EVENT, act=Act(dict(SENT), None, {"removed": stood}))
    trial = SimpleNamespace(
        spec=SPEC,
        domain="resident_register",
        group=SPEC.records.__getitem__,
        own=SimpleNamespace(held=lambda _group, values: values),
        interface=SimpleNamespace(query=lambda *_: (row,)),
        case=SimpleNamespace(requirement=SimpleNamespace(id="x")),
        deviation=lambda said, *, about="", **_: AssertionError(f"{said.code} {about}"),
    )
    hold_effect(trial, EFFECT, made, (stood,), "/path", frozenset(unsent))


def test_the_packages_own_day_of_arrival_is_not_judged():
    hold({"move_in_notice_on"}, move_in_notice_on="2026-11-26")


def test_a_day_that_was_sent_is_judged():
    with pytest.raises(AssertionError, match="F-EVENT-VALUE move_in_notice_on"):
        hold((), move_in_notice_on="2026-11-26")


def test_what_was_sent_beside_it_is_judged_all_the_same():
    with pytest.raises(AssertionError, match="F-EVENT-VALUE confirmed_destination"):
        hold({"move_in_notice_on"}, confirmed_destination="北沢県")


def test_an_effect_of_which_nothing_was_told_is_not_judged():
    event = next(event for event in SPEC.events.values() if event.key == "move-in")
    only = next(e for e in event.effects if e.kind == "open" and e.group == "japanese_residents")
    told = {k: v for k, v in only.values.items() if getattr(v, "input", None)}
    effect = only.model_copy(update={"values": told})
    inputs = {v.input for v in told.values()}
    made = SimpleNamespace(event=event, act=Act(dict.fromkeys(inputs, "1"), None, {}))
    with pytest.raises(UntestedError, match="P-NO-FIELD"):
        hold_effect(SimpleNamespace(spec=SPEC), effect, made, (), "/path", frozenset(inputs))
