"""Whether an event would break a law on rows that the catalogue states of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from conformance.checks.lives.laws import broken_row, law_breaches, laws_about, meant, overlapping
from conformance.checks.lives.together import apart, elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from conformance.catalog.models import file_laws as law
    from conformance.checks.lives.laws import Broken
    from conformance.checks.lives.request import LawfulRequest
    from conformance.contract.state import Place, State
    from conformance.population.rows import Row


def lawful(state: State, request: LawfulRequest) -> bool:
    """Return whether what should stand after a request breaks no law that was kept before."""
    then, domain = request.after[0], request.at[0]
    before, after = ([k.row for k in one.at(request.at)] for one in (state, then))
    if faults(state, request.at, after) - faults(state, request.at, before):
        return False
    if apart(then, domain) - apart(state, domain):
        return False
    known = state.loaded(request.world)
    return not any(elsewhere(known, request.at, row) for row in _entered(state, request))


def _entered(state: State, request: LawfulRequest) -> list[Row]:
    """Return the row by which somebody is entered who did not stand before."""
    own = request.key.items()
    rows = [[k.row for k in one.at(request.at)] for one in (state, request.after[0])]
    before, after = ([row for row in table if own <= row.items()] for table in rows)
    return [] if before else after


def faults(state: State, at: Place, rows: Sequence[Row]) -> Counter[Broken]:
    """Return what rows of a group break, counted, with all other groups as they stand."""
    spec, group = state.spec(at[0]), state.group(at)
    found: Counter[Broken] = Counter()
    for row in rows:
        found.update(broken_row(group, row))
    found.update(overlapping(group, rows))
    for key, one in laws_about(spec, group.key):
        if all(other.domain is None for other, _ in one.uses):
            found.update(law_breaches(key, one, lambda wanted: _held(state, at, rows, wanted)))
    return found


def _held(state: State, at: Place, rows: Sequence[Row], wanted: law.Rows) -> list[Row]:
    table: Iterable[Mapping[str, object]] = rows
    if wanted.group != at[1]:
        table = [kept.row for kept in state.at((at[0], wanted.group))]
    return meant(wanted, table)  # type: ignore[arg-type]  # rows of Json
