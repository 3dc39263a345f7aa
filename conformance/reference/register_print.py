"""The lines of a copy that come from the register: looked up in the tables, put into print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from conformance.catalog.models.derive import BusinessDate, Const
from conformance.reference.refusals import RefusalError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.catalog.models.requirements import FormItem
    from conformance.catalog.models.sources import FromRecord, FromRule
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.reference.behaviour import Behaviour, Conduct
    from conformance.reference.store import Sandbox

_AS_IT_STANDS = frozenset({"text", "kana", "digits", "alnum"})
_DAY_LENGTH = {"date": 10, "year_month": 7, "year": 4}


@dataclass(frozen=True, slots=True)
class CopyPrinter:
    """The tables of a sandbox, and how the package goes about a copy."""

    spec: Specification
    sandbox: Sandbox
    behaviour: Behaviour

    def held(self, group: RecordGroup, row: Row, path: str) -> Iterator[tuple[Item, Json]]:
        """Yield the values that stand at the end of a path from a row."""
        head, dot, rest = path.partition(".")
        if not dot:
            item = next((one for one in group.items if one.key == head), None)
            if item is not None and row.get(head) not in (None, ""):
                yield item, row[head]
            return
        for other, found in self._beside(group, row, head):
            yield from self.held(other, found, rest)

    def _beside(self, group: RecordGroup, row: Row, step: str) -> Iterator[tuple[RecordGroup, Row]]:
        """Yield the rows that a row refers to by an item, or that refer to it (`group~item`)."""
        name, backwards, keys = step.partition("~")
        if backwards:
            yield from self._naming(group, row, self.spec.records[name], keys.split("+"))
            return
        ref = next((one.ref for one in group.items if one.key == step), None)
        if ref is None or ref.domain != self.spec.domain:
            return
        for name in ref.groups:
            yield from self._rows(self.spec.records[name], ref.item, row.get(step))

    def _naming(
        self, group: RecordGroup, row: Row, other: RecordGroup, keys: list[str]
    ) -> Iterator[tuple[RecordGroup, Row]]:
        """Yield the rows of another group that name a row by some of their items."""
        wanted: Row = {}
        for key in keys:
            ref = other.item(key).ref
            to_us = ref is not None and group.key in ref.groups
            wanted[key] = row.get(ref.item if ref is not None and to_us else key)
        if None in wanted.values():
            return
        for found in self.sandbox.table(self.spec.domain, other).current():
            if all(found.get(key) == value for key, value in wanted.items()):
                yield other, found

    def _rows(
        self, group: RecordGroup, item: str, value: Json
    ) -> Iterator[tuple[RecordGroup, Row]]:
        if value is None:
            return
        for row in self.sandbox.table(self.spec.domain, group).current():
            if row.get(item) == value:
                yield group, row


def from_record(
    register: CopyPrinter, group: RecordGroup, row: Row, item: FormItem, source: FromRecord
) -> Json:
    """Return an item of a copy as the register has it; None where that has nothing."""
    found = [pair for path in source.paths for pair in register.held(group, row, path)]
    if len(found) == 1 and source.as_ != "parts":
        return _printed(register, item, *found[0], source)
    texts = (_printed(register, item, one, value, source) for one, value in found)
    return _cut(item, "　".join(str(text) for text in texts if text not in (None, ""))) or None


def from_rule(
    register: CopyPrinter, group: RecordGroup, row: Row, source: FromRule, conduct: Conduct
) -> Json:
    """Return what a rule gives for facts of the register; None where it gives nothing."""
    from conformance.reference import oracle  # noqa: PLC0415 - only few forms apply rules

    given: dict[str, Json] = {}
    for name, binding in source.given.items():
        if isinstance(binding, Const):
            given[name] = cast("Json", binding.const)
        elif isinstance(binding, BusinessDate):
            given[name] = register.sandbox.today
        else:
            given[name] = next((v for _, v in register.held(group, row, binding)), None)
    try:
        return oracle.apply(register.spec, source.rule, given, conduct).get(source.output)
    except RefusalError:
        return None


def _printed(
    register: CopyPrinter, item: FormItem, recorded: Item, value: Json, source: FromRecord
) -> Json:
    """Return a recorded value as it is printed on this form."""
    if recorded.type == "code" and recorded.code_list and item.type != "code":
        if source.as_ == "value":
            return value
        meanings: Mapping[str, str] = register.spec.codes[recorded.code_list].values
        text = register.behaviour.worded(str(value), meanings.get(str(value), str(value)))
        return _cut(item, text)
    if recorded.type == item.type:
        return _cut(item, value) if isinstance(value, str) else value
    if item.type in _DAY_LENGTH and recorded.type in {*_DAY_LENGTH, "datetime"}:
        length = _DAY_LENGTH[item.type]
        return str(value)[:length] if len(str(value)) >= length else None
    if item.type == "text":
        return _cut(item, _as_text(value))
    return value if item.type in _AS_IT_STANDS and recorded.type in _AS_IT_STANDS else None


def _as_text(value: Json) -> str:
    if isinstance(value, bool):
        return "有" if value else "無"
    return str(value)


def _cut(item: FormItem, value: Json) -> str:
    return str(value)[: item.len or item.max_len or None]
