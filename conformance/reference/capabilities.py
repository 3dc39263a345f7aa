"""What the package provides, by domain: never a prohibited function."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from conformance.catalog.models.operations import Absent
from conformance.reference import oracle
from conformance.surfaces.issued import FILE_FORMATS

if TYPE_CHECKING:
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.requirements import Function
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.reference.behaviour import Conduct


def capabilities(spec: Specification, conduct: Conduct) -> Row:
    """Return the row of a domain: its version and the keys of what is provided."""
    rules = oracle.offered(spec.domain)
    functions = [f.key for f in spec.functions.values() if is_offered(spec, f, conduct)]
    return {
        "domain": spec.domain,
        "version": spec.version,
        "functions": cast("Json", functions),
        "forms": [k for k in spec.forms if conduct(f"{spec.domain}/form/{k}").provided()],
        "forms_as": ["items", *FILE_FORMATS],
        "rules": [key for key in spec.rules if key in rules],
        "linkages": [k for k in spec.linkages if conduct(f"{spec.domain}/linkage/{k}").provided()],
    }


def is_offered(spec: Specification, function: Function, conduct: Conduct) -> bool:
    """Say whether the package provides a function."""
    behaviour = conduct(f"{spec.domain}/function/{function.key}")
    if not isinstance(function.operation, Absent):
        return behaviour.provided()
    return behaviour.offered()
