"""What leaves the package passes the behaviour of the requirement that the call is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from conformance.reference.behaviour import CORRECT, Behaviour
from conformance.reference.emitted import Emitted, emitted
from conformance.reference.store import Sandbox

BOX = Sandbox("s1", date(2026, 11, 21))
PATH = {"sandbox": "s1", "domain": "sample", "key": "look"}
WHOLE = Emitted(200, {"result": [{"a": 1}, "no row"]}, {}, BOX)


class Marking(Behaviour):
    """Marks every answer and keeps what it was asked."""

    def emitted(self, answer: Emitted) -> Emitted:
        return replace(answer, body={"marked": answer.asked, "by": answer.role}, headers={"X": "1"})


def at(place):
    return lambda requirement: Marking() if requirement == place else CORRECT


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        ("functions", "sample/function/look"),
        ("calculations", "sample/rule/look"),
        ("forms", "sample/form/look"),
        ("linkages", "sample/linkage/look"),
        ("records", "sample/record/look"),
    ],
)
def test_a_call_is_about_the_requirement_its_path_names(kind, place) -> None:
    body = b'{"actor": {"id": "x", "role": "clerk"}, "inputs": {}}'
    sent = emitted(at(place), PATH, kind, body, WHOLE)
    assert sent.body["by"] == "clerk"
    assert sent.headers == {"X": "1"}
    assert emitted(at("sample/function/other"), PATH, kind, body, WHOLE) is WHOLE


def test_an_export_is_about_each_group_that_is_asked_for() -> None:
    body = b'{"groups": ["people", "claims"]}'
    path = {"sandbox": "s1", "domain": "sample"}
    for group in ("people", "claims"):
        sent = emitted(at(f"sample/record/{group}"), path, "exports", body, WHOLE)
        assert "marked" in sent.body
    assert emitted(at("sample/record/houses"), path, "exports", body, WHOLE) is WHOLE


@pytest.mark.parametrize("body", [b"", b"[]", b"no json"])
def test_a_request_without_a_body_names_nobody(body) -> None:
    assert emitted(at("sample/form/look"), PATH, "forms", body, WHOLE).body == {
        "marked": {},
        "by": "",
    }


def test_a_call_about_no_domain_leaves_as_it_is() -> None:
    assert emitted(lambda _at: Marking(), {"sandbox": "s1"}, "audit", b"", WHOLE) is WHOLE


def test_the_rows_of_an_answer_are_its_objects() -> None:
    assert WHOLE.rows == [{"a": 1}]
    assert Emitted(400, {"errors": []}, {"addressee": "self"}, BOX).rows == []
    assert Emitted(400, {}, {"addressee": "self"}, BOX).addressee == "self"
