"""The official API of the sample package: numbers, history, official texts."""

from __future__ import annotations

import pytest

from conformance.catalog.load import load
from conformance.reference.behaviour import CORRECT
from conformance.reference.linkage_api import Office
from conformance.reference.linkage_request import message
from conformance.reference.refusals import RefusalReason

SPEC = load("common_functions")
API = SPEC.apis["issue-atena-number"]
ORDER = {
    "shorikubun": "0",
    "shikuchosonkodo": "131016",
    "nayosemotofuragu": "0",
    "tagyomusanshofukafuragu": "0",
    "sosashaid": "123456",
    "sosanengappi": "2025-04-01",
    "sosajikoku": "09:00:00",
}


@pytest.fixture
def office() -> Office:
    return Office(SPEC, API, CORRECT)


def number(office: Office, **changed: str) -> tuple[object, object]:
    status, body = office.answer({**ORDER, **changed})
    assert status == 200, body
    row = body["result"][0]  # type: ignore[index, call-overload]  # JSON of the answer
    return row["atenabango"], row["rirekibango"]  # type: ignore[index, call-overload]  # as above


def codes(office: Office, **changed: object) -> list[object]:
    status, body = office.answer({**ORDER, **changed})  # type: ignore[dict-item]  # any JSON
    assert status == 400
    return [error["code"] for error in body["errors"]]  # type: ignore[union-attr, index, call-overload]  # JSON


def test_each_request_for_a_number_gets_a_new_one(office: Office) -> None:
    first, second = number(office), number(office)
    assert first[0] != second[0]
    assert first[1] == second[1] == 1


def test_a_chosen_number_is_kept_and_its_history_grows(office: Office) -> None:
    given = str(number(office)[0])
    assert number(office, shorikubun="2", atenabango=given) == (given, 2)


def test_a_number_sent_with_a_request_for_a_new_one_is_not_used(office: Office) -> None:
    assert number(office, atenabango="1")[0] != "1"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"sosashaid": ""}, "E0001"),
        ({"shorikubun": "1"}, "E0001"),
        ({"shorikubun": "3"}, "E0002"),
        ({"sosashaid": 5}, "E0002"),
        ({"shimei": "SATO"}, "E0002"),
        ({"sosanengappi": "2025-02-30"}, "E0002"),
        ({"kojinbango": "12345"}, "E0003"),
        ({"shimei": "字" * 101}, "E0003"),
    ],
)
def test_a_wrong_parameter_is_refused_with_its_code(
    office: Office, changed: dict[str, object], code: str
) -> None:
    assert codes(office, **changed) == [code]


def test_an_unspecified_birth_date_is_taken(office: Office) -> None:
    assert number(office, seinengappi="0000-00-00")[1] == 1


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        (RefusalReason("E0001", "atenabango"), "宛名番号が設定されていません。"),
        (RefusalReason("E0002", "shimei"), "氏名は全角文字で設定してください。"),
        (RefusalReason("E0003", "kojinbango"), "個人番号は12桁で設定してください。"),
        (
            RefusalReason("E0004", "atenabango"),
            "処理区分が設定されている場合、宛名番号は設定必須です。",
        ),
    ],
)
def test_the_message_is_the_official_text(reason: RefusalReason, text: str) -> None:
    assert message(API, reason) == text
