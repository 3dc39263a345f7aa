"""The whole OpenAPI 3.1 document of the conformance test interface for one domain."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast, get_args

from conformance.catalog.models.guards import ErrorCode, Role
from conformance.catalog.models.levels import CityType
from conformance.catalog.models.sources import FromRequester
from conformance.openapi.base import SANDBOX, call, obj, ref, rows
from conformance.openapi.functions import function_calls
from conformance.openapi.rules import given_schema, output_schema
from conformance.openapi.values import code_schema, key_items, row_schema
from conformance.surfaces.issued import FILE_FORMATS, MEDIA_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.requirements import Form
    from conformance.findings import Json
    from conformance.openapi.base import Schema

SCOPE = "000:conformance/v1:Create"
_TEXT: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer", "minimum": 0}


def openapi(spec: Specification) -> Schema:
    """Return the document: sandboxes, and every function, rule, form, linkage and export."""
    paths: Schema = dict(_sandbox_calls())
    for part in (_record_calls, function_calls, _rule_calls, _form_calls, _linkage_calls):
        paths |= dict(part(spec))
    paths |= {f"{SANDBOX}/exports/{spec.domain}": {"post": _export(spec)}}
    for path, item in paths.items():
        if "{sandbox}" in path:
            cast("Schema", item)["parameters"] = [{"$ref": "#/components/parameters/Sandbox"}]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"適合試験インターフェース: {spec.head.name_ja}",
            "version": spec.version,
            "description": f"{spec.head.spec_title_ja} {spec.version} ({spec.digest[:12]})",
        },
        "servers": [{"url": "/conformance/v1"}],
        "security": [{"oauth": [SCOPE]}],
        "paths": paths,
        "components": _components(spec),
    }


def _sandbox_calls() -> Iterator[tuple[str, Schema]]:
    capability = {name: rows(_TEXT) for name in ("functions", "forms", "rules", "linkages")}
    capability["forms_as"] = rows({"enum": ["items", *FILE_FORMATS]})
    row = obj({"domain": _TEXT, "version": _TEXT, **capability}, ("domain",))
    named = rows(obj({"sandbox": _TEXT}, ("sandbox",)))
    body = ref("Sandbox")
    yield "/capabilities", {"get": call("capabilities", "what is provided", None, rows(row))}
    yield "/sandboxes", {"post": call("open-sandbox", "open a sandbox", body, named, 400)}
    yield (
        SANDBOX,
        {
            "put": call("empty-sandbox", "empty it, set the date", body, named, 400, 404),
            "delete": call("close-sandbox", "close it", None, rows({}), 404),
        },
    )
    log = call("audit", "the audit log, oldest first", None, rows(ref("AuditEntry")), 404)
    yield f"{SANDBOX}/audit", {"get": log}


def _record_calls(spec: Specification) -> Iterator[tuple[str, Schema]]:
    groups: list[Json] = [
        obj(
            {
                "domain": {"const": spec.domain},
                "group": {"const": key},
                "row": ref(f"Row.{key}"),
            },
            ("domain", "group", "row"),
        )
        for key in spec.records
    ]
    # Rows of other domains (a resident of the register) are arranged with the same call.
    other: Schema = {"type": "object", "required": ["domain", "group", "row"]}
    placed: Schema = {"anyOf": [*groups, other]}
    body = obj({"rows": rows(placed), "actor": ref("Actor")}, ("rows",))
    loaded = rows(obj({"loaded": _COUNT}, ("loaded",)))
    yield f"{SANDBOX}/records", {"post": call("load", "store facts", body, loaded, 400, 404)}
    for group in spec.records.values():
        where = obj({"where": row_schema(spec, group.items), "actor": ref("Actor")})
        found = rows(ref(f"Row.{group.key}"))
        made = call(f"query-{group.key}", group.name_ja, where, found, 400, 404)
        yield f"{SANDBOX}/records/{spec.domain}/{group.key}/query", {"post": made}


def _rule_calls(spec: Specification) -> Iterator[tuple[str, Schema]]:
    for rule in spec.rules.values():
        given = given_schema(spec, rule.key)
        body = obj({"given": given, "actor": ref("Actor")}, ("given",))
        output = rows(output_schema(spec, rule.key))
        made = call(f"rule-{rule.key}", rule.title_ja, body, output, 400, 404)
        made["description"] = rule.statement
        yield f"{SANDBOX}/calculations/{spec.domain}/{rule.key}", {"post": made}


def _form_calls(spec: Specification) -> Iterator[tuple[str, Schema]]:
    for form in spec.forms.values():
        subject = obj({"group": _TEXT, "key": {"type": "object"}}, ("group", "key"))
        items = row_schema(spec, form.items)
        chosen = [one for one in form.items if isinstance(one.from_, FromRequester)]
        body = obj(
            {
                "subject": subject,
                "addressee": {"enum": ["self", "household", "other_party", "third_party"]},
                **_requested(form, subject),
                "inputs": row_schema(spec, chosen),
                "format": {"enum": ["items", *FILE_FORMATS], "default": "items"},
                "actor": ref("Actor"),
            },
            ("addressee",),
        )
        printed = rows({"oneOf": [obj({"items": items}, ("items",)), ref("IssuedFile")]})
        made = call(f"form-{form.key}", form.title_ja, body, printed, 400, 403, 404)
        yield f"{SANDBOX}/forms/{spec.domain}/{form.key}", {"post": made}


def _requested(form: Form, requester: Schema) -> Schema:
    """Return what names items asked for specially, and who asks; a form without such has none."""
    if form.reserved is None:
        return {}
    requested: Schema = {"type": "array", "items": {"enum": list(form.reserved.items)}}
    return {"requested": requested, "requester": requester}


def _issued_file() -> Schema:
    content: Schema = {"type": "string", "contentEncoding": "base64"}
    media_type: Schema = {"type": "string", "examples": list(MEDIA_TYPES.values())}
    return obj({"media_type": media_type, "content": content}, ("media_type", "content"))


def _linkage_calls(spec: Specification) -> Iterator[tuple[str, Schema]]:
    row = obj({"group": _TEXT, "row": {"type": "object"}}, ("group", "row"))
    error = obj({"index": _COUNT, "code": ref("ErrorCode"), "item": {"type": ["string", "null"]}})
    done = obj({"accepted": _COUNT, "errors": rows(error)}, ("accepted", "errors"))
    for linkage in spec.linkages.values():
        body = obj(
            {"direction": {"enum": ["send", "receive"]}, "rows": rows(row), "actor": ref("Actor")},
            ("direction",),
        )
        result = rows({"anyOf": [row, done]})
        made = call(f"linkage-{linkage.key}", linkage.title_ja, body, result, 400, 404)
        yield f"{SANDBOX}/linkages/{spec.domain}/{linkage.key}", {"post": made}


def _export(spec: Specification) -> Schema:
    groups: Schema = {"type": "array", "items": {"enum": list(spec.records)}}
    body = obj({"groups": groups, "actor": ref("Actor")}, ("groups",))
    names = ("group", "file_name", "content")
    file = obj(dict.fromkeys(names, _TEXT), names)
    return call("export", "export files, one a group", body, rows(file), 400, 404)


def _components(spec: Specification) -> Schema:
    schemas: Schema = {f"Code.{key}": code_schema(one) for key, one in spec.codes.items()}
    for group in spec.records.values():
        keys = [item.key for item in key_items(group)]
        row = row_schema(spec, group.items, keys)
        cast("Schema", row["properties"])["alert"] = {
            "type": "boolean",
            "description": "true while the row's person is protected (kind restrict)",
        }
        schemas[f"Row.{group.key}"] = {"title": group.name_ja, **row}
    return {
        "schemas": schemas | _shared_schemas(),
        "parameters": {
            "Sandbox": {"name": "sandbox", "in": "path", "required": True, "schema": _TEXT}
        },
        "responses": {
            "Refused": _refusal("refused; errors name code and item", ref("Refusal")),
            "Unauthorised": _refusal("no token, or a bad one", ref("Problem")),
        },
        "securitySchemes": {
            "oauth": {
                "type": "oauth2",
                "flows": {
                    "clientCredentials": {
                        "tokenUrl": "/oauth/token",
                        "scopes": {SCOPE: "適合試験インターフェース"},
                    }
                },
            }
        },
    }


def _refusal(text: str, schema: Schema) -> Schema:
    return {"description": text, "content": {"application/json": {"schema": schema}}}


def _shared_schemas() -> Schema:
    links = obj({"self": obj({"href": _TEXT}, ("href",))}, ("self",))
    problem: Schema = {"title": _TEXT, "detail": _TEXT, "_links": ref("Links")}
    error = obj(
        {"code": ref("ErrorCode"), "message": _TEXT, "item": {"type": ["string", "null"]}},
        ("code",),
    )
    audit = ("at", "actor", "role", "action", "target", "subject", "outcome")
    nullable: Schema = {"type": ["string", "null"]}
    return {
        "Actor": obj({"id": _TEXT, "role": {"enum": list(get_args(Role))}}, ("id", "role")),
        "AuditEntry": obj(dict.fromkeys(audit, nullable), ("at", "actor", "action", "outcome")),
        "ErrorCode": {"enum": list(get_args(ErrorCode))},
        "IssuedFile": _issued_file(),
        "Links": links,
        "Metadata": obj({"title": _TEXT, "detail": _TEXT}, ("title", "detail")),
        "Problem": obj(problem, ("title", "detail")),
        "Refusal": obj({**problem, "errors": rows(error)}, ("title", "detail", "errors")),
        "Sandbox": obj(
            {
                "city_type": {"enum": list(get_args(CityType))},
                "municipality_code": {"type": "string", "pattern": "^[0-9]{6}$"},
                "business_date": {"type": "string", "format": "date"},
            },
            ("city_type", "municipality_code", "business_date"),
        ),
    }
