"""The codecs of every place of the contract, each made at its first use and kept."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, cast

from conformance.catalog.models.operations import Calculate
from conformance.population.municipality import MUNICIPALITY_CODE
from conformance.population.rows import key_of
from conformance.surfaces.mapping.address_field import AddressField
from conformance.surfaces.mapping.addresses import Places
from conformance.surfaces.mapping.codec import Codec
from conformance.surfaces.mapping.fields import MappedItem
from conformance.surfaces.mapping.kinds import UNKNOWN, ItemKind, kinds_of_items
from conformance.surfaces.mapping.models.field import FieldRule, rule_of
from conformance.surfaces.mapping.names import VendorWords, styled
from conformance.surfaces.mapping.paths import path_of
from conformance.surfaces.mapping.rule_kinds import rule_kinds
from conformance.surfaces.mapping.values import Converter, converter_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.operations import Operation
    from conformance.catalog.models.records import ItemType, RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.surfaces.mapping.models.section import Mapping as MappingSection
    from conformance.surfaces.mapping.models.section import Print
    from conformance.surfaces.mapping.rule_kinds import Way

AUDIT = {
    "at": ItemKind("datetime"),
    **dict.fromkeys(("actor", "role", "action", "target", "subject", "outcome"), UNKNOWN),
}
"""What an audit entry holds, in the scope `audit`."""


@dataclass(frozen=True)
class Vocabulary:
    """The section `mapping` joined with the catalogue: words and codecs."""

    section: MappingSection
    specs: Mapping[str, Specification]
    municipality_code: str = ""
    """Of a package that serves one municipality and does not repeat its code in every row."""
    _made: dict[tuple[str, ...], Codec] = field(default_factory=dict)

    @cached_property
    def places(self) -> Places | None:
        """The vendor's addresses; None where the profile states none."""
        return Places(self.section.addresses) if self.section.addresses else None

    @property
    def words(self) -> VendorWords:
        """The vendor's words for keys of the catalogue."""
        return VendorWords(self.section.names, self.section.naming)

    def group(self, domain: str, group: str) -> Codec:
        """Return the codec of a record group's rows."""
        return self._codec(domain, (f"{domain}/{group}",), lambda: self._items(domain, group))

    def inputs(self, domain: str, function: str) -> Codec:
        """Return the codec of what a function is given."""
        return self._function(domain, function, "in")

    def outputs(self, domain: str, function: str) -> Codec:
        """Return the codec of what a function gives back."""
        return self._function(domain, function, "out")

    def rule(self, domain: str, rule: str, way: Way) -> Codec:
        """Return the codec of a rule's facts (`in`) or of its results (`out`)."""
        scopes = (f"{domain}/rule/{rule}",)
        return self._codec(domain, scopes, lambda: self._rule_kinds(domain, rule, way), way)

    def form(self, domain: str, form: str) -> Codec:
        """Return the codec of a form's items as the API has them."""
        scopes = (f"{domain}/form/{form}",)
        return self._codec(domain, scopes, lambda: self._form_kinds(domain, form))

    def printed(self, domain: str, form: str) -> Codec:
        """Return the codec of a form's items as they stand on paper, under their labels."""
        scopes = (f"{domain}/form/{form}",)
        return self._codec(domain, scopes, lambda: self._form_kinds(domain, form), "print")

    def audit(self) -> Codec:
        """Return the codec of audit entries."""
        return self._codec("", ("audit",), lambda: AUDIT)

    def operation(self, domain: str, function: str) -> Operation | None:
        """Return what a function does; None when the catalogue does not know it."""
        spec = self.specs.get(domain)
        found = spec.functions.get(function) if spec else None
        return found.operation if found else None

    def record_of(self, domain: str, function: str) -> str:
        """Return the group a function works on; empty when it works on none."""
        return getattr(self.operation(domain, function), "record", "")

    def record(self, domain: str, group: str) -> RecordGroup | None:
        """Return a record group; None when the catalogue does not know it."""
        spec = self.specs.get(domain)
        return spec.records.get(group) if spec else None

    def key_items(self, domain: str, group: str) -> frozenset[str]:
        """Return the items of a group's primary key, without its history number."""
        record = self.record(domain, group)
        return frozenset(key_of(record, {})) if record else frozenset()

    def in_order(self, domain: str, group: str, rows: list[Row]) -> tuple[Row, ...]:
        """Return rows oldest first: by history number where the group has one."""
        record = self.record(domain, group)
        number = record.history.number if record and record.history else None
        if number is None or not all(type(row.get(number)) is int for row in rows):
            return tuple(rows)
        return tuple(sorted(rows, key=lambda row: int(str(row[number]))))

    def day(self, text: str) -> Json:
        """Return a date in the vendor's form."""
        rule = self.section.types.get("date")
        return converter_of(rule, "date").out(text) if rule else text

    def _function(self, domain: str, function: str, way: Way) -> Codec:
        own = f"{domain}/function/{function}"
        scopes = [f"{own}/found", own] if way == "out" else [own]
        operation = self.operation(domain, function)
        if isinstance(operation, Calculate):
            rule = operation.rule
            scopes.append(f"{domain}/rule/{rule}")
            return self._codec(
                domain, tuple(scopes), lambda: self._rule_kinds(domain, rule, way), way
            )
        record = self.record_of(domain, function)
        if record:
            scopes.append(f"{domain}/{record}")
        return self._codec(domain, tuple(scopes), lambda: self._items(domain, record))

    def _codec(
        self,
        domain: str,
        scopes: tuple[str, ...],
        kinds: Callable[[], Mapping[str, ItemKind]],
        way: str = "",
    ) -> Codec:
        found = self._made.get((way, *scopes))
        if found is None:
            found = _CodecMaker(
                self.section, domain, scopes, kinds(), way == "print", self.places
            ).codec()
            if MUNICIPALITY_CODE in found.fields and not found.fields[MUNICIPALITY_CODE].places:
                found = self._of_one_municipality(found)
            self._made[(way, *scopes)] = found
        return found

    def _of_one_municipality(self, codec: Codec) -> Codec:
        code = self.municipality_code
        return replace(codec, standing={MUNICIPALITY_CODE: code}) if code else codec

    def _items(self, domain: str, group: str) -> Mapping[str, ItemKind]:
        record = self.record(domain, group)
        return kinds_of_items(record.items) if record else {}

    def _form_kinds(self, domain: str, form: str) -> Mapping[str, ItemKind]:
        spec = self.specs.get(domain)
        return kinds_of_items(spec.forms[form].items) if spec and form in spec.forms else {}

    def _rule_kinds(self, domain: str, rule: str, way: Way) -> Mapping[str, ItemKind]:
        spec = self.specs.get(domain)
        if spec is None or rule not in spec.rules:
            return {}
        return rule_kinds(spec, rule, way)


@dataclass(frozen=True)
class _CodecMaker:
    """Makes the codec of one place: the most specific scope that names an item decides."""

    section: MappingSection
    domain: str
    scopes: tuple[str, ...]
    kinds: Mapping[str, ItemKind]
    printed: bool
    known: Places | None = None

    def codec(self) -> Codec:
        fields = {item: self._field(item, kind) for item, kind in self.kinds.items()}
        return Codec(fields, lambda item: self._field(item, UNKNOWN), self.section.nulls)

    def _field(self, item: str, kind: ItemKind, within: str = "") -> MappedItem:
        entry = self._entry(within + item)
        if entry is None:
            return MappedItem(item, kind, (), Converter(kind.type))
        if entry.address is not None and self.known is not None:
            parts = entry.address
            own = [one for one in (parts.town, parts.lot, parts.building) if one is not None]
            at = tuple(path_of(one) for one in own)
            return AddressField(item, kind, at, Converter(kind.type), known=self.known)
        names = entry.split or entry.range or (entry.to or self._name(item, kind),)
        places = tuple((name,) if self.printed else path_of(name) for name in names)
        members = self._members(item, kind) if kind.members else None
        converter = self._converter(entry, kind)
        if entry.range:
            span = (places[0], places[1])
            return MappedItem(
                item, kind, (path_of(entry.to or self._name(item, kind)),), converter, span=span
            )
        return MappedItem(
            item, kind, places, converter, entry.on, None, entry.pad, entry.pad_with, members
        )

    def _members(self, item: str, kind: ItemKind) -> Codec:
        fields = {m: self._field(m, k, f"{item}.") for m, k in kind.members.items()}
        return Codec(fields, lambda m: self._field(m, UNKNOWN, f"{item}."), self.section.nulls)

    def _entry(self, item: str) -> FieldRule | None:
        """Return what the profile says of an item; None when it says that there is no field."""
        scopes = (*self.scopes, self.domain, "*")
        layer: Print | MappingSection = self.section.printed if self.printed else self.section
        for scope in scopes:
            entries = layer.fields.get(scope, {})
            if item in entries:
                found = entries[item]
                return None if found is None else rule_of(found)
        return FieldRule()

    def _name(self, item: str, kind: ItemKind) -> str:
        return kind.name_ja if self.printed and kind.name_ja else styled(item, self.section.naming)

    def _converter(self, entry: FieldRule, kind: ItemKind) -> Converter:
        if entry.converts:
            return converter_of(entry, kind.type)
        for layer in (self.section.printed, self.section) if self.printed else (self.section,):
            if kind.code_list is not None:
                keys = (f"{self.domain}/{kind.code_list}", kind.code_list)
                table = next((layer.codes[k] for k in keys if k in layer.codes), None)
                if table is not None:
                    return Converter(kind.type, table)
            rule = layer.types.get(cast("ItemType", kind.type))
            if rule is not None:
                return converter_of(rule, kind.type)
        return Converter(kind.type)
