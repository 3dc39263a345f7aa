"""Find the rules of a domain and read their dated parameters, loading only what is asked for."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from types import MappingProxyType
from typing import TYPE_CHECKING

from conformance.rules.core import Json, ParameterPeriod, Parameters, RegisteredRule, registered
from conformance.values.period import BOUNDS, bounds_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ROOM = "conformance.rules"

_imported: set[str] = set()  # every fact that is judged asks for its rule


def load_domain(domain: str) -> Mapping[str, RegisteredRule[object, object]]:
    """Return the rules of `domain` by key, importing all its modules now; empty when it has none.

    A fault inside the domain's own modules is raised, never taken for a missing domain.
    """
    if domain not in _imported:
        name = f"{_ROOM}.{domain}"
        if not domain.isidentifier() or find_spec(name) is None:
            return {}
        for module in iter_modules(getattr(import_module(name), "__path__", ())):
            import_module(f"{name}.{module.name}")
        _imported.add(domain)
    return _rules(domain, len(registered()))


@cache
def _rules(domain: str, known: int) -> Mapping[str, RegisteredRule[object, object]]:
    """Return the rules of a domain, looked up anew when more rules are `known` than before."""
    del known
    found = {key: made for (place, key), made in registered().items() if place == domain}
    return MappingProxyType(found)


def parameters_from(entries: Sequence[Mapping[str, object]]) -> Parameters:
    """Return the parameters that catalogue entries `{from, to, …values}` state.

    A bound is `YYYY-MM-DD` or `YYYY-MM` (a month: from its first, to its last day); without a
    bound the period is open on that side. Entries may overlap. `ValueError` names a wrong bound.
    """
    return Parameters(tuple(_period(entry) for entry in entries))


def _period(entry: Mapping[str, object]) -> ParameterPeriod:
    start, end = bounds_of(entry)
    return ParameterPeriod(start, end, {k: _json(v) for k, v in entry.items() if k not in BOUNDS})


def _json(found: object) -> Json:
    """Return a value as JSON holds it: YAML reads an unquoted day as a date."""
    match found:
        case None | bool() | int() | float() | str():
            return found
        case date():
            return found.isoformat()
        case list() | tuple():
            return [_json(each) for each in found]
        case dict():
            return {str(name): _json(each) for name, each in found.items()}
        case _:
            msg = f"parameters: expected a value that JSON can hold, found {found!r}"
            raise ValueError(msg)
