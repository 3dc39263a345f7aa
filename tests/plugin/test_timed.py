"""A timed package answers as the package inside; calls, errors and latencies are noted."""

from __future__ import annotations

from datetime import date

import pytest

from conformance.findings import Cause, Exchange, Finding, FindingError, TransportError
from conformance.plugin.load import _at
from conformance.plugin.timed import Meter, Timed
from conformance.population.rows import PlacedRow
from conformance.surfaces.package import Refusal, Reply

SEEN = Exchange("POST", "/", None, 200, None)
GOOD, BAD = Reply(200, (), (), SEEN), Reply(400, (), (Refusal("E0001", None),), SEEN)
LOST = TransportError(Cause("T-TIMEOUT", "", ""))
WRONG = FindingError(Finding("F-BODY", "", "", None, None, "", "x"))


class Inner:
    def __init__(self, gives: object) -> None:
        self.trail: list[Exchange] = [SEEN]
        self.gives = gives

    def _give(self, *_: object) -> object:
        if isinstance(self.gives, Exception):
            raise self.gives
        return self.gives

    run = calculate = issue = link = export = query = audit = fresh = load = _give
    capabilities = try_delete = _give


def timed(gives: object) -> tuple[Timed, Meter]:
    meter = Meter()
    return Timed(Inner(gives), meter, lambda _domain, _function: "create"), meter


def test_an_accepted_call_is_noted_under_what_its_function_does() -> None:
    package, meter = timed(GOOD)
    assert package.run("d", "f", {}) is GOOD
    assert meter.calls == {"run create": 1}
    assert meter.errors == {"run create": 0}
    assert len(meter.latencies["run create"]) == 1
    assert package.trail == [SEEN]


def test_a_lawful_request_that_is_refused_is_an_error_with_a_latency() -> None:
    package, meter = timed(BAD)
    assert package.calculate("d", "r", {}) is BAD
    assert (meter.calls, meter.errors) == ({"calculate": 1}, {"calculate": 1})
    assert len(meter.latencies["calculate"]) == 1


@pytest.mark.parametrize(("error", "latencies"), [(LOST, 0), (WRONG, 1)])
def test_a_call_that_fails_is_an_error_and_fails_as_before(
    error: Exception, latencies: int
) -> None:
    package, meter = timed(error)
    with pytest.raises(type(error)):
        package.query("d", "g", {})
    assert (meter.calls, meter.errors) == ({"query": 1}, {"query": 1})
    assert len(meter.latencies.get("query", [])) == latencies


def test_every_call_of_the_contract_is_timed() -> None:
    package, meter = timed(GOOD)
    package.capabilities()
    package.fresh(date(2026, 4, 1))
    package.load([PlacedRow("d", "g", {})])
    package.load([])
    package.try_delete("d", "g", {})
    package.issue("d", "f", {})
    package.link("d", "l", {})
    package.export("d", [])
    package.audit()
    names = {"capabilities", "fresh", "load", "delete", "issue", "link", "export", "audit"}
    assert meter.calls == dict.fromkeys(names, 1)


def test_a_percentile_is_a_latency_that_was_measured() -> None:
    known = [n / 1000 for n in range(1, 101)]
    assert (_at(known, 0.5), _at(known, 0.95)) == (50.0, 95.0)
    assert _at([0.001], 0.95) == 1.0
    assert _at([], 0.5) is None
