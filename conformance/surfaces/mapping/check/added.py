"""What a profile puts into the rows read: only what was asked for by path, or read before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.surfaces.mapping.check.problems import not_read_before
from conformance.surfaces.mapping.constant import reads_the_answer
from conformance.surfaces.mapping.expression import problem_of
from conformance.surfaces.mapping.template import names_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import JsonValue

    from conformance.surfaces.mapping.check.problems import Place, ProfileProblem
    from conformance.surfaces.mapping.models.call import CallStep


def added_problems(
    at: Place, step: CallStep, read: frozenset[str], asked: frozenset[str]
) -> Iterator[ProfileProblem]:
    """Yield each member of `add` that the package did not say.

    A row below another resource does not repeat whose it is (`GET /jumin/{no}/rireki`): what the
    path names may be added, where it is of what the call asks for (`asked`), and what an earlier
    answer held (`read`). Anything else would be the profile's word in the mouth of the package.
    """
    path = step.request.partition(" ")[2].partition("#")[0].partition("?")[0]
    named = frozenset(name for name in names_in(path) if name.partition(".")[0] in asked)
    allowed = read | named
    for name, value in step.add.items():
        if name == "..." or not _only(value, allowed):
            yield not_read_before((*at, "add", name), value, allowed)


def kept_variables(step: CallStep) -> frozenset[str]:
    """Return the variables that a step keeps of its answer and of nothing else."""
    found = (name for name, text in step.keep.items() if _of_the_answer(text))
    return frozenset((*found, *step.keep_headers))


def _of_the_answer(text: str) -> bool:
    return problem_of(text) is None and reads_the_answer(text)


def _only(value: JsonValue, allowed: frozenset[str]) -> bool:
    """Say whether a template is one variable alone, of those allowed."""
    names = list(names_in(value))
    return len(names) == 1 and value == f"{{{names[0]}}}" and names[0] in allowed
