"""The calls of functions: what each kind of operation takes and answers."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from conformance.catalog.models import operations as op
from conformance.openapi.base import SANDBOX, call, obj, ref, rows
from conformance.openapi.rules import given_schema, output_schema
from conformance.openapi.values import item_schema, key_items, row_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.openapi.base import Schema

_STATUSES = (400, 403, 404, 409)


def function_calls(spec: Specification) -> Iterator[tuple[str, Schema]]:
    """Yield path and call of each function that is run by name."""
    for function in spec.functions.values():
        shape = _shape(function.operation, spec)
        if shape is None:
            continue
        inputs, result = shape
        body = obj({"inputs": inputs, "actor": ref("Actor")}, ("inputs",))
        name = f"{function.key}: {function.title_ja}"
        made = call(f"function-{function.key}", name, body, result, *_STATUSES)
        made["description"] = function.summary
        yield f"{SANDBOX}/functions/{spec.domain}/{function.key}", {"post": made}


@singledispatch
def _shape(operation: object, spec: Specification) -> tuple[Schema, Schema] | None:
    """Return inputs and result; None for a kind that is not run by name."""
    del operation, spec
    return None


@_shape.register(op.Create)
def _create(operation: op.Create, spec: Specification) -> tuple[Schema, Schema]:
    group = spec.records[operation.record]
    items = [group.item(key) for key in operation.inputs]
    required = [item.key for item in items if item.required]
    return row_schema(spec, items, required), _rows(operation.record)


@_shape.register(op.Update)
def _update(operation: op.Update, spec: Specification) -> tuple[Schema, Schema]:
    group = spec.records[operation.record]
    keys = key_items(group)
    changed = [group.item(key) for key in operation.inputs]
    items = {item.key: item for item in (*keys, *changed)}.values()
    return row_schema(spec, items, [item.key for item in keys]), _rows(operation.record)


@_shape.register(op.Cancel)
@_shape.register(op.Restrict)
def _one_row(operation: op.Cancel | op.Restrict, spec: Specification) -> tuple[Schema, Schema]:
    keys = key_items(spec.records[operation.record])
    return row_schema(spec, keys, [item.key for item in keys]), _rows(operation.record)


@_shape.register(op.Search)
def _search(operation: op.Search, spec: Specification) -> tuple[Schema, Schema]:
    group = spec.records[operation.record]
    properties: Schema = {}
    for by in operation.by:
        one = item_schema(spec, group.item(by.item))
        bounds = obj({"from": one, "to": one})
        properties[by.item] = {"anyOf": [one, bounds]} if by.match == "range" else one
    return obj(properties), _rows(operation.record)


@_shape.register(op.Calculate)
def _calculate(operation: op.Calculate, spec: Specification) -> tuple[Schema, Schema]:
    return given_schema(spec, operation.rule), rows(output_schema(spec, operation.rule))


@_shape.register(op.Batch)
def _batch(operation: op.Batch, spec: Specification) -> tuple[Schema, Schema]:
    group = spec.records[operation.record]
    keys = [group.item(key) for key in group.primary_key]
    return obj({}), rows(row_schema(spec, keys, group.primary_key))


def _rows(record: str) -> Schema:
    return rows(ref(f"Row.{record}"))
