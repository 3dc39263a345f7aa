"""One household has one address: what marks a person's row marks their household, too."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from conformance.population.people.numbers import is_household

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json
    from conformance.population.canaries import Canary
    from conformance.population.rows import PlacedRow

_ADDRESS = "address"


def at_home(
    find: Callable[[str], Specification | None],
    placed: Sequence[PlacedRow],
    canaries: Sequence[Canary],
) -> tuple[list[PlacedRow], list[Canary]]:
    """Return the rows with the marked address in all of the person's household, and the canaries.

    What a household's rows are marked with is one value, with a canary for each group in which it
    stands. Another mark that stood there is gone.

    Args:
        find: gives the specification of a domain.
        placed: all rows, those about the person marked.
        canaries: what they are marked with.

    Source: 住民基本台帳法第6条・第7条 (a household is who lives together).
    """
    homes = _homes(find, placed, canaries)
    rows: list[PlacedRow] = []
    more: dict[str, Canary] = {}
    for one in placed:
        known = (homes.get((one.domain, number)) for number in _households(find, one))
        home = next(filter(None, known), None)
        if home is None or one.row.get(_ADDRESS) in (None, home.value):
            rows.append(one)
            continue
        rows.append(replace(one, row={**one.row, _ADDRESS: home.value}))
        more[one.group] = replace(home, group=one.group)
    return rows, list(more.values())


def _homes(
    find: Callable[[str], Specification | None],
    placed: Sequence[PlacedRow],
    canaries: Sequence[Canary],
) -> dict[tuple[str, Json], Canary]:
    """Return the mark of each household in which a row has one: that of the first such row."""
    marks = {(c.domain, c.value): c for c in canaries if c.item == _ADDRESS}
    homes: dict[tuple[str, Json], Canary] = {}
    for one in placed:
        found = marks.get((one.domain, str(one.row.get(_ADDRESS))))
        for number in _households(find, one) if found else ():
            homes.setdefault((one.domain, number), cast("Canary", found))
    return homes


def _households(find: Callable[[str], Specification | None], one: PlacedRow) -> Iterator[Json]:
    """Yield the numbers of households that a row names."""
    spec = find(one.domain)
    items = () if spec is None else spec.records[one.group].items
    return (one.row[i.key] for i in items if is_household(i) and one.row.get(i.key) is not None)
