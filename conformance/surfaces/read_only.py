"""A package that is only to be read: whatever would write is refused before a byte is sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from conformance.contract.call import READING_KINDS
from conformance.surfaces.access import refused_to_write
from conformance.surfaces.around import PackageWrapper

if TYPE_CHECKING:
    from collections.abc import Callable

    from conformance.contract.call import Call

T = TypeVar("T")


@dataclass
class ReadOnly(PackageWrapper):
    """Passes on what the contract calls reading: searches, reads, calculations, issuing, sending.

    Whether a request of it goes out is for the connection to say: it lets GET and HEAD through, and
    what the profile declares safe in a person's name. A calculation sent by POST may register.

    Attributes:
        kind_of: The kind of the operation behind domain and function; None when it has none.
    """

    kind_of: Callable[[str, str], str | None]

    def made(self, call: Call, make: Callable[[], T]) -> T:
        """Make a call that reads; refuse every other (`UntestedError` U-READ-ONLY)."""
        if self._writes(call):
            raise refused_to_write(call.name)
        return make()

    def _writes(self, call: Call) -> bool:
        if call.action == "run":
            return self.kind_of(call.domain, call.key) not in READING_KINDS
        return call.writes or (call.action == "link" and call.direction != "send")
