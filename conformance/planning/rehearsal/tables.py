"""Which table of the mapping a value of an item goes through, and what a finding says of items."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from conformance.planning.rehearsal.model import MAPPING
from conformance.surfaces.mapping.values import key_of_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.findings import Json
    from conformance.planning.rehearsal.model import Place
    from conformance.surfaces.mapping.codec import Codec
    from conformance.surfaces.mapping.kinds import ItemKind
    from conformance.surfaces.mapping.models.section import Mapping as MappingSection
    from conformance.surfaces.mapping.vocabulary import Vocabulary

_FIELD = " → "
_SCALAR = (str, int)  # a flag is one, too


class FindingLike(Protocol):
    """A finding, as it was made or as a result holds it."""

    @property
    def where(self) -> str:
        """Where it was found, with the item behind an arrow."""
        ...

    @property
    def expected(self) -> object:
        """What was expected."""
        ...

    @property
    def found(self) -> object:
        """What was found."""
        ...


@dataclass(frozen=True, slots=True)
class ItemDifference:
    """An item that has another value than expected."""

    item: str
    expected: Json
    found: Json

    def within(self, table: ValueTable) -> bool:
        """Say whether both values are of a table: one may have been written for the other."""
        return {key_of_value(self.expected), key_of_value(self.found)} <= table.values


@dataclass(frozen=True, slots=True)
class ValueTable:
    """A table of values of the profile: where it stands, and the contract's values in it."""

    place: Place
    values: frozenset[str]


def differing_items(finding: FindingLike) -> Iterator[ItemDifference]:
    """Yield the items that a finding is about, where it names them with both values."""
    wanted, found = finding.expected, finding.found
    if isinstance(wanted, dict) and isinstance(found, dict):
        pairs = [(str(item), wanted[item], found.get(item)) for item in wanted]
    else:
        pairs = [(finding.where.rpartition(_FIELD)[2], wanted, found)]
    for item, want, got in pairs:
        if isinstance(want, _SCALAR) and isinstance(got, _SCALAR) and want != got:
            yield ItemDifference(item, want, got)


def codes_of(vocabulary: Vocabulary, requirement: str, item: str) -> ValueTable | None:
    """Return the table that an item of a requirement (`domain/kind/key`) is read by, if any."""
    domain, kind, key = requirement.split("/", 2)
    scopes = scopes_of(vocabulary, requirement)
    one = _codec(vocabulary, domain, kind, key).fields.get(item)
    if one is None or not one.converter.table:
        return None
    return ValueTable(
        _place(vocabulary.section, (*scopes, domain, "*"), item, one.kind, domain),
        frozenset(one.converter.table),
    )


def scopes_of(vocabulary: Vocabulary, requirement: str) -> tuple[str, ...]:
    """Return the scopes of `fields` that a requirement is read by, the narrowest first."""
    domain, kind, key = requirement.split("/", 2)
    if kind == "record":
        return (f"{domain}/{key}",)
    own = f"{domain}/{kind}/{key}"
    if kind != "function":
        return (own,)
    operation = vocabulary.operation(domain, key)
    rule, record = getattr(operation, "rule", ""), vocabulary.record_of(domain, key)
    more = (f"{domain}/rule/{rule}" if rule else "", f"{domain}/{record}" if record else "")
    return (f"{own}/found", own, *filter(None, more))


def _codec(vocabulary: Vocabulary, domain: str, kind: str, key: str) -> Codec:
    if kind == "function":
        return vocabulary.outputs(domain, key)
    if kind == "rule":
        return vocabulary.rule(domain, key, "out")
    if kind == "form":
        return vocabulary.form(domain, key)
    return vocabulary.group(domain, key)


def _place(
    section: MappingSection, scopes: tuple[str, ...], item: str, kind: ItemKind, domain: str
) -> Place:
    for scope in scopes:
        entry = section.fields.get(scope, {}).get(item)
        if entry is not None and not isinstance(entry, str) and entry.values:
            return (*MAPPING, "fields", scope, item)
    for name in (f"{domain}/{kind.code_list}", str(kind.code_list)):
        if name in section.codes:
            return (*MAPPING, "codes", name)
    return (*MAPPING, "types", kind.type)
