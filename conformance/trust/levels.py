"""The class of a requirement in the situation of a result: by municipality, day and version.

All three stand in the result and are signed. Only which options a profile declares does not; where
a class depends on one, it may be what it is with the option or without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from conformance.cases.case import FILES
from conformance.catalog.load import load
from conformance.catalog.models.levels import Situation, decide, due

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from conformance.catalog.models.levels import CityType, ClassExpression, Decision
    from conformance.results.model import Result


def levels_of(result: Result, requirement: str) -> frozenset[Decision]:
    """Return the classes that a requirement may have in a result; none where there is no such."""
    return frozenset(decide(known, one) for known, one in _situations(result, requirement))


def due_of(result: Result, requirement: str) -> frozenset[date | None]:
    """Return the days from which an announced requirement of a result may be required."""
    return frozenset(due(expression, one) for expression, one in _situations(result, requirement))


def _situations(result: Result, requirement: str) -> Iterator[tuple[ClassExpression, Situation]]:
    """Yield the class expression with each situation that the result may be of."""
    domain, kind, key = requirement.split("/", 2)
    version = next((one.version for one in result.catalogue if one.domain == domain), None)
    file = next((file for known, file in FILES.items() if known == kind), None)
    entries = {} if version is None or file is None else getattr(load(domain, version), file)
    expression: ClassExpression | None = getattr(entries.get(key), "class_", None)
    if expression is None or version is None:
        return
    city, day = cast("CityType", result.product.city_type), result.as_of
    for options in (frozenset[str](), _options(expression)):
        yield expression, Situation(city, day, version, options)


def _options(expression: ClassExpression) -> frozenset[str]:
    """Return every option that an expression names."""
    clauses = () if isinstance(expression, str) else expression
    return frozenset(clause.option for clause in clauses if clause.option is not None)
