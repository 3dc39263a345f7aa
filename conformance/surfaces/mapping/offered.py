"""What the package provides: as its API says, or as far as the profile maps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.surfaces.mapping.answers import extras
from conformance.surfaces.mapping.calls import reaches

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.requirements import Function
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.surfaces.mapping.models.call import Action
    from conformance.surfaces.mapping.models.section import Mapping as MappingSection
    from conformance.surfaces.mapping.names import Category
    from conformance.surfaces.mapping.steps import StepResult
    from conformance.surfaces.mapping.vocabulary import Vocabulary

_BY_KIND: Mapping[str, tuple[Action, str]] = {
    "issue": ("issue", "form"),
    "link": ("link", "linkage"),
    "export": ("export", ""),
    "audit": ("audit", ""),
}
_LISTS: tuple[Category, ...] = ("functions", "forms", "rules", "linkages")


def mapped(section: MappingSection, specs: Mapping[str, Specification]) -> tuple[Row, ...]:
    """Return what the profile maps, one row per domain; prohibited functions are not offered."""
    return tuple(_row(section, domain, spec) for domain, spec in specs.items())


def offered_rows(answers: Iterable[StepResult], vocabulary: Vocabulary) -> tuple[Row, ...]:
    """Return what the API says it provides; `extra` finds `domain`, `functions` … in its rows."""
    return tuple(_read(extras(one, row) or row, vocabulary) for one in answers for row in one.rows)


def _row(section: MappingSection, domain: str, spec: Specification) -> Row:
    def keys(action: Action, of: Iterable[str]) -> list[Json]:
        return [key for key in of if reaches(section, action, domain, key)]

    functions: list[Json] = [
        key for key, function in spec.functions.items() if _offered(section, domain, key, function)
    ]
    return {
        "domain": domain,
        "version": spec.version,
        "functions": functions,
        "forms": keys("issue", spec.forms),
        "rules": keys("calculate", spec.rules),
        "linkages": keys("link", spec.linkages),
    }


def _offered(section: MappingSection, domain: str, key: str, function: Function) -> bool:
    operation = function.operation
    if operation.kind in ("absent", "attest"):
        return False
    action, named = _BY_KIND.get(operation.kind, ("run", ""))
    on = getattr(operation, named) if named else key if action == "run" else ""
    return reaches(section, action, domain, on, operation.kind)


def _read(row: Row, vocabulary: Vocabulary) -> Row:
    """Return a row with keys of the catalogue for the vendor's words, as far as it knows them."""
    words, specs = vocabulary.words, vocabulary.specs
    domain = str(row.get("domain"))
    domain = next((d for d in specs if words.word("domains", d, d) == domain), domain)
    read: Row = {**row, "domain": domain}
    for name in _LISTS:
        listed, spec = row.get(name), specs.get(domain)
        if isinstance(listed, list) and spec is not None:
            keys = getattr(spec, name)
            read[name] = [words.key(name, domain, str(w), keys) or w for w in listed]
    return read
