"""A package whose calls are timed: how long each took, and whether it was answered as it should."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from conformance.contract.reply import Reply
from conformance.findings import FindingError, TransportError
from conformance.surfaces.around import PackageWrapper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conformance.contract.call import Call

T = TypeVar("T")


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
class Timed(PackageWrapper):
    """Goes round a package and notes every call; `kind_of` says what a function does.

    Cases are lawful: a refusal is an error.
    """

    meter: Meter
    kind_of: Callable[[str, str], str]

    def made(self, call: Call, make: Callable[[], T]) -> T:
        """Make a call and note how long it took; giving back what was used is none."""
        if call.action == "close":
            return make()
        kind = f" {self.kind_of(call.domain, call.key)}" if call.action == "run" else ""
        with self.meter.timing(f"{call.action}{kind}") as timing:
            found = make()
            timing.wrong = isinstance(found, Reply) and not found.accepted
        return found
