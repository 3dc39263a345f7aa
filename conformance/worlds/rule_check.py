"""Check a domain's rules against worked examples: the catalogue's own, or those of a file.

Only the outputs an expectation names are compared; the others are listed as `not_compared`. An
expectation that names no output, or one the rule does not give, disagrees: it proves nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, cast

from pydantic import JsonValue  # noqa: TC002 - the published schema is made from these classes

from conformance.cases.no_answer import NoAnswer, no_answer
from conformance.contract.oracles import derive, oracle
from conformance.values.absent import alike

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conformance.catalog.models.domain import Specification


@dataclass(frozen=True, slots=True)
class WorkedExample:
    """Given facts of a rule and the output somebody expects of them."""

    rule: str
    given: dict[str, JsonValue]
    expect: dict[str, JsonValue]


@dataclass(frozen=True, slots=True)
class CheckedExample:
    """A worked example beside what the rule gives; `output` is None when it gives nothing."""

    rule: str
    number: int
    agrees: bool
    given: dict[str, JsonValue]
    expect: dict[str, JsonValue]
    output: dict[str, JsonValue] | None
    differs: tuple[str, ...] = ()
    not_compared: tuple[str, ...] = ()
    reason: str | None = None
    reason_ja: str | None = None


@dataclass(frozen=True, slots=True)
class RuleCheck:
    """All checked examples and how many agree."""

    agree: int
    disagree: int
    cases: tuple[CheckedExample, ...]


def own_examples(spec: Specification) -> tuple[WorkedExample, ...]:
    """Return the worked examples of the catalogue, rule by rule in its order."""
    return tuple(
        WorkedExample(rule.key, as_json(example.given), as_json(example.expect))
        for rule in spec.rules.values()
        for example in rule.examples
    )


def check(spec: Specification, examples: Iterable[WorkedExample]) -> RuleCheck:
    """Return what the rules give for each example; cases are numbered from 1 within a rule."""
    numbers: dict[str, int] = {}
    found: list[CheckedExample] = []
    for example in examples:
        numbers[example.rule] = numbers.get(example.rule, 0) + 1
        found.append(check_one(spec, example, numbers[example.rule]))
    agree = sum(case.agrees for case in found)
    return RuleCheck(agree, len(found) - agree, tuple(found))


def check_one(spec: Specification, example: WorkedExample, number: int) -> CheckedExample:
    """Return one example beside what its rule gives; what the rule refuses disagrees."""
    output = _output(spec, example)
    if isinstance(output, NoAnswer):
        return _case(example, number, None, reason=output)
    if not example.expect:
        return _case(example, number, output, reason=_NAMES_NOTHING)
    differs = tuple(
        name
        for name, expected in example.expect.items()
        if name not in output or not same(output[name], expected)
    )
    return _case(example, number, output, differs=differs)


def same(given: JsonValue, expected: JsonValue) -> bool:
    """Say whether two JSON values are the same.

    A code may be written `1` or `"1"`, an exact decimal `6.0` or `"6"`.
    """
    match given, expected:
        case bool(), _:
            return given is expected
        case _, bool():
            return False
        case str(), int():
            return given == str(expected)
        case str(), float():
            return number(given) == Decimal(str(expected))
        case ((int() | float()), (int() | float())):
            return Decimal(str(given)) == Decimal(str(expected))
        case list(), list():
            return len(given) == len(expected) and all(map(same, given, expected))
        case dict(), dict():
            return given.keys() == expected.keys() and all(
                same(value, expected[name]) for name, value in given.items()
            )
    return given == expected


def number(text: str) -> Decimal | None:
    """Return the finite number a text writes; an exact decimal leaves a rule as text."""
    try:
        found = Decimal(text)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def equal(expected: JsonValue, found: JsonValue, *, decimal: bool) -> bool:
    """Say whether a package gives the expected value; a decimal may be written "6" or "6.0".

    Null and absent are the same, in objects inside of the value as well.
    """
    if decimal and isinstance(expected, str) and isinstance(found, str):
        return number(found) == number(expected)
    return alike(found, expected)


def as_json(facts: Mapping[str, object]) -> dict[str, JsonValue]:
    """Return facts as JSON values; dates become ISO text."""
    return cast("dict[str, JsonValue]", json.loads(json.dumps(facts, default=_iso)))


def _iso(value: object) -> str:
    isoformat = getattr(value, "isoformat", None)
    return str(isoformat()) if isoformat else str(value)


_NO_ORACLE = NoAnswer("規則はまだ計算できません", "the rule has no oracle yet")
_NAMES_NOTHING = NoAnswer("期待が出力を一つも挙げていません", "the expectation names no output")


def _output(spec: Specification, example: WorkedExample) -> dict[str, JsonValue] | NoAnswer:
    try:
        oracle(spec, example.rule)
    except KeyError:
        return _NO_ORACLE
    try:
        return derive(spec, example.rule, example.given).as_json()
    except (ValueError, ArithmeticError, LookupError, TypeError) as error:
        # GivenError and OutOfScopeError are ValueErrors; the others are facts no rule foresaw.
        told = no_answer(error)
        return NoAnswer(told.ja, f"{type(error).__name__}: {told.en}")


def _case(
    example: WorkedExample,
    number: int,
    output: dict[str, JsonValue] | None,
    *,
    differs: tuple[str, ...] = (),
    reason: NoAnswer | None = None,
) -> CheckedExample:
    return CheckedExample(
        rule=example.rule,
        number=number,
        agrees=reason is None and not differs,
        given=example.given,
        expect=example.expect,
        output=output,
        differs=differs,
        not_compared=tuple(name for name in output or {} if name not in example.expect),
        reason=reason and reason.en,
        reason_ja=reason and reason.ja,
    )
