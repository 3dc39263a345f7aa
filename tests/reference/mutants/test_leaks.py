"""Every way on which a package lets out where somebody is: found, and none in the clean package."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from conformance.catalog.load import load
from conformance.catalog.models.trace_laws import NoTrace
from conformance.reference import mutants
from conformance.reference.behaviour import correct
from conformance.reference.mutants import all_mutants
from conformance.surfaces.capabilities import Capabilities
from tests.worlds.as_it_is.others import planned, profile_with, session

PROFILE = Path(__file__).parents[3] / "vendor_profiles" / "reference.yaml"
DAY = date(2026, 11, 21)
LEAST, DOMAINS, WAYS = 25, 12, 20
FOUND = {"F-LEAK", "F-CONFIRMED"}
QUICK = {"leak-view-alert", "leak-view-utf16", "leak-search-count", "leak-export-note"}


def keys() -> list[str]:
    text = (files(mutants) / "people" / "leaks.yaml").read_text(encoding="utf-8")
    return [one["key"] for one in yaml.safe_load(text)]


@cache
def plan(domain: str):
    profile = profile_with(PROFILE, Capabilities(), domain)
    return profile, [p.case for p in planned(profile, DAY) if p.verdict is None]


def traces_of(domain: str):
    return [case for case in plan(domain)[1] if case.check.startswith("property/no-trace")]


def finding_of(key: str):
    """What the cases about traces find in a faulty package; None when they find nothing."""
    one = all_mutants()[key]
    domain = one.requirement.split("/")[0]
    with session(plan(domain)[0], DAY, conduct=one.conduct()) as opened:
        outcomes = (opened.execute(case) for case in traces_of(domain))
        return next((o.finding for o in outcomes if o.verdict == "fail"), None)


def test_there_are_enough_different_ways_out_in_enough_domains() -> None:
    known = [all_mutants()[key] for key in keys()]
    assert len(known) >= LEAST
    assert len({one.requirement.split("/")[0] for one in known}) >= DOMAINS
    ways = {str(one.fault.model_dump(exclude={"tells", "spares"})) for one in known}
    assert len(ways) >= WAYS
    for one in known:
        domain, _, key = one.requirement.split("/")
        checks = load(domain).invariants[key].checks
        assert any(isinstance(check, NoTrace) for check in checks)


@pytest.mark.parametrize(
    "key", [k if k in QUICK else pytest.param(k, marks=pytest.mark.whole) for k in keys()]
)
def test_a_leak_is_found(key: str) -> None:
    finding = finding_of(key)
    assert finding is not None
    assert finding.code in FOUND


def domains_with_traces() -> list[str]:
    names = {one.requirement.split("/")[0] for one in all_mutants().values()}
    return sorted(
        name
        for name in names
        if any(isinstance(c, NoTrace) for i in load(name).invariants.values() for c in i.checks)
    )


@pytest.mark.parametrize(
    "domain",
    [
        d
        if d in {"seal_registration", "light_vehicle_tax"}
        else pytest.param(d, marks=pytest.mark.whole)
        for d in domains_with_traces()
    ],
)
def test_the_clean_package_leaves_no_trace(domain: str) -> None:
    with session(plan(domain)[0], DAY, conduct=correct) as opened:
        verdicts = {case.id: opened.execute(case).verdict for case in traces_of(domain)}
    assert verdicts
    assert set(verdicts.values()) == {"pass"}


def test_traces_are_looked_for_in_enough_domains() -> None:
    assert len(domains_with_traces()) >= 18
