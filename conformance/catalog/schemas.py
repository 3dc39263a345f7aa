"""JSON Schema of the catalogue's files, for editors that complete and check while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from conformance.catalog.load import KINDS, WRITTEN
from conformance.catalog.models.asked import AskedFacts
from conformance.catalog.models.domain import DomainHead
from conformance.catalog.models.ledger import LedgerEntry
from conformance.catalog.nearest import nearest
from conformance.errors import Message, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.base import Entry
    from conformance.findings import Json

_OF_RULES: Mapping[str, type[Entry]] = {"ledger": LedgerEntry, "facts": AskedFacts}
"""Files whose entries say something of the rules: their single top key is `rules`."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FILES = ("domain", *KINDS, *_OF_RULES)
"""The catalogue files that have a schema, by the name of the file without its ending."""


def schema_of(file: str) -> dict[str, Json]:
    """Return the JSON Schema of `<file>.yaml` (`UsageError` with the nearest name)."""
    if file not in FILES:
        raise UsageError(_unknown(file))
    if file == "domain":
        found: dict[str, Json] = TypeAdapter(DomainHead).json_schema()
        return {"$schema": DIALECT, **found, "title": "domain.yaml"}
    model = _OF_RULES.get(file) or WRITTEN[file]
    entry: dict[str, Json] = TypeAdapter(
        model,  # type: ignore[arg-type]  # a model, or a union of models, as a value
    ).json_schema()
    definitions = entry.pop("$defs", {})
    if not {"$ref", "oneOf"} & entry.keys():  # these refer to definitions already
        name = {**KINDS, **_OF_RULES}[file].__name__
        definitions = {**_mapping(definitions), name: entry}
        entry = {"$ref": f"#/$defs/{name}"}
    top = "rules" if file in _OF_RULES else file
    return {
        "$schema": DIALECT,
        "title": f"{file}.yaml",
        "type": "object",
        "properties": {top: {"type": "array", "items": entry}},
        "required": [top],
        "additionalProperties": False,
        "$defs": definitions,
    }


def _mapping(value: Json) -> dict[str, Json]:
    return value if isinstance(value, dict) else {}


def _unknown(file: str) -> Message:
    near, listed = nearest(file, FILES), ", ".join(FILES)
    return Message(
        "USE040",
        f"カタログに {file!r} というファイルはありません。",
        f"the catalogue has no file {file!r}",
        f"{near!r} の誤りではありませんか。" if near else f"あるもの: {listed}",
        f"did you mean {near!r}?" if near else f"there are {listed}",
    )
