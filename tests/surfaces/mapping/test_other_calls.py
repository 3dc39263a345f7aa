"""Linkages, exports, forms, the audit log and capabilities through a mapping."""

from __future__ import annotations

import csv
import io

import pytest

from conformance.findings import UntestedError

DOMAIN = "child_allowance"
HEAD = """
adapter: mapping
roles: {clerk: {code: "10"}}
mapping:
  naming: camel
  envelope: {errors: ayamari, error: {code: riyu, item: koumoku, index: gyo, first_index: 1}}
  names: {groups: {payees: jukyusha, children: jido}, functions: {register-claim: T01}}
  types: {date: {format: "%Y%m%d"}, flag: {values: {"true": "1", "false": "0"}}}
  codes: {addressee: {self: "1", third_party: "3"}}
  fields:
    child_allowance/payees: {name: {to: shimei}}
  calls:
"""


def _linkage(specs, *, several):
    spec = specs[DOMAIN]
    for key, linkage in spec.linkages.items():
        groups = [g for g in linkage.data if g in spec.records]
        if groups and (len(groups) > 1) == several:
            return key, groups
    return pytest.skip("no such linkage in the catalogue")


SEND = "    - {action: link, direction: send, steps: [{request: GET /renkei%s}]}"


def test_rows_of_the_only_group_are_sent(package, specs):
    key, groups = _linkage(specs, several=False)
    reply = package(HEAD + SEND % "", lambda _r: (200, [{"atenaNumber": "1"}])).link(
        DOMAIN, key, {"direction": "send"}
    )
    assert [r["group"] for r in reply.rows] == groups


def test_rows_say_their_group_by_an_expression(package, specs):
    key, groups = _linkage(specs, several=False)
    calls = SEND % ", extra: {group: hyo, row: naiyo}"
    naming = package(HEAD + calls, lambda _r: (200, []))
    word = naming.vocabulary.words.word("groups", DOMAIN, groups[0])
    rows = [{"hyo": word, "naiyo": {"shimei": "山田"}}, {"hyo": "hoka", "naiyo": {}}]
    reply = package(HEAD + calls, lambda _r: (200, rows)).link(DOMAIN, key, {"direction": "send"})
    assert [r["group"] for r in reply.rows] == [groups[0], "(unmapped: hoka)"]


RECEIVE = """
    - action: link
      direction: receive
      steps: [{request: POST /torikomi, format: xml, root: Renkei, body: "{tables}"}]
"""


def test_received_rows_go_out_as_xml_and_wrong_ones_come_back_as_errors(package, vendor, specs):
    key, _ = _linkage(specs, several=False)
    wrong = {"ayamari": [{"gyo": 2, "riyu": "KETA", "koumoku": "shimei"}]}
    rows = [{"group": "payees", "row": {"name": name}} for name in ("山田", "佐藤")]
    reply = package(HEAD + RECEIVE, lambda _r: (200, wrong)).link(
        DOMAIN, key, {"direction": "receive", "rows": rows}
    )
    sent = vendor.got[0].content.decode()
    assert "<jukyusha><shimei>山田</shimei></jukyusha><jukyusha>" in sent
    error = {"index": 1, "code": "KETA", "item": "name"}
    assert reply.rows == ({"accepted": 1, "errors": [error]},)


def test_an_export_is_written_in_the_catalogues_layout(package):
    calls = "    - {action: export, steps: [{request: 'GET /csv/{group}', answer: csv}]}"
    text = "shimei,atenaNumber,birthDate\r\n山田,001,20000401\r\n佐藤,002,\r\n".encode()
    made = package(HEAD + calls, lambda _r: (200, text, {"Content-Type": "text/csv"}))
    reply = made.export(DOMAIN, ["payees"])
    assert reply.rows[0]["group"] == "payees"
    found = list(csv.DictReader(io.StringIO(reply.rows[0]["content"])))
    assert [row["name"] for row in found] == ["山田", "佐藤"]
    assert [row["atena_number"] for row in found] == ["001", "002"]


ISSUE = """
    - action: issue
      steps:
        - request: "POST /{form}"
          body: {kagi: "{key}", ate: "{addressee_code}", nyuryoku: "{inputs}"}
          extra: {copies: bu}
"""
COPY = {
    "subject": {"group": "payees", "key": {"atena_number": "1"}},
    "inputs": {"issue_date": "2026-04-01"},
    "addressee": "third_party",
}


def test_a_form_is_issued_and_its_print_data_read(package, vendor):
    printed = {"issueDate": "20260402", "docNo": "第1号", "bu": 2}
    reply = package(HEAD + ISSUE, lambda _r: (200, printed)).issue(
        DOMAIN, "certification-notice", COPY
    )
    sent = {"kagi": {"atenaNumber": "1"}, "ate": "3", "nyuryoku": {"issueDate": "20260401"}}
    assert vendor.got[0].json == sent
    items = {"issue_date": "2026-04-02", "doc_no": "第1号"}
    assert reply.rows == ({"items": items, "copies": 2},)


def test_a_leak_can_be_looked_for_in_the_vendors_form_and_in_ours(package):
    reply = package(
        HEAD + ISSUE, lambda _r: (200, {"issueDate": "20260402", "hoka": "19500503"})
    ).issue(DOMAIN, "certification-notice", COPY)
    assert "20260402" in str(reply.exchange.response)
    assert "2026-04-02" in str(reply.exchange.response)
    assert "1950-05-03" in reply.exchange.response["dates"]


def test_audit_entries_say_role_and_target_as_the_contract_does(package):
    entry = {"role": "10", "target": "jukyusha", "at": "2026-04-01T09:00:00", "actor": "u1"}
    calls = "    - {action: audit, steps: [{request: GET /log}]}"
    found = package(HEAD + calls, lambda _r: (200, [entry])).audit()
    assert found[0]["role"] == "clerk"
    assert found[0]["target"] == "payees"


def test_capabilities_come_from_the_api_in_the_catalogues_keys(package):
    calls = "    - {action: capabilities, steps: [{request: GET /kino}]}"
    said = [{"domain": "childAllowance", "functions": ["T01", "NAZO"]}]
    found = package(HEAD + calls, lambda _r: (200, said)).capabilities()
    assert found == ({"domain": DOMAIN, "functions": ["register-claim", "NAZO"]},)


def test_capabilities_without_a_call_are_what_the_profile_maps(package, vendor):
    calls = (
        "    - {action: run, domain: child_allowance, kind: create, steps: [{request: POST /a}]}"
    )
    rows = package(HEAD + calls, lambda _r: (200, {})).capabilities()
    by_domain = {row["domain"]: row["functions"] for row in rows}
    assert "register-claim" in by_domain[DOMAIN]
    assert by_domain["resident_register"] == []
    assert vendor.got == []


def test_deleting_gives_the_status(package):
    calls = "    - {action: delete, steps: [{request: 'DELETE /x/{key.atenaNumber}'}]}"
    made = package(HEAD + calls, lambda r: (405 if r.path == "/x/7" else 500, {}))
    assert made.try_delete(DOMAIN, "payees", {"atena_number": "7"}) == 405


def test_a_query_for_what_is_not_there_finds_nothing(package):
    calls = "    - {action: query, steps: [{request: GET /x, statuses: {'404': C0404}}]}"
    assert package(HEAD + calls, lambda _r: (404, {})).query(DOMAIN, "payees", {}) == ()
    with pytest.raises(UntestedError, match="P-NOT-ARRANGED"):
        package(HEAD + calls, lambda _r: (500, {})).query(DOMAIN, "payees", {})


def test_a_document_that_holds_nothing_sends_no_row(package, specs):
    key, _ = _linkage(specs, several=True)
    for empty in ({}, {"@shikibetsu": key}):
        naming = package(HEAD + SEND % ", rows: '@'", lambda _r, body=empty: (200, body))
        assert naming.link(DOMAIN, key, {"direction": "send"}).rows == ()


def test_rows_of_no_group_are_not_judged_beside_several_groups(package, specs):
    key, _ = _linkage(specs, several=True)
    naming = package(HEAD + SEND % "", lambda _r: (200, [{"atenaNumber": "1"}]))
    with pytest.raises(UntestedError, match="P-NO-GROUP"):
        naming.link(DOMAIN, key, {"direction": "send"})


_DECIDES = """
    - action: calculate
      key: monthly-amount
      steps:
        - request: POST /shinsei
          outcome: {accepted: {amount: 1}, NENREI: {amount: 0}}
"""


@pytest.mark.parametrize(
    ("status", "reasons", "amount"), [(200, [], 1), (422, ["NENREI"], 0)], ids=["yes", "no"]
)
def test_a_package_that_decides_by_accepting_or_refusing_is_understood(
    package, status, reasons, amount
):
    said = {"ayamari": [{"riyu": one} for one in reasons]}
    reply = package(HEAD + _DECIDES, lambda _r: (status, said)).calculate(
        DOMAIN, "monthly-amount", {}
    )
    assert reply.accepted
    assert reply.rows == ({"amount": amount},)


@pytest.mark.parametrize(
    ("status", "reasons"),
    [(422, ["NAZO"]), (422, ["NENREI", "NAZO"]), (404, []), (500, ["NENREI"])],
    ids=["another reason", "two reasons", "no reason", "out of order"],
)
def test_no_other_refusal_decides_anything(package, status, reasons):
    said = {"ayamari": [{"riyu": one} for one in reasons]}
    reply = package(HEAD + _DECIDES, lambda _r: (status, said)).calculate(
        DOMAIN, "monthly-amount", {}
    )
    assert not reply.accepted


ONE_CITY = """
  fields:
    "*": {municipality_code: null}
    audit: {subject: dare}
  calls:
    - {action: audit, steps: [{request: GET /log}]}
"""


def test_the_code_of_the_one_municipality_tells_no_group_of_an_entry(package):
    """An entry that names a person by number alone is not read as the key of a row with a code."""
    text = HEAD.partition("  fields:")[0] + ONE_CITY
    entry = {"at": "2026-04-01T09:00:00", "actor": "u1", "dare": {"atenaNumber": "123456"}}
    found = package(text, lambda _r: (200, [entry])).audit()
    assert found[0]["subject"] == "atena_number=123456"
