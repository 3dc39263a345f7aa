"""What steps remember of answers for later calls, and what later steps recall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.surfaces.mapping.check.problems import (
    not_an_expression,
    not_of_the_answer,
    unknown_name,
)
from conformance.surfaces.mapping.constant import reads_the_answer
from conformance.surfaces.mapping.expression import problem_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.surfaces.mapping.check.problems import Place, ProfileProblem
    from conformance.surfaces.mapping.models.call import CallStep
    from conformance.surfaces.mapping.models.section import Mapping as MappingSection

_TOLD = ("remember の values の名", "name under the values of a remember")


def told_of(section: MappingSection) -> frozenset[str]:
    """Return the names under which the steps of a mapping remember something."""
    steps = (step for call in section.calls for step in call.steps if step.remember)
    return frozenset(name for step in steps if step.remember for name in step.remember.values)


def remembered_problems(
    at: Place, step: CallStep, told: frozenset[str]
) -> Iterator[ProfileProblem]:
    """Yield what is wrong with what a step remembers of its answer, and recalls of earlier ones."""
    if step.remember is not None:
        here = (*at, "remember")
        yield from _of_the_answer((*here, "under"), step.remember.under)
        for name, text in step.remember.values.items():
            yield from _of_the_answer((*here, "values", name), text)
    for name, text in step.recall.items():
        why = problem_of(text)
        if why is not None:
            yield not_an_expression((*at, "recall", name), text, why)
        if name not in told:
            yield unknown_name((*at, "recall", name), _TOLD, name, told)


def _of_the_answer(at: Place, text: str) -> Iterator[ProfileProblem]:
    why = problem_of(text)
    if why is not None:
        yield not_an_expression(at, text, why)
    elif not reads_the_answer(text):
        yield not_of_the_answer(at, text)
