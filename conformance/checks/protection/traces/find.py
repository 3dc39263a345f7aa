"""Which secrets leave a trace in bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.checks.protection.traces.normal import normal, telling
from conformance.checks.protection.traces.views import Cut, views
from conformance.findings import Cause, UntestedError
from conformance.messages.causes import make_cause

if TYPE_CHECKING:
    from collections.abc import Iterable


def traces(secrets: Iterable[str], content: bytes) -> tuple[str, ...]:
    """Return the secrets that stand in the content in any view, in the order given.

    A secret too short to be told from chance (see `telling`) is never reported.

    Raises:
        UntestedError: U-BODY-TOO-LARGE, none was found and the content was not looked at whole.
    """
    wanted = {secret: normal(secret) for secret in secrets if telling(secret)}
    found: set[str] = set()
    try:
        for view in views(content) if wanted else ():
            found.update(secret for secret, form in wanted.items() if form in view)
            if len(found) == len(wanted):
                break
    except Cut as cut:
        if not found:
            raise UntestedError(_too_large(len(content))) from cut
    return tuple(secret for secret in wanted if secret in found)


def _too_large(size: int) -> Cause:
    return make_cause("U-BODY-TOO-LARGE", {"bytes": str(size)}, size=f"{size:,}")
