"""Switches: how the open questions of a specification are read in this run."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from conformance.catalog.models.questions import SetsInput, SetsItem, SetsParameter

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import JsonValue

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.questions import Question
    from conformance.catalog.models.records import RecordGroup

E = TypeVar("E", SetsInput, SetsItem, SetsParameter)


@dataclass(frozen=True, slots=True)
class UnknownChoice:
    """A choice the specification does not offer: the name that is unknown, and what there is."""

    switch: str
    option: str | None
    known: tuple[str, ...]


def switches(spec: Specification) -> dict[str, Question]:
    """Return the questions that have a switch, by the switch."""
    return {q.switch: q for q in spec.questions.values() if q.switch is not None}


def unknown_choices(spec: Specification, chosen: Mapping[str, str]) -> Iterator[UnknownChoice]:
    """Yield each choice that names no switch of the specification or none of its readings."""
    known = switches(spec)
    for switch, option in chosen.items():
        if switch not in known:
            yield UnknownChoice(switch, None, tuple(sorted(known)))
        elif option not in known[switch].readings:
            yield UnknownChoice(switch, option, tuple(known[switch].readings))


def switched(spec: Specification, chosen: Mapping[str, str]) -> Specification:
    """Return the specification as these choices read it; its digest stays the catalogue's.

    Raises:
        ValueError: A choice the specification does not offer.
    """
    for unknown in unknown_choices(spec, chosen):
        msg = f"{spec.domain}: no {unknown.switch}: {unknown.option}; there are {unknown.known}"
        raise ValueError(msg)
    if not chosen:
        return spec
    read = replace(spec, switches=dict(chosen))
    records = dict(spec.records)
    for effect in _effects(read, SetsItem):
        records[effect.record] = _restated(records[effect.record], effect)
    return replace(read, records=records)


def reading_of(spec: Specification, question: Question) -> str | None:
    """Return the reading in force: the one chosen, or the default; None without a switch."""
    return spec.switches.get(question.switch or "", question.default)


def reading(spec: Specification, switch: str) -> str | None:
    """Return the reading in force under a switch; None where the specification has no such."""
    question = switches(spec).get(switch)
    return None if question is None else reading_of(spec, question)


def fixed_inputs(spec: Specification, rule: str) -> dict[str, JsonValue]:
    """Return the inputs of a rule that the readings in force fix."""
    return {e.input: e.value for e in _effects(spec, SetsInput) if e.rule == rule}


def as_read(spec: Specification, rule: str, given: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """Return the facts of a rule with the inputs that the readings in force fix.

    An input given as null stays: there the question does not arise.
    """
    fixed = fixed_inputs(spec, rule)
    return {**given, **{n: v for n, v in fixed.items() if n not in given or given[n] is not None}}


def rule_parameters(spec: Specification, rule: str) -> tuple[Mapping[str, object], ...]:
    """Return the dated parameters of a rule with what the readings in force state.

    A reading replaces a parameter wherever the rule states it, else it is stated for all days.
    """
    entries: tuple[Mapping[str, object], ...] = spec.rules[rule].parameters
    for effect in _effects(spec, SetsParameter):
        if effect.rule == rule:
            entries = _stated(entries, effect.parameter, effect.value)
    return entries


def _stated(
    entries: tuple[Mapping[str, object], ...], name: str, value: JsonValue
) -> tuple[Mapping[str, object], ...]:
    if not any(name in entry for entry in entries):
        return (*entries, {name: value})
    return tuple({**entry, name: value} if name in entry else entry for entry in entries)


def _effects(spec: Specification, kind: type[E]) -> Iterator[E]:
    """Yield what the readings in force set."""
    for question in spec.questions.values():
        read = question.readings.get(reading_of(spec, question) or "")
        for effect in read.sets if read else ():
            if isinstance(effect, kind):
                yield effect


def _restated(group: RecordGroup, effect: SetsItem) -> RecordGroup:
    stated = effect.model_dump(include={"max_len", "romaji"}, exclude_none=True)
    items = (i.model_copy(update=stated) if i.key == effect.item else i for i in group.items)
    return group.model_copy(update={"items": tuple(items)})
