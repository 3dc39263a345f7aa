"""Which secrets leave a trace in bytes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from conformance.suite.traces.normal import normal, telling
from conformance.suite.traces.views import views

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHORT, _REMEMBERED = 96, 16_384


def traces(secrets: Iterable[str], content: bytes) -> tuple[str, ...]:
    """Return the secrets that stand in the content in any view, in the order given.

    A secret too short to be told from chance (see `telling`) is never reported.
    """
    wanted = {secret: normal(secret) for secret in secrets if telling(secret)}
    found: set[str] = set()
    for view in views(content) if wanted else ():
        text = _short_normal(view) if len(view) <= _SHORT else normal(view)
        found.update(secret for secret, form in wanted.items() if form in text)
        if len(found) == len(wanted):
            break
    return tuple(secret for secret in wanted if secret in found)


@lru_cache(maxsize=_REMEMBERED)
def _short_normal(text: str) -> str:
    """Return the normal form of a short text, which comes again with every answer."""
    return normal(text)
