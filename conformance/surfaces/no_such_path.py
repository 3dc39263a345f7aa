"""A path at which the server has nothing: a wrong address, not a wrong password."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conformance.messages.causes import make_cause

if TYPE_CHECKING:
    from conformance.findings import Cause

NO_SUCH_PATH: Final = frozenset({404, 405, 410})
"""What a router answers where no such path, or no such method on it, is known."""


def no_such_path(status: int, where: str) -> Cause:
    """Return the cause that the server knows no such path; `where` is the URL tried."""
    return make_cause("T-NO-SUCH-PATH", {"tried": where}, where=where, status=status)
