"""The choices by which Hypothesis draws a value again, for values that are no JSON.

They belong to one shape of strategy: where that has changed, they draw something else or nothing.
"""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

from hypothesis.database import ExampleDatabase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.findings import Json

_ASIDE = (b".secondary", b".pareto")  # what Hypothesis keeps beside the failures themselves


class Choices(ExampleDatabase):
    """The failures of one draw, as Hypothesis keeps them: in memory, without its own keys."""

    def __init__(self, known: Iterable[bytes] = ()) -> None:
        super().__init__()
        self._known = set(known)

    @classmethod
    def of(cls, text: Json) -> Choices:
        """Return saved choices; none when the text holds none."""
        try:
            return cls([base64.b64decode(str(text), validate=True)])
        except binascii.Error:
            return cls()

    def save(self, key: bytes, value: bytes) -> None:
        """Keep a failure."""
        if not key.endswith(_ASIDE):
            self._known.add(value)

    def fetch(self, key: bytes) -> Iterable[bytes]:
        """Return the failures, the smallest first."""
        return () if key.endswith(_ASIDE) else self._ordered()

    def delete(self, key: bytes, value: bytes) -> None:
        """Forget a failure that Hypothesis has made smaller or cannot repeat."""
        if not key.endswith(_ASIDE):
            self._known.discard(value)

    def smallest(self) -> str | None:
        """Return the smallest failure as text; None where there is none."""
        ordered = self._ordered()
        return base64.b64encode(ordered[0]).decode() if ordered else None

    def _ordered(self) -> list[bytes]:
        return sorted(self._known, key=lambda known: (len(known), known))
