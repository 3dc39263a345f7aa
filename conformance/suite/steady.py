"""Draws that depend on the seed alone.

Hypothesis mixes numbers and texts that stand in loaded modules of the project at hand into what it
draws. Which modules are loaded differs between processes and installations; the same seed has to
give the same draws in all of them. No setting turns this off: a private function is replaced, so
`hold_steady` looks for it before a run begins.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

import hypothesis

from conformance.errors import HarnessError, Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.internal.cache import LRUCache

_KINDS = 1024  # of draws, as many as Hypothesis keeps itself


@contextmanager
def steady() -> Iterator[None]:
    """Leave out the constants of loaded modules inside the block; not for several threads."""
    from hypothesis.internal.conjecture import providers  # noqa: PLC0415 - private: may be missing
    from hypothesis.internal.constants_ast import Constants  # noqa: PLC0415 - as above

    none = Constants()
    usual = providers._get_local_constants  # noqa: SLF001 - no setting turns it off
    known = providers.CONSTANTS_CACHE
    providers._get_local_constants = lambda: none  # noqa: SLF001 - as above
    providers.CONSTANTS_CACHE = _kept()  # type: ignore[assignment]  # what it holds is theirs
    try:
        yield
    finally:
        providers._get_local_constants = usual  # noqa: SLF001 - as above
        providers.CONSTANTS_CACHE = known


@lru_cache(maxsize=1)
def _kept() -> LRUCache[object, object]:
    """Return what Hypothesis works out of its own constants: the same in each block."""
    from hypothesis.internal.cache import LRUCache  # noqa: PLC0415 - private: may be missing

    return LRUCache(_KINDS)


def hold_steady() -> None:
    """Hold that the installed Hypothesis can be made to draw by the seed alone.

    Raises:
        HarnessError: HAR005, it has changed inside.
    """
    try:
        with steady():
            pass
    except (ImportError, AttributeError, TypeError) as error:
        raise HarnessError(
            Message(
                "HAR005",
                f"Hypothesis {hypothesis.__version__} では、種だけで決まる試験データを作れません"
                f"（{error}）。",
                f"with Hypothesis {hypothesis.__version__} what is drawn does not depend on the"
                f" seed alone ({error})",
                "このハーネスが指定する版の Hypothesis を入れてください"
                "（pip install jichitai-conformance）。",
                "install the Hypothesis that this harness asks for"
                " (pip install jichitai-conformance)",
            )
        ) from error
