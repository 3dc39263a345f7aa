"""A package that is only to be read gets no call that writes."""

from __future__ import annotations

import datetime as dt
import inspect
from dataclasses import dataclass, field

import pytest

from conformance.findings import UntestedError
from conformance.population.rows import PlacedRow
from conformance.surfaces.access import only_reads
from conformance.surfaces.package import Package
from conformance.surfaces.read_only import ReadOnly

KINDS = {"find": "search", "show": "restrict", "sum": "calculate", "add": "create", "all": "batch"}
DAY = dt.date(2026, 11, 21)
READING = {
    "capabilities": (),
    "query": ("d", "g", {}),
    "run": ("d", "find", {}),
    "calculate": ("d", "r", {}),
    "issue": ("d", "f", {}),
    "link": ("d", "l", {"direction": "send"}),
    "export": ("d", ["g"]),
    "audit": (),
    "close": (),
}


@dataclass
class PostRecorder:
    """Remembers every call and whether a request by POST would have gone out for it."""

    calls: list[tuple[str, bool]] = field(default_factory=list)
    trail: list[object] = field(default_factory=list)

    def __getattr__(self, name):
        return lambda *_, **__: self.calls.append((name, only_reads("POST")))


def _package():
    told = PostRecorder()
    return told, ReadOnly(told, lambda _, function: KINDS.get(function))


@pytest.mark.parametrize("name", READING)
def test_what_reads_is_passed_on_and_its_requests_are_still_to_be_judged(name):
    told, package = _package()
    getattr(package, name)(*READING[name])
    assert told.calls == [(name, False)]


@pytest.mark.parametrize("function", ["show", "sum"])
def test_functions_that_only_read_are_run(function):
    told, package = _package()
    package.run("d", function, {})
    assert told.calls == [("run", False)]


WRITING = {
    "fresh": lambda p: p.fresh(DAY),
    "load": lambda p: p.load([PlacedRow("d", "g", {})]),
    "delete": lambda p: p.try_delete("d", "g", {}),
    "create": lambda p: p.run("d", "add", {}),
    "batch": lambda p: p.run("d", "all", {}),
    "a function nobody knows": lambda p: p.run("d", "made-up", {}),
    "receive": lambda p: p.link("d", "l", {"direction": "receive", "rows": []}),
    "a linkage without direction": lambda p: p.link("d", "l", {}),
}


@pytest.mark.parametrize("name", WRITING)
def test_what_writes_is_refused_and_not_passed_on(name):
    told, package = _package()
    with pytest.raises(UntestedError) as error:
        WRITING[name](package)
    assert error.value.cause.code == "U-READ-ONLY"
    assert told.calls == []


def test_to_load_nothing_is_not_to_write():
    told, package = _package()
    package.load(())
    assert told.calls == []


def test_every_call_of_the_contract_has_been_tried():
    contract = {n for n, _ in inspect.getmembers(Package, inspect.isfunction) if n[0] != "_"}
    assert contract == set(READING) | {"fresh", "load", "try_delete"}


def test_the_evidence_is_the_packages():
    told, package = _package()
    assert package.trail is told.trail
