"""Whether the steps of a call that writes did what was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.surfaces.mapping.steps import READING
from conformance.surfaces.safe import is_reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from conformance.surfaces.mapping.models.call import CallStep
    from conformance.surfaces.mapping.steps import CompiledStep, StepResult


def did(
    steps: Sequence[CompiledStep], answers: Sequence[StepResult], taken: Iterable[CallStep]
) -> bool:
    """Return whether a request went out that can do what was asked, of those that there are.

    `taken` are the steps whose conditions were met. Where only enquiries were among them, nothing
    was entered: the profile's doing.
    """
    if any(not answer.accepted for answer in answers):
        return True
    acting = [one for one in steps if one.method not in READING]
    return not acting or any(not is_reading(one.request) for one in taken)


def only_looked_up(steps: Sequence[CallStep], taken: Sequence[CallStep]) -> bool:
    """Return whether nothing but enquiries went out of a call that can enter something."""
    acts = any(not is_reading(one.request) for one in steps)
    return acts and all(is_reading(one.request) for one in taken)


def did_before_last(taken: Sequence[CallStep]) -> bool:
    """Return whether a request that can enter something went before the last one."""
    return any(not is_reading(one.request) for one in taken[:-1])
