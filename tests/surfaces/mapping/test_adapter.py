"""The contract, said in a vendor's words."""

from __future__ import annotations

from datetime import date

import pytest

from conformance.findings import FindingError, UntestedError
from conformance.population.rows import PlacedRow

BASE = """
adapter: mapping
roles: {clerk: {code: "10", headers: {X-Kengen: "10"}}, supervisor: {code: "90"}}
mapping:
  naming: camel
  envelope:
    ok: "kekka == 'OK'"
    rows: data
    errors: errors
    error: {code: riyu, item: koumoku}
    reasons: {HISSU: E0001, NASHI: C0404}
    statuses: {"403": C0403}
  types: {date: {wareki: "{G}{yy}.{mm}.{dd}"}, flag: {values: {"true": "1", "false": "0"}}}
  codes: {sex: {"1": "10", "2": "20"}}
  names: {groups: {japanese_residents: jumin}}
  fields:
    resident_register/japanese_residents:
      birth_date: honnin.seinengappi
      name: {split: [honnin.sei, honnin.mei]}
  calls:
    - {action: fresh, steps: [{request: POST /reset, body: {gyomuDate: "{day}"}}]}
    - {action: load, steps: [{request: "POST /{domain}/{group}/ikkatsu", body: {rows: "{rows}"}}]}
    - {action: query, steps: [{request: "POST /{domain}/{group}/kensaku", body: "{where}"}]}
    - action: run
      steps: [{request: "POST /{function}", body: {"...": "{inputs}", kengen: "{role_code}"}}]
"""
ROW = {"atena_number": "0001", "name": "佐藤　一郎", "birth_date": "1950-05-03", "sex": "2"}
VENDOR_ROW = {
    "atenaNumber": "0001",
    "honnin": {"sei": "佐藤", "mei": "一郎", "seinengappi": "S25.05.03"},
    "sex": "20",
}


_CLOSE = """
    - {action: close, steps: [{request: "POST /owari/{day}"}]}
"""


def _ok(*rows):
    return 200, {"kekka": "OK", "data": list(rows)}


def _refused(*errors, status=200):
    return status, {"kekka": "NG", "errors": list(errors)}


def test_the_business_date_goes_out_in_the_vendors_form(package, vendor):
    package(BASE, lambda _r: _ok()).fresh(date(2026, 4, 1))
    assert vendor.got[0].json == {"gyomuDate": "R08.04.01"}


def test_a_refused_business_date_is_not_that_of_later_calls(package, vendor):
    def answer(request):
        refused = request.path == "/reset" and request.json["gyomuDate"] == "R08.04.02"
        return _refused({"code": "E1"}) if refused else _ok()

    made = package(BASE + _CLOSE, answer)
    made.fresh(date(2026, 4, 1))
    with pytest.raises(UntestedError):
        made.fresh(date(2026, 4, 2))
    made.close()
    assert vendor.got[-1].path == "/owari/R08.04.01"


def test_rows_are_loaded_in_the_vendors_fields_and_values(package, vendor):
    package(BASE, lambda _r: _ok()).load(
        [PlacedRow("resident_register", "japanese_residents", ROW)]
    )
    assert vendor.got[0].path == "/residentRegister/jumin/ikkatsu"
    assert vendor.got[0].json == {"rows": [VENDOR_ROW]}


def test_rows_are_read_back_as_rows_of_the_catalogue(package):
    found = package(BASE, lambda _r: _ok(VENDOR_ROW)).query(
        "resident_register", "japanese_residents", {"atena_number": "0001"}
    )
    assert found == (ROW,)


def test_rows_of_others_in_the_answer_to_a_query_are_left_out(package):
    other = {**VENDOR_ROW, "atenaNumber": "0002"}
    found = package(BASE, lambda _r: _ok(other, VENDOR_ROW)).query(
        "resident_register", "japanese_residents", {"atena_number": "0001"}
    )
    assert found == (ROW,)


def test_a_function_runs_as_its_role(package, vendor):
    function = "search-residents-by-name"
    reply = package(BASE, lambda _r: _ok(VENDOR_ROW)).run(
        "resident_register", function, {"name": "佐藤　一郎"}, "supervisor"
    )
    assert reply.accepted
    assert vendor.got[0].json["kengen"] == "90"
    assert "X-Kengen" not in vendor.got[0].headers


def test_a_refusal_in_the_vendors_words_becomes_the_bound_reason_and_item(package, specs):
    functions = specs["resident_register"].functions.values()
    name = next(
        f.key for f in functions if getattr(f.operation, "record", "") == "japanese_residents"
    )
    refused = _refused({"riyu": "HISSU", "koumoku": "seinengappi"})
    reply = package(BASE, lambda _r: refused).run("resident_register", name, {})
    assert not reply.accepted
    assert reply.refused_with("E0001", "birth_date")


@pytest.mark.parametrize("word", ["E0001", "FUMEI"])
def test_a_vendors_reason_without_a_bound_one_never_becomes_one(package, word):
    reply = package(BASE, lambda _r: _refused({"riyu": word})).run("resident_register", "x", {})
    assert not reply.refused_with("E0001")
    assert word in reply.refusals[0].code


def test_the_status_speaks_where_the_answer_gives_no_reason(package):
    reply = package(BASE, lambda _r: (403, {})).run("resident_register", "x", {})
    assert reply.refused_with("C0403")
    assert reply.status == 403


def test_a_call_the_profile_does_not_have_is_untested(package):
    with pytest.raises(UntestedError) as caught:
        package(BASE, lambda _r: _ok()).calculate("child_allowance", "monthly-amount", {})
    assert caught.value.cause.code == "P-NOT-MAPPED"
    assert caught.value.cause.details == {"action": "calculate", "key": "monthly-amount"}


def test_a_refused_arrangement_is_untested_with_the_vendors_reason(package):
    with pytest.raises(UntestedError, match="E0001") as caught:
        package(BASE, lambda _r: _refused({"riyu": "HISSU"})).load(
            [PlacedRow("resident_register", "japanese_residents", ROW)]
        )
    assert caught.value.cause.code == "P-NOT-ARRANGED"


def test_an_answer_that_is_no_json_is_a_finding(package):
    with pytest.raises(FindingError) as caught:
        package(BASE, lambda _r: (200, b"<html>")).run("resident_register", "x", {})
    assert caught.value.finding.code == "F-BODY"


FOUND = """
adapter: mapping
mapping:
  fields:
    resident_register/japanese_residents: {address: a.jusho, birth_date: umare}
    resident_register/function/basic-search-keys: {address: cho}
    resident_register/function/basic-search-keys/found: {address: jushoJi}
  calls:
    - {action: run, steps: [{request: GET /hito, query: {"...": "{inputs}"}}]}
"""


def test_what_a_search_is_asked_by_and_what_it_finds_may_stand_elsewhere(package, vendor):
    made = package(FOUND, lambda _r: (200, [{"jushoJi": "本町１番地", "umare": ""}]))
    reply = made.run("resident_register", "basic-search-keys", {"address": "本町"})
    assert vendor.got[0].path == "/hito?cho=%E6%9C%AC%E7%94%BA"
    assert reply.rows[0]["address"] == "本町１番地"
    assert reply.rows[0]["birth_date"] is None


ISSUE = """
adapter: mapping
mapping:
  envelope: {errors: error, error: {code: code, item: item}}
  fields: {resident_register: {atena_number: no}}
  calls:
    - action: issue
      steps:
        - {request: POST /utsushi, body: {no: "{key.no}", kubun: HONNIN}}
"""


@pytest.mark.parametrize(("item", "unasked"), [("no", False), ("kubun", True), (None, False)])
def test_a_refusal_about_what_the_profile_wrote_is_known(package, item, unasked):
    made = package(ISSUE, lambda _r: (403, {"error": {"code": "X", "item": item}}))
    subject = {"group": "japanese_residents", "key": {"atena_number": "1"}}
    reply = made.issue("resident_register", "resident-copy", {"subject": subject})
    assert [reason.unasked for reason in reply.refusals] == [unasked]


NOBODY = """
adapter: mapping
mapping:
  envelope: {errors: error, error: {code: code}, reasons: {N1: C0404}, statuses: {"404": C0404}}
  calls:
    - {action: run, steps: [{request: "GET /hito/{inputs.atena_number}"}]}
"""


@pytest.mark.parametrize(
    ("status", "body", "found"),
    [
        (404, {"error": {"code": "N1"}}, True),
        (404, {"detail": "Not Found"}, False),  # of a router: the path may be wrong
        (404, {"error": {"code": "N2"}}, False),
        (400, {"error": {"code": "N1"}}, False),
    ],
)
def test_a_search_that_is_told_that_nobody_is_there_has_found_nobody(package, status, body, found):
    made = package(NOBODY, lambda _r: (status, body))
    reply = made.run("resident_register", "basic-search-keys", {"atena_number": "1"})
    assert reply.accepted is found
    assert reply.rows == ()


_ONLY_ASKED = """
    - action: run
      key: correction
      steps:
        - {request: "POST /shusei", when: "function == 'shusei'", body: "{inputs}"}
        - {request: "GET /jumin/{key.atenaNumber}", reply: true}
"""


def test_a_change_of_which_only_the_enquiry_was_sent_was_not_made(package):
    """A condition that never holds is the profile's doing, not the package's."""
    mapped = package(BASE + _ONLY_ASKED, lambda _r: _ok(VENDOR_ROW))
    with pytest.raises(UntestedError) as raised:
        mapped.run("resident_register", "correction", ROW)
    assert raised.value.cause.code == "P-NO-STEP"


_LOOKED_UP = """
    - action: run
      key: correction
      steps:
        - {request: "GET /jumin/{key.atenaNumber}", keep: {ban: ban}}
        - {request: "POST /shusei/{ban}", body: "{inputs}"}
"""


@pytest.mark.parametrize("refused", ["GET", "POST"])
def test_a_change_that_is_refused_where_it_is_looked_up_was_not_asked_for(package, refused):
    def answer(request):
        return (404, {}) if request.method == refused else (200, {"kekka": "OK", "ban": 7})

    reply = package(BASE + _LOOKED_UP, answer).run("resident_register", "correction", ROW)
    assert not reply.accepted
    assert reply.looked_up is (refused == "GET")


_UNTOLD = """
    - action: run
      key: move-in-entry
      steps: [{request: POST /tennyu, body: "{inputs}"}]
"""


def test_a_function_that_cannot_be_told_an_item_is_named_with_it(package):
    text = (BASE + _UNTOLD).replace(
        "  fields:\n",
        "  fields:\n    resident_register/function/move-in-entry: {event_date: null}\n",
    )
    mapped = package(text, lambda _r: _ok(VENDOR_ROW))
    with pytest.raises(UntestedError) as raised:
        mapped.run("resident_register", "move-in-entry", {**ROW, "event_date": "2026-04-01"})
    assert raised.value.cause.code == "P-NO-FIELD"
    assert "resident_register/function/move-in-entry" in raised.value.cause.en
