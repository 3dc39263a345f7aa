"""A link on which an expectation rests: an entry of the catalogue and its ground."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from conformance.catalog.grounds import (
    GROUNDS,
    form_item_ground,
    item_ground,
    rule_ground,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conformance.cases.case import Case
    from conformance.catalog.grounds import Ground
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item


@dataclass(frozen=True, slots=True)
class GroundedSubject:
    """A ground and what it is the ground of: `domain/kind/key`, with `:item`; or a word below."""

    ground: Ground
    on: str


PROTECTION: Final = GroundedSubject("derived", "protection")
"""The laws that protect persons: 住民基本台帳法第12条の3, 番号法第19条, 個人情報保護法第69条."""

INTERFACE: Final = GroundedSubject("derived", "interface")
"""The agreed contract of the test interface; a package that breaks down fulfils no text at all."""

VALUES: Final = GroundedSubject("derived", "values")
"""What is published of values, whatever the item: calendar, check digits, the set of characters."""

PROFILE: Final = GroundedSubject("derived", "profile")
"""What the vendor's own profile declares of its files."""


def weakest_of(links: Iterable[GroundedSubject]) -> GroundedSubject:
    """Return the weakest link, the first of several that are equally weak."""
    return max(links, key=lambda one: GROUNDS.index(one.ground))


def strongest_of(links: Iterable[GroundedSubject]) -> GroundedSubject:
    """Return the strongest of several grounds of one and the same thing."""
    return min(links, key=lambda one: GROUNDS.index(one.ground))


def of_requirement(spec: Specification, case: Case) -> GroundedSubject:
    """Return the standing of the requirement that a case is of."""
    asked = case.requirement
    if asked.kind == "rule":
        return of_rule(spec, asked.key)
    return GroundedSubject(asked.tried or asked.provenance, asked.id)


def of_rule(spec: Specification, key: str) -> GroundedSubject:
    """Return the standing of a rule, with what the ledger says of its reading."""
    return GroundedSubject(rule_ground(spec, spec.rules[key]), f"{spec.domain}/rule/{key}")


def of_items(
    spec: Specification, record: str, keys: Iterable[str] | None
) -> Iterator[GroundedSubject]:
    """Yield the standings of items of a record group, all of them for None."""
    group = spec.records[record]
    wanted = None if keys is None else frozenset(keys)
    for item in group.items:
        if wanted is None or item.key in wanted:
            yield _item(spec, record, item)


def of_item_and_codes(spec: Specification, record: str, key: str) -> Iterator[GroundedSubject]:
    """Yield the standing of an item, and of the code list that its values are from."""
    yield from of_items(spec, record, (key,))
    listed = spec.codes.get(spec.records[record].item(key).code_list or "")
    if listed is not None:
        yield GroundedSubject(item_ground(listed), f"{spec.domain}/codes/{listed.key}")


def of_form_items(spec: Specification, form: str, keys: Iterable[str]) -> Iterator[GroundedSubject]:
    """Yield the standings of items printed on a form."""
    entry, wanted = spec.forms[form], frozenset(keys)
    for item in entry.items:
        if item.key in wanted:
            place = f"{spec.domain}/form/{form}:{item.key}"
            yield GroundedSubject(form_item_ground(entry, item), place)


def _item(spec: Specification, record: str, item: Item) -> GroundedSubject:
    return GroundedSubject(item_ground(item), f"{spec.domain}/record/{record}:{item.key}")
