"""Draws that depend on the seed alone.

Hypothesis mixes numbers and texts that stand in loaded modules of the project at hand into what it
draws. Which modules are loaded differs between processes and installations; the same seed has to
give the same draws in all of them.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants

if TYPE_CHECKING:
    from collections.abc import Iterator

_NONE = Constants()


@contextmanager
def steady() -> Iterator[None]:
    """Leave out the constants of loaded modules inside the block; not for several threads."""
    usual = providers._get_local_constants  # noqa: SLF001 - no setting turns it off
    providers.CONSTANTS_CACHE.cache.clear()
    providers._get_local_constants = lambda: _NONE  # noqa: SLF001 - as above
    try:
        yield
    finally:
        providers._get_local_constants = usual  # noqa: SLF001 - as above
        providers.CONSTANTS_CACHE.cache.clear()
