"""What one exchange may take: seconds for the whole of it, and bytes as they come off the wire."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from conformance.surfaces.hosts import safe_url
from conformance.surfaces.lost import lost

HEADER_BYTES = 131_072
"""The most that headers may take, interim answers (1xx) included."""


@dataclass(slots=True)
class ExchangeBudget:
    """The allowance of the exchange under way; it is started anew for each.

    Attributes:
        tried: The URL that the errors tell of.
        taken: Bytes received since the start.
    """

    tried: str
    taken: int = 0
    _most: int = 0
    _code: str = field(default="T-HEADERS-TOO-LARGE")
    _deadline: float = 0.0

    def start(self, seconds: float) -> None:
        """Begin an exchange that must be over after so many seconds; first come the headers."""
        self._deadline = time.monotonic() + seconds
        self.taken = 0
        self._most, self._code = HEADER_BYTES, "T-HEADERS-TOO-LARGE"

    def allow_body(self, size: int) -> None:
        """Go on to the body, which may take `size` bytes beside what came before."""
        self._most, self._code = self.taken + size, "T-TOO-LARGE"

    def seconds(self) -> float:
        """Return the seconds that are left (`TransportError` T-TIMEOUT when none are)."""
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise lost("T-TIMEOUT", safe_url(self.tried))
        return left

    def take(self, size: int) -> None:
        """Count received bytes (`TransportError` when they are too many)."""
        self.taken += size
        if self.taken > self._most:
            raise lost(self._code, safe_url(self.tried))
