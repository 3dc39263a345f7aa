"""OpenAPI 3.1 of a domain's official APIs, from their parameters and response trees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from conformance.openapi.base import described, obj
from conformance.values.identifiers import registered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.api import Api, Parameter, Response, ResponseField
    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json
    from conformance.openapi.base import Schema

_HALF = r"^[\x20-\x7E\uFF61-\uFF9F]*$"
_FULL = r"^[^\x00-\x7F\uFF61-\uFF9F]*$"
_PATTERNS = {
    "X": _HALF,
    "N": _FULL,
    "9": r"^[0-9]*$",
    "DATE": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    "TIME": r"^[0-9]{2}:[0-9]{2}:[0-9]{2}$",
    "YEAR": r"^[0-9]{4}$",
}
_SAMPLES = range(3)  # made-up identifiers: no pattern says what a check digit must be
_BLANK = re.compile(r"【[^】]*】|X(?=桁)")
_REQUEST_PATTERNS = {
    "X": r"^[0-9A-Za-z]+$",
    "N": r"^[ぁ-んァ-ヶ一-龠]+$",
    "9": r"^[0-9]+$",
    "DATE": r"^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])$",
    "TIME": r"^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$",
    "YEAR": r"^20[0-9]{2}$",
}
"""What a request holds: a part of what the type allows, so that it is lawful without doubt."""


def official_openapi(spec: Specification) -> Schema:
    """Return the document: every official API of the domain; its paths are empty if it has none."""
    return {
        "openapi": "3.1.0",
        "info": {"title": f"{spec.head.name_ja} 公開API", "version": spec.version},
        "paths": {f"/{api.path}": {api.method.lower(): _call(api)} for api in spec.apis.values()},
        "components": {"securitySchemes": {"oauth": _oauth(spec)}},
    }


def _call(api: Api) -> Schema:
    properties: Schema = {p.name: _parameter(p) for p in api.parameters}
    required = [p.name for p in api.parameters if p.required]
    body = {**obj(properties, required), "additionalProperties": True}
    responses: Schema = {str(r.status): _response(api, r) for r in api.responses}
    return {
        "operationId": api.key,
        "summary": api.title_ja,
        "security": [{"oauth": [api.scope]}],
        "requestBody": {
            "required": True,
            "content": {api.request_content_type: {"schema": body}},
        },
        "responses": responses,
    }


def _parameter(parameter: Parameter) -> Schema:
    found: Schema = {**described(parameter.name_ja, parameter.condition), "type": "string"}
    kind = registered().get(parameter.identifier or "")
    if parameter.values or kind is not None:
        made = [kind.generate(number) for number in _SAMPLES] if kind else []
        allowed: list[Json] = [*(parameter.values or made)]
        return {**found, "enum": allowed}
    pattern = _REQUEST_PATTERNS.get(parameter.type)
    if pattern is not None:
        found["pattern"] = pattern
    if parameter.digits is not None and parameter.type in {"X", "N", "9"}:
        found["maxLength"] = parameter.digits
    return found


def _response(api: Api, response: Response) -> Schema:
    schema = _object(api, response.fields)
    return {
        "description": f"HTTP {response.status}",
        "content": {api.response_content_type: {"schema": schema}},
    }


def _object(api: Api, fields: tuple[ResponseField, ...]) -> Schema:
    return obj(
        {field.name: _field(api, field) for field in fields},
        [field.name for field in fields if field.always_present],
    )


def _field(api: Api, field: ResponseField) -> Schema:
    found = _value(api, field)
    return {"anyOf": [found, {"type": "null"}]} if field.may_be_null else found


def _value(api: Api, field: ResponseField) -> Schema:
    if field.type == "object":
        return _object(api, field.fields)
    if field.type == "array":
        least = 1 if field.always_present else 0
        return {"type": "array", "items": _object(api, field.fields), "minItems": least}
    if field.fixed is not None:
        return {"const": field.fixed}
    if field.name == "code" and api.errors:
        return {"enum": [error.code for error in api.errors]}
    if field.name == "message" and api.errors:
        return {"anyOf": [{"type": "string", "pattern": p} for p in _messages(api)]}
    return _text(field)


def _text(field: ResponseField) -> Schema:
    text: Schema = {"type": "string"}
    if field.type in _PATTERNS:
        text["pattern"] = _PATTERNS[field.type]
    if field.digits is not None:
        text["maxLength"] = field.digits
    number = field.type in {"9", "S9", "9V"}
    return {"anyOf": [text, {"type": "number"}]} if number else text


def _messages(api: Api) -> Iterator[str]:
    """Return the texts of the errors as patterns, with something in each blank."""
    for error in api.errors:
        parts = map(re.escape, _BLANK.split(error.message))
        yield f"^{'.+'.join(parts)}$"


def _oauth(spec: Specification) -> Schema:
    scopes: Schema = {api.scope: api.title_ja for api in spec.apis.values()}
    flow: Schema = {"tokenUrl": "/oauth/token", "scopes": scopes}
    return {"type": "oauth2", "flows": {"clientCredentials": flow}}
