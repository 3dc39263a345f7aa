"""The worked examples of a rule: all of them, or those with the facts that a function is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.models.requirements import Rule


def worked(rule: Rule, where: Mapping[str, object]) -> Iterator[dict[str, object]]:
    """Yield the given facts of the examples that hold all values of `where`, in their order."""
    for example in rule.examples:
        if meets(example.given, where):
            yield dict(example.given)


def meets(facts: Mapping[str, object], where: Mapping[str, object]) -> bool:
    """Say whether the facts hold all values of `where`."""
    return all(name in facts and facts[name] == plain(wanted) for name, wanted in where.items())


def plain(value: object) -> object:
    """Return a value as JSON has it: a list, not a tuple."""
    return list(value) if isinstance(value, tuple) else value
