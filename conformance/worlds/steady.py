"""Draws that depend on the seed alone.

Hypothesis mixes numbers and texts that stand in loaded modules of the project at hand into what it
draws. Which modules are loaded differs between processes and installations; the same seed has to
give the same draws in all of them. No setting turns this off: a private function is replaced, so
`hold_steady` looks for it before a run begins.

Hypothesis also seeds Python's own `random` for each example, and compares its 625 words before and
after each draw, for tests that use it. Nothing here does: the engine draws from a generator of its
own. That takes a tenth of what drawing costs, and is left out.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import lru_cache
from typing import TYPE_CHECKING

import hypothesis

from conformance.errors import HarnessError, Message
from conformance.values.installing import install_command

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from hypothesis.internal.cache import LRUCache

_KINDS = 1024  # of draws, as many as Hypothesis keeps itself


@contextmanager
def steady() -> Iterator[None]:
    """Draw by the seed alone inside the block; not for several threads."""
    from hypothesis import control, core  # noqa: PLC0415 - what is replaced in them is private
    from hypothesis.internal.conjecture import providers  # noqa: PLC0415 - private: may be missing
    from hypothesis.internal.constants_ast import Constants  # noqa: PLC0415 - as above

    none = Constants()
    replaced: tuple[tuple[ModuleType, str, object], ...] = (
        (providers, "_get_local_constants", lambda: none),
        (providers, "CONSTANTS_CACHE", _kept()),
        (core, "deterministic_PRNG", _nothing_to_do),
        (control, "deprecate_random_in_strategy", _nothing_to_do),
    )
    usual = [getattr(module, name) for module, name, _ in replaced]
    for module, name, ours in replaced:
        setattr(module, name, ours)
    try:
        yield
    finally:
        for (module, name, _), theirs in zip(replaced, usual, strict=True):
            setattr(module, name, theirs)


def _nothing_to_do(*_: object) -> AbstractContextManager[None]:
    return nullcontext()


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
        how = install_command()
        raise HarnessError(
            Message(
                "HAR005",
                f"Hypothesis {hypothesis.__version__} では、種だけで決まる試験データを作れません"
                f"（{error}）。",
                f"with Hypothesis {hypothesis.__version__} what is drawn does not depend on the"
                f" seed alone ({error})",
                f"このハーネスが指定する版の Hypothesis を入れてください（{how.ja}実行）。",
                f"install the Hypothesis that this harness asks for: {how.en}",
            )
        ) from error
