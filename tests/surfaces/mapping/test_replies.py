"""What an answer says: accepted, rows, reasons."""

from __future__ import annotations

import pytest

from conformance.surfaces.mapping.models.call import CallStep
from conformance.surfaces.mapping.models.section import Envelope
from conformance.surfaces.mapping.replies import reading_of, status_of

ENVELOPE = {
    "ok": "kekka == 'OK'",
    "rows": "data",
    "errors": "errors",
    "error": {"code": "riyu", "item": "koumoku", "index": "gyo", "first_index": 1},
    "reasons": {"HISSU": "E0001"},
    "statuses": {"404": "C0404"},
}


def reading(**step):
    given = {"request": "GET /", **step}
    return reading_of(Envelope.model_validate(ENVELOPE), CallStep.model_validate(given))


@pytest.mark.parametrize(
    ("status", "body", "accepted"),
    [
        (200, {"kekka": "OK"}, True),
        (201, {"kekka": "OK"}, True),
        (200, {"kekka": "NG"}, False),
        (200, None, False),
        (400, {"kekka": "OK"}, False),
        (302, {"kekka": "OK"}, False),
    ],
)
def test_accepted_is_success_and_what_the_envelope_says(status, body, accepted):
    assert reading().accepted(status, body, structured=True) is accepted


def test_a_file_is_accepted_by_its_status():
    assert reading().accepted(200, {"lines": []}, structured=False)


@pytest.mark.parametrize(
    ("found", "rows"),
    [({"a": 1}, [{"a": 1}]), ([{"a": 1}], [{"a": 1}]), (None, []), (["x"], [{"value": "x"}])],
)
def test_rows_are_one_object_or_a_list(found, rows):
    assert reading().rows_of({"data": found}) == rows


def test_reasons_come_from_the_body_and_else_from_the_status():
    named = reading().reasons_of(404, {"errors": {"riyu": "HISSU", "koumoku": "shimei", "gyo": 3}})
    assert (named[0].code, named[0].place, named[0].index) == ("E0001", "shimei", 2)
    assert reading().reasons_of(404, {})[0].code == "C0404"
    assert reading().reasons_of(500, None)[0].code == "HTTP 500"


def test_a_step_may_read_its_answer_in_its_own_way():
    own = reading(ok="done", reasons={"HISSU": "E0004"}, statuses={"404": "C0405"})
    assert own.accepted(200, {"done": True}, structured=True)
    assert own.reasons_of(200, {"errors": [{"riyu": "HISSU"}]})[0].code == "E0004"
    assert own.reasons_of(404, {})[0].code == "C0405"


def test_a_bound_reason_in_the_vendors_mouth_does_not_count_unless_the_profile_says_so():
    assert reading().reasons_of(400, {"errors": [{"riyu": "E0004"}]})[0].code == "(unmapped: E0004)"


def test_a_refusal_with_status_200_has_the_status_of_its_reason():
    missing = reading().reasons_of(404, {})
    assert status_of(200, missing) == 404
    assert status_of(200, reading().reasons_of(200, {"errors": ["x"]})) == 400
    assert status_of(422, missing) == 422
