"""A document that describes no answers: what its calls say of themselves, and what they take."""

from __future__ import annotations

import pytest

from conformance.catalog.load import load
from conformance.surfaces.drafting.draft import draft_domain
from conformance.surfaces.drafting.operations import read_api

SPEC = load("resident_register")


def call(summary, *, takes=(), body=None):
    node = {"summary": summary, "parameters": [*takes], "responses": {"200": {"description": ""}}}
    if body is not None:
        schema = {"type": "object", "properties": body}
        node["requestBody"] = {"content": {"application/json": {"schema": schema}}}
    return node


def asks(name, place="query"):
    return {"name": name, "in": place, "schema": {"type": "string"}}


WHO = {"type": "object", "properties": {"atenaNo": {"type": "string"}}}
DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "台帳", "version": "1"},
    "paths": {
        "/setai/{no}": {"get": call("世帯の照会", takes=[asks("no", "path")])},
        "/sagasu": {"get": call("住民を探す", takes=[asks("nameKana"), asks("surnameKana")])},
        "/hako": {"get": call("ゴミの日", takes=[asks("chiku")])},
        "/utsushi": {
            "post": call(
                "住民票の写し",
                body={"seikyusha": WHO, "atenaNo": {"type": "array", "items": {"type": "string"}}},
            )
        },
    },
}


@pytest.fixture(scope="module")
def drafted():
    found = draft_domain(SPEC, read_api(DOCUMENT), "")
    return {(one.subject.action, one.subject.key): one for one in found.calls}


def test_an_inquiry_whose_answer_is_not_described_is_found_by_its_title(drafted):
    assert drafted["query", "households"].match.right == "GET /setai/{no}"


def test_a_search_is_found_by_what_it_is_asked_by(drafted):
    one = drafted["run", "kana-search"]
    assert (one.match.right, one.match.sure) == ("GET /sagasu", False)


def test_what_says_and_takes_something_else_serves_nothing(drafted):
    assert all(one.match.right != "GET /hako" for one in drafted.values())


def test_who_applies_is_not_whom_a_copy_is_about(drafted):
    body = drafted["issue", "resident-copy"].drafted.step["body"]
    assert body == {"...": "{inputs}", "atenaNo": ["{key.atenaNo}"]}


def test_a_deed_in_the_title_of_what_is_sought_is_what_it_is_about():
    document = {**DOCUMENT, "paths": {"/kaijo": {"post": call("抑止の一時解除の依頼", body={})}}}
    (found,) = draft_domain(SPEC, read_api(document), "").calls
    assert found.subject.key == "suppression-temporary-release"
