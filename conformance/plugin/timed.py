"""A package whose calls are timed: how long each took, and whether it was answered as it should."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.findings import FindingError, TransportError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from conformance.findings import Exchange, Json
    from conformance.population.rows import Placed, Row
    from conformance.surfaces.package import Package, Reply


@dataclass
class Timing:
    """A call being timed; `wrong` when its answer was not the one it should be."""

    wrong: bool = False


@dataclass
class Meter:
    """Calls, errors, and latencies in seconds by operation, noted by several threads."""

    calls: dict[str, int] = field(default_factory=dict)
    latencies: dict[str, list[float]] = field(default_factory=dict)
    errors: dict[str, int] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, operation: str, seconds: float | None, *, wrong: bool) -> None:
        """Add a call; `seconds` is None when it was not answered."""
        with self._lock:
            self.calls[operation] = self.calls.get(operation, 0) + 1
            self.errors[operation] = self.errors.get(operation, 0) + wrong
            if seconds is not None:
                self.latencies.setdefault(operation, []).append(seconds)

    @contextmanager
    def timing(self, operation: str) -> Iterator[Timing]:
        """Time a call; one that is not answered, or in another form, is an error."""
        timing, start = Timing(), time.perf_counter()
        try:
            yield timing
        except TransportError:
            self.note(operation, None, wrong=True)
            raise
        except FindingError:
            self.note(operation, time.perf_counter() - start, wrong=True)
            raise
        self.note(operation, time.perf_counter() - start, wrong=timing.wrong)


@dataclass
class Timed:
    """Goes round a package and notes every call; `kind_of` says what a function does."""

    package: Package
    meter: Meter
    kind_of: Callable[[str, str], str]
    trail: list[Exchange] = field(init=False)

    def __post_init__(self) -> None:
        self.trail = self.package.trail

    def capabilities(self) -> tuple[Row, ...]:
        """Return what the package says it provides."""
        with self.meter.timing("capabilities"):
            return self.package.capabilities()

    def fresh(self, business_date: date) -> None:
        """Start a case."""
        with self.meter.timing("fresh"):
            self.package.fresh(business_date)

    def close(self) -> None:
        """Give back what the run used."""
        self.package.close()

    def load(self, rows: Iterable[Placed]) -> None:
        """Arrange rows."""
        placed = list(rows)
        if placed:
            with self.meter.timing("load"):
                self.package.load(placed)

    def query(self, domain: str, group: str, where: Mapping[str, Json]) -> tuple[Row, ...]:
        """Return stored rows."""
        with self.meter.timing("query"):
            return self.package.query(domain, group, where)

    def try_delete(self, domain: str, group: str, key: Mapping[str, Json]) -> int:
        """Try to remove a row."""
        with self.meter.timing("delete"):
            return self.package.try_delete(domain, group, key)

    def run(
        self, domain: str, function: str, inputs: Mapping[str, Json], role: str = "clerk"
    ) -> Reply:
        """Run a function."""
        name = f"run {self.kind_of(domain, function)}"
        return self._reply(name, lambda: self.package.run(domain, function, inputs, role))

    def calculate(self, domain: str, rule: str, given: Mapping[str, Json]) -> Reply:
        """Ask what the package derives."""
        return self._reply("calculate", lambda: self.package.calculate(domain, rule, given))

    def issue(self, domain: str, form: str, body: Mapping[str, Json], role: str = "clerk") -> Reply:
        """Issue a form."""
        return self._reply("issue", lambda: self.package.issue(domain, form, body, role))

    def link(self, domain: str, linkage: str, body: Mapping[str, Json]) -> Reply:
        """Send or receive a linkage."""
        return self._reply("link", lambda: self.package.link(domain, linkage, body))

    def export(self, domain: str, groups: Iterable[str]) -> Reply:
        """Export groups."""
        return self._reply("export", lambda: self.package.export(domain, groups))

    def audit(self) -> tuple[Row, ...]:
        """Return the audit log."""
        with self.meter.timing("audit"):
            return self.package.audit()

    def _reply(self, operation: str, call: Callable[[], Reply]) -> Reply:
        """Make a call of a lawful case: a refusal is an error."""
        with self.meter.timing(operation) as timing:
            reply = call()
            timing.wrong = not reply.accepted
        return reply
