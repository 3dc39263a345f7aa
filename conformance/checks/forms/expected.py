"""What a copy must print, item by item: what the register holds, as the catalogue says it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from conformance.catalog.form_sources import item_at, same_print
from conformance.catalog.models.derive import BusinessDate, Const
from conformance.catalog.models.sources import FromPackage, FromRecord, FromRule
from conformance.checks.forms.laws import Begins, CodeLaw, DayLaw, IfAny, Parts, Present, Same
from conformance.checks.forms.reading import values_at
from conformance.contract.oracles import GivenError, OutOfScopeError, derive

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from conformance.catalog.bindings import FormBinding
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.catalog.models.requirements import Form, FormItem
    from conformance.checks.forms.laws import PrintLaw
    from conformance.findings import Json
    from conformance.population.rows import PlacedRow, Row

_DATED = frozenset({"date", "datetime", "year_month", "year"})
_LENGTH = {"date": 10, "year_month": 7, "year": 4}
_UNKNOWN = frozenset({"不明", "適用不能"})  # on a copy such a value may stand as a blank


@dataclass(frozen=True)
class CopyRows:
    """The rows that stand, and the row a copy is about."""

    spec: Specification
    group: RecordGroup
    row: Row
    placed: Sequence[PlacedRow]
    day: date

    def values(self, path: str) -> list[Json]:
        """Return what stands at the end of a path."""
        return values_at(self.spec, self.placed, (self.group, self.row), path)


@dataclass(frozen=True)
class Expected:
    """Values that must be printed as they are, and laws that other items must fit."""

    exact: Row = field(default_factory=dict)
    laws: Mapping[str, PrintLaw] = field(default_factory=dict)


def expected_print(register: CopyRows, form: Form, binding: FormBinding) -> Expected:
    """Return what a copy must print of what does not come from the one who asks."""
    exact: Row = {}
    laws: dict[str, PrintLaw] = {}
    for item in form.items:
        found = _law(register, item, binding)
        if isinstance(found, Same):
            exact[item.key] = found.expected
        elif found is not None:
            laws[item.key] = found
    return Expected(exact, laws)


def _law(register: CopyRows, item: FormItem, binding: FormBinding) -> PrintLaw | None:
    source = binding.sources.get(item.key)
    if item.key in binding.omits or source is None:
        return None
    if item.key in binding.shows:
        shown = binding.shows[item.key]
        return _whole(item, register.row[shown]) if shown in register.row else None
    if isinstance(source, FromPackage):
        return _of_package(register, item, source)
    if isinstance(source, FromRule):
        return _of_rule(register, source)
    if not isinstance(source, FromRecord):
        return None
    found = _of_record(register, item, source)
    return IfAny(found) if found is not None and source.may_lack else found


def _of_package(register: CopyRows, item: FormItem, source: FromPackage) -> PrintLaw | None:
    law: PrintLaw | None = None
    if source.package == "business_date":
        law = DayLaw(register.day.isoformat())
        if item.type in _LENGTH:
            law = Same(register.day.isoformat()[: _LENGTH[item.type]])
    elif source.package in {"present", "unique"}:
        law = Present()
    if law is None or item.required:
        return law
    return None if isinstance(law, Present) else IfAny(law)


def _of_rule(register: CopyRows, source: FromRule) -> PrintLaw | None:
    given: dict[str, Json] = {}
    for name, binding in source.given.items():
        if isinstance(binding, Const):
            given[name] = cast("Json", binding.const)
        elif isinstance(binding, BusinessDate):
            given[name] = register.day.isoformat()
        else:
            given[name] = next(iter(register.values(binding)), None)
    try:
        value = derive(register.spec, source.rule, given).as_json().get(source.output)
    except (GivenError, OutOfScopeError):
        return None  # the rule is silent about such facts
    return None if value is None else Same(value)


def _of_record(register: CopyRows, item: FormItem, source: FromRecord) -> PrintLaw | None:
    found = [
        (recorded, value)
        for path in source.paths
        if (recorded := item_at(register.spec, register.group, path)) is not None
        for value in register.values(path)
    ]
    if not found:
        return None  # the register holds nothing there
    if source.as_ == "parts" or len(found) > 1:
        parts = [_printed(register.spec, item, one, value, source) for one, value in found]
        return Parts([part for part in parts if part is not None])
    return _printed(register.spec, item, *found[0], source)


def _printed(
    spec: Specification, item: FormItem, recorded: Item, value: Json, source: FromRecord
) -> PrintLaw | None:
    """Return how one recorded value is printed; None where nothing can be held."""
    if recorded.type == "code" and (item.type != "code" or source.as_ == "meaning"):
        return _meaning(spec, recorded, value, source)
    if same_print(item, recorded):
        return _whole(item, value)
    if recorded.type in _DATED:
        if item.type in _LENGTH and len(str(value)) >= _LENGTH[item.type]:
            return Same(str(value)[: _LENGTH[item.type]])
        return DayLaw(str(value))
    if item.type == "text" and recorded.type in {"integer", "decimal"}:
        return Parts([Same(str(value))])
    return None


def _meaning(
    spec: Specification, recorded: Item, value: Json, source: FromRecord
) -> PrintLaw | None:
    listed = spec.codes[recorded.code_list].values if recorded.code_list else {}
    meaning = listed.get(str(value))
    if meaning is None or meaning in _UNKNOWN or source.as_ == "value":
        return Same(value) if source.as_ == "value" else None
    if source.as_ == "meaning":
        return Same(meaning)
    return CodeLaw(str(value), meaning, frozenset(listed.values()) - {meaning})


def _whole(item: FormItem, value: Json) -> PrintLaw:
    room = item.len or item.max_len
    if isinstance(value, str) and room is not None and len(value) > room:
        return Begins(value)
    return Same(value)
