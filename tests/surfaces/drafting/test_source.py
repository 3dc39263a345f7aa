import json

import pytest

from conformance.errors import UsageError
from conformance.surfaces.drafting import source
from conformance.surfaces.drafting.source import read_document

SMALL = {"openapi": "3.1.0", "info": {}, "paths": {}}


def _code(error) -> str:
    return error.value.messages[0].code


def test_json_and_yaml_are_read_alike(tmp_path) -> None:
    for name, text in (
        ("a.json", json.dumps(SMALL)),
        ("a.yaml", "openapi: 3.1.0\ninfo: {}\npaths: {}"),
    ):
        (tmp_path / name).write_text(text, "utf-8")
        assert read_document(str(tmp_path / name)) == SMALL


def test_a_document_comes_from_the_named_host(httpserver) -> None:
    httpserver.expect_request("/v3/api-docs").respond_with_json(SMALL)
    assert read_document(httpserver.url_for("/v3/api-docs")) == SMALL


def test_a_redirect_to_elsewhere_is_not_followed(httpserver) -> None:
    away = {"Location": "http://elsewhere.example/openapi.json"}
    httpserver.expect_request("/o.json").respond_with_data("", status=302, headers=away)
    with pytest.raises(UsageError) as error:
        read_document(httpserver.url_for("/o.json"))
    assert _code(error) == "USE020"
    assert "302" in str(error.value)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{[", "USE022"),
        ("swagger: '2.0'", "USE023"),
        ("- 1", "USE023"),
        ("openapi: 4.0.0", "USE023"),
        ("[" * 100_000, "USE022"),
        ("a: !!python/object/apply:os.system [true]", "USE022"),
    ],
)
def test_what_is_no_such_document_is_said(tmp_path, text: str, code: str) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError) as error:
        read_document(str(path))
    assert _code(error) == code


def test_a_missing_file_and_another_protocol_are_said(tmp_path) -> None:
    for place in (str(tmp_path / "none.yaml"), "ftp://host.example/a.yaml"):
        with pytest.raises(UsageError) as error:
            read_document(place)
        assert _code(error) == "USE020"


def test_a_file_over_the_limit_is_not_read(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(source, "MAX_BYTES", 10)
    path = tmp_path / "large.json"
    path.write_text(json.dumps(SMALL), "utf-8")
    with pytest.raises(UsageError) as error:
        read_document(str(path))
    assert _code(error) == "USE021"
