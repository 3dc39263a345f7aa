"""Numbers that an official API gives to several people: no two alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from conformance.messages.worded import worded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from conformance.checks.api.arrange import Caller
    from conformance.findings import Json
    from conformance.messages.worded import Worded


@dataclass(frozen=True, slots=True)
class DuplicateNumberMessage:
    """How people asked, and so what a number given twice is called and how it is mended."""

    said: Callable[[str], Worded]


ONE_BY_ONE: Final = DuplicateNumberMessage(lambda name: worded("F-NOT-NEW", name=name))
AT_ONCE: Final = DuplicateNumberMessage(lambda name: worded("F-NUMBER-TWICE", name=name))


def hold_different(
    calls: Caller, name: str, given: Sequence[Json], asked: DuplicateNumberMessage
) -> None:
    """Hold that no value was given twice; a finding names none of them."""
    if len(set(map(str, given))) == len(given):
        return
    raise calls.trial.deviation(
        asked.said(name),
        expected="all different",
        found="one given twice",
        where=calls.client.path,
    )
