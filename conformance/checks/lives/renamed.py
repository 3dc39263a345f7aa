"""Rows that are stored anew name people as the registers do by then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.checks.lives.registered import NAMES, are_registers, registered
from conformance.population.people.items import parts
from conformance.population.people.numbers import principal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.checks.lives.model import Ledger
    from conformance.contract.state import Place, State
    from conformance.findings import Json


def as_named_now(ledger: Ledger) -> State:
    """Return the state in which every newest row says the name that its person has by now.

    A measure or a claim made under a former name stays as it was entered until rows are stored
    again: then nobody would enter a name that the person no longer has. Past rows keep theirs.
    """
    state = ledger.state
    for place in tuple(state.tables):
        if are_registers(ledger, state.spec(place[0]), place):
            continue
        for kept in ledger.state.current(place):
            names = _names(ledger, place, kept.row)
            if names:
                state = state.replacing(place, kept, replace(kept, row={**kept.row, **names}))
    return state


def _names(ledger: Ledger, place: Place, row: Mapping[str, Json]) -> dict[str, Json]:
    """Return the items of a row by which it names its person otherwise than the registers do."""
    group, owner = ledger.state.group(place), ledger.owner(place, row)
    number = row.get(principal(group) or "")
    if owner is None or number is None:
        return {}
    facts = registered(ledger, ledger.state.spec(place[0]), owner, number)
    said = {key: part for key, part in parts(group).items() if part in NAMES and row.get(key)}
    return {k: facts[p] for k, p in said.items() if p in facts and facts[p] != row[k]}
