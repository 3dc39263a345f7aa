"""JSON Schema of the rows of each record group, each file whole in itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from conformance.openapi.values import code_schema, key_items, row_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json

_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
_COMPONENTS: Final = '"#/components/schemas/'
_DEFS: Final = '"#/$defs/'


def row_schemas(spec: Specification) -> Iterator[tuple[str, Json]]:
    """Yield each record group with the schema of one of its rows, as the test interface has it.

    The code lists that a row refers to stand in the schema itself.
    """
    for group in spec.records.values():
        keys = [item.key for item in key_items(group)]
        used = dict.fromkeys(item.code_list for item in group.items if item.code_list)
        schema: Json = {
            "$schema": _DRAFT,
            "title": group.name_ja,
            **row_schema(spec, group.items, keys),
            "$defs": {f"Code.{name}": code_schema(spec.codes[name]) for name in used},
        }
        yield group.key, json.loads(json.dumps(schema).replace(_COMPONENTS, _DEFS))
