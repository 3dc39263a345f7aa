"""What a law on moves asks must exist: its rules, their inputs and outputs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.lint_operations import Problem
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.move_laws import MoveLaw


def ask_problems(spec: Specification, law: MoveLaw) -> Iterator[Problem]:
    """Yield where in the law, what was found there, and what would be right.

    A day that a question leaves to a worked example would follow the story by chance only: inputs
    that hold a day or month must be given.
    """
    for name, ask in law.asks.items():
        where, rule = f"{law.law}.asks.{name}", spec.rules.get(ask.rule)
        if rule is None:
            yield f"{where}.rule", ask.rule, spec.rules
            continue
        for given in ask.given:
            if given not in rule.inputs:
                yield f"{where}.given", given, rule.inputs
        if ask.output not in rule.output:
            yield f"{where}.output", ask.output, rule.output
        dated = [i for i, kind in rule.inputs.items() if _holds_day(kind)]
        yield from ((f"{where}.given", f"no {i}", dated) for i in dated if i not in ask.given)


def _holds_day(kind: object) -> bool:
    """Say whether an input of this kind, as the catalogue writes it, holds a day or a month."""
    return any(word in str(kind) for word in ("date", "year_month"))
