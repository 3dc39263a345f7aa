"""Requests made from a document by Schemathesis: lawful and unlawful ones, the same by seed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.core.result import Err
from schemathesis.generation import GenerationMode

from conformance.population import seeds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.fuzz.model import FuzzLimits, Target
    from conformance.fuzz.types import Case, Operation

_MODES = {"lawful": GenerationMode.POSITIVE, "unlawful": GenerationMode.NEGATIVE}


def operations(target: Target) -> Iterator[Operation]:
    """Yield every call of the document in its order (`ValueError` for one it states wrongly)."""
    schema = schemathesis.openapi.from_dict(target.document)
    schema.config.generation.update(with_security_parameters=False)  # access is tried by itself
    for result in schema.get_all_operations():
        if isinstance(result, Err):
            raise ValueError(str(result.err()))  # noqa: TRY004 - the document, not a type
        yield result.ok()


def cases(operation: Operation, target: Target, limits: FuzzLimits, kind: str) -> list[Case]:
    """Return requests of a kind; none where the call leaves nothing to get wrong."""
    made: list[Case] = []
    names = {p.name for p in operation.path_parameters}
    fixed = {k: v for k, v in target.path_parameters.items() if k in names}
    strategy = operation.as_strategy(generation_mode=_MODES[kind], path_parameters=fixed or None)

    @seed(seeds.number(limits.seed, target.name, operation.label, kind))
    @settings(
        max_examples=limits.examples,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def collect(case: Case) -> None:
        made.append(case)

    try:
        collect()
    except Unsatisfiable:
        return made
    return made
