"""Which variables a template may use, by action."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conformance.surfaces.mapping.models.call import Action

ALWAYS = frozenset({"day", "municipality_code", "city_type", "role", "role_code", "actor"})
"""Business date in the vendor's form; whom the municipality and the caller are."""

WITHIN_EACH = frozenset({"one", "number"})
"""The element of `each`, and its place from 1."""

BY_ACTION: dict[Action, frozenset[str]] = {
    "fresh": frozenset(),
    "close": frozenset(),
    "capabilities": frozenset(),
    "audit": frozenset(),
    "load": frozenset({"domain", "group", "rows", "row"}),
    "query": frozenset({"domain", "group", "where", "key"}),
    "delete": frozenset({"domain", "group", "where", "key"}),
    "run": frozenset({"domain", "function", "group", "rule", "inputs", "key", "changes"}),
    "calculate": frozenset({"domain", "rule", "given", "inputs"}),
    "issue": frozenset(
        {
            "domain",
            "form",
            "group",
            "subject",
            "key",
            "inputs",
            "addressee",
            "addressee_code",
            "requested",
            "requester",
            "format",
        }
    ),
    "link": frozenset({"domain", "linkage", "direction", "groups", "group", "rows", "tables"}),
    "export": frozenset({"domain", "groups", "group"}),
}
