"""Schemas of a rule's given and output: from its oracle's types, else by name only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from conformance.contract.oracles import oracle
from conformance.openapi.base import described, obj

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.openapi.base import Schema


def given_schema(spec: Specification, rule: str) -> Schema:
    """Return the schema of the facts given to a rule."""
    try:
        kind = oracle(spec, rule).given_type
    except KeyError:
        return _by_name(spec.rules[rule].inputs)
    return _inlined(TypeAdapter(kind).json_schema())


def output_schema(spec: Specification, rule: str) -> Schema:
    """Return the schema of what a rule gives."""
    try:
        kind = oracle(spec, rule).output_type
    except KeyError:
        return _by_name(spec.rules[rule].output)
    return _inlined(TypeAdapter(kind).json_schema(mode="serialization"))


def _by_name(names: Mapping[str, object]) -> Schema:
    return obj({name: described(name, str(form)) for name, form in names.items()}, names)


def _inlined(schema: Schema) -> Schema:
    """Return the schema with its own definitions put in place (rules hold no recursive types)."""
    definitions = schema.pop("$defs", {})
    found = _resolve(schema, definitions if isinstance(definitions, dict) else {})
    return found if isinstance(found, dict) else schema


def _resolve(node: object, definitions: Schema) -> Schema | list[object] | object:
    if isinstance(node, list):
        return [_resolve(one, definitions) for one in node]
    if not isinstance(node, dict):
        return node
    name = str(node.get("$ref", "")).removeprefix("#/$defs/")
    if name in definitions:
        rest = {key: value for key, value in node.items() if key != "$ref"}
        return _resolve({**_mapping(definitions[name]), **rest}, definitions)
    return {key: _resolve(value, definitions) for key, value in node.items()}


def _mapping(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}
