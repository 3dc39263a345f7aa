"""A call stopped between what it read and what it writes, and whether it then writes the old."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.surfaces.mapping.flowing import handed_on
from conformance.surfaces.mapping.steps import READING
from conformance.surfaces.mapping.template import names_in
from conformance.surfaces.meanwhile import awaited, happens

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from conformance.findings import Json
    from conformance.surfaces.mapping.steps import CompiledStep, StepResult

    Looked = tuple[CompiledStep, Mapping[str, Json], str]
    """A step that read, with the variables and the role it was taken with."""


def let_happen(
    one: CompiledStep,
    looked: Sequence[Looked],
    variables: Mapping[str, Json],
    again: Callable[[CompiledStep, Mapping[str, Json], str], StepResult],
) -> None:
    """Let happen what waits, if this step writes what an earlier one read; note what is outdated.

    The steps that read are asked once more; what this step sends stays what it was.
    """
    waiting = awaited()
    if waiting is None or one.method in READING:
        return
    sent = _sent(one)
    read = [look for look in looked if sent & {*look[0].keep, *look[0].step.keep_headers}]
    if not read:
        return
    happens(waiting)
    for step, known, role in read:
        answer = again(step, known, role)
        now = {name: e.find(answer.decoded.body) for name, e in step.keep.items()}
        now |= {name: answer.headers.get(h) for name, h in step.step.keep_headers.items()}
        waiting.outdated |= any(now[name] != variables.get(name) for name in sent & set(now))


def _sent(one: CompiledStep) -> set[str]:
    """Return the variables whose values the request holds, with those they are made of."""
    step = one.step
    held = [step.body, dict(step.query), dict(step.headers), one.target]
    names = {name.partition(".")[0] for name in names_in(held)}
    made = [text for name, text in one.step.let.items() if name in names]
    return names | {n.partition(".")[0] for text in made for n in handed_on(text)}
