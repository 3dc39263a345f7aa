"""Speed under load: lawful cases in several threads, each in a municipality of its own.

What is measured is information about a package; it never enters a verdict.
"""

from __future__ import annotations

import math
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from conformance.findings import UntestedError
from conformance.messages.causes import make_cause
from conformance.plugin.prepare import session_at
from conformance.plugin.timed import Meter, Timed
from conformance.worlds.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.cases.case import Case
    from conformance.plugin.prepare import PackagePlace, Prepared
    from conformance.surfaces.package import Package

_STRIDE = 7  # threads begin at different cases
_MS = 1000.0


@dataclass(frozen=True, slots=True)
class OperationFigures:
    """The figures of one operation; latencies in milliseconds, None when nothing was answered."""

    operation: str
    calls: int
    errors: int
    p50_ms: float | None
    p95_ms: float | None


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load run measured, and in how many seconds."""

    seconds: float
    rows: tuple[OperationFigures, ...]


@dataclass
class Measured(Session):
    """A session whose calls are timed."""

    meter: Meter | None = None

    def around(self, package: Package) -> Package:
        """Return the package with every call timed."""
        if self.meter is None:
            return super().around(package)
        return super().around(Timed(package, self.meter, self._kind))

    def _kind(self, domain: str, function: str) -> str:
        return self.specs[domain].functions[function].operation.kind


def load(prepared: Prepared, place: PackagePlace, concurrency: int, seconds: float) -> Loaded:
    """Run lawful cases in `concurrency` threads for about `seconds` and return the figures.

    Raises:
        UntestedError: T-NO-LAWFUL-CASE, the plan has nothing to run.
    """
    cases = [
        planned.case
        for planned in prepared.executable
        if planned.case.polarity == "accept" and planned.case.surface == "api"
    ]
    if not cases:
        raise UntestedError(_NOTHING)
    meter, start = Meter(), time.perf_counter()
    with ThreadPoolExecutor(concurrency) as pool:
        workers = [
            pool.submit(_work, _session(prepared, place, meter), cases, number, start + seconds)
            for number in range(concurrency)
        ]
    for worker in workers:
        worker.result()
    rows = tuple(_row(meter, name) for name in sorted(meter.calls))
    return Loaded(time.perf_counter() - start, rows)


def _session(prepared: Prepared, place: PackagePlace, meter: Meter) -> Measured:
    session = session_at(prepared, place)
    given = {f.name: getattr(session, f.name) for f in fields(Session)}
    return Measured(**given, meter=meter)


def _work(session: Measured, cases: Sequence[Case], number: int, until: float) -> None:
    """Execute cases one after another until the time is over; each at least once a turn."""
    at, turn, nonce = number * _STRIDE, 0, session.nonce
    while True:
        session.nonce = f"{nonce}{number}-{turn}"  # people of their own on a shared database
        _execute(session, cases[at % len(cases)])
        at, turn = at + 1, turn + 1
        if time.perf_counter() >= until:
            break
    session.close()


def _execute(session: Measured, case: Case) -> None:
    """Execute a case; of an official API, whose calls go past the package, time it as a whole."""
    if case.requirement.kind != "api" or session.meter is None:
        session.execute(case)
        return
    start = time.perf_counter()
    outcome = session.execute(case)
    wrong = outcome.verdict in {"fail", "untested"}
    session.meter.note(f"call {case.requirement.key}", time.perf_counter() - start, wrong=wrong)


def _row(meter: Meter, operation: str) -> OperationFigures:
    known = sorted(meter.latencies.get(operation, ()))
    return OperationFigures(
        operation,
        meter.calls[operation],
        meter.errors[operation],
        _at(known, 0.50),
        _at(known, 0.95),
    )


def _at(known: Sequence[float], part: float) -> float | None:
    """Return the latency that this part of the calls did not exceed, in milliseconds."""
    return round(known[math.ceil(part * len(known)) - 1] * _MS, 2) if known else None


_NOTHING = make_cause("T-NO-LAWFUL-CASE")
