"""What stands in the registers of a person whose life is told, by the part of a person it is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from conformance.catalog.form_sources import held_in
from conformance.population.people.items import parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.checks.lives.model import Ledger
    from conformance.contract.state import Place
    from conformance.findings import Json

NAMES: Final = ("name", "name_kana", "surname", "given_name", "surname_kana", "given_name_kana")
"""Parts of a person that are a name."""
_FACTS: Final = frozenset({"birth_date", "sex", *NAMES})
"""Parts of a person that are as they stand unless the event says that it changes them."""


_BEGINS: Final = frozenset({"birth_date", "resident_since", "foreign_since"})
_WHOLE = len("2026-04-01")


def registered(
    ledger: Ledger, spec: Specification, owner: int, number: Json = None
) -> dict[str, Json]:
    """Return the facts of a person as they stand now in the registers of a domain.

    Where two registers differ the one named first counts, which is the resident register's. Rows
    that name another `number` are of the person's household: a parent's, where it is a child's.
    """
    found: dict[str, Json] = {}
    for at, item in _registers(ledger, spec):
        known = parts(ledger.state.group(at))
        for kept in ledger.own(at, owner):
            if number is not None and kept.row.get(item) not in (None, number):
                continue
            for key, part in known.items():
                if part in _FACTS and kept.row.get(key) is not None:
                    found.setdefault(part, kept.row[key])
    return found


def are_registers(ledger: Ledger, spec: Specification, place: Place) -> bool:
    """Say whether the people of a domain stand in a group."""
    return any(at == place for at, _ in _registers(ledger, spec))


def _registers(ledger: Ledger, spec: Specification) -> Iterator[tuple[Place, str]]:
    """Yield the groups in which the people of a domain stand, and the item that numbers them.

    The resident register's come first.
    """
    persons = spec.head.persons
    if persons is None:
        return
    ref = spec.records[persons.group].item(persons.key).ref
    if ref is not None and ref.domain != spec.domain:
        there = ledger.state.specification(ref.domain)
        if there is not None:
            yield from (((ref.domain, name), ref.item) for name in held_in(there, ref.groups))
    yield from (((spec.domain, name), persons.key) for name in held_in(spec, (persons.group,)))


def here_since(ledger: Ledger, spec: Specification, owner: int) -> date | None:
    """Return the day before which nothing of a person can have happened: born, and living here."""
    days = [
        value
        for at, _ in _registers(ledger, spec)
        for key, part in parts(ledger.state.group(at)).items()
        if part in _BEGINS
        for kept in ledger.own(at, owner)
        if isinstance(value := kept.row.get(key), str)
    ]
    return max((date.fromisoformat(day) for day in days if len(day) == _WHOLE), default=None)
