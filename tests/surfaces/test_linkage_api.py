"""The client of official APIs: what it sends, and what it keeps out of the evidence."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from conformance.catalog.load import load
from conformance.surfaces.http import Http, HttpResponse
from conformance.surfaces.linkage_api import ISSUED, LinkageApi

if TYPE_CHECKING:
    from collections.abc import Mapping

API = load("common_functions").apis["issue-atena-number"]


@dataclass
class RecordingPackage:
    """Answers every call alike and remembers it."""

    body: object
    status: int = 200
    calls: list[tuple[str, str, object, object]] = field(default_factory=list)

    def call(
        self, method: str, path: str, *, body: object, headers: Mapping[str, str], form: object
    ) -> HttpResponse:
        self.calls.append((method, path, body or form, dict(headers)))
        return HttpResponse(self.status, "application/json", json.dumps(self.body).encode(), {})


def client(told: RecordingPackage) -> LinkageApi:
    return LinkageApi(API, cast("Http", told), [])


def test_the_token_is_sent_as_bearer_and_left_out_when_there_is_none() -> None:
    told = RecordingPackage({})
    client(told).call({"a": "1"}, "T")
    client(told).call({"a": "1"}, None, "access_token=T")
    path = "/app_submit/v10/jutogaishaatenabangofuban"
    assert told.calls == [
        ("POST", path, {"a": "1"}, {"Authorization": "Bearer T"}),
        ("POST", f"{path}?access_token=T", {"a": "1"}, {}),
    ]


def test_an_issued_number_is_hidden_in_the_evidence_but_not_from_the_check() -> None:
    told = RecordingPackage({"result": [{"atenabango": "900", "sosashaid": "12"}]})
    calls = client(told)
    reply = calls.call({"sosashaid": "12"}, "T")
    again = calls.call({"sosashaid": "12", "atenabango": "900"}, "T")
    assert reply.rows[0]["atenabango"] == "900"
    assert reply.exchange.response == {"result": [{"atenabango": ISSUED, "sosashaid": "12"}]}
    assert again.exchange.request == {"sosashaid": "12", "atenabango": ISSUED}
    assert calls.trail == [reply.exchange, again.exchange]


def test_the_token_in_a_query_stays_out_of_the_evidence() -> None:
    reply = client(RecordingPackage({})).call({}, None, "access_token=T")
    assert reply.exchange.path == "/app_submit/v10/jutogaishaatenabangofuban"


def test_a_body_of_another_form_has_no_rows_and_no_codes() -> None:
    for body in (None, [], {"result": "x", "errors": {}}):
        reply = client(RecordingPackage(body, 400)).call({}, "T")
        assert (reply.rows, reply.codes) == ((), ())


def test_error_codes_are_read_in_their_order() -> None:
    errors = [{"code": "E0002"}, {"code": "E0001"}]
    assert client(RecordingPackage({"errors": errors}, 400)).call({}, "T").codes == (
        "E0002",
        "E0001",
    )
