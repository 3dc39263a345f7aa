"""Households whose members would live at different addresses."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from conformance.population.in_force import in_force
from conformance.population.people.items import parts
from conformance.population.people.numbers import is_household

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.contract.state import Place, State
    from conformance.findings import Json
    from conformance.population.rows import Row


def apart(state: State, domain: str) -> frozenset[Json]:
    """Return the numbers of the households in which people in force have several addresses.

    A household shares home and livelihood (住民基本台帳法第7条第4号の世帯): nobody moves out of its
    address and stays in it.
    """
    found: dict[Json, set[Json]] = defaultdict(set)
    for household, address in _homes(state, domain):
        found[household].add(address)
    return frozenset(one for one, addresses in found.items() if len(addresses) > 1)


def elsewhere(state: State, at: Place, row: Row) -> bool:
    """Say whether a row is of somebody who would not live where their household does."""
    group = state.group(at)
    home = next((key for key, part in parts(group).items() if part == "address"), None)
    item = next((item for item in group.items if is_household(item)), None)
    if home is None or item is None or item.ref is None or row.get(item.key) is None:
        return False
    named = [(item.ref.domain, name) for name in item.ref.groups]
    homes = [
        kept.row.get(there)
        for one in named
        for there, part in parts(state.group(one)).items()
        if part == "address"
        for kept in state.current(one)
        if kept.row.get(item.ref.item) == row[item.key]
    ]
    return any(one != row.get(home) for one in homes)


def _homes(state: State, domain: str) -> Iterator[tuple[Json, Json]]:
    spec = state.spec(domain)
    for group in spec.records.values():
        living, told = in_force(spec, group.key), parts(group)
        home = next((key for key, part in told.items() if part == "address"), None)
        number = next((item.key for item in group.items if is_household(item)), None)
        if not living or home is None or number is None:
            continue
        for kept in state.current((domain, group.key)):
            if all(kept.row.get(key) == value for key, value in living.items()):
                yield kept.row.get(number), kept.row.get(home)
