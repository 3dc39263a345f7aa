"""Every check says which calls it makes, and makes no others."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from conformance.cases import bystanders
from conformance.cases.needs import calls
from conformance.cases.registry import checks
from conformance.checks.refusals import rejection
from conformance.contract.call import Action
from conformance.planning.generate import cases_of, requirements
from conformance.surfaces.capabilities import Capabilities
from tests.worlds.as_it_is.others import planned, profile_with, session

DAY = date(2026, 11, 21)
PROFILE = Path(__file__).parents[2] / "vendor_profiles" / "reference.yaml"
NAMES = {"try_delete": "delete"}
CASES = 2  # of each check, from both domains


@dataclass
class Listening:
    """Passes every call on and remembers the action and its key."""

    package: object
    made: set = field(default_factory=set)

    def __getattr__(self, name):
        found = getattr(self.package, name)
        action = NAMES.get(name, name)
        if action not in get_args(Action):
            return found

        def call(*arguments, **named):
            given = {r.group for r in arguments[0]} if action == "load" else {""}
            keys = given if action in {"load", "fresh", "audit", "capabilities"} else None
            if action == "load":
                arguments = (list(arguments[0]), *arguments[1:])
                keys = {r.group for r in arguments[0]}
            if action == "export":
                keys = set(arguments[1])
            self.made |= {(action, k) for k in (keys if keys is not None else {arguments[1]})}
            return found(*arguments, **named)

        return call


@pytest.mark.parametrize("name", sorted(checks()))
def test_every_check_declares_what_it_needs(name):
    check = checks()[name]
    assert check.needs is not None
    assert check.needs or check.surface == "files"
    named = {need for need in check.needs if isinstance(need, str)}
    assert named <= {*get_args(Action), "act", "send", "receive"}


def sample():
    profile = profile_with(PROFILE, Capabilities())
    chosen = {}
    for p in planned(profile, DAY):
        same = chosen.setdefault((p.case.check, p.case.params.get("action")), [])
        if p.verdict is None and p.case.surface == "api" and len(same) < CASES:
            same.append(p.case)
    return profile, [c for same in chosen.values() for c in same if "call" not in _needs(c)]


def _needs(case):
    return checks()[case.check].needs or ()


@pytest.mark.whole
def test_a_case_makes_the_calls_that_are_planned_for_it_and_no_others(monkeypatch):
    """Rows that are only referred to may be loaded besides; nothing else may.

    Where every group can be read, one more is looked at after a refusal, and after what only
    reads; no plan needs it.
    """
    monkeypatch.setattr(rejection, "place_elsewhere", lambda _trial, _written: None)
    monkeypatch.setattr(bystanders, "stores", lambda _api: False)
    profile, cases = sample()
    assert len({c.check for c in cases}) > 30
    with session(profile, DAY) as opened:
        listening = Listening(opened.interface)
        for case in cases:
            if "twin" in case.check or "at-once" in case.check or case.check == "lives/stand":
                continue  # stories of lives look wherever the way to the package reaches
            opened._interface = listening
            listening.made = set()
            assert opened.execute(case).verdict == "pass", case.id
            spec = opened.specs[case.requirement.domain]
            wanted = {(c.action, c.key) for c in calls(spec, case)}
            loaded = {m for m in listening.made if m[0] == "load"}
            made = listening.made - loaded - {("fresh", "")}
            assert made <= wanted, case.id
            assert {a for a, _ in made} == {a for a, _ in wanted} - {"load"}, case.id
            assert {w for w in wanted if w[0] == "load"} <= loaded, case.id
        opened._interface = listening.package


def test_cases_of_every_requirement_name_things_of_the_catalogue():
    profile = profile_with(PROFILE, Capabilities())
    with session(profile, DAY) as opened:
        for spec in opened.specs.values():
            for requirement in requirements(spec):
                for case in cases_of(spec, requirement):
                    for call in calls(spec, case):
                        known = names(opened.specs[call.domain or spec.domain])
                        assert call.key in {*known, ""} or call.action == "call", case.id


def names(spec):
    return {*spec.functions, *spec.records, *spec.forms, *spec.rules, *spec.linkages}
