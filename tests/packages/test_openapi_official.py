"""The document of the official APIs: valid, true to the catalogue, lawful in what it asks for."""

from __future__ import annotations

import jsonschema
import pytest

from conformance.catalog.load import domains, load
from conformance.openapi.official import official_openapi

SPEC = load("common_functions")
API = SPEC.apis["issue-atena-number"]
CALL = official_openapi(SPEC)["paths"][f"/{API.path}"]["post"]


def body_of(status: int) -> jsonschema.Draft202012Validator:
    schema = CALL["responses"][str(status)]["content"][API.response_content_type]["schema"]
    return jsonschema.Draft202012Validator(schema)


def lawful() -> dict[str, object]:
    texts = {r.fixed for f in API.response(400).fields for r in (f, *f.fields) if r.fixed}
    return {
        "title": "住登外者宛名番号付番",
        "detail": texts.pop(),
        "_links": {"self": {"href": f"/{API.path}"}},
        "errors": [{"code": "E0001", "message": "操作者IDが設定されていません。"}],
    }


def test_every_parameter_and_every_status_stands_in_it() -> None:
    schema = CALL["requestBody"]["content"][API.request_content_type]["schema"]
    assert set(schema["properties"]) == {p.name for p in API.parameters}
    assert set(schema["required"]) == {p.name for p in API.parameters if p.required}
    assert set(CALL["responses"]) == {str(r.status) for r in API.responses}
    assert CALL["security"] == [{"oauth": [API.scope]}]


def test_a_refusal_as_published_follows_it() -> None:
    assert body_of(400).is_valid(lawful())


@pytest.mark.parametrize(
    "change",
    [
        {"detail": "失敗しました。"},
        {"errors": []},
        {"errors": [{"code": "E9999", "message": "操作者IDが設定されていません。"}]},
        {"errors": [{"code": "E0001", "message": "だめです。"}]},
        {"errors": [{"code": "E0001"}]},
        {"_links": None},
        {"more": 1},
    ],
)
def test_a_refusal_that_departs_does_not(change: dict[str, object]) -> None:
    assert not body_of(400).is_valid({**lawful(), **change})


def test_a_domain_without_official_apis_has_no_paths() -> None:
    without = [name for name in domains() if not load(name).apis]
    assert without
    assert official_openapi(load(without[0]))["paths"] == {}
