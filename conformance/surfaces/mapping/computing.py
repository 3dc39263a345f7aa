"""The entries of a mapping that make something of an answer, and the calls that they read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from conformance.surfaces.mapping.check.problems import ROOT
from conformance.surfaces.mapping.computed import made_of_truth, made_of_values
from conformance.surfaces.mapping.template import names_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.surfaces.mapping.check.problems import Place
    from conformance.surfaces.mapping.computed import Made
    from conformance.surfaces.mapping.models.call import CallSelector, CallStep
    from conformance.surfaces.mapping.models.section import Mapping as MappingSection

_ROWLESS: Final = frozenset({"fresh", "close", "load", "delete"})
"""Actions of whose answers no row is read."""


@dataclass(frozen=True, slots=True)
class Computing:
    """An entry that makes something of answers.

    Attributes:
        place: The entry, seen from the top of the profile.
        member: Which member of the rows it makes; "" where it makes all that is found.
        expression: As the profile writes it.
        made: What it does.
        calls: The numbers of the calls under `calls` whose answers it reads.
    """

    place: Place
    member: str
    expression: str
    made: Made
    calls: frozenset[int]


def computing(section: MappingSection) -> tuple[Computing, ...]:
    """Return the entries of a mapping that compute, choose or repeat values, in its order."""
    return (*_envelope(section), *_calls(section))


def _envelope(section: MappingSection) -> Iterator[Computing]:
    one, at = section.envelope, (*ROOT, "envelope")
    for name, text in (("ok", one.ok), ("rows", one.rows), ("errors", one.errors)):
        read = _read_by(section, name)
        yield from _told((*at, name), text, read, truth=name == "ok")
    every = frozenset(range(len(section.calls)))
    for name, text in (("code", one.error.code), ("item", one.error.item)):
        yield from _told((*at, "error", name), text, every)


def _read_by(section: MappingSection, name: str) -> frozenset[int]:
    """Return the calls of which a step leaves it to the envelope how something is read."""
    return frozenset(
        number
        for number, call in enumerate(section.calls)
        if not (name == "rows" and call.action in _ROWLESS)
        and any(getattr(step, name) is None for step in call.steps)
    )


def _calls(section: MappingSection) -> Iterator[Computing]:
    added = _added(section)
    for number, call in enumerate(section.calls):
        for at, step in enumerate(call.steps):
            place = (*ROOT, "calls", number, "steps", at)
            yield from _step(place, call, step, frozenset({number}), added)


def _step(
    at: Place, call: CallSelector, step: CallStep, mine: frozenset[int], added: frozenset[str]
) -> Iterator[Computing]:
    yield from _told((*at, "ok"), step.ok, mine, truth=True)
    yield from _told((*at, "errors"), step.errors, mine)
    if call.action not in _ROWLESS:
        yield from _told((*at, "rows"), step.rows, mine)
        for name, text in step.extra.items():
            yield from _told((*at, "extra", name), text, mine, name)
    for word, meant in step.outcome.items():
        for name in meant:
            yield Computing((*at, "outcome", word), name, word, "computes", mine)
    kept: dict[tuple[str, ...], str] = {("keep", name): text for name, text in step.keep.items()}
    if step.remember is not None:
        values = step.remember.values.items()
        kept |= {("remember", "values", name): text for name, text in values}
    for key, text in kept.items():
        if key[-1] in added:
            yield from _told((*at, *key), text, mine, key[-1])
    asked = frozenset(names_in(step.request))
    for name, value in step.add.items():
        if asked & frozenset(names_in(value)):
            yield Computing((*at, "add", name), name, str(value), "repeats", mine)


def _told(
    at: Place, text: str | None, calls: frozenset[int], member: str = "", *, truth: bool = False
) -> Iterator[Computing]:
    if text is None or not calls:
        return
    for within, made in (made_of_truth if truth else made_of_values)(text):
        yield Computing(at, within or member, text, made, calls)


def _added(section: MappingSection) -> frozenset[str]:
    """Return the variables that some step puts into the rows of an answer."""
    steps = (step for call in section.calls for step in call.steps)
    return frozenset(name for step in steps for name in names_in(step.add))
