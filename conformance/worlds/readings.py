"""Open questions in a case: the reading a package follows beside the one its profile declares.

A reading that was declared is held. Where none was declared and a package follows another reading
than the default, nobody can say that it is wrong: the case is unclear, and names the switch.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from conformance.catalog.models.questions import SetsParameter
from conformance.catalog.switches import reading_of, switched, switches
from conformance.contract.oracles import derive
from conformance.findings import FindingError, TransportError, UnclearError, UntestedError
from conformance.messages.worded import worded
from conformance.rules.core import GivenError, OutOfScopeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pydantic import BaseModel

    from conformance.cases.case import Case
    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.questions import Question
    from conformance.findings import Json

_NOT_FOLLOWED = (
    FindingError,
    UntestedError,
    TransportError,
    UnclearError,
    GivenError,
    OutOfScopeError,
)

EITHER = "either"
"""A reading that leaves it to the package."""


def hold_reading(trial: Trial, switch: str, found: str) -> None:
    """Hold that the package follows the reading its profile declares.

    Nothing is held where no question with this switch is about the requirement under test.

    Raises:
        UnclearError: The profile declares no reading.
        FindingError: F-OTHER-READING, the package follows another one than declared.
    """
    question = _asked(trial, switch)
    if question is None:
        return
    declared = trial.spec.switches.get(switch)
    if declared is None:
        reading = found if found in question.readings else "/".join(question.readings)
        raise UnclearError(question.key, reading, switch)
    if declared not in {found, EITHER}:
        raise _other_reading(trial, question, declared, found)


def tolerates(trial: Trial, switch: str, reading: str) -> UnclearError | bool:
    """Return whether a reading is declared; when none is, that the package follows this one."""
    question = _asked(trial, switch)
    if question is None:
        return False
    declared = trial.spec.switches.get(switch)
    return UnclearError(question.key, reading, switch) if declared is None else declared == reading


def other_reading(trial: Trial, attempt: Callable[[Trial], None]) -> UnclearError | None:
    """Return that a package that deviates follows another reading throughout; None if it does not.

    The case is tried again under each reading that the profile does not rule out, and then once
    more as it was.
    """
    for question, name in _undeclared(trial.spec, trial.case):
        switch = question.switch or ""
        read = switched(trial.spec, {**trial.spec.switches, switch: name})
        if not _as_decisive(trial.spec, read, rules_of(trial.spec, trial.case)):
            continue
        try:
            attempt(replace(trial, spec=read))
        except _NOT_FOLLOWED:
            continue
        return UnclearError(question.key, name, switch) if _deviates(trial, attempt) else None
    return None


def _deviates(trial: Trial, attempt: Callable[[Trial], None]) -> bool:
    """Say whether the package deviates by its declared reading again.

    One that does so only now and then passes by any reading that is tried after.
    """
    try:
        attempt(trial)
    except _NOT_FOLLOWED as error:
        return isinstance(error, FindingError)
    return False


def _asked(trial: Trial, switch: str) -> Question | None:
    question = switches(trial.spec).get(switch)
    about = trial.case.requirement.id
    return question if question is not None and about in question.about else None


def _undeclared(spec: Specification, case: Case) -> Iterator[tuple[Question, str]]:
    """Yield the readings beside the default that touch a case and that the profile leaves open.

    A reading that fixes an input is not among them: there the harness tells the package which
    one to follow.
    """
    rules = rules_of(spec, case)
    for switch, question in switches(spec).items():
        if switch in spec.switches:
            continue
        for name, reading in question.readings.items():
            touched = {e.rule for e in reading.sets if isinstance(e, SetsParameter)}
            if name != reading_of(spec, question) and touched & rules:
                yield question, name


def _as_decisive(spec: Specification, read: Specification, rules: frozenset[str]) -> bool:
    """Say whether a reading decides every worked example that is decided without it.

    A rule that merely falls silent explains no deviation.
    """
    return all(
        _decides(read, rule, example.given) or not _decides(spec, rule, example.given)
        for rule in rules
        for example in spec.rules[rule].examples
    )


def _decides(spec: Specification, rule: str, given: Mapping[str, object]) -> bool:
    try:
        derive(spec, rule, cast("Mapping[str, Json]", given))
    except (GivenError, OutOfScopeError):
        return False
    return True


def touches(spec: Specification, question: Question, kind: str, key: str) -> bool:
    """Return whether a case of a requirement can be unclear by an open question."""
    read = (one for reading in question.readings.values() for one in reading.sets)
    rules = {one.rule for one in read if isinstance(one, SetsParameter)}
    named = f"{spec.domain}/{kind}/{key}" in question.about
    return named or not rules.isdisjoint(_rules_of(spec, kind, key))


def rules_of(spec: Specification, case: Case) -> frozenset[str]:
    """Return the keys of the rules that a case rests on."""
    return _rules_of(spec, case.requirement.kind, case.requirement.key)


def _rules_of(spec: Specification, kind: str, key: str) -> frozenset[str]:
    if kind == "rule":
        return frozenset({key})
    tested: Mapping[str, Mapping[str, BaseModel]] = {
        "function": spec.functions,
        "event": spec.events,
        "invariant": spec.invariants,
    }
    entry = tested.get(kind, {}).get(key)
    return frozenset() if entry is None else frozenset(_rules_in(entry.model_dump()))


def _rules_in(value: object) -> Iterator[str]:
    """Yield what stands under `rule` anywhere inside an entry."""
    match value:
        case dict():
            if isinstance(value.get("rule"), str):
                yield value["rule"]
            for inner in value.values():
                yield from _rules_in(inner)
        case list() | tuple():
            for inner in value:
                yield from _rules_in(inner)
        case _:
            return


def _other_reading(trial: Trial, question: Question, declared: str, found: str) -> FindingError:
    return trial.deviation(
        worded("F-OTHER-READING", switch=str(question.switch), declared=declared),
        expected=declared,
        found=found,
        where=f"{trial.domain}/question/{question.key}",
        cause=f"{trial.domain}/question/{question.key}",
    )
