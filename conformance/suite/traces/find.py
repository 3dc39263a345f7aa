"""Which secrets leave a trace in bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.suite.traces.normal import normal, telling
from conformance.suite.traces.views import views

if TYPE_CHECKING:
    from collections.abc import Iterable


def traces(secrets: Iterable[str], content: bytes) -> tuple[str, ...]:
    """Return the secrets that stand in the content in any view, in the order given.

    A secret too short to be told from chance (see `telling`) is never reported.
    """
    wanted = {secret: normal(secret) for secret in secrets if telling(secret)}
    found: set[str] = set()
    for view in views(content) if wanted else ():
        found.update(secret for secret, form in wanted.items() if form in view)
        if len(found) == len(wanted):
            break
    return tuple(secret for secret in wanted if secret in found)
