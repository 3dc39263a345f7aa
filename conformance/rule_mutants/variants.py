"""An oracle with one place wrong: in its function, in one that it calls, or in its parameters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, cast

from conformance.rule_mutants.anew import made_anew, reached_functions
from conformance.rule_mutants.constants import wrong_constants
from conformance.rule_mutants.operators import changed
from conformance.rules.core import Parameters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.rule_mutants.anew import AnyOracle, ReachedFunctions
    from conformance.rules.core import Json, ParameterPeriod, RegisteredRule

_MOST: Final = 40  # numbers of one period of parameters


@dataclass(frozen=True, slots=True)
class Variant:
    """A wrong oracle: where and how it is wrong, its function and the parameters it reads."""

    where: str
    what: str
    function: AnyOracle
    law: Parameters


def variants(
    rule: RegisteredRule[object, object], law: Parameters, known: ReachedFunctions | None = None
) -> Iterator[Variant]:
    """Yield the wrong forms of a rule: by its code, by the code it calls, by its parameters.

    Constants of its modules are part of its code. `known`: what the rule reaches.
    """
    known = known or reached_functions(rule)
    for name, source in known.trees.items():
        for line, what, tree in changed(source):
            yield Variant(known.place(name, line), what, made_anew(known, {name: tree}), law)
    for at, what, value in wrong_constants(known):
        where = f"{at[0]}: {at[1]}"
        yield Variant(where, what, made_anew(known, {}, constants={at: value}), law)
    right = made_anew(known, {})
    for where, what, other in _parameters(law):
        yield Variant(where, what, right, other)


def _parameters(law: Parameters) -> Iterator[tuple[str, str, Parameters]]:
    """Yield parameters with one number one more, or with a period that is not known."""
    for at, period in enumerate(law.periods):
        since = f"parameters from {period.start or '…'}"
        if len(law.periods) > 1:
            rest = [*law.periods[:at], *law.periods[at + 1 :]]
            yield since, "not known", Parameters(tuple(rest))
        for path, values in list(_more(dict(period.values)))[:_MOST]:
            new = replace(period, values=cast("Mapping[str, Json]", values))
            others: list[ParameterPeriod] = [*law.periods[:at], new, *law.periods[at + 1 :]]
            yield f"{since}: {path}", "one more", Parameters(tuple(others))


def _more(value: Json) -> Iterator[tuple[str, Json]]:
    """Yield a value with one of its numbers one more, each with the path to it."""
    if isinstance(value, bool):
        return
    if isinstance(value, int):
        yield "", value + 1
    elif isinstance(value, dict):
        for name, inner in value.items():
            for path, new in _more(inner):
                yield f"{name}.{path}".rstrip("."), {**value, name: new}
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            for path, new in _more(inner):
                yield f"{at}.{path}".rstrip("."), [*value[:at], new, *value[at + 1 :]]
