"""Faults derived for rules: of each output, what it must not be, from the worked examples."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from conformance.reference.mutants.derived.derived import DerivedFault
from conformance.reference.mutants.faults.rule import OutputReplaced, OutputShifted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.models.base import Scalar
    from conformance.catalog.models.requirements import Example, Rule
    from conformance.findings import Json
    from conformance.reference.mutants.derived.derived import Deriving
    from conformance.reference.mutants.operators import Operator

    Where = Mapping[str, Scalar | tuple[Scalar, ...]]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")
_MONTH = re.compile(r"\d{4}-\d{2}$")
_EACH = 3  # of one output of a rule, so that one rule with many codes is not most of all


def of_output(rule: Rule, where: Where | None = None) -> Deriving:
    """Yield for each output a step beside it, or another value in the place of one it has.

    A value is replaced only where a worked example gives it, of those with the values of `where`:
    the package must give it there.
    """
    examples = [e for e in rule.examples if _is_asked(e, where or {})]
    for name in rule.output:
        given = [cast("Json", e.expect[name]) for e in examples if name in e.expect]
        if str(rule.output[name]).startswith("decimal"):
            continue  # a text in answers, whatever the examples write
        values: list[Json] = [v for v in given if not isinstance(v, list | dict | float)]
        yield from _of(name, values)


def _is_asked(example: Example, where: Where) -> bool:
    return all(
        example.given.get(name) in wanted
        if isinstance(wanted, tuple)
        else example.given.get(name) == wanted
        for name, wanted in where.items()
    )


def _of(name: str, values: list[Json]) -> Iterator[DerivedFault]:
    told = [value for value in values if value is not None]
    steps = {_step(value) for value in told}
    if steps == {"by"}:
        yield DerivedFault(
            "off_by_one", name, OutputShifted(kind="output_shifted", output=name, by=1)
        )
        below = OutputShifted(kind="output_shifted", output=name, by=-1)
        yield DerivedFault("off_by_one", f"{name}-less", below)
    elif steps == {"days"}:
        for text, days in (("late", 1), ("early", -1)):
            moved = OutputShifted(kind="output_shifted", output=name, days=days)
            yield DerivedFault("off_by_one", f"{name}-{text}", moved)
    elif steps == {"months"}:
        moved = OutputShifted(kind="output_shifted", output=name, months=1)
        yield DerivedFault("off_by_one", f"{name}-late", moved)
    else:
        yield from _replaced(name, values)


def _step(value: Json) -> str:
    """Return how a value moves; empty where it is a word or a truth."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, int):
        return "by"
    text = str(value)
    return "days" if _DAY.match(text) else "months" if _MONTH.match(text) else ""


def _replaced(name: str, values: list[Json]) -> Iterator[DerivedFault]:
    """Yield one value of an output in the place of another one."""
    distinct = list({repr(value): value for value in values}.values())
    for number, value in enumerate(distinct[:_EACH] if len(distinct) > 1 else []):
        other = distinct[(number + 1) % len(distinct)]
        fault = OutputReplaced(kind="output_replaced", output=name, equals=value, by=other)
        yield DerivedFault(_operator(name, value, other), f"{name}-{number}", fault)


def _operator(name: str, value: Json, other: Json) -> Operator:
    if isinstance(value, bool) and isinstance(other, bool):
        return "refuses_right" if value else "accepts_wrong"
    return "wrong_reason" if "reason" in name else "wrong_value"
