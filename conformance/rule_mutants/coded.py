"""The coded values that facts hold, by the input: codes, words of a closed list, flags."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.population.code_facts import stated_codes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json
    from conformance.rule_mutants.further import KnownAnswer


@dataclass(frozen=True, slots=True)
class Coded:
    """One value of a coded input."""

    input: str
    value: str


def coded_values(spec: Specification, rule: str) -> list[Coded]:
    """Return each code that an input of a rule states, and both values of each flag."""
    stated = [Coded(name, v) for name, codes in stated_codes(spec, rule).items() for v in codes]
    flags = [name for name, form in spec.rules[rule].inputs.items() if _is_flag(form)]
    return [*stated, *(Coded(name, value) for name in flags for value in ("false", "true"))]


def _is_flag(form: object) -> bool:
    return isinstance(form, str) and form.split("|")[0] in {"flag", "boolean"}


def values_in_facts(values: Iterable[Coded], known: KnownAnswer) -> set[Coded]:
    """Return those of the values that the facts hold."""
    return {one for one in values if one.value in _texts(known.facts.get(one.input))}


def _texts(value: Json) -> set[str]:
    return {
        str(one).lower() if isinstance(one, bool) else str(one)
        for one in (value if isinstance(value, list) else [value])
        if one is not None
    }
