"""The product's OpenAPI document, made from its definitions.

`python tests/own_rest/openapi.py jite` prints it (juki: 住民記録, jite: 児童手当).

A document as vendors hand it out: every service with its title, every column with its name, type
and length, code values with their meanings.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from own_rest.office import Office

NAMES = {"juki": "住民記録", "jite": "児童手当"}
_DAYS = {"date": "R08.04.01", "year_month": "202604", "datetime": "2026/04/01 09:00:00"}
_TEXT = {"type": "string"}


def document(word: str, *, told: bool = True) -> dict:
    """Return the document of one domain; without `told` names alone speak, no descriptions."""
    office = Office(word)
    schemas = {name: row(office, table, told=told) for name, table in office.tables.items()}
    return {
        "openapi": "3.0.3",
        "info": {"title": f"独自様式見本システム {NAMES[word]}（架空）", "version": "5.2.1"},
        "servers": [{"url": "http://127.0.0.1:8750"}],
        "paths": dict(paths(office, told=told)),
        "components": {
            "schemas": schemas,
            "securitySchemes": {"login": {"type": "apiKey", "in": "cookie", "name": "JSESSION"}},
        },
    }


def row(office: Office, table: dict, *, told: bool) -> dict:
    """Return the schema of a row: dotted columns nest, a split name has its parts."""
    schema: dict = {"type": "object", "properties": {}}
    if told:
        schema["title"] = table["name"]
    for name, column in table["columns"].items():
        parts = table["split"].get(name, {}).get("split", [name])
        for part in parts:
            put(schema, part.split("."), leaf(office, column, told=told))
    return schema


def put(schema: dict, path: list[str], value: dict) -> None:
    """Put a leaf under its path, making the objects on the way."""
    for step in path[:-1]:
        empty = {"type": "object", "properties": {}}
        schema = schema["properties"].setdefault(step, empty)
    schema["properties"][path[-1]] = value


def leaf(office: Office, column: dict, *, told: bool) -> dict:
    """Return the schema of one column."""
    kind = column["type"]
    schema: dict = {"type": "integer"} if kind == "integer" else dict(_TEXT)
    if kind in _DAYS:
        schema["example"] = _DAYS[kind]
    if kind == "flag":
        schema["enum"] = ["0", "1"]
    size = column.get("len") or column.get("max_len")
    if size and kind not in _DAYS and kind != "integer":
        schema["maxLength"] = size
    codes = office.codes.get(column.get("codes", ""), {})
    if codes:
        schema["enum"] = list(codes)
    if told:
        meanings = " ".join(f"{code}:{one['name']}" for code, one in codes.items())
        schema["description"] = f"{column['name']} {meanings}".strip()
    return schema


def paths(office: Office, *, told: bool):
    """Yield the services."""
    base = f"/{{kankyo}}/{office.word}/v2"
    for name, table in office.tables.items():
        ref = {"$ref": f"#/components/schemas/{name}"}
        title = f"{table['name']}の照会"
        yield f"{base}/{name}/shokai", service(f"shokai_{name}", title, ref, listed(ref), told=told)
    for name, function in office.functions.items():
        yield from of_function(base, name, function, told=told)
    for name, rule in office.rules.items():
        given = {"type": "object", "properties": {k: dict(_TEXT) for k in rule["inputs"]}}
        made = service(f"shisan_{name}", "", given, answered(dict(_TEXT)), told=told)
        yield f"{base}/shisan/{name}", made
    for name, form in office.forms.items():
        made = service(f"hakko_{name}", f"{form['name']}の発行", form_body(), None, told=told)
        yield f"{base}/chohyo/{name}/hakko", made
    for name, linkage in office.linkages.items():
        title = f"{linkage.get('name', '')}の連携"
        yield f"{base}/renkei/{name}", service(f"renkei_{name}", title, None, None, told=told)
    yield f"{base}/shinsei", service("shinsei", "申請", {"type": "object"}, None, told=told)


def of_function(base: str, name: str, function: dict, *, told: bool):
    """Yield the service of a function that has one of its own."""
    places = {"search": "kensaku", "restrict": "shosai", "batch": "ikkatsu"}
    if function["kind"] not in places:
        return
    word = places[function["kind"]]
    ref = {"$ref": f"#/components/schemas/{function['table']}"}
    made = service(f"{word}_{name}", function["name"], ref, listed(ref), told=told)
    yield f"{base}/{word}/{name}", made


def service(name: str, title: str, body: dict | None, answer: dict | None, *, told: bool) -> dict:
    """Return one service: always POST, always the product's envelope."""
    ok: dict = {"description": "正常終了"}
    if answer is None:
        ok["content"] = {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}
    else:
        ok["content"] = {"application/json": {"schema": answer}}
    found: dict = {"operationId": name, "responses": {"200": ok, "400": refused()}}
    if told:
        found["summary"] = title
    if body is not None:
        found["requestBody"] = {"content": {"application/json": {"schema": body}}}
    return {"post": found}


def answered(data: dict) -> dict:
    """Return the envelope round some data."""
    result = {"type": "object", "properties": {"code": dict(_TEXT), "message": dict(_TEXT)}}
    return {"type": "object", "properties": {"kekka": result, "data": data}}


def listed(ref: dict) -> dict:
    """Return the envelope round a page of rows."""
    page = {"kensu": {"type": "integer"}, "list": {"type": "array", "items": ref}}
    return answered({"type": "object", "properties": page})


def refused() -> dict:
    """Return the answer of a refusal, with the product's reasons."""
    reasons = "HISSU KEISHIKI KETA FUSEIGO CODE_NASHI KENGEN_NASHI TAISHO_NASHI MITEIKYO JUFUKU"
    riyu = {"type": "string", "enum": reasons.split()}
    error = {"type": "object", "properties": {"koumoku": dict(_TEXT), "riyu": riyu}}
    schema = answered({"type": "object"})
    schema["properties"]["errors"] = {"type": "array", "items": error}
    return {"description": "エラー", "content": {"application/json": {"schema": schema}}}


def form_body() -> dict:
    """Return what issuing a form takes."""
    names = {
        "hyo": _TEXT,
        "atesaki": _TEXT,
        "kagi": {"type": "object"},
        "nyuryoku": {"type": "object"},
    }
    return {"type": "object", "properties": names}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(document(sys.argv[1]), ensure_ascii=False, indent=1) + "\n")
