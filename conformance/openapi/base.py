"""The few forms every part of the document is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.findings import Json

Schema = dict[str, "Json"]

SANDBOX = "/sandboxes/{sandbox}"


def ref(name: str) -> Schema:
    """Return a reference to a schema of the document."""
    return {"$ref": f"#/components/schemas/{name}"}


def described(title: str, text: str | None = None) -> Schema:
    """Return title and, where there is one, description."""
    return {"title": title, "description": text} if text else {"title": title}


def obj(properties: dict[str, Json], required: Iterable[str] = ()) -> Schema:
    """Return a closed object."""
    found: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    names: list[Json] = list(required)
    return {**found, "required": names} if names else found


def rows(row: Schema) -> Schema:
    """Return an array of rows."""
    return {"type": "array", "items": row}


def call(
    operation_id: str, summary: str, body: Schema | None, result: Schema, *refusals: int
) -> Schema:
    """Return a call: its body, the envelope of its result, its refusals by status."""
    responses: Schema = {"200": _answer(result), "401": _response("Unauthorised")}
    responses |= {str(status): _response("Refused") for status in refusals}
    found: Schema = {"operationId": operation_id, "summary": summary, "responses": responses}
    if body is not None:
        found["requestBody"] = {"required": True, "content": {"application/json": {"schema": body}}}
    return found


def _answer(result: Schema) -> Schema:
    envelope = obj(
        {"metadata": ref("Metadata"), "_links": ref("Links"), "result": result},
        ("metadata", "_links", "result"),
    )
    return {"description": "OK", "content": {"application/json": {"schema": envelope}}}


def _response(name: str) -> Schema:
    return {"$ref": f"#/components/responses/{name}"}
