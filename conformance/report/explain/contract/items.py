"""The items of a function, group or form: what they are, and who sets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.cases.stories.said import labels_of, name_of
from conformance.catalog.bindings import binding_of
from conformance.catalog.models import operations as op
from conformance.catalog.models.requirements import Form, Function
from conformance.catalog.models.sources import FromRequester
from conformance.contract.history import key_items
from conformance.report.explain.contract.model import ItemModel
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.models.base import Scalar
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.report.explain.contract.model import SetBy
    from conformance.report.explain.entry import CatalogueEntry


def items_of(spec: Specification, entry: CatalogueEntry) -> Iterator[ItemModel]:
    """Yield the items: what is sent first, then what the function or the package sets."""
    match entry:
        case Function():
            yield from _of_function(spec, entry.operation)
        case Form():
            yield from _printed(spec, entry)


def _of_function(spec: Specification, operation: op.Operation) -> Iterator[ItemModel]:
    match operation:
        case op.Create() | op.Update():
            yield from _written(spec, operation)
        case op.Cancel():
            group = spec.records[operation.record]
            yield from (_item(spec, i, "key") for i in key_items(group))
            yield from _set(spec, group, operation.marks)
        case op.Search():
            for by in operation.by:
                found = spec.records[operation.record].item(by.item)
                yield _item(spec, found, "caller", by=by.match, required=False)
        case op.Restrict():
            yield from (_item(spec, i, "key") for i in key_items(spec.records[operation.record]))
        case op.Issue():
            yield from _asked(spec, spec.forms[operation.form], operation.record)
        case op.Calculate():
            yield from _facts(spec, operation.rule)
        case op.Batch():
            yield from _set(spec, spec.records[operation.record], operation.sets)
        case _:
            return


def _written(spec: Specification, operation: op.Create | op.Update) -> Iterator[ItemModel]:
    group = spec.records[operation.record]
    keys = [i for i in key_items(group) if i.key not in operation.inputs]
    if isinstance(operation, op.Update):
        yield from (_item(spec, one, "key") for one in keys)
    for name in operation.inputs:
        yield _item(spec, group.item(name), "filing" if name in operation.of_filing else "caller")
    yield from _set(spec, group, operation.sets)
    for name, derived in operation.derives.items():
        yield _item(spec, group.item(name), "rule", by=derived.rule)
    past = group.history
    named = (past.number, past.latest) if past else ()
    own = (name for name in named if name and name not in operation.sets)
    yield from (_item(spec, group.item(name), "package") for name in own)


def _set(
    spec: Specification, group: RecordGroup, values: Mapping[str, Scalar]
) -> Iterator[ItemModel]:
    for name, value in values.items():
        yield _item(spec, group.item(name), "constant", by=str(value))


def _asked(spec: Specification, form: Form, record: str) -> Iterator[ItemModel]:
    """Yield the key of the row that a copy is about, and what the one who asks chooses."""
    yield from (_item(spec, one, "key") for one in key_items(spec.records[record]))
    binding = binding_of(spec, form, record)
    for item in form.items:
        source = binding.sources.get(item.key) if binding else None
        if isinstance(source, FromRequester) and not (binding and item.key in binding.omits):
            yield _item(spec, item, "caller", required=source.requester == "must")


def _printed(spec: Specification, form: Form) -> Iterator[ItemModel]:
    binding = binding_of(spec, form)
    for item in form.items:
        source = binding.sources.get(item.key) if binding else None
        asked = isinstance(source, FromRequester)
        yield _item(spec, item, "caller" if asked else "package")


def _facts(spec: Specification, key: str) -> Iterator[ItemModel]:
    """Yield the inputs of a rule; what each may be stands as the catalogue writes it."""
    for name, written in spec.rules[key].inputs.items():
        yield ItemModel(
            key=name,
            name=name_of(spec, name),
            type=str(written),
            size="",
            required="null" not in str(written),
            set_by="caller",
            by="",
            codes=dict(labels_of(spec, name, written=written)),
            refers=(),
        )


def _item(
    spec: Specification, item: Item, set_by: SetBy, *, by: str = "", required: bool | None = None
) -> ItemModel:
    listed = spec.codes.get(item.code_list or "")
    codes = listed.values if listed else {}
    refers = [f"{item.ref.domain}/{g}/{item.ref.item}" for g in item.ref.groups] if item.ref else []
    return ItemModel(
        key=item.key,
        name=Bilingual(ja=item.name_ja, en=item.key.replace("_", " ")),
        type=item.type,
        size=_size(item),
        required=set_by == "key" or (item.required if required is None else required),
        set_by=set_by,
        by=by,
        codes=dict(codes),
        refers=tuple(refers),
    )


def _size(item: Item) -> str:
    if item.len is not None:
        return str(item.len)
    if item.max_len is not None:
        return f"≤{item.max_len}"
    if item.min is not None or item.max is not None:
        ends = ("" if one is None else str(one) for one in (item.min, item.max))
        return "–".join(ends)
    return ""
